"""The design as a value: the network with what surrounds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cnnstudio.design.group_look import GroupLook
from cnnstudio.design.notes import Frame, Note, Remark
from cnnstudio.graph.graph import Graph
from cnnstudio.plan.plan import Plan

Position = tuple[float, float]


@dataclass(frozen=True)
class Design:
    """A network, where its blocks lie, what is noted beside them, what it is trained on and how.

    `layout` maps a block's address to its (x, y) in scene units: the upper left corner. `data` names a data set. Notes and
    frames have ids apart from those of blocks. `groups` tells how groups are shown, by address. `extra` holds what this
    version does not read; it is kept.
    """

    networks: Mapping[str, Graph] = field(default_factory=lambda: {"main": Graph()}, hash=False)
    layout: Mapping[str, Position] = field(default_factory=dict, hash=False)
    notes: tuple[Note, ...] = ()
    frames: tuple[Frame, ...] = ()
    groups: Mapping[str, GroupLook] = field(default_factory=dict, hash=False)
    data: str = "digits"
    plan: Plan = field(default_factory=Plan)
    title: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def graph(self) -> Graph:
        """The network."""
        return self.networks["main"]

    @property
    def remarks(self) -> dict[str, Remark]:
        """Frames and notes by id."""
        return {**{frame.id: frame for frame in self.frames}, **{note.id: note for note in self.notes}}

    def with_graph(self, graph: Graph, layout: Mapping[str, Position] | None = None) -> Design:
        """Return the design with another network, and other positions where they are given."""
        return replace(self, networks={**self.networks, "main": graph}, layout=self.layout if layout is None else layout)
