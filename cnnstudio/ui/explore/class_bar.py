"""Why this class? The way to see it, the class, and how strongly the overlay covers the picture."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from cnnstudio.ui.explore.attributing import Attributing
from cnnstudio.ui.explore.bars import name_of, percent
from cnnstudio.ui.explore.over_picture import PictureLayer
from cnnstudio.ui.explore.picture_panel import class_names
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label, set_tone
from cnnstudio.ui.words import filled, sentence, translate

_MOST_CLASSES = 1000


class ClassBar(QWidget):
    """Lays what `attributing` finds over the picture. Off at first: then only `method`, which stands elsewhere, is seen."""

    def __init__(self, attributing: Attributing, over: PictureLayer, parent: QWidget) -> None:
        super().__init__(parent)
        self.attributing, self.looking, self.over = attributing, attributing.looking, over
        self.setObjectName("explore.class.bar")
        self.method = _combo("explore.overlay", translate("Class", "Why this class?"))
        self.method.addItem(translate("Class", "Overlay…"), None)
        self.method.addItem(translate("Class", "Grad-CAM"), "gradcam")
        self.method.addItem(translate("Class", "Saliency"), "saliency")
        self.method.addItem(translate("Class", "Occlusion"), "occlusion")
        tips = (
            translate("Class", "Grad-CAM: where the maps of the block that is looked at speak for the class."),
            translate("Class", "Saliency: which pixels, changed a little, change the score of the class."),
            translate("Class", "Occlusion: what happens to the class as a patch covers each place of the picture."),
        )
        for at, tip in enumerate(tips):
            self.method.setItemData(at + 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.method.setToolTip("\n".join(tips))
        self.method.activated.connect(lambda at: attributing.choose(self.method.itemData(at)))
        self.classes = _combo("explore.overlay.class", translate("Class", "Class to explain"))
        self.classes.activated.connect(lambda at: attributing.choose_label(self.classes.itemData(at)))
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setObjectName("explore.overlay.opacity")
        self.opacity.setRange(0, 100)
        self.opacity.setPageStep(10)
        self.opacity.setValue(round(over.opacity * 100))
        self.opacity.setFixedWidth(round(70 * theme.scale))
        self.opacity.setAccessibleName(translate("Class", "Opacity of the overlay"))
        self.opacity.setToolTip(self.opacity.accessibleName())
        self.opacity.valueChanged.connect(lambda value: over.set_opacity(value / 100))
        self.stop = QPushButton(translate("Class", "Stop"))
        self.stop.setObjectName("explore.overlay.stop")
        self.stop.clicked.connect(attributing.stop)
        self.said = label("", "muted", wrap=True)
        self.said.setObjectName("explore.overlay.said")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.classes, 1)
        row.addWidget(self.opacity)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.said)
        self._names: list[str] = []
        self._apart = False
        attributing.changed.connect(self.refresh)
        self.looking.looked.connect(self.refresh)
        self.refresh()

    def set_apart(self, apart: bool) -> None:
        """Show nothing for a while, whatever is chosen: a lecture's example has no classes."""
        if apart != self._apart:
            self._apart = apart
            self.refresh()

    def refresh(self, *_: object) -> None:
        """Show what is chosen and what was found."""
        attributing = self.attributing
        on = attributing.method is not None and not self._apart
        self._fill_classes()
        with QSignalBlocker(self.method):
            self.method.setCurrentIndex(max(self.method.findData(attributing.method), 0))
        self.setVisible(on)
        found = attributing.found
        slow = on and attributing.under_way and attributing.method == "occlusion"
        self.stop.setVisible(slow)
        self.over.show_overlay(found.overlay if on and found is not None else None)
        self.said.setText(self._words() if on else "")
        self.said.setToolTip(self.said.text())
        self.said.setVisible(bool(self.said.text()))
        set_tone(self.said, "problem" if on and attributing.refusal is not None else "muted")

    def _words(self) -> str:
        attributing, found = self.attributing, self.attributing.found
        if attributing.refusal is not None:
            return sentence(attributing.refusal)
        if found is None:
            return "…"
        if found.done < found.total:
            return filled(translate("Class", "{share} done"), share=percent(found.done / max(found.total, 1)))
        if not np.any(found.values):
            return translate("Class", "Nothing speaks for this class.")
        if not found.address or found.address == self.looking.block:
            return ""
        return filled(translate("Class", "Grad-CAM of {block}"), block=found.address)

    def _class_names(self) -> list[str]:
        design = self.looking.subject.design
        return class_names("" if design is None else design.data)

    def _fill_classes(self) -> None:
        looked = self.looking.last
        count = min(len(looked.probabilities) if looked is not None else 0, _MOST_CLASSES)
        names = [name_of(self._class_names(), at) for at in range(count)]
        if names != self._names or not self.classes.count():
            self._names = names
            with QSignalBlocker(self.classes):
                self.classes.clear()
                self.classes.addItem(translate("Class", "predicted"), None)
                for at, name in enumerate(names):
                    self.classes.addItem(name, at)
            if self.attributing.label is not None and self.attributing.label >= count:
                self.attributing.label = None
        with QSignalBlocker(self.classes):
            at = 0 if self.attributing.label is None else self.attributing.label + 1
            self.classes.setCurrentIndex(min(at, self.classes.count() - 1))


def _combo(name: str, accessible: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(4)
    return made
