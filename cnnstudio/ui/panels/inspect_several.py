"""The inspector's page for several blocks: the fields they share, changed in all of them at once."""

from __future__ import annotations

from collections import Counter
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.graph import text as marked
from cnnstudio.graph.graph import Node
from cnnstudio.graph.param import Param
from cnnstudio.ui.document import Document
from cnnstudio.ui.fields.form import Form
from cnnstudio.ui.panels.fact_view import FactView
from cnnstudio.ui.panels.facts import Fact
from cnnstudio.ui.panels.inspect_shared import chosen, shared_name, shared_params, shared_value, with_names, with_value
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets import label, line
from cnnstudio.ui.words import filled, memory, number, say, translate

_NAMES = Param(
    "name",
    "text",
    "",
    label=marked.translate("Inspector", "Name"),
    help=marked.translate("Inspector", "What these blocks are called on the canvas; each gets a number behind it."),
)
_MOST_NAMED = 3


class SeveralPage(QWidget):
    """How many blocks of which kinds, the fields that at least two of them have, and their sums."""

    def __init__(self, document: Document, selection: Selection) -> None:
        super().__init__()
        self.document, self.selection = document, selection
        self._params = shared_params(self._nodes())
        self._ids = selection.ids
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.title = label("", "title")
        self.about = label("", "muted", wrap=True)
        self.form = Form((_NAMES, *self._params))
        self.form.edited.connect(self._edit)
        self.form.finished.connect(lambda _name: document.end_merge())
        self.left = label("", "note", wrap=True)
        self.left.setObjectName("inspector.left")
        self.left.hide()
        self.facts = FactView()
        for part in (self.title, self.about, self.form, self.left, line(), self.facts):
            column.addWidget(part)

    def shows(self, wanted: tuple[str, type | None]) -> bool:
        """Tell whether this page has the fields of that selection."""
        return wanted[0] == "*" and self._params == shared_params(self._nodes())

    def forget(self) -> None:
        """Nothing here is kept back."""

    def refresh(self) -> None:
        """Show the blocks as they are now."""
        nodes = self._nodes()
        if self.selection.ids != self._ids:
            self._ids = self.selection.ids
            self.document.end_merge()
            self._say("")
        self.title.setText(filled(translate("Inspector", "{count} blocks"), count=len(nodes)))
        self.about.setText(_kinds(nodes))
        values: dict[str, Any] = {param.name: shared_value(nodes, param.name) for param in self._params}
        self.form.show_values({"name": shared_name(nodes), **values})
        self.facts.show_facts(self._sums())

    def _nodes(self) -> list[Node]:
        return chosen(self.document.design.graph, self.selection.ids)

    def _edit(self, name: str, value: object) -> None:
        nodes, design = self._nodes(), self.document.design
        left: list[str] = []
        key = f"fields:{name}:{' '.join(node.id for node in nodes)}"
        if name == "name":
            after = with_names(design, nodes, str(value))
            text = filled(translate("Edit", "Rename {count} blocks"), count=len(nodes))
        else:
            after, left = with_value(design, nodes, name, value)
            param = self.form.params[name]
            words = say(param.label).lower() if param.label else name
            text = filled(translate("Edit", "Change {field} of {count} blocks"), field=words, count=len(nodes) - len(left))
        self.document.edit(text, after, key)
        self._say(_left(nodes, left))

    def _say(self, text: str) -> None:
        self.left.setText(text)
        self.left.setVisible(bool(text))

    def _sums(self) -> list[Fact]:
        report = self.document.report
        reports = [found for id in self.selection.ids if (found := report.at(id)) is not None]
        return [
            Fact(translate("Inspector", "Parameters"), number(sum(found.parameters for found in reports)), (), True),
            Fact(translate("Inspector", "Multiply-adds"), number(sum(found.macs for found in reports))),
            Fact(translate("Inspector", "Activations"), memory(sum(found.activation_bytes for found in reports))),
        ]


def _kinds(nodes: list[Node]) -> str:
    """Return how many there are of each kind: 2 × Convolution, 3 × ReLU."""
    counts = Counter(say(getattr(node.block, "title", getattr(node.block, "type", ""))) for node in nodes)
    return ", ".join(f"{number(count)} × {title}" for title, count in counts.items())


def _left(nodes: list[Node], left: list[str]) -> str:
    """Return the sentence about blocks that an edit did not reach, "" where it reached all."""
    names = [node.name or node.id for node in nodes if node.id in left]
    shown = ", ".join(names[:_MOST_NAMED])
    if not names:
        return ""
    if len(names) == 1:
        return filled(translate("Inspector", "{block} stays as it is: this does not apply to it."), block=shown)
    if len(names) <= _MOST_NAMED:
        return filled(translate("Inspector", "{blocks} stay as they are: this does not apply to them."), blocks=shown)
    more = len(names) - _MOST_NAMED
    sentence = translate("Inspector", "{blocks} and {count} more stay as they are: this does not apply to them.")
    return filled(sentence, blocks=shown, count=more)
