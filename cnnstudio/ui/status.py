"""The line at the bottom: what the network costs, and how the engine is."""

from __future__ import annotations

from PySide6.QtWidgets import QStatusBar

from cnnstudio.graph.text import Message
from cnnstudio.ui.document import Document
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, memory, number, say, translate


class StatusLine(QStatusBar):
    """Parameters, multiply-adds, memory of the weights, as far as they are known; right the state of the engine."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setSizeGripEnabled(False)
        self.document = document
        self.totals, self.engine = label(), label()
        self.totals.setObjectName("status.totals")
        self.engine.setObjectName("status.engine")
        self.totals.setContentsMargins(10, 0, 0, 0)
        self.engine.setContentsMargins(0, 0, 10, 0)
        self.addWidget(self.totals)
        self.addPermanentWidget(self.engine)
        document.changed.connect(self._show)
        self._show()

    def show_engine(self, state: Message | str) -> None:
        """Say how the engine is."""
        self.engine.setText(say(state))

    def _show(self, *_change: object) -> None:
        report = self.document.report
        problems = len(report.problems)
        parameters = translate("Status", "{count} parameters so far") if problems else translate("Status", "{count} parameters")
        parts = [
            filled(parameters, count=number(report.parameters)),
            filled(translate("Status", "{count} multiply-adds"), count=number(report.macs)),
            filled(translate("Status", "{size} weights"), size=memory(report.weight_bytes)),
            filled(translate("Status", "{size} activations per picture"), size=memory(report.activation_bytes)),
        ]
        if problems == 1:
            parts.append(translate("Status", "1 problem"))
        elif problems:
            parts.append(filled(translate("Status", "{count} problems"), count=problems))
        self.totals.setText("   ·   ".join(parts))
