"""The inspector: the fields of the selected block, and all that follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.graph.addresses import definition_of
from cnnstudio.graph.group import Group
from cnnstudio.graph.paths import find
from cnnstudio.ui.conventions import conventions
from cnnstudio.ui.document import Document
from cnnstudio.ui.panels.inspect_network import NetworkPage
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets import clear

if TYPE_CHECKING:
    from cnnstudio.ui.panels.inspect_block import BlockPage
    from cnnstudio.ui.panels.inspect_group import GroupPage
    from cnnstudio.ui.panels.inspect_several import SeveralPage

_SEVERAL = "*"
"""Stands for the id of a block where there are several."""


class Inspector(QScrollArea):
    """Shows the current block; with none the network, with several what they share.

    `previewed` and `asked` are those of the block's problems; `wanted(address)` asks for a block within a group to be shown.
    """

    previewed = Signal(object)
    asked = Signal(object)
    wanted = Signal(str)

    def __init__(self, document: Document, selection: Selection) -> None:
        super().__init__()
        self.document, self.selection = document, selection
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._layout = QVBoxLayout(inner)
        self._layout.setContentsMargins(16, 4, 16, 16)
        self.setWidget(inner)
        self.page: BlockPage | GroupPage | NetworkPage | SeveralPage | None = None
        document.changed.connect(self._refresh)
        selection.changed.connect(self._refresh)
        conventions.changed.connect(self._again)
        self._refresh()

    def _refresh(self, *_change: object) -> None:
        """Keep the page where it shows the same thing, so that what is being typed in stays."""
        wanted = self._wanted()
        if self.page is None or not self.page.shows(wanted):
            self._turn(wanted)
        assert self.page is not None
        self.page.refresh()

    def _again(self) -> None:
        """Write everything anew; what is being typed stays."""
        if self.page is not None:
            self.page.forget()
        self._refresh()

    def enter(self) -> None:
        """Bring the focus to the first field that changes the block."""
        if self.page is None:
            return
        fields = [field for name, field in self.page.form.fields.items() if name != "name"] or [*self.page.form.fields.values()]
        fields[0].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(fields[0].editor, QLineEdit):
            fields[0].editor.selectAll()

    def _wanted(self) -> tuple[str, type | None]:
        id = self.selection.current
        graph = self.document.design.graph
        if len(self.selection.ids) > 1:
            return _SEVERAL, None
        node = None if id is None else find(graph, id)
        if id is None or node is None:
            return "", None
        return id, type(node.block)

    def _go(self, address: str) -> None:
        definition = definition_of(address)
        self.selection.set([definition], definition)
        self.wanted.emit(definition)

    def _turn(self, wanted: tuple[str, type | None]) -> None:
        self.document.end_merge()
        clear(self._layout)
        id, kind = wanted
        if id == _SEVERAL:
            from cnnstudio.ui.panels.inspect_several import SeveralPage

            self.page = SeveralPage(self.document, self.selection)
        elif kind is None:
            self.page = NetworkPage(self.document)
        elif kind is Group:
            from cnnstudio.ui.panels.inspect_group import GroupPage

            self.page = GroupPage(self.document, id)
            self.page.previewed.connect(self.previewed)
            self.page.asked.connect(self.asked)
            self.page.wanted.connect(self._go)
        else:
            from cnnstudio.ui.panels.inspect_block import BlockPage

            self.page = BlockPage(self.document, id)
            self.page.previewed.connect(self.previewed)
            self.page.asked.connect(self.asked)
        self._layout.addWidget(self.page)
        self._layout.addStretch(1)
        self.verticalScrollBar().setValue(0)
