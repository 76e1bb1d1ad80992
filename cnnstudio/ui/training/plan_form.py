"""The plan as a form: what training is told. The device is chosen at the top of the window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cnnstudio.design.design import Design
from cnnstudio.graph.param import Param
from cnnstudio.plan.plan import Plan
from cnnstudio.ui.document import Document
from cnnstudio.ui.fields.form import Form
from cnnstudio.ui.words import translate

_ELSEWHERE = ("device",)
_FIRST = ("epochs", "learning_rate", "batch_size", "optimizer")
"""What a course changes first stands first."""


class PlanForm(QScrollArea):
    """Edits the plan of the design on the canvas, each change as a step of undo."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.setObjectName("training.plan")
        self.setAccessibleName(translate("Training", "Training plan"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form = Form(_params())
        self.form.edited.connect(self._edit)
        self.form.finished.connect(self._finish)
        inner = QWidget()
        for field in self.form.fields.values():
            field.editor.setMinimumWidth(72)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        self.setWidget(inner)
        document.changed.connect(self._changed)
        self._show()

    def _edit(self, name: str, value: object) -> None:
        design = self.document.design
        plan = design.plan.with_values(**{name: value})
        if plan != design.plan:
            self.document.edit(translate("Edit", "Change the plan"), replace(design, plan=plan), f"plan.{name}")

    def _finish(self, _name: str) -> None:
        self.document.end_merge()

    def _changed(self, before: Design, after: Design) -> None:
        if before.plan is not after.plan:
            self._show()

    def _show(self) -> None:
        self.form.show_values(self.document.design.plan.values())


def _params() -> list[Param]:
    shown = {param.name: param for param in Plan.params if param.name not in _ELSEWHERE and len(param.choices) != 1}
    first = [shown.pop(name) for name in _FIRST]
    return [*first, *shown.values()]
