"""Reads the window: which words stand in it, whether they are of the language chosen, and whether there is room for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from cnnstudio.ui.start_page import TemplateCard
from cnnstudio.words import catalogue

_PLACES = re.compile(r"\{[^}]*\}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_PLAIN_ENGLISH = re.compile(r"\b(the|of|and|is|to|with|your|this|for|not|are)\b", re.IGNORECASE)
_NAMES = ("Qt for Python",)
_SLACK = 1


class Words:
    """Tells English sentences from Spanish ones by the catalogue, whatever is filled into their places."""

    def __init__(self, path: Path) -> None:
        pairs = {(_plain(source), _plain(said)) for (_, source), said in catalogue(path).items()}
        spanish = {said for _, said in pairs}
        english = {source for source, said in pairs if source != said} - spanish
        self._spanish, self._english = _Sentences(spanish), _Sentences(english)

    def is_english(self, text: str) -> bool:
        """Tell whether a text is a sentence that has its Spanish, or one that nobody has marked for translation."""
        for name in _NAMES:
            text = text.replace(name, "")
        text = _plain(text)
        return text not in self._spanish and (text in self._english or bool(_PLAIN_ENGLISH.search(text)))


class _Sentences:
    def __init__(self, sources: set[str]) -> None:
        self._exact = {source for source in sources if "{" not in source}
        filled = [source for source in sources if "{" in source and _LETTERS.search(_PLACES.sub("", source))]
        self._filled = [re.compile(".+?".join(map(re.escape, _PLACES.split(source))), re.DOTALL) for source in filled]

    def __contains__(self, text: str) -> bool:
        return text in self._exact or any(known.fullmatch(text) for known in self._filled)


def _plain(text: str) -> str:
    return re.sub(r"[\s\d•]+$", "", text.replace("&", "")).strip()


def texts(top: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every text that a person may come upon in a window, and where: also tips, and names that are read out.

    The tips of templates cite papers, whose titles are English.
    """
    for widget in (top, *top.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()}"
        found = [widget.accessibleName(), widget.accessibleDescription()]
        if not isinstance(widget, TemplateCard):
            found.append(widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            found.append(widget.text())
        if isinstance(widget, QLineEdit):
            found.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            found += [widget.itemText(at) for at in range(widget.count())]
        if isinstance(widget, QTabBar):
            found += [widget.tabText(at) for at in range(widget.count())]
        if widget.isWindow():
            found.append(widget.windowTitle())
        yield from ((where, text) for text in found if _LETTERS.search(text))
    for action in top.findChildren(QAction):
        if not action.objectName() and not action.associatedObjects():
            continue
        yield from ((f"action {action.objectName()}", text) for text in (action.text(), action.toolTip()) if text)


def cut(top: QWidget, but: QWidget) -> list[str]:
    """Return the texts that can be seen in a window and are cut, or shortened to fit; one part of it does not count."""
    seen = [(widget, text) for widget, text in _seen(top) if not but.isAncestorOf(widget)]
    return [f"{type(widget).__name__} {widget.objectName()}: {text!r}" for widget, text in seen if not _has_room(widget, text)]


def _seen(top: QWidget) -> Iterator[tuple[QWidget, str]]:
    for widget in top.findChildren(QWidget):
        if widget.window() is not top or not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QLabel | QAbstractButton) and widget.text():
            yield widget, widget.text()
        elif isinstance(widget, QComboBox):
            yield widget, widget.currentText()
        elif isinstance(widget, QLineEdit) and not widget.text() and not isinstance(widget.parent(), QComboBox):
            yield widget, widget.placeholderText()
        elif isinstance(widget, QTabBar):
            yield widget, " | ".join(widget.tabText(at) for at in range(widget.count()))


def _has_room(widget: QWidget, text: str) -> bool:
    seen, scrolls = widget.visibleRegion().boundingRect(), _scrolls(widget)
    if seen.width() < widget.width() - _SLACK or (not scrolls and seen.height() < widget.height() - _SLACK):
        return False
    advance = max(widget.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            widest = max(widget.fontMetrics().horizontalAdvance(word) for word in text.split())
            return widget.heightForWidth(widget.width()) <= widget.height() + _SLACK and widest <= widget.width() + _SLACK
        return advance <= widget.contentsRect().width() + _SLACK and not text.endswith("…")
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        area = QStyle.SubControl.SC_ComboBoxEditField
        inner = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, area, widget)
        return advance <= inner.width() + _SLACK
    if isinstance(widget, QTabBar):
        return all(widget.tabRect(at).width() >= _text_of_tab(widget, at) for at in range(widget.count()))
    if isinstance(widget, QLineEdit):
        return advance <= widget.contentsRect().width() - 4
    if widget.hasHeightForWidth():
        return advance <= widget.width() - 8 and widget.heightForWidth(widget.width()) <= widget.height() + _SLACK
    return widget.sizeHint().width() <= widget.width() + _SLACK and widget.sizeHint().height() <= widget.height() + 4


def _text_of_tab(bar: QTabBar, at: int) -> int:
    """Return the width of a tab's text when it is the chosen one, in bold."""
    bold = QFont(bar.font())
    bold.setBold(True)
    return QFontMetrics(bold).horizontalAdvance(bar.tabText(at).replace("&", ""))


def _scrolls(widget: QWidget | None) -> bool:
    while widget is not None and not isinstance(widget, QScrollArea):
        widget = widget.parentWidget()
    return widget is not None
