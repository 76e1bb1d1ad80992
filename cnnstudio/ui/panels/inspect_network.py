"""The inspector's page for the network as a whole."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.design.limits import kept_name
from cnnstudio.graph import text as marked
from cnnstudio.graph.param import Param
from cnnstudio.ui.document import Document
from cnnstudio.ui.fields.form import Form
from cnnstudio.ui.panels.fact_view import FactView
from cnnstudio.ui.panels.facts import network_facts
from cnnstudio.ui.widgets import label, line
from cnnstudio.ui.words import translate

_TITLE = Param(
    "title",
    "text",
    "",
    label=marked.translate("Inspector", "Title"),
    help=marked.translate("Inspector", "What the network is called."),
)


class NetworkPage(QWidget):
    """Title and totals."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.title = label("", "title")
        self.form = Form((_TITLE,), wide=True)
        self.form.edited.connect(self._edit)
        self.form.finished.connect(lambda _name: document.end_merge())
        self.facts = FactView()
        self.hint = label("", "muted", wrap=True)
        for part in (self.title, self.form, line(), self.facts, self.hint):
            column.addWidget(part)

    def shows(self, wanted: tuple[str, type | None]) -> bool:
        """Tell whether this page is for that selection."""
        return wanted == ("", None)

    def forget(self) -> None:
        """Nothing here is kept back."""

    def refresh(self) -> None:
        """Show the totals as they are now."""
        self.form.show_values({"title": self.document.design.title})
        self.title.setText(translate("Inspector", "Network"))
        self.facts.show_facts(network_facts(self.document.report))
        self.hint.setText(translate("Inspector", "Select a block to change it and to see how its numbers come about."))

    def _edit(self, _name: str, value: str) -> None:
        design = replace(self.document.design, title=kept_name(value))
        self.document.edit(translate("Edit", "Change the title"), design, "title")
