"""The list of classic kernels: the keys only go through it; Enter, or a choice in the open list, applies one."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from cnnstudio.ui.words import translate

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KernelList(QComboBox):
    """`chosen(name)` is a kernel that is to be applied. The first entry is the invitation, and shown while none is."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filter.kernel")
        self.setAccessibleName(translate("Filters", "Classic kernel"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setToolTip(translate("Filters", "Enter applies the kernel that is shown"))
        for name, title in _titles().items():
            self.addItem(title, name)
        self._applied, self._browsing = "", False
        self.activated.connect(self._choose)

    def show_applied(self, name: str) -> None:
        """Show which kernel a filter was given last, "" for none; what the keys are going through stays."""
        self._applied = name
        if not self._browsing:
            self.setCurrentIndex(max(self.findData(name), 0))

    def _choose(self, at: int) -> None:
        self._browsing = False
        name = self.itemData(at)
        if name:
            self.chosen.emit(name)
        else:
            self.show_applied(self._applied)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._choose(self.currentIndex())
            return
        with QSignalBlocker(self):
            before = self.currentIndex()
            super().keyPressEvent(event)
        self._browsing = self._browsing or self.currentIndex() != before
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls: a kernel is never applied in passing."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._browsing = False
            self.show_applied(self._applied)


def _titles() -> dict[str, str]:
    return {
        "": translate("Filters", "Classic kernel…"),
        "identity": translate("Filters", "Identity"),
        "blur": translate("Filters", "Blur"),
        "sharpen": translate("Filters", "Sharpen"),
        "sobel_x": translate("Filters", "Sobel, vertical edges"),
        "sobel_y": translate("Filters", "Sobel, horizontal edges"),
        "prewitt_x": translate("Filters", "Prewitt, vertical edges"),
        "prewitt_y": translate("Filters", "Prewitt, horizontal edges"),
        "laplace": translate("Filters", "Laplace"),
    }
