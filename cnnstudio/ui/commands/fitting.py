"""The list of blocks that fit at the end of a wire, and the way of the chosen one onto the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

from cnnstudio.graph.block import Block, Data
from cnnstudio.graph.figures import Refusal, figures
from cnnstudio.graph.graph import Content, GraphError
from cnnstudio.graph.repair import ShapeError
from cnnstudio.graph.shape import Shape
from cnnstudio.ui.canvas import edits
from cnnstudio.ui.canvas.loose import Loose, hang
from cnnstudio.ui.panels.quick_add import QuickAdd
from cnnstudio.ui.words import filled, say, sentence, translate

if TYPE_CHECKING:
    from cnnstudio.design.design import Design
    from cnnstudio.ui.canvas.places import Placed
    from cnnstudio.ui.main_window import MainWindow

_PICTURES: tuple[Shape, ...] = ((16, 64, 64), (256,))
"""What a block may be fed with while nothing feeds it: a picture, a row of numbers."""


def ask(window: MainWindow, loose: Loose) -> QuickAdd:
    """Let a block be chosen for the free end of a wire; the wire hangs there meanwhile, Escape drops it."""
    scene, board = window.canvas.scene, window.canvas.board
    popup = QuickAdd(window, lambda blocks: reason(window, loose, blocks))
    popup.chosen.connect(lambda blocks: add(window, blocks, loose))
    if loose.edge is None:
        line = hang(scene, loose)
        popup.closed.connect(lambda: scene.removeItem(line) if isValid(line) and line.scene() is scene else None)
    popup.open_at(board.viewport().mapToGlobal(board.mapFromScene(loose.at)))
    return popup


def reason(window: MainWindow, loose: Loose, blocks: list[Block]) -> str | None:
    """Return why blocks would not fit there, "" where they do; None where they cannot be wired at all."""
    graph, report = window.canvas.scene.graph, window.document.report
    if loose.source is not None:
        if not _takes(blocks[0]) or (loose.edge is not None and not blocks[-1].outputs):
            return None
        shape = report.shape(loose.source, loose.source_port) if loose.source in graph else None
        return "" if shape is None else _through(blocks, (shape,), report.data)[1]
    if loose.target is None or loose.target not in graph or not blocks[-1].outputs:
        return None
    fed = [report.shape(edge.source, edge.source_port) for edge in graph.into(loose.target)]
    others = tuple(shape for shape in fed if shape is not None)
    return _ahead(blocks, graph[loose.target].block, others, report.data)


def add(window: MainWindow, blocks: list[Block], loose: Loose) -> None:
    """Put blocks in a row at the free end of a wire, or into a wire, as one step."""
    document, placed = window.document, window.canvas.scene.placed
    graph = window.canvas.scene.graph
    if any(id is not None and id not in graph for id in (loose.source, loose.target)):
        return
    if loose.edge is not None and graph.wires.get((loose.edge.target, loose.edge.target_port)) != loose.edge:
        return
    try:
        design, ids = _added(document.design, placed, blocks, loose)
    except GraphError as error:
        window.say(error.message)
        return
    names = ", ".join(say(block.title) for block in blocks)
    document.edit(filled(translate("Edit", "Add {block}"), block=names), design)
    window.selection.set([ids[-1]])
    window.canvas.reveal(ids[-1])


def _added(design: Design, placed: Placed, blocks: list[Block], loose: Loose) -> tuple[Design, list[str]]:
    if loose.edge is not None:
        return edits.spliced_row(design, placed, blocks, loose.edge)
    at = loose.at.x(), loose.at.y()
    return edits.hung(design, placed, blocks, at, loose.source, loose.target, loose.port, loose.source_port)


def _takes(block: Content) -> bool:
    return bool(block.inputs) or bool(block.variadic)


def _through(blocks: list[Block], shapes: tuple[Shape, ...], data: Data | None) -> tuple[Shape | None, str]:
    """Return the shape behind blocks in a row, and why one of them cannot take what arrives."""
    for block in blocks:
        found = figures(block, shapes)
        if isinstance(found, Refusal):
            return None, sentence(found.faults[0][0])
        if data is not None:
            try:
                block.judge(data, *shapes)
            except ShapeError as error:
                return None, sentence(error.message)
        if found.shape is None:
            return None, ""
        shapes = (found.shape,)
    return shapes[0], ""


def _ahead(blocks: list[Block], target: Content, others: tuple[Shape, ...], data: Data | None) -> str:
    """Return why what leaves the blocks would not fit into `target`, whatever feeds them."""
    if not isinstance(target, Block):
        return ""
    fed = [(shape,) for shape in (*others, *_PICTURES)] if _takes(blocks[0]) else [()]
    why = ""
    for shapes in fed:
        shape, fault = _through(blocks, shapes, data)
        if shape is not None:
            found = figures(target, (*others, shape) if target.variadic else (shape,))
            if not isinstance(found, Refusal):
                return ""
            fault = sentence(found.faults[0][0])
        why = why or fault
    return why
