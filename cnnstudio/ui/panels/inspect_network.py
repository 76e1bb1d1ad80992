"""The inspector's page for the network as a whole, or for several blocks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.graph import text as marked
from cnnstudio.graph.param import Param
from cnnstudio.ui.document import Document
from cnnstudio.ui.fields.form import Form
from cnnstudio.ui.panels.fact_view import FactView
from cnnstudio.ui.panels.facts import Fact, network_facts
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets import label, line
from cnnstudio.ui.words import filled, memory, number, translate

_TITLE = Param(
    "title",
    "text",
    "",
    label=marked.translate("Inspector", "Title"),
    help=marked.translate("Inspector", "What the network is called."),
)


class NetworkPage(QWidget):
    """Title and totals; with several blocks selected their sum."""

    def __init__(self, document: Document, selection: Selection) -> None:
        super().__init__()
        self.document, self.selection = document, selection
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.title = label("", "title")
        self.form = Form((_TITLE,))
        self.form.edited.connect(self._edit)
        self.form.finished.connect(lambda _name: document.end_merge())
        self.facts = FactView()
        self.hint = label("", "muted", wrap=True)
        for part in (self.title, self.form, line(), self.facts, self.hint):
            column.addWidget(part)

    def shows(self, wanted: tuple[str, type | None]) -> bool:
        """Tell whether this page is for that selection."""
        return wanted[1] is None

    def refresh(self) -> None:
        """Show the totals as they are now."""
        several = len(self.selection.ids) > 1
        self.form.setVisible(not several)
        self.form.show_values({"title": self.document.design.title})
        if several:
            self.title.setText(filled(translate("Inspector", "{count} blocks"), count=len(self.selection.ids)))
            self.facts.show_facts(self._sum())
            self.hint.setText("")
        else:
            self.title.setText(translate("Inspector", "Network"))
            self.facts.show_facts(network_facts(self.document.report))
            self.hint.setText(translate("Inspector", "Select a block to change it and to see how its numbers come about."))

    def _sum(self) -> list[Fact]:
        report = self.document.report
        reports = [found for id in self.selection.ids if (found := report.at(id)) is not None]
        return [
            Fact(translate("Inspector", "Parameters"), number(sum(found.parameters for found in reports)), (), True),
            Fact(translate("Inspector", "Multiply-adds"), number(sum(found.macs for found in reports))),
            Fact(translate("Inspector", "Activations"), memory(sum(found.activation_bytes for found in reports))),
        ]

    def _edit(self, _name: str, value: str) -> None:
        design = replace(self.document.design, title=value)
        self.document.edit(translate("Edit", "Change the title"), design, "title")
