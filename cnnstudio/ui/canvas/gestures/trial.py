"""What a wire would do before it is drawn: whether it can be, and whether its shapes fit."""

from __future__ import annotations

from cnnstudio.graph.addresses import definition_of
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Edge, Graph, GraphError
from cnnstudio.graph.text import Message, translate
from cnnstudio.ui.canvas import edits
from cnnstudio.ui.document import Document
from cnnstudio.ui.words import sentence


class Trial:
    """Judges wires that run from `source`, or into `target` at `port`, instead of the wire `instead`."""

    def __init__(
        self,
        document: Document,
        source: str | None,
        target: str | None,
        port: str | None,
        instead: Edge | None,
        source_port: str | None = None,
    ) -> None:
        self._document = document
        self._source, self._target, self._port, self._instead = source, target, port, instead
        self._source_port = source_port
        self._before = document.design.graph
        cleared = self._before if instead is None else edits.cut(self._before, instead)
        self._graph = edits.view_of(document.design, cleared)
        self._circle = _reached(self._graph, source or target or "", up=source is not None)
        self._known: dict[tuple[str, str | None], str] = {}

    def refusal(self, other: str) -> Message | None:
        """Return why no wire can be drawn to or from `other`; None where one can."""
        if other not in self._graph:
            return None
        block = self._graph[other].block
        if self._source is not None and not (block.inputs or block.variadic):
            return Message("wire.no_input", translate("Canvas", "This block takes no input: draw the wire to another one."))
        if self._source is None and not block.outputs:
            return Message("wire.no_output", translate("Canvas", "Nothing leaves this block: draw the wire from another one."))
        if other in self._circle:
            return Message("wire.circle", translate("Canvas", "That wire would run in a circle."))
        return None

    def graph(self, other: str, port: str | None) -> Graph:
        """Return the graph with the wire to or from `other`; `port` is the one it was aimed at. Raises `GraphError`."""
        if self._source is not None:
            return edits.connected(self._before, self._source, other, port, self._instead, self._source_port)
        assert self._target is not None
        return edits.connected(self._before, other, self._target, self._port, None, port)

    def obstacle(self, other: str, port: str | None) -> Message | None:
        """Return why the groups on the way take no such wire; None where they do."""
        try:
            self.graph(other, port)
        except GraphError as error:
            return error.message
        return None

    def misfit(self, other: str, port: str | None) -> str:
        """Return why the shapes of that wire would not fit; "" where they do."""
        key = (other, port)
        if key not in self._known:
            self._known[key] = self._examined(other, port)
        return self._known[key]

    def _examined(self, other: str, port: str | None) -> str:
        before = self._document.report
        report = check(self.graph(other, port), before.data, before)
        target = (other if self._source is not None else self._target) or ""
        old = {(problem.code, problem.message) for problem in before.problems if _is_at(problem.address, target)}
        for problem in report.problems:
            new = problem.code != "node.unconnected" and (problem.code, problem.message) not in old
            if new and _is_at(problem.address, target):
                return sentence(problem.message)
        return ""


def _is_at(leaf: str, target: str) -> bool:
    """Tell whether a leaf is the target, or in it where it is a group."""
    place = definition_of(leaf)
    return place == target or place.startswith(target + ".")


def _reached(graph: Graph, start: str, up: bool) -> frozenset[str]:
    """Return what leads to a block (`up`) or what it leads to, with the block itself."""
    seen, todo = {start}, [start]
    while todo:
        id = todo.pop()
        for other in graph.sources(id) if up else [edge.target for edge in graph.out_of(id)]:
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return frozenset(seen)
