"""The studio's canvas, tried by hand: a document of so many blocks in the real view. Serves rounds, see `hand.serve`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from benchmarks.canvases.hand import Answer, Hand, serve, show
from benchmarks.canvases.network import BLOCKS, network
from cnnstudio.design.design import Design
from cnnstudio.graph.check import check
from cnnstudio.graph.figures import figures
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.application import application
from cnnstudio.ui.canvas.view import CanvasView
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme

FITS, EDITS, WHOLE = 6, 10, 10


class Canvas:
    """The view and its document, which is another one every round."""

    def __init__(self) -> None:
        self.app = application()
        theme.start()
        self.document, self.selection = Document(), Selection()
        self.selection.follow(self.document)
        self.view = CanvasView(self.document, self.selection)
        show(self.view, self.view.board)
        self.hand = Hand(self.view.board)

    def round(self, order: dict[str, Any]) -> dict[str, list[float]]:
        """Open a network and do with it what people do; seconds of each frame."""
        graph, hand = network(order["blocks"]), self.hand
        figures.cache_clear()
        found = {"build": [hand.frame(lambda: self.document.new(Design().with_graph(graph)))]}
        self.look_near()
        found["pan"] = hand.pan()
        found["whole"] = hand.whole(WHOLE)
        found["drag"] = hand.drag(self.block_in_sight())
        self.look_near()
        found["zoom"] = hand.zooms(4)
        found["fit"] = self.fits()
        self.look_near()
        found["check"], found["edit"] = self.edits()
        hand.frame(lambda: self.document.new(Design()))
        return found

    def look_near(self) -> None:
        """Look at 100 % at the middle of the network."""
        self.view.reset_zoom()
        self.view.board.centerOn(self.view.scene.content().center())
        self.settle()

    def settle(self) -> None:
        """Wait until the view has come to rest: the map is back, lines are smooth."""
        end = time.perf_counter() + 0.3
        while time.perf_counter() < end:
            QApplication.processEvents()
        self.hand.rest()

    def block_in_sight(self):  # type: ignore[no-untyped-def]
        """Return a point on the layer with the most wires that is next to the middle of the view."""
        board, scene = self.view.board, self.view.scene
        middle = board.mapToScene(board.viewport().rect().center())

        def order(id: str) -> tuple[int, float]:
            away = scene.blocks[id].pos() - middle
            return -len(scene.graph.out_of(id)), abs(away.x()) + abs(away.y())

        near = [id for id in scene.placed.heads if board.viewport().rect().contains(self.handle(id))]
        return self.handle(min(near, key=order))

    def handle(self, id: str):  # type: ignore[no-untyped-def]
        """Return a point of the view where a block is taken, away from its ports."""
        return self.view.board.mapFromScene(self.view.scene.blocks[id].mapToScene(QPointF(50, 24)))

    def fits(self) -> list[float]:
        found = []
        for _ in range(FITS):
            self.look_near()
            found.append(self.hand.frame(self.view.fit))
        return found

    def edits(self) -> tuple[list[float], list[float]]:
        """Change the size of the pictures: seconds of its check alone, and until the canvas shows it."""
        checks, paints = [], []
        for turn in range(EDITS):
            graph = other_size(self.document.design.graph, 256 if turn % 2 else 250)
            start = time.perf_counter()
            check(graph, self.document.data, self.document.report)
            checks.append(time.perf_counter() - start)
            design = self.document.design.with_graph(other_size(self.document.design.graph, 256 if turn % 2 else 250))
            paints.append(self.hand.frame(lambda design=design: self.document.edit("Size", design)))
        return checks, paints


def other_size(graph: Graph, height: int) -> Graph:
    """Return the network for pictures of another height."""
    return graph.replace("input_1", BLOCKS["Input"](3, height, 256))


def prepare() -> Answer:
    return Canvas().round


if __name__ == "__main__":
    serve(prepare)
