"""Accuracy on pictures that are moved, turned, enlarged or noisy; several networks side by side."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.questions import Trial
from cnnstudio.runs import open_run
from cnnstudio.ui.evaluate.moved import Moved
from cnnstudio.ui.evaluate.networks import Networks
from cnnstudio.ui.evaluate.offers import offers
from cnnstudio.ui.evaluate.sweep_plot import SweepPlot
from cnnstudio.ui.evaluate.trying import Trying
from cnnstudio.ui.explore.toggle import toggle
from cnnstudio.ui.training.session import run_folder
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, say, translate


class RobustnessPage(QWidget):
    """Shows what `trying` finds, and lets a person move the picture at hand."""

    def __init__(self, trying: Trying) -> None:
        super().__init__()
        self.trying = trying
        self.moved = Moved(trying.looking)
        self.networks, self.plot = Networks(trying), SweepPlot()
        self.hint = label("", "muted", wrap=True)
        self.hint.setObjectName("evaluate.robustness.hint")
        self.count = QPushButton()
        self.count.setObjectName("evaluate.count")
        self.count.clicked.connect(self._count)
        self.add = QPushButton(translate("Evaluate", "Add a run…"))
        self.add.setObjectName("evaluate.add")
        self.add.setToolTip(translate("Evaluate", "Put another trained network beside this one"))
        self.add.clicked.connect(self._offer_runs)
        self.trials = {name: toggle(f"evaluate.trial.{name}", title) for name, title in _titles().items()}
        self._group = QButtonGroup(self)
        for name, button in self.trials.items():
            self._group.addButton(button)
            button.clicked.connect(partial(trying.choose, name))
        self._arrange()
        self.networks.pointed.connect(self.moved.move_to)
        self.moved.moved.connect(self.networks.show_at)
        trying.changed.connect(self.refresh)
        self.refresh()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        for button in self.trials.values():
            head.addWidget(button)
        head.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.count)
        below.addWidget(self.add)
        below.addSpacing(4)
        below.addWidget(self.hint, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        self._left = QVBoxLayout()
        self._left.setSpacing(8)
        self._left.addLayout(head)
        self._left.addLayout(below)
        self._left.addWidget(self.networks)
        self._left.addWidget(self.plot, 1)
        grid.addLayout(self._left, 0, 0)
        grid.addWidget(self.moved, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)

    def refresh(self) -> None:
        """Show what is known now."""
        trying = self.trying
        self.trials[trying.trial].setChecked(True)
        busy = trying.under_way
        self.count.setText(translate("Evaluate", "Stop") if busy else translate("Evaluate", "Count"))
        self.count.setEnabled(busy or trying.can_ask)
        self.hint.setText(self._hint())
        self.networks.refresh()
        self.plot.setVisible(trying.trial != "shift")
        self._left.setStretchFactor(self.networks, trying.trial == "shift")
        if trying.trial != "shift":
            lines = [entry.found.get(trying.trial) for entry in trying.entries]
            self.plot.show_lines(lines, _axes()[trying.trial])

    def _hint(self) -> str:
        trying = self.trying
        trouble = next((entry.trouble for entry in trying.entries if entry.trouble is not None), None)
        if trouble is not None:
            return say(trouble)
        found = [entry.found[trying.trial] for entry in trying.entries if trying.trial in entry.found]
        if not found:
            return translate("Evaluate", "Count how many test pictures are right at each place.")
        if trying.under_way:
            text = translate("Evaluate", "{done} of {total} pictures")
            return filled(text, done=min(one.done for one in found), total=max(one.total for one in found))
        return filled(translate("Evaluate", "{total} test pictures at each place"), total=max(one.done for one in found))

    def _count(self) -> None:
        if self.trying.under_way:
            self.trying.stop()
        else:
            self.trying.ask()

    def _offer_runs(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("evaluate.runs")
        menu.setToolTipsVisible(True)
        root = run_folder("run").parent
        for offer in offers(root, self.trying.shown):
            action = menu.addAction(offer.words.replace("&", "&&"))
            action.setToolTip(str(offer.folder))
            action.triggered.connect(partial(self.add_run, offer.folder))
        if menu.actions():
            menu.addSeparator()
        other = menu.addAction(translate("Evaluate", "Another folder…"))
        other.triggered.connect(lambda: self._ask_folder(root))
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _ask_folder(self, root: Path) -> None:
        dialog = QFileDialog(self, translate("Evaluate", "The folder of a run"), str(root))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.add_run)
        dialog.open()

    def add_run(self, folder: Path | str, _checked: bool = False) -> None:
        """Put the run in this folder beside the others; what is no run gets a sentence."""
        try:
            self.trying.add(open_run(folder))
        except StudioError as error:
            self.hint.setText(say(error.message))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.moved.begin()


def _titles() -> dict[Trial, str]:
    return {
        "shift": translate("Evaluate", "Shift"),
        "rotation": translate("Evaluate", "Rotation"),
        "zoom": translate("Evaluate", "Zoom"),
        "noise": translate("Evaluate", "Noise"),
    }


def _axes() -> dict[str, str]:
    return {
        "rotation": translate("Evaluate", "degrees, counter-clockwise"),
        "zoom": translate("Evaluate", "factor of size"),
        "noise": translate("Evaluate", "spread of the noise (1: from black to white)"),
    }
