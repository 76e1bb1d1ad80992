"""Chooses the variables of `forward`: a chain goes on in `x`, a shortcut waits as `identity`, branches have numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from cnnstudio.graph.block import Operator

CHAIN = "x"


@dataclass(frozen=True)
class Line:
    """One assignment: `target` = what the node `id` computes from `feeds`. `kept`: a variable first set aside, (new, old).

    `others` take what the node gives beside its first value; `_` is read by nothing.
    """

    id: str
    target: str
    feeds: tuple[str, ...]
    kept: tuple[str, str] | None = None
    others: tuple[str, ...] = ()


def assign(
    sources: Mapping[str, str],
    order: Sequence[str],
    feeds: Mapping[str, Sequence[str]],
    calls: Mapping[str, object],
    others: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> list[Line]:
    """Return the lines of the walk over `order`.

    It begins behind `sources`, the variables that hold values from outside. `feeds` are the values that a node reads: a node's
    id is the name of its first value, `others` has the names of the rest.
    """
    return _Assigner(sources, order, feeds, calls, others).lines


class _Assigner:
    def __init__(
        self,
        sources: Mapping[str, str],
        order: Sequence[str],
        feeds: Mapping[str, Sequence[str]],
        calls: Mapping[str, object],
        others: Mapping[str, Sequence[str]],
    ) -> None:
        self.feeds, self.calls, self.others = feeds, calls, others
        self.readers: dict[str, list[str]] = {}
        for id in order:
            for feed in dict.fromkeys(feeds[id]):
                self.readers.setdefault(feed, []).append(id)
        self.left = {id: len(readers) for id, readers in self.readers.items()}
        self.held = dict(sources)
        self.lines = [self._line(id) for id in order]

    def _line(self, id: str) -> Line:
        sources = tuple(dict.fromkeys(self.feeds[id]))
        kept = None
        if len(sources) == 1 and self.left[sources[0]] > 1:
            target, kept = self._branch(sources[0])
        else:
            target = self._next(sources)
        variables = tuple(self.held[feed] if kept is None else kept[1] for feed in self.feeds[id])
        for feed in sources:
            self.left[feed] -= 1
            if not self.left[feed]:
                del self.held[feed]
        others = self.others.get(id, ())
        if others and id not in self.readers:
            target = "_"
        else:
            self.held[id] = target
        return Line(id, target, variables, kept, tuple([self._other(value) for value in others]))

    def _other(self, value: str) -> str:
        if value not in self.readers:
            return "_"
        name = self.held[value] = self._name("branch", numbered=True)
        return name

    def _next(self, sources: tuple[str, ...]) -> str:
        """Return the variable that takes the result: the chain's where it is free, else one that is read for the last time."""
        free = [self.held[feed] for feed in sources if self.left[feed] == 1]
        if CHAIN in free or CHAIN not in self.held.values():
            return CHAIN
        return free[0] if free else self._name("branch", numbered=True)

    def _branch(self, source: str) -> tuple[str, tuple[str, str] | None]:
        """Return the variable for the first reader of a value that others read later, and what is set aside for them."""
        old = self.held[source]
        style = self._style(source)
        if style == "branch":
            return self._name("branch", numbered=True), None
        if style == "short":
            return self._name("identity"), None
        new = self._name("identity")
        self.held[source] = new
        return old, (new, old)

    def _style(self, source: str) -> Literal["branch", "short", "long"]:
        """Tell how a person would write this fork: two paths that meet in a sum, or a value joined later, are a shortcut."""
        if len(self.readers[source]) != 2 or self.left[source] != 2:
            return "branch"
        (mine, length), (other, reach) = (self._path(reader) for reader in self.readers[source])
        direct = 0 in (length, reach)
        if not direct and not (mine == other and mine is not None and isinstance(self.calls[mine], Operator)):
            return "branch"
        return "long" if length >= reach else "short"

    def _path(self, id: str) -> tuple[str | None, int]:
        """Return where the chain that begins at `id` meets others, and how many blocks it has until there."""
        length = 0
        while len(set(self.feeds[id])) == 1:
            length += 1
            readers = self.readers.get(id, ())
            if len(readers) != 1:
                return None, length
            id = readers[0]
        return id, length

    def _name(self, stem: str, numbered: bool = False) -> str:
        taken = set(self.held.values())
        if not numbered and stem not in taken:
            return stem
        number = 1 if numbered else 2
        while f"{stem}{number}" in taken:
            number += 1
        return f"{stem}{number}"
