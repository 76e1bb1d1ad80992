"""Freezing the chosen filter, or all of its block: training then leaves them as they are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cnnstudio.protocol.messages import Filters
from cnnstudio.ui.explore.filters.editing import Editing
from cnnstudio.ui.explore.toggle import toggle
from cnnstudio.ui.icons import icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, number, translate


class FreezeButtons(QWidget):
    """Two buttons that stay down while what they name is frozen, and a line that says what follows from it."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self.editing = editing
        self._address, self._filter, self._count = "", 0, 0
        self._shape: tuple[int, ...] = ()
        self.one = toggle("filter.freeze", translate("Filters", "Freeze"))
        self.one.setToolTip(translate("Filters", "Training leaves this filter and its bias as they are"))
        self.all = toggle("filter.freeze_all", translate("Filters", "Freeze all"))
        self.all.setToolTip(translate("Filters", "Training leaves all filters of this block and their biases as they are"))
        self.said = label("", "muted", wrap=True)
        self.said.setObjectName("filter.frozen")
        self.one.clicked.connect(lambda on: self._freeze((self._filter,), on))
        self.all.clicked.connect(lambda on: self._freeze(range(self._count), on))
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.one, self.all):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self.said)

    def show_filter(self, address: str, filter: int, filters: Filters) -> None:
        """Show whether this filter of a convolution is frozen, and how many of them are."""
        self._address, self._filter, self._count, self._shape = address, filter, filters.shape[0], filters.shape[1:]
        frozen = [at for at in range(self._count) if self.editing.is_frozen(address, at, self._shape)]
        _show(self.one, filter in frozen, translate("Filters", "Freeze"), translate("Filters", "Frozen"))
        _show(self.all, len(frozen) == self._count, translate("Filters", "Freeze all"), translate("Filters", "All frozen"))
        for button in (self.one, self.all):
            button.setEnabled(self.editing.can_freeze)
        self.said.setVisible(bool(frozen))
        self.said.setText(self._words(len(frozen)))

    def _words(self, count: int) -> str:
        if self.editing.looking.session.busy:
            text = translate("Filters", "{count} of {all} filters are frozen: training goes on without moving them.")
        else:
            text = translate(
                "Filters", "{count} of {all} filters are frozen: the next training begins with them and keeps them."
            )
        return filled(text, count=number(count), all=number(self._count))

    def _freeze(self, filters: range | tuple[int, ...], on: bool) -> None:
        self.editing.freeze(self._address, filters, on)


def _show(button: QToolButton, on: bool, off_text: str, on_text: str) -> None:
    button.setChecked(on)
    button.setText(on_text if on else off_text)
    button.setAccessibleName(button.text())
    button.setIcon(icon("lock", theme.current.text if button.isEnabled() else theme.current.faint))
