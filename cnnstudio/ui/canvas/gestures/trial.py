"""What a wire would do before it is drawn: whether it can be, and whether its shapes fit."""

from __future__ import annotations

from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Edge, Graph
from cnnstudio.graph.text import Message, translate
from cnnstudio.ui.canvas import edits
from cnnstudio.ui.document import Document
from cnnstudio.ui.words import sentence


class Trial:
    """Judges wires that run from `source`, or into `target` at `port`, instead of the wire `instead`."""

    def __init__(
        self, document: Document, source: str | None, target: str | None, port: str | None, instead: Edge | None
    ) -> None:
        self._document = document
        self._source, self._target, self._port, self._instead = source, target, port, instead
        graph = document.design.graph
        self._graph = graph if instead is None else graph.disconnect(instead.target, instead.target_port)
        self._circle = _reached(self._graph, source or target or "", up=source is not None)
        self._known: dict[tuple[str, str | None], str] = {}

    def refusal(self, other: str) -> Message | None:
        """Return why no wire can be drawn to or from `other`; None where one can."""
        block = self._graph[other].block
        if self._source is not None and not (block.inputs or block.variadic):
            return Message("wire.no_input", translate("Canvas", "This block takes no input: draw the wire to another one."))
        if self._source is None and not block.outputs:
            return Message("wire.no_output", translate("Canvas", "Nothing leaves this block: draw the wire from another one."))
        if other in self._circle:
            return Message("wire.circle", translate("Canvas", "That wire would run in a circle."))
        return None

    def graph(self, other: str, port: str | None) -> Graph:
        """Return the graph with the wire to or from `other`; `port` is the input it was aimed at, where there was one."""
        if self._source is not None:
            return edits.connected(self._graph, self._source, other, port)
        assert self._target is not None
        return edits.connected(self._graph, other, self._target, self._port)

    def misfit(self, other: str, port: str | None) -> str:
        """Return why the shapes of that wire would not fit; "" where they do."""
        key = (other, port)
        if key not in self._known:
            self._known[key] = self._examined(other, port)
        return self._known[key]

    def _examined(self, other: str, port: str | None) -> str:
        before = self._document.report
        report = check(self.graph(other, port), before.data, before)
        target = other if self._source is not None else self._target
        old = {(problem.code, problem.message) for problem in before.problems if problem.address == target}
        for problem in report.problems:
            if problem.address == target and problem.code != "node.unconnected" and (problem.code, problem.message) not in old:
                return sentence(problem.message)
        return ""


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
