"""The inspector's page for a group: its name, how often it stands, its colour, what goes in and out, and what is in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cnnstudio.design.group_look import GroupLook
from cnnstudio.graph import text as marked
from cnnstudio.graph.addresses import joined
from cnnstudio.graph.graph import GraphError
from cnnstudio.graph.group import MOST_COPIES, Group
from cnnstudio.graph.param import Param
from cnnstudio.graph.paths import at, find, group_at, with_repeat
from cnnstudio.graph.report import Note, Problem
from cnnstudio.ui import edits
from cnnstudio.ui.canvas.block_text import block_name, caption
from cnnstudio.ui.canvas.grouping import tint
from cnnstudio.ui.commands.groups import group_colours
from cnnstudio.ui.document import Document
from cnnstudio.ui.fields.choice import ChoiceField
from cnnstudio.ui.fields.form import Form
from cnnstudio.ui.panels.fact_view import FactView
from cnnstudio.ui.panels.facts import group_facts
from cnnstudio.ui.panels.inspect_block import Head
from cnnstudio.ui.panels.problem_row import ProblemRow
from cnnstudio.ui.widgets import clear, label, line
from cnnstudio.ui.words import filled, number, sentence, translate

_NAME = Param(
    "name",
    "text",
    "",
    label=marked.translate("Inspector", "Name"),
    help=marked.translate("Inspector", "What this group is called on the canvas; in code it keeps its first name."),
)
_REPEAT = Param(
    "repeat",
    "int",
    1,
    minimum=1,
    maximum=MOST_COPIES,
    label=marked.translate("Inspector", "Times in a row"),
    help=marked.translate("Inspector", "How many copies stand one behind the other, each with weights of its own."),
)
_COLOUR = Param(
    "colour",
    "choice",
    "",
    label=marked.translate("Inspector", "Colour"),
    help=marked.translate("Inspector", "The colour of its frame while it stands open."),
)
_ROWS = 8


class GroupPage(QWidget):
    """Head, fields, problems, facts and inner blocks of the group at `id`. `wanted(address)` asks for one of the blocks.

    `previewed` and `asked` are those of its problems.
    """

    previewed = Signal(object)
    asked = Signal(object)
    wanted = Signal(str)

    def __init__(self, document: Document, id: str) -> None:
        super().__init__()
        self.document, self.id = document, id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.head = Head(at(document.design.graph, id))
        self.form = Form((_NAME, _REPEAT, _COLOUR), {"colour": ChoiceField(group_colours())})
        self.form.edited.connect(self._edit)
        self.form.finished.connect(lambda _name: document.end_merge())
        self.refused = label("", "problem", wrap=True)
        self.refused.setObjectName("inspector.refused")
        self.refused.hide()
        self.problems = QVBoxLayout()
        self.problems.setSpacing(0)
        self.facts = FactView()
        self.inside = QListWidget()
        self.inside.setObjectName("inspector.inside")
        self.inside.setAccessibleName(translate("Inspector", "Blocks in the group"))
        self.inside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside.itemActivated.connect(self._go)
        self.inside.itemClicked.connect(self._go)
        self._found: tuple[Problem | Note, ...] = ()
        column.addWidget(self.head)
        column.addWidget(self.form)
        column.addWidget(self.refused)
        column.addLayout(self.problems)
        column.addWidget(line())
        column.addWidget(self.facts)
        column.addWidget(label(translate("Inspector", "Blocks in the group"), "strong"))
        column.addWidget(self.inside)
        self.form.fields["name"].editor.setPlaceholderText(at(document.design.graph, id).id)  # type: ignore[attr-defined]

    def shows(self, wanted: tuple[str, type | None]) -> bool:
        """Tell whether this page is for that group."""
        return wanted == (self.id, Group)

    def forget(self) -> None:
        """Write the problems anew: their words are others."""
        self._found = ()

    def refresh(self) -> None:
        """Show the group as it is now."""
        design, report = self.document.design, self.document.report
        node, found = at(design.graph, self.id), report.at(self.id)
        if found is None or not isinstance(node.block, Group):
            return
        self.head.show_node(node)
        look = design.groups.get(self.id, GroupLook())
        self.form.show_values({"name": node.name, "repeat": node.block.repeat, "colour": look.colour})
        self.refused.hide()
        self.facts.show_facts(group_facts(report, self.id, found))
        self._list(node.block)
        problems: tuple[Problem | Note, ...] = (*found.problems, *found.notes)
        if problems != self._found:
            self._found = problems
            clear(self.problems)
            for each in problems:
                self.problems.addWidget(label(each.address, "muted"))
                row = ProblemRow(self.document, each, with_block=False)
                row.wanted.connect(self.wanted)
                row.previewed.connect(self.previewed)
                row.asked.connect(self.asked)
                self.problems.addWidget(row)

    def _list(self, group: Group) -> None:
        """Write the inner blocks, in the order of the network."""
        while self.inside.count() > len(group.graph):
            self.inside.takeItem(self.inside.count() - 1)
        while self.inside.count() < len(group.graph):
            self.inside.addItem(QListWidgetItem())
        for row, id in enumerate(group.graph.order):
            address, item, node = joined(self.id, id), self.inside.item(row), group.graph[id]
            report = self.document.report.at(address)
            count = f"   {number(report.parameters)}" if report is not None and report.parameters else ""
            item.setText(f"{block_name(node)}   {caption(node.block, report)}{count}")
            item.setData(Qt.ItemDataRole.UserRole, address)
        self.inside.setFixedHeight((self.inside.sizeHintForRow(0)) * min(max(self.inside.count(), 1), _ROWS) + 8)

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def _edit(self, name: str, value: object) -> None:
        design = self.document.design
        if find(design.graph, self.id) is None:
            return  # a menu that is open over a field may outlive the group
        node = at(design.graph, self.id)
        title = node.name or node.id
        self.refused.hide()
        if name == "name":
            text = filled(translate("Edit", "Rename {block}"), block=title)
            self.document.edit(text, edits.rename(design, self.id, str(value)), f"field:{self.id}:name")
        elif name == "colour":
            tint(self.document, [self.id], str(value))
        elif isinstance(value, int) and value != group_at(design.graph, self.id).repeat:
            self._repeat(title, value)

    def _repeat(self, title: str, count: int) -> None:
        design = self.document.design
        try:
            graph = with_repeat(design.graph, self.id, count)
        except GraphError as error:
            self.refused.setText(sentence(error.message))
            self.refused.show()
            return
        text = filled(translate("Edit", "Repeat {block} {n} times"), block=title, n=count)
        self.document.edit(text, design.with_graph(graph), f"field:{self.id}:repeat")
