"""Why this value? A panel beside the maps: the sum written out, the way on and back, and the window that slides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from cnnstudio.ui.explore.answering import titles_of
from cnnstudio.ui.explore.toggle import toggle
from cnnstudio.ui.explore.why.explaining import Explaining
from cnnstudio.ui.explore.why.page import Page, Words
from cnnstudio.ui.explore.why.reasons import page_of, place_words
from cnnstudio.ui.explore.why.sheet import Sheet
from cnnstudio.ui.icons import icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, sentence, translate


class WhyPanel(QWidget):
    """Shows what `explaining` found. Esc closes it, Backspace goes back; Ctrl with the arrows slides the window."""

    def __init__(self, explaining: Explaining, parent: QWidget) -> None:
        super().__init__(parent)
        self.explaining = explaining
        self.setObjectName("panel.why")
        self.setAccessibleName(translate("Why", "Why this value?"))
        self.setMinimumWidth(round(300 * theme.scale))
        self.heading = label(translate("Why", "Why this value?"), "strong")
        self.title = label("", "strong", wrap=True)
        self.title.setObjectName("why.title")
        self.back = _button("why.back", "‹", translate("Why", "Back to the value before (Backspace)"), explaining.back)
        self.close_ = _button("why.close", "", translate("Why", "Close (Esc)"), explaining.leave)
        self.before = _button("why.before", "◂", translate("Why", "One place back"), lambda: explaining.slide(-1))
        self.after = _button("why.after", "▸", translate("Why", "One place on"), lambda: explaining.slide(1))
        self.play = toggle("why.play", translate("Why", "Slide"))
        self.play.setToolTip(translate("Why", "Let the window slide over the map, place by place"))
        self.play.toggled.connect(explaining.play)
        self.excites = QPushButton(translate("Why", "Which pictures excite it most?"))
        self.excites.setObjectName("why.excites")
        self.excites.setProperty("tone", "aside")
        self.sheet = Sheet("why.sheet", translate("Why", "The sum"))
        self.sheet.followed.connect(explaining.follow)
        self._arrange()
        self.sheet.stopped.connect(self._reveal)
        explaining.changed.connect(self.refresh)
        explaining.looking.changed.connect(self._name)
        theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        explaining = self.explaining
        self.close_.setIcon(icon("close", theme.current.muted))
        self.setVisible(explaining.value is not None)
        self._name()
        self.back.setEnabled(explaining.can_go_back)
        self.play.blockSignals(True)
        self.play.setChecked(explaining.playing)
        self.play.blockSignals(False)
        places = 1
        for side in explaining.shape[-2:] if len(explaining.shape) == 3 else explaining.shape:
            places *= side
        for part in (self.before, self.after, self.play):
            part.setEnabled(places > 1)
        design = explaining.looking.subject.design
        self.excites.setVisible(design is not None and bool(design.data) and not self._at_entrance())
        if explaining.value is None:
            return
        page = self._page()
        self.title.setText(page.title)
        if page is not self.sheet.page:
            self.sheet.show_page(page)

    def _name(self) -> None:
        """Say whose value it is, where another block is looked at."""
        value, shown = self.explaining.value, self.explaining.looking.block
        own = value is None or value.address == shown
        text = translate("Why", "Why this value?") if own else translate("Why", "Why this value of {block}?")
        self.heading.setText(text if value is None else filled(text, block=value.address))

    def _at_entrance(self) -> bool:
        """Tell whether a value of the picture itself is explained."""
        value, graph = self.explaining.value, self.explaining.looking.graph
        return value is None or graph is None or value.address not in graph or not graph.sources(value.address)

    def _page(self) -> Page:
        explaining, design = self.explaining, self.explaining.looking.subject.design
        data = "" if design is None else design.data
        if explaining.refusal is not None:
            value = explaining.value
            assert value is not None
            place = place_words(value.address, value.index, titles_of(explaining.looking.graph, value.address, data))
            return Page(place, (Words(sentence(explaining.refusal), "muted"),))
        if explaining.found is None:
            return Page("…")
        return page_of(explaining.found, explaining.looking.graph, data)

    def focus(self) -> None:
        """Lead the keyboard to the sum."""
        self.sheet.setFocus()

    def _reveal(self, rect: QRectF) -> None:
        centre = rect.center().toPoint()
        self.area.ensureVisible(centre.x(), centre.y(), 20, 40)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        explaining = self.explaining
        if event.key() == Qt.Key.Key_Escape:
            explaining.leave()
        elif event.key() == Qt.Key.Key_Backspace:
            explaining.back()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.back)
        top.addWidget(self.heading, 1)
        top.addWidget(self.close_)
        steps = QHBoxLayout()
        steps.setSpacing(2)
        steps.addWidget(self.title, 1)
        for part in (self.before, self.play, self.after):
            steps.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addWidget(self.sheet)
        inner.addStretch(1)
        self.area.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(steps)
        column.addWidget(self.area, 1)
        column.addWidget(self.excites, 0, Qt.AlignmentFlag.AlignLeft)


def _button(name: str, text: str, tip: str, slot: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setObjectName(name)
    made.setText(text)
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setProperty("tone", "flat")
    made.clicked.connect(lambda: slot())
    return made
