"""A form for declared fields: label, editor, and below it the sentence that says what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cnnstudio.graph.param import Param, ParamError, coerce, outside
from cnnstudio.graph.text import Message
from cnnstudio.ui.fields.field import SEVERAL, Field
from cnnstudio.ui.fields.make import field_for
from cnnstudio.ui.widgets import label, set_property
from cnnstudio.ui.words import say, sentence


class Form(QWidget):
    """One row per param. `edited(name, value)` follows every readable change, `finished(name)` the end of typing.

    What lies outside a field's limits is reported as an edit too, with its sentence: a wrong design is still a design.
    Editors are called `field.NAME`. `wide` fields leave their labels no more room than these need.
    """

    edited = Signal(str, object)
    finished = Signal(str)

    def __init__(self, params: Iterable[Param], fields: Mapping[str, Field] | None = None, *, wide: bool = False) -> None:
        super().__init__()
        self.params = {param.name: param for param in params}
        self.fields = {name: (fields or {}).get(name) or field_for(param) for name, param in self.params.items()}
        self._faults: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 0 if wide else 9)
        self._grid.setColumnStretch(1, 10)
        for name in self.params:
            self._add(name)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show the values of the fields, and what is wrong with them; `SEVERAL` stands for values that differ."""
        for name, field in self.fields.items():
            if values[name] is SEVERAL:
                field.show_several()
                self._say(name, None)
                continue
            field.show_value(values[name])
            self._say(name, outside(self.params[name], values[name]))

    def fault(self, name: str) -> str:
        """Return the sentence below a field, empty where all is well."""
        return self._faults[name].text()

    def _add(self, name: str) -> None:
        param, field = self.params[name], self.fields[name]
        title = say(param.label) if param.label else name
        help = f"{say(param.help)} ({name})" if param.help else name
        caption = label(title, "label")
        caption.setToolTip(help)
        caption.setBuddy(field.editor)
        field.name(f"field.{name}", title, help)
        field.editor.setProperty("wrong", "false")
        fault = label("", "problem", wrap=True)
        fault.hide()
        self._faults[name] = fault
        row = self._grid.rowCount()
        self._grid.addWidget(caption, row, 0)
        self._grid.addWidget(field, row, 1)
        self._grid.addWidget(fault, row + 1, 0, 1, 2)
        field.edited.connect(lambda value: self._edited(name, value))
        field.refused.connect(lambda message: self._say(name, message))
        field.finished.connect(lambda: self.finished.emit(name))

    def _edited(self, name: str, value: Any) -> None:
        param = self.params[name]
        try:
            value = coerce(param, value)
        except ParamError as error:
            self._say(name, error.message)
            return
        self._say(name, outside(param, value))
        self.edited.emit(name, value)

    def _say(self, name: str, message: Message | None) -> None:
        fault = self._faults[name]
        fault.setText("" if message is None else sentence(message))
        fault.setVisible(message is not None)
        set_property(self.fields[name].editor, "wrong", "false" if message is None else "true")
