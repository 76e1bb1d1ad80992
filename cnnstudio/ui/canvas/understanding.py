"""What the canvas shows beyond the network itself: how a shape comes about, heat, a repair's preview, what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QRect, QTimer

from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas.block_item import BlockItem
from cnnstudio.ui.canvas.changed import changed_since
from cnnstudio.ui.canvas.formula_tip import FormulaTip, block_lines
from cnnstudio.ui.canvas.heat import MEASURES, OFF, Legend, heat_of
from cnnstudio.ui.canvas.hits import Hit
from cnnstudio.ui.conventions import conventions
from cnnstudio.ui.theme import theme
from cnnstudio.ui.words import announcer

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from cnnstudio.design.design import Design
    from cnnstudio.ui.canvas.preview import PreviewItem
    from cnnstudio.ui.canvas.view import CanvasView


_REST_MS = 200


class Runs(Protocol):
    """What the canvas must know of training: which design the run in view began with, and when that is another."""

    design: Design | None
    started: object | None

    @property
    def changed(self) -> SignalInstance:
        """Tells that there may be another run in view."""


class Understanding(QObject):
    """Lies over one canvas; everything is off, and costs nothing, until it is asked for."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view, self._scene = view, view.scene
        self.tip = FormulaTip(view)
        self.legend = Legend(view, self._covered)
        self.measure = OFF
        self.preview: PreviewItem | None = None
        self._runs: Runs | None = None
        self._compared: tuple[Graph | None, Graph | None] = (None, None)
        view.board.pointed.connect(self._point)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.legend.place)
        for moved in (view.board.resized, view.board.zoomed, view.board.scrolled):
            moved.connect(self._look_elsewhere)
        view.board.zoomed.connect(self.tip.leave)
        view.board.scrolled.connect(self.tip.leave)
        view.document.changed.connect(self._changed)
        view.scene.moved.connect(self._moved)
        view.selection.changed.connect(lambda _selection: self.tip.leave())
        for signal in (theme.changed, conventions.changed, announcer.language_changed):
            signal.connect(self._again)

    # -- formulas -----------------------------------------------------------------------------------------------------

    def explain(self) -> None:
        """Show the formulas of the current block beside it; again: hide them."""
        view, id = self._view, self._view.selection.current
        if self.tip.isVisible() or id is None or id not in self._scene.blocks:
            self.tip.leave()
            return
        view.reveal(id)
        box = self._scene.blocks[id].sceneBoundingRect()
        corner = view.board.mapFromScene(box.topRight())
        at = view.board.viewport().mapTo(view, corner) + QPoint(4, 4)
        self.tip.show_lines(block_lines(view.document.report, id), at)

    def _point(self, found: Hit, at: QPoint) -> None:
        self.tip.point(self._view.document.report, found, self._view.board.viewport().mapTo(self._view, at))

    # -- heat ---------------------------------------------------------------------------------------------------------

    def show_heat(self, measure: str) -> None:
        """Tint the blocks by a measure, one of `MEASURES`, or by none."""
        self.measure = measure if measure in MEASURES else OFF
        self._take_heat()

    def _take_heat(self) -> None:
        look, report = self._scene.look, self._view.document.report
        look.heat = heat_of(report, self.measure, self._scene.blocks) if self.measure else None
        if look.heat is None:
            self.legend.hide()
        else:
            self.legend.show_heat(look.heat, report)
        for item in self._scene.blocks.values():
            item.forget_texts()

    def _look_elsewhere(self) -> None:
        """The view shows another part: once it rests, the legend may cover less elsewhere."""
        if self.legend.isVisible():
            self._rest.start()

    def _covered(self, area: QRect) -> float:
        """Return how much of the blocks lies under an area of the canvas, in square pixels of the scene."""
        board = self._view.board
        under = board.mapToScene(area.translated(-board.viewport().mapTo(self._view, QPoint()))).boundingRect()
        blocks = [item.sceneBoundingRect() & under for item in self._scene.items(under) if isinstance(item, BlockItem)]
        return sum(block.width() * block.height() for block in blocks)

    # -- previews -----------------------------------------------------------------------------------------------------

    def show_preview(self, graph: Graph | None) -> None:
        """Draw what another graph would change; None takes it away."""
        if self.preview is not None:
            self._scene.removeItem(self.preview)
            self.preview = None
        if graph is not None:
            from cnnstudio.ui.canvas.preview import PreviewItem, change

            self.preview = PreviewItem(self._scene, change(self._view.document.report, graph))
            self._scene.addItem(self.preview)

    # -- what was changed ---------------------------------------------------------------------------------------------

    def follow(self, runs: Runs) -> None:
        """Mark from now on what differs from the network of the run in view."""
        if runs is not self._runs:
            self._runs = runs
            runs.changed.connect(self._compare)
        self._compare()

    def _compare(self) -> None:
        runs = self._runs
        then = runs.design.graph if runs is not None and runs.design is not None and runs.started is not None else None
        pair = then, self._view.document.design.graph
        if pair[0] is self._compared[0] and pair[1] is self._compared[1]:
            return
        self._compared = pair
        now = frozenset() if then is None else changed_since(then, pair[1])
        before, self._scene.look.changed = self._scene.look.changed, now
        for id in before ^ now:
            if id in self._scene.blocks:
                self._scene.blocks[id].update()

    # -- keeping up ---------------------------------------------------------------------------------------------------

    def _changed(self, *_designs: object) -> None:
        self.tip.leave()
        self.show_preview(None)
        if self.measure:
            self._take_heat()
        if self._runs is not None:
            self._compare()

    def _moved(self) -> None:
        """Blocks lie elsewhere; where a group was opened or closed, there are others."""
        heat = self._scene.look.heat
        if heat is not None and heat.values.keys() != self._scene.blocks.keys():
            self._take_heat()

    def _again(self) -> None:
        """Colours, words or conventions are others."""
        self.tip.leave()
        if self.measure:
            self._take_heat()
