"""How good the network is, class by class: accuracy, confusion matrix, figures of each class, pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.protocol.commands import At
from cnnstudio.ui.evaluate.assessing import MOST, Assessing
from cnnstudio.ui.evaluate.class_table import ClassTable
from cnnstudio.ui.evaluate.confusion import Confusion
from cnnstudio.ui.evaluate.gallery import Gallery
from cnnstudio.ui.explore.bars import name_of, percent
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, number, translate
from cnnstudio.words import decimal


class ClassesPage(QWidget):
    """Shows what `assessing` finds. `entered()` tells that a picture was chosen, which Explore now shows."""

    entered = Signal()

    def __init__(self, assessing: Assessing) -> None:
        super().__init__()
        self.assessing = assessing
        self.accuracy = label("", "figure")
        self.accuracy.setObjectName("evaluate.accuracy")
        self.interval = label("", "muted", wrap=True)
        self.interval.setObjectName("evaluate.interval")
        self.confusion, self.table, self.gallery = Confusion(), ClassTable(), Gallery()
        self.heading = label("", "strong", wrap=True)
        self.heading.setObjectName("evaluate.gallery.title")
        self.all = QPushButton(translate("Evaluate", "All pictures"))
        self.all.setObjectName("evaluate.all")
        self.all.setProperty("tone", "aside")
        self.all.clicked.connect(lambda: assessing.choose(None))
        self.confusion.chosen.connect(assessing.choose)
        self.gallery.opened.connect(self._look_into)
        self._arrange()
        assessing.changed.connect(self.refresh)
        assessing.pictured.connect(self.refresh)
        self.refresh()

    def _arrange(self) -> None:
        figures = QVBoxLayout()
        figures.setSpacing(2)
        figures.addWidget(self.accuracy)
        figures.addWidget(self.interval)
        figures.addSpacing(6)
        figures.addWidget(self.table, 1)
        pictures = QVBoxLayout()
        pictures.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.all)
        pictures.addLayout(head)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.gallery)
        pictures.addWidget(scroll, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.confusion, 5)
        row.addLayout(figures, 5)
        row.addLayout(pictures, 4)

    def refresh(self) -> None:
        """Show what is known now."""
        assessing = self.assessing
        found, names = assessing.found, assessing.classes
        self.confusion.show_found(found, names, assessing.cell)
        self.table.show_found(found, names)
        self.gallery.show_pictures(found, assessing.shown, names)
        self.all.setVisible(assessing.cell is not None)
        if found is None:
            return
        self.accuracy.setText(filled(translate("Evaluate", "{share} right"), share=percent(found.accuracy)))
        self.accuracy.setAccessibleName(self.accuracy.text())
        self.interval.setText(self._interval_words())
        self.heading.setText(self._heading_words())

    def _interval_words(self) -> str:
        found = self.assessing.found
        assert found is not None
        low, high = (decimal(100 * bound, 1) for bound in found.interval)
        if found.done < found.total:
            return filled(translate("Evaluate", "{done} of {total} pictures so far"), done=found.done, total=found.total)
        text = translate("Evaluate", "of {total} test pictures. With others like them: {low} to {high} % (95 %, Wilson).")
        return filled(text, total=found.total, low=low, high=high)

    def _heading_words(self) -> str:
        assessing = self.assessing
        count = len(assessing.chosen())
        if assessing.cell is None:
            return translate("Evaluate", "The most certain mistakes first")
        actual, predicted = (name_of(assessing.classes, at) for at in assessing.cell)
        if not count:
            return filled(translate("Evaluate", "No {actual} is taken for {predicted}"), actual=actual, predicted=predicted)
        text = translate("Evaluate", "{actual} taken for {predicted}: {count}")
        if assessing.cell[0] == assessing.cell[1]:
            text = translate("Evaluate", "{actual} known as such: {count}")
        said = filled(text, actual=actual, predicted=predicted, count=count)
        more = filled(translate("Evaluate", "{said}, the first {shown}"), said=said, shown=number(MOST))
        return more if count > MOST else said

    def _look_into(self, index: int) -> None:
        self.assessing.looking.look_at(At(index))
        self.entered.emit()
