"""What the code draws while it is followed: cells in the order in which they were made, each behind those that feed it."""

from __future__ import annotations

from dataclasses import dataclass, field

from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.output import Output
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Content, Graph, id_stem, is_identifier
from cnnstudio.graph.repair import ShapeError
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message
from cnnstudio.parsing.limits import MOST_BLOCKS, too_many

_SINGLE = (Input, Flatten, Softmax, Output)
_LONGEST_NAME = 200


@dataclass
class Cell:
    """A block to be, what feeds it, and what the code said of it.

    `reads`: how many channels or numbers the code says arrive. `sized`: an Input of which the code says how large it is.
    """

    content: Content
    feeds: tuple[int, ...]
    line: int
    hint: str = ""
    name: str = ""
    reads: int | None = None
    sized: bool = True
    shape: Shape | None = None


@dataclass
class Part:
    """The network that leads to one cell, as a graph; the rest by the ids of its blocks."""

    graph: Graph
    cells: dict[str, Cell]
    remarks: list[Message]


@dataclass
class Sketch:
    """All cells, and remarks, each with the cell whose network it concerns."""

    cells: list[Cell] = field(default_factory=list)
    remarks: list[tuple[int, Message]] = field(default_factory=list)
    fed: set[int] = field(default_factory=set)

    def add(self, cell: Cell) -> int:
        """Return the number of one more cell; raise `StudioError` where there are too many."""
        if len(self.cells) >= MOST_BLOCKS:
            raise too_many()
        cell.shape = self._shape(cell)
        self.fed.update(cell.feeds)
        self.cells.append(cell)
        return len(self.cells) - 1

    def _shape(self, cell: Cell) -> Shape | None:
        block = cell.content
        shapes = [shape for number in cell.feeds if (shape := self.cells[number].shape) is not None]
        if not isinstance(block, Block) or len(shapes) < len(cell.feeds) or block.limit_problems():
            return None
        try:
            return block.output_shape(*shapes)
        except ShapeError:
            return None

    def leading_to(self, end: int) -> list[int]:
        """Return the cells that a cell depends on, and itself, in the order in which they were made."""
        found, todo = {end}, [end]
        while todo:
            for feed in self.cells[todo.pop()].feeds:
                if feed not in found:
                    found.add(feed)
                    todo.append(feed)
        return sorted(found)

    def part(self, end: int) -> Part:
        """Return the network that ends in a cell, closed by an Output."""
        numbers = self.leading_to(end)
        ids = self._ids(numbers)
        graph = Graph()
        for number in numbers:
            cell = self.cells[number]
            graph = graph.add(cell.content, ids[number], name=cell.name[:_LONGEST_NAME])
            for feed in cell.feeds:
                graph = graph.connect(ids[feed], ids[number])
        graph = graph.add(Output(), "output" if "output" not in graph else None, after=ids[end])
        kept = set(numbers)
        remarks = [message for number, message in self.remarks if number in kept]
        return Part(graph, {ids[number]: self.cells[number] for number in numbers}, remarks)

    def _ids(self, numbers: list[int]) -> dict[int, str]:
        """Return an id for each cell: the attribute it was in, else counted by kind as in the templates."""
        found: dict[int, str] = {}
        for number in numbers:
            hint = self.cells[number].hint.lower()
            if is_identifier(hint) and hint not in found.values():
                found[number] = hint
        taken = set(found.values())
        counts: dict[str, int] = {}
        for number in numbers:
            if number not in found:
                found[number] = _free(self.cells[number].content, taken, counts)
                taken.add(found[number])
        return found


def _free(content: Content, taken: set[str], counts: dict[str, int]) -> str:
    stem = id_stem(content)
    if isinstance(content, _SINGLE) and stem not in taken:
        return stem
    counts[stem] = counts.get(stem, 0) + 1
    while f"{stem}{counts[stem]}" in taken:
        counts[stem] += 1
    return f"{stem}{counts[stem]}"
