"""A group: a network that stands as one node in another, as it is or several times in a row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, NamedTuple

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import Message, Text, translate

MOST_LEAVES = 20_000
"""Blocks of a network, each copy counted; no check, file or module is made of more."""
DEEPEST = 8
"""Groups within groups."""
MOST_COPIES = 1000


_ONE = translate("Group", "1 block")
_MANY = translate("Group", "{count} blocks")


class End(NamedTuple):
    """One end of a wire: a port of a node."""

    id: str
    port: str


@dataclass(frozen=True)
class Group:
    """A node's content that is a network itself; its ports are data, so the inner graph holds blocks and nothing else.

    `takes`: by input port the inner inputs that it feeds, one or more; `gives`: by output port the inner output it hands out.
    `repeat` is how many copies stand in a row, each with weights of its own: a repeated group has one input and one output.
    """

    graph: Graph = field(default_factory=Graph)
    takes: Mapping[str, tuple[End, ...]] = field(default_factory=dict, hash=False)
    gives: Mapping[str, End] = field(default_factory=dict, hash=False)
    repeat: int = 1
    variadic: ClassVar[bool] = False
    boundary: ClassVar[str] = ""
    stem: ClassVar[str] = "group"
    title: ClassVar[Text] = translate("Group", "Group")

    @classmethod
    def type_name(cls) -> str:
        """Return the name in files."""
        return "Group"

    def caption(self) -> Message:
        """Return what is in it: "5 blocks", "3 × 5 blocks"."""
        count = leaf_count(self.graph)
        inside = Message("group.inside", _ONE if count == 1 else _MANY, count=count)
        if self.repeat == 1:
            return inside
        return Message("group.caption", translate("Group", "{repeat} × {inside}"), repeat=self.repeat, inside=inside)

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The input ports in order: x, x2, x3."""
        return tuple(sorted(self.takes, key=_place))

    @cached_property
    def outputs(self) -> tuple[str, ...]:
        """The output ports in order: y, y2, y3."""
        return tuple(sorted(self.gives, key=_place))

    @property
    def repeatable(self) -> bool:
        """Whether copies can stand in a row: one input, one output."""
        return len(self.takes) == 1 and len(self.gives) == 1

    @property
    def copies(self) -> int:
        """How many copies stand in a row; one where they could not be joined."""
        return self.repeat if self.repeatable else 1

    def prefixes(self, address: str) -> list[str]:
        """Return what the leaves of each copy begin with: `stage1.`, or `stage1.0.`, `stage1.1.` where it repeats."""
        return [f"{address}.{copy}." for copy in range(self.copies)] if self.repeat > 1 else [f"{address}."]

    @cached_property
    def leaf_count(self) -> int:
        """How many blocks it stands for, each copy counted."""
        return self.copies * leaf_count(self.graph)

    @cached_property
    def depth(self) -> int:
        """How many groups lie within each other here; 1 where it holds none."""
        return 1 + depth(self.graph)

    def free_input(self) -> str:
        """Return the name of a new input port."""
        return _free("x", self.takes)

    def free_output(self) -> str:
        """Return the name of a new output port."""
        return _free("y", self.gives)


def groups(graph: Graph) -> dict[str, Group]:
    """Return the groups of one level by id."""
    found: dict[str, Group] | None = graph.__dict__.get("_groups")
    if found is None:
        found = {id: node.block for id, node in graph.nodes.items() if isinstance(node.block, Group)}
        graph.__dict__["_groups"] = found
    return found


def leaf_count(graph: Graph) -> int:
    """Return how many blocks a network has, each copy counted; nothing is laid out for it."""
    inner = groups(graph).values()
    return len(graph) - len(inner) + sum(group.leaf_count for group in inner)


def depth(graph: Graph) -> int:
    """Return how many groups lie within each other; 0 where there is none."""
    return max((group.depth for group in groups(graph).values()), default=0)


def _free(stem: str, taken: Mapping[str, object]) -> str:
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def _place(port: str) -> tuple[int, str]:
    digits = re.search(r"[0-9]{0,6}\Z", port)
    return int(digits[0] or 0) if digits else 0, port
