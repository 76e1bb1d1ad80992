"""Small parts that panels are put together from."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLabel, QLayout, QToolTip, QWidget

from cnnstudio.ui.theme import font


def label(text: str = "", tone: str = "", wrap: bool = False, mono: bool = False) -> QLabel:
    """Return a label that shows `text` as it is, never as markup. `tone` is a word of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("tone", tone)
    if mono:
        made.setFont(font(13, mono=True))
    return made


def show_tip(at: QPoint, text: str, over: QWidget) -> None:
    """Show a tooltip with `text` as it is, never as markup, at a point of the screen; an empty one hides it."""
    if "<" in text:
        from html import escape

        text = f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"
    QToolTip.showText(at, text, over)


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give a scroll area a viewport made here.

    When Qt for Python first meets a widget that Qt made, it loads every class of widgets there is: 15 ms of the start.
    """
    area.setViewport(QWidget())


def line() -> QFrame:
    """Return a thin line between two parts."""
    made = QFrame()
    made.setProperty("tone", "line")
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget another tone, and let the style sheet see it."""
    set_property(widget, "tone", tone)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set what the style sheet asks about, and let it look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets vanish."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
