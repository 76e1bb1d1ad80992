"""Freezing the chosen filter, or all of its block: training then leaves them as they are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt

from cnnstudio.protocol.messages import Filters
from cnnstudio.ui.explore.filters.editing import Editing
from cnnstudio.ui.explore.toggle import toggle
from cnnstudio.ui.icons import icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, number, translate


class FreezeButtons:
    """Two buttons that stay down while what they name is frozen, and a line that says what follows from it."""

    def __init__(self, editing: Editing) -> None:
        self.editing = editing
        self._address, self._filter, self._count = "", 0, 0
        self._frozen: list[int] = []
        self.one = toggle("filter.freeze", translate("Filters", "Freeze"))
        self.one.setToolTip(translate("Filters", "Training leaves this filter and its bias as they are"))
        self.all = toggle("filter.freeze_all", translate("Filters", "All"))
        self.all.setToolTip(translate("Filters", "Training leaves all filters of this block and their biases as they are"))
        for button in (self.one, self.all):
            button.setProperty("compact", "true")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.said = label("", "muted", wrap=True)
        self.said.setObjectName("filter.frozen")
        self.one.clicked.connect(lambda on: self._freeze((self._filter,), on))
        self.all.clicked.connect(lambda on: self._freeze(range(self._count), on))

    def show_filter(self, address: str, filter: int, filters: Filters) -> None:
        """Show whether this filter of a convolution is frozen, and how many of them are."""
        self._address, self._filter, self._count = address, filter, filters.shape[0]
        self._frozen = frozen = [at for at in range(self._count) if self.editing.is_frozen(address, at, filters.shape[1:])]
        one, all = filter in frozen, len(frozen) == self._count
        self.one.setText(translate("Filters", "Frozen") if one else translate("Filters", "Freeze"))
        self.one.setAccessibleName(self.one.text())
        self.all.setAccessibleName(translate("Filters", "All frozen") if all else translate("Filters", "Freeze all"))
        for button, on in ((self.one, one), (self.all, all)):
            button.setChecked(on)
            button.setEnabled(self.editing.can_freeze)
            button.setIcon(icon("lock", theme.current.text if button.isEnabled() else theme.current.faint))
        self.said.setVisible(bool(frozen))
        now = translate("Filters", "{count} of {all} frozen: this training does not move them.")
        then = translate("Filters", "{count} of {all} frozen: the next training keeps them.")
        source = now if self.editing.looking.session.busy else then
        self.said.setText(filled(source, count=number(len(frozen)), all=number(self._count)))

    def _freeze(self, filters: Iterable[int], on: bool) -> None:
        chosen = [at for at in filters if not on or at not in self._frozen]
        self.editing.freeze(self._address, chosen, on)
