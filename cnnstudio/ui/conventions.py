"""How shapes and padding are written on screen: the one place where that is decided. Files and code are always torch's."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cnnstudio.blocks.windows import BOTH, HEIGHT, WIDTH
from cnnstudio.graph import conventions as written
from cnnstudio.graph.block import Block, Formula
from cnnstudio.graph.report import NodeReport
from cnnstudio.graph.shape import Shape, Window
from cnnstudio.ui import settings, words
from cnnstudio.ui.words import translate


class Conventions(QObject):
    """The conventions in use, remembered. `changed` tells that everything with a shape is to be written anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.padding, self.shapes = written.SIDES, written.TORCH

    def start(self) -> None:
        """Take what is remembered."""
        padding, shapes = settings.text("show/padding"), settings.text("show/shapes")
        self.padding = padding if padding in written.PADDINGS else written.SIDES
        self._write(shapes if shapes in written.SHAPES else written.TORCH)

    def choose_padding(self, name: str) -> None:
        """Write padding by another convention, one of `PADDINGS`."""
        self.padding = name
        settings.remember("show/padding", name)
        self.changed.emit()

    def choose_shapes(self, name: str) -> None:
        """Write shapes by another convention, one of `SHAPES`."""
        settings.remember("show/shapes", name)
        self._write(name)
        self.changed.emit()

    def _write(self, shapes: str) -> None:
        self.shapes = shapes
        words.write_shape = shape_text if shapes == written.KERAS else None


conventions = Conventions()


def shape_text(shape: Shape | None, thin: bool = False) -> str:
    """Return a shape as it is to be shown; a question mark where it is unknown. `thin` spaces suit the canvas."""
    if shape is None:
        return "?"
    if conventions.shapes == written.KERAS:
        return written.keras_shape(shape)
    return ("\u2009×\u2009" if thin else " × ").join(map(str, shape))


def letters() -> str:
    """Return the letters that stand for the sizes of an image."""
    return "(None, H, W, C)" if conventions.shapes == written.KERAS else "C × H × W"


def formulas(report: NodeReport) -> tuple[Formula, ...]:
    """Return a block's formulas with their numbers, the padding in them as it is to be shown."""
    found = report.formulas()
    padded = _padded(report)
    if conventions.padding == written.SIDES or padded is None:
        return found
    x, window, ceil, same = padded
    texts = [written.size_text(x, window, axis, conventions.padding, ceil, same) for axis in (0, 1)]
    sizes = [Formula(BOTH, texts[0])] if texts[0] == texts[1] else [Formula(HEIGHT, texts[0]), Formula(WIDTH, texts[1])]
    return (*sizes, *(one for one in found if one.label not in (BOTH, HEIGHT, WIDTH)))


def padding(report: NodeReport) -> tuple[str, str] | None:
    """Return how the padding of a block is called and what it is; None where there is nothing to say."""
    padded = _padded(report)
    if padded is None:
        return None
    x, window, ceil, same = padded
    if conventions.padding == written.SIDES and not any(map(any, window.padding)):
        return None
    titles = {
        written.SIDES: translate("Convention", "Padding, each side"),
        written.TOTAL: translate("Convention", "Padding, total"),
        written.KERAS: translate("Convention", "Padding in Keras"),
    }
    return titles[conventions.padding], written.padding_text(x, window, conventions.padding, ceil, same)


def _padded(report: NodeReport) -> tuple[Shape, Window, bool, bool] | None:
    """Return image, window, rounding up, and whether Keras's "same" is this block's; None without padding of its own."""
    block, shapes = report.node.block, report.known_inputs()
    if not isinstance(block, Block) or not shapes or not hasattr(block, "padding"):
        return None
    window = block.window(*shapes)
    # Keras leaves padded pixels out of an average, torch counts them as zeros.
    same = block.type_name() != "AvgPool2d"
    return None if window is None else (shapes[0], window, bool(getattr(block, "ceil_mode", False)), same)
