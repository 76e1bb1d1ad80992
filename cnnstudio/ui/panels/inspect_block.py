"""The inspector's page for one block."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph import text as marked
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Node
from cnnstudio.graph.group import Group
from cnnstudio.graph.param import Param
from cnnstudio.graph.paths import at, find
from cnnstudio.graph.report import Note, Problem
from cnnstudio.ui import edits
from cnnstudio.ui.document import Document
from cnnstudio.ui.fields.form import Form
from cnnstudio.ui.panels.fact_view import FactView
from cnnstudio.ui.panels.facts import block_facts
from cnnstudio.ui.panels.problem_row import ProblemRow
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import clear, label, line
from cnnstudio.ui.words import filled, say, translate

_SAID_BY_FIELDS = "param."
_NAME = Param(
    "name",
    "text",
    "",
    label=marked.translate("Inspector", "Name"),
    help=marked.translate("Inspector", "What this block is called on the canvas; in code it keeps its first name."),
)


class BlockPage(QWidget):
    """Head, fields, problems, facts of the block `id`, which keeps its type as long as the page lives.

    `previewed` and `asked` are those of its problems.
    """

    previewed = Signal(object)
    asked = Signal(object)

    def __init__(self, document: Document, id: str) -> None:
        super().__init__()
        self.document, self.id = document, id
        node = at(document.design.graph, id)
        self._kind = type(node.block)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.head = Head(node)
        self.form = Form((_NAME, *self._params(node)))
        self.form.edited.connect(self._edit)
        self.form.finished.connect(lambda _name: document.end_merge())
        self.problems = QVBoxLayout()
        self.problems.setSpacing(0)
        self.facts = FactView()
        self._found: tuple[Problem | Note, ...] = ()
        column.addWidget(self.head)
        column.addWidget(self.form)
        column.addLayout(self.problems)
        column.addWidget(line())
        column.addWidget(self.facts)
        name = self.form.fields["name"]
        name.editor.setPlaceholderText(node.id)  # type: ignore[attr-defined]

    def shows(self, wanted: tuple[str, type | None]) -> bool:
        """Tell whether this page is for that block as it is."""
        return wanted == (self.id, self._kind)

    def forget(self) -> None:
        """Write the problems anew at the next refresh."""
        self._found = ()
        clear(self.problems)

    def refresh(self) -> None:
        """Show the block as it is now."""
        node = at(self.document.design.graph, self.id)
        report = self.document.report.at(self.id)
        assert report is not None
        self.head.show_node(node)
        values = node.block.values() if isinstance(node.block, Block) else {}
        self.form.show_values({"name": node.name, **values})
        self.facts.show_facts(block_facts(report))
        every: tuple[Problem | Note, ...] = (*report.problems, *report.notes)
        found = tuple(each for each in every if not each.code.startswith(_SAID_BY_FIELDS))
        if found != self._found:
            self._found = found
            clear(self.problems)
            for each in found:
                row = ProblemRow(self.document, each, with_block=False)
                row.previewed.connect(self.previewed)
                row.asked.connect(self.asked)
                self.problems.addWidget(row)

    def _params(self, node: Node) -> tuple[Param, ...]:
        return node.block.params if isinstance(node.block, Block) else ()

    def _edit(self, name: str, value: object) -> None:
        design, key = self.document.design, f"field:{self.id}:{name}"
        node = find(design.graph, self.id)
        if node is None:
            return  # a menu that is open over a field may outlive the block
        title = node.name or node.id
        if name == "name":
            self.document.edit(
                filled(translate("Edit", "Rename {block}"), block=title), edits.rename(design, self.id, str(value)), key
            )
            return
        param = self.form.params[name]
        words = say(param.label) if param.label else name
        text = filled(translate("Edit", "Change {field} of {block}"), field=words.lower(), block=title)
        self.document.edit(text, edits.set_values(design, self.id, **{name: value}), key)


class Head(QWidget):
    """The block's name over what it is, beside the colour of its family."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 0, 4)
        column = QVBoxLayout()
        column.setSpacing(1)
        self.title = label("", "title")
        self.about = label("", "muted", wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.about)
        row.addLayout(column, 1)
        self._block = node.block

    def show_node(self, node: Node) -> None:
        self._block = block = node.block
        self.title.setText(node.name or node.id)
        if isinstance(block, Group):
            self.about.setText(f"{say(block.title)}: {say(block.caption())}")
            return
        if not isinstance(block, Block):
            self.about.setText(say(block.reason))
            return
        caption = block.caption()
        kind = say(block.title)
        self.about.setText(f"{kind}: {say(caption)}" if caption is not None else kind)
        self.about.setToolTip(say(block.summary))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        family = getattr(self._block, "family", None)
        painter.setBrush(theme.family(family) if family is not None else theme.current.colour("muted"))
        painter.setPen(theme.current.colour("surface"))
        painter.drawRoundedRect(0, 2, 5, self.height() - 8, 2.5, 2.5)
        painter.end()
