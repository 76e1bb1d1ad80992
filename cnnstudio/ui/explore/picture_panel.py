"""The left side of Explore: the picture, the ways to another one, and what the network says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cnnstudio.data.catalogue import DATASETS
from cnnstudio.protocol.messages import Looked, Picture
from cnnstudio.ui.explore.asking import ask_picture, pasted_numbers, pasted_picture
from cnnstudio.ui.explore.bars import Bars, percent
from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.explore.picture_view import PictureView
from cnnstudio.ui.explore.toggle import toggle
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, number, say, translate

if TYPE_CHECKING:
    from cnnstudio.ui.explore.pad import Pad


class PicturePanel(QWidget):
    """Chooses pictures and shows the answer."""

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self.looking = looking
        self.view, self.bars = PictureView(), Bars()
        self.caption, self.verdict = label("", "muted", wrap=True), label("", "strong", wrap=True)
        self.caption.setObjectName("explore.caption")
        self.verdict.setObjectName("explore.verdict")
        self.next = self._button("explore.next", translate("Explore", "Next"), looking.next_picture)
        self.previous = self._button("explore.previous", translate("Explore", "Previous"), looking.previous_picture)
        self.open = self._button("explore.open", translate("Explore", "Open…"), self.ask_file)
        self.open.setToolTip(translate("Explore", "Look at a picture file; it can be dropped here too"))
        self.paste = self._button("explore.paste", translate("Explore", "Paste"), self.paste_picture)
        self.paste.setToolTip(translate("Explore", "Look at the picture on the clipboard"))
        self.draw = toggle("explore.draw", translate("Explore", "Draw"))
        self.draw.setToolTip(translate("Explore", "Draw a digit with the mouse and see what the network says"))
        self.draw.toggled.connect(self.show_pad)
        self.pad: Pad | None = None
        self.classes = QComboBox()
        self.classes.setObjectName("explore.class")
        self.classes.setAccessibleName(translate("Explore", "Class"))
        self.classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.classes.setMinimumContentsLength(4)
        self.classes.activated.connect(self._choose_class)
        self.wrong = toggle("explore.wrong", translate("Explore", "Wrong ones first"))
        self.wrong.setToolTip(translate("Explore", "Look at what the network gets wrong, its most certain mistakes first"))
        self.wrong.toggled.connect(looking.choose_mistakes)
        self.found = label("", "muted", wrap=True)
        self._data: str | None = None
        self._arrange()
        looking.looked.connect(self._show)
        looking.changed.connect(self.refresh)
        looking.begun.connect(self._forget)
        self.refresh()
        if looking.last is not None:
            self._show(looking.last)

    def ask_file(self) -> None:
        """Ask for a picture file and look at it."""
        ask_picture(self, self.looking.open_file)

    def paste_picture(self) -> None:
        """Look at the picture on the clipboard, where there is one, also one in numbers."""
        if not pasted_picture(self.looking.open_pixels):
            pasted_numbers(self.looking.look_at)

    def show_pad(self, drawing: bool) -> None:
        """Put the drawing pad into the place of the picture, or take it away again."""
        self.draw.setChecked(drawing)
        if drawing and self.pad is None:
            from cnnstudio.ui.explore.pad import Pad

            self.pad = Pad()
            self.pad.drawn.connect(self.looking.open_drawing)
            self.grid.addWidget(self.pad, 1, 0, 1, 2)
        if self.pad is not None:
            self.pad.setVisible(drawing)
        for part in (self.view, self.next, self.previous, self.classes, self.wrong, self.caption, self.verdict):
            part.setVisible(not drawing)
        if drawing and self.pad is not None:
            self.pad.surface.setFocus()

    def _forget(self) -> None:
        """Let the next drawing begin on an empty pad."""
        if self.pad is not None:
            self.show_pad(False)
            self.pad.deleteLater()
            self.pad = None

    def put_below(self, part: QWidget) -> None:
        """Put something below the picture, above what the network says of it."""
        self._below.addWidget(part)

    def refresh(self) -> None:
        """Show the choices as they are now."""
        looking = self.looking
        design = looking.subject.design
        self._fill_classes("" if design is None else design.data)
        self.previous.setEnabled(looking.pictures.can_go_back)
        self.wrong.blockSignals(True)
        self.wrong.setChecked(looking.pictures.wrong_first)
        self.wrong.blockSignals(False)
        self.found.setText(self._found())
        self.found.setVisible(bool(self.found.text()))

    def _show(self, looked: Looked) -> None:
        design = self.looking.last_subject.design
        names = class_names("" if design is None else design.data)
        picture = looked.picture
        words = "" if picture is None else picture_title(picture, names)
        self.view.show_picture(picture, words)
        self.caption.setText(words)
        self.bars.show_prediction(looked.probabilities, names, None if picture is None else picture.label)
        self.verdict.setText(self.bars.sentence())
        if self.pad is not None:
            predicted = self.bars.predicted
            name = "" if predicted is None else self.bars.name(predicted)
            share = "" if predicted is None else percent(float(looked.probabilities[predicted]))
            self.pad.show_answer(picture, name, share)
        self.previous.setEnabled(self.looking.pictures.can_go_back)

    def _found(self) -> str:
        pictures = self.looking.pictures
        if not pictures.wrong_first:
            return ""
        if self.looking.searching:
            return translate("Explore", "looking for mistakes…")
        if pictures.wrong is None:
            return ""
        count, seen = len(pictures.wrong.indexes), pictures.wrong.seen
        if not count:
            return filled(translate("Explore", "none of {seen} is wrong"), seen=number(seen))
        values = {"at": number(pictures.at_wrong + 1), "count": number(count), "seen": number(seen)}
        return filled(translate("Explore", "mistake {at} of {count}, in {seen} pictures"), **values)

    def _fill_classes(self, data: str) -> None:
        if data == self._data:
            return
        self._data = data
        self.classes.clear()
        self.classes.addItem(translate("Explore", "all classes"), None)
        for index, name in enumerate(class_names(data)):
            self.classes.addItem(name, index)

    def _choose_class(self, at: int) -> None:
        self.looking.choose_class(self.classes.itemData(at))

    def _button(self, name: str, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(lambda: slot())  # type: ignore[operator]
        return button

    def _arrange(self) -> None:
        self.ways = ways = QVBoxLayout()
        ways.setSpacing(6)
        for part in (self.next, self.previous, self.classes):
            ways.addWidget(part)
        ways.addStretch(1)
        own = QHBoxLayout()
        own.setSpacing(6)
        for way in (self.draw, self.open, self.paste):
            own.addWidget(way, 1)
        self.grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.addWidget(self.view, 0, 0)
        grid.addLayout(ways, 0, 1)
        grid.addLayout(own, 2, 0, 1, 2)
        grid.addWidget(self.caption, 3, 0, 1, 2)
        grid.addWidget(self.wrong, 4, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.found, 5, 0, 1, 2)
        self._below = QVBoxLayout()
        grid.addLayout(self._below, 6, 0, 1, 2)
        grid.addWidget(self.verdict, 7, 0, 1, 2)
        grid.addWidget(self.bars, 8, 0, 1, 2)
        grid.setRowStretch(9, 1)
        grid.setColumnStretch(1, 1)


def class_names(data: str) -> list[str]:
    """Return the classes of a data set, in the language in use."""
    info = DATASETS.get(data)
    return [] if info is None else [say(title) for title in info.class_titles]


def picture_title(picture: Picture, names: list[str]) -> str:
    """Return what a picture is called: its number in the data and its class, or where it comes from."""
    if picture.index is None:
        return picture.name or translate("Explore", "a picture from elsewhere")
    name = names[picture.label] if picture.label is not None and picture.label < len(names) else picture.name
    part = translate("Explore", "test picture {index}: {name}")
    if picture.part == "train":
        part = translate("Explore", "training picture {index}: {name}")
    return filled(part, index=number(picture.index), name=name)
