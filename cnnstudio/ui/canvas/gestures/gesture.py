"""What every gesture is, and what it works on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QGraphicsView

from cnnstudio.graph.text import Message
from cnnstudio.ui.canvas.scene import CanvasScene
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.shown import is_known

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.loose import Loose


class Pointer(NamedTuple):
    """Where the cursor is: in the scene and in the view; and the modifier keys that are down."""

    scene: QPointF
    view: QPoint
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    def has(self, modifier: Qt.KeyboardModifier) -> bool:
        """Tell whether a modifier key is down."""
        return bool(self.modifiers & modifier)


@dataclass(eq=False, repr=False)
class Desk:
    """What gestures work on. `whisper` shows a line beside the cursor ("" takes it away), `tell` a message to the person."""

    document: Document
    selection: Selection
    scene: CanvasScene
    view: QGraphicsView
    whisper: Callable[[str, QPoint], None]
    tell: Callable[[Message], None]
    offer: Callable[[Loose], None] = lambda _loose: None
    """Lets a block be chosen for the free end of a wire."""
    snaps: bool = True
    """Whether what is moved snaps to what stands near."""

    def select(self, ids: Iterable[str], current: str | None, remarks: Iterable[str] = ()) -> None:
        """Select those of the blocks, notes and frames that are still there."""
        design = self.document.design
        known = design.remarks
        self.selection.set([id for id in ids if is_known(design, id)], current, [id for id in remarks if id in known])

    @property
    def zoom(self) -> float:
        """The zoom in use; 1 is 100 %."""
        return float(self.view.transform().m11())


class Gesture(Protocol):
    """A press, drag and release. `cancel` leaves everything as it was."""

    cursor: Qt.CursorShape

    def start(self, at: Pointer) -> None:
        """Begin where the button went down."""

    def move(self, at: Pointer) -> None:
        """Follow the cursor."""

    def finish(self, at: Pointer) -> None:
        """Do it."""

    def cancel(self) -> None:
        """Give up."""


def far(one: Pointer, other: Pointer) -> bool:
    """Tell whether the cursor has moved far enough to mean a drag rather than a click."""
    return (one.view - other.view).manhattanLength() >= 4
