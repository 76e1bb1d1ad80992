"""The pictures that excite a unit most, beside the maps; opened from the sum of one of its values."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from cnnstudio.protocol.commands import At
from cnnstudio.ui.explore.answering import titles_of, unit_words
from cnnstudio.ui.explore.bars import percent
from cnnstudio.ui.explore.picture_panel import class_names
from cnnstudio.ui.explore.units.exciting import PART, Searching
from cnnstudio.ui.explore.units.thumbnails import Thumbnails
from cnnstudio.ui.icons import icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label, set_tone
from cnnstudio.ui.words import filled, number, sentence, translate


class UnitPanel(QWidget):
    """Hidden until a unit is asked about. Esc closes it."""

    def __init__(self, searching: Searching, parent: QWidget) -> None:
        super().__init__(parent)
        self.searching, self.looking = searching, searching.looking
        self.setObjectName("panel.unit")
        self.setAccessibleName(translate("Units", "Pictures that excite it most"))
        self.setMinimumWidth(round(300 * theme.scale))
        self.title = label("", "strong", wrap=True)
        self.title.setObjectName("units.title")
        self.stop = QPushButton(translate("Units", "Stop"))
        self.stop.setObjectName("units.stop")
        self.stop.clicked.connect(searching.stop)
        self.close_ = QToolButton()
        self.close_.setObjectName("units.close")
        self.close_.setToolTip(translate("Units", "Close (Esc)"))
        self.close_.setAccessibleName(self.close_.toolTip())
        self.close_.setProperty("tone", "flat")
        self.close_.clicked.connect(searching.leave)
        self.said = label("", "muted", wrap=True)
        self.said.setObjectName("units.said")
        self.pictures = Thumbnails()
        self.pictures.opened.connect(lambda index: self.looking.look_at(At(index, PART)))
        self._arrange()
        searching.changed.connect(self.refresh)
        theme.changed.connect(self.refresh)
        self.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        searching = self.searching
        self.close_.setIcon(icon("close", theme.current.muted))
        self.setVisible(searching.unit is not None)
        if searching.unit is None:
            return
        address, unit = searching.unit
        excited, design = searching.excited, self.looking.subject.design
        data = "" if design is None else design.data
        called = filled(translate("Explore", "map {map}"), map=unit + 1)
        if searching.dense:
            called = unit_words(titles_of(self.looking.graph, address, data), unit)
        self.title.setText(filled(translate("Units", "What excites {block}, {unit}, most"), block=address, unit=called))
        self.stop.setVisible(searching.under_way)
        picture = self.looking.last.picture if self.looking.last is not None else None
        seen = (1, 1) if picture is None else (picture.seen.shape[1], picture.seen.shape[2])
        names = class_names(data)
        self.pictures.show_excited(excited, searching.pictured, seen, names)
        self.said.setText(self._words())
        set_tone(self.said, "problem" if searching.refusal is not None else "muted")

    def _words(self) -> str:
        searching, found = self.searching, self.searching.found
        if searching.refusal is not None:
            return sentence(searching.refusal)
        if found is None:
            return translate("Units", "Trying the training pictures…")
        if found.done < found.total:
            share = percent(found.done / max(found.total, 1))
            return filled(translate("Units", "{share} of the training pictures tried"), share=share)
        if not self.pictures.count:
            return translate("Units", "No picture excites it.")
        text = translate(
            "Units", "Of {total} training pictures. The frame is what the unit sees; click a picture to look into it."
        )
        return filled(text, total=number(found.total))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.searching.leave()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.stop)
        top.addWidget(self.close_)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addWidget(self.pictures)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.said)
        column.addWidget(area, 1)
