"""Full speed, slowly, or a step at a time: three buttons of which one is down."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from cnnstudio.protocol.commands import Pace
from cnnstudio.ui.training.session import Phase, Session
from cnnstudio.ui.widgets import set_property
from cnnstudio.ui.words import translate


class PaceControl(QWidget):
    """Shows the session's pace and changes it, while a run is under way too."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setAccessibleName(translate("Pace", "Pace"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.group = QButtonGroup(self)
        self.buttons: dict[Pace, QToolButton] = {}
        self._add(row, "full", translate("Pace", "Full"), translate("Pace", "As fast as the device can"))
        self._add(row, "slow", translate("Pace", "Slow"), translate("Pace", "Four steps a second, to watch"))
        self._add(row, "step", translate("Pace", "One step"), translate("Pace", "One batch each time you press Step"))
        self.step = QPushButton(translate("Pace", "Step"))
        self.step.setObjectName("training.step")
        self.step.setToolTip(translate("Pace", "Train on one more batch"))
        self.step.clicked.connect(self._step)
        row.addSpacing(6)
        row.addWidget(self.step)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the pace as it is now."""
        self.buttons[self.session.pace].setChecked(True)
        self.step.setVisible(self.session.pace == "step")
        self.step.setEnabled(self.session.phase is Phase.TRAINING)

    def compact(self, on: bool) -> None:
        """Let the buttons be narrower, or as wide as ever."""
        for button in self.buttons.values():
            set_property(button, "compact", on)
            button.updateGeometry()

    def _add(self, row: QHBoxLayout, pace: Pace, text: str, tip: str) -> None:
        button = QToolButton()
        button.setObjectName(f"training.pace.{pace}")
        button.setProperty("tone", "segment")
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setAccessibleDescription(tip)
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.session.set_pace(pace))
        self.group.addButton(button)
        self.buttons[pace] = button
        row.addWidget(button)

    def _step(self) -> None:
        self.session.step()
