"""The Evaluate tab."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QStackedLayout, QTabBar, QVBoxLayout, QWidget

from cnnstudio.ui.evaluate.assessing import Assessing, assessing_of
from cnnstudio.ui.evaluate.classes_page import ClassesPage
from cnnstudio.ui.evaluate.robustness_page import RobustnessPage
from cnnstudio.ui.evaluate.trying import trying_of
from cnnstudio.ui.explore.at_hand import Kind
from cnnstudio.ui.explore.bars import lost_words
from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.explore.state import notice_for
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.look import sheet
from cnnstudio.ui.training.notice import NoticeLine
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, number, sentence, translate


class EvaluatePanel(QWidget):
    """A view on how the network that is looked at does. It asks the engine for nothing while it is hidden."""

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self.looking = looking
        self.assessing, self.trying = assessing_of(looking), trying_of(looking)
        self.setObjectName("panel.evaluate")
        self.setAccessibleName(translate("Evaluate", "Evaluate"))
        self.notice = NoticeLine()
        self.notice.setObjectName("evaluate.notice")
        self.weights = label("", "muted", wrap=True)
        self.weights.setObjectName("evaluate.weights")
        self.again = QPushButton()
        self.again.setObjectName("evaluate.again")
        self.again.clicked.connect(self._again)
        self.tabs = QTabBar()
        self.tabs.setObjectName("evaluate.tabs")
        self.tabs.setAccessibleName(translate("Evaluate", "Views"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.tabs.addTab(translate("Evaluate", "Classes"))
        self.tabs.addTab(translate("Evaluate", "Robustness"))
        self.classes, self.robustness = ClassesPage(self.assessing), RobustnessPage(self.trying)
        self.empty = label("", "muted", wrap=True)
        self.empty.setObjectName("evaluate.empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        self.tabs.currentChanged.connect(self.refresh)
        for change in (self.assessing.changed, looking.changed, looking.session.changed):
            change.connect(self.refresh)
        theme.changed.connect(self._tint)
        self._tint()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.tabs)
        head.addWidget(self.weights, 1)
        head.addWidget(self.again)
        below = QWidget()
        self._pages = QStackedLayout(below)
        for page in (self.classes, self.robustness, self.empty):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.notice)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(below)
        column.addWidget(scroll, 1)

    def refresh(self, *_change: object) -> None:
        """Show the state as it is now."""
        seen = self.assessing.found is not None or any(entry.found for entry in self.trying.entries)
        self.notice.show_notice(notice_for(self.looking, seen))
        empty = _empty_words(self.assessing)
        nothing = bool(empty) if self.tabs.currentIndex() == 0 else self._nothing_to_try()
        if nothing:
            self.empty.setText(empty or translate("Evaluate", "The figures appear here as soon as there is a network."))
        self._pages.setCurrentIndex(2 if nothing else self.tabs.currentIndex())
        self.weights.setText(_weights_words(self.assessing))
        busy = self.assessing.under_way
        self.again.setText(translate("Evaluate", "Stop") if busy else translate("Evaluate", "Count again"))
        self.again.setVisible(self.tabs.currentIndex() == 0 and self.assessing.found is not None)

    def _nothing_to_try(self) -> bool:
        return self.looking.at_hand.kind is Kind.NOTHING and len(self.trying.entries) == 1 and not self.trying.entries[0].found

    def _again(self) -> None:
        if self.assessing.under_way:
            self.assessing.stop()
        else:
            self.assessing.ask()

    def _tint(self) -> None:
        self.setStyleSheet(sheet(theme.current, theme.scale))
        self.refresh()

    # -- events -------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._watch)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.assessing.watch(False)
        self.trying.stop()

    def _watch(self) -> None:
        if self.isVisible():
            self.assessing.watch(True)


def _weights_words(assessing: Assessing) -> str:
    """Return whose figures are shown."""
    found = assessing.found
    if found is None:
        return ""
    if assessing.subject.kind is not Kind.RUN:
        said = translate("Evaluate", "Initial weights: it has learned nothing yet.")
    else:
        said = filled(translate("Evaluate", "Weights after step {step} of the run."), step=number(found.step))
    if assessing.old and not assessing.under_way:
        return filled(translate("Evaluate", "{said} The network has changed since."), said=said)
    return said


def _empty_words(assessing: Assessing) -> str:
    """Return what belongs here, where nothing was counted yet; nothing otherwise."""
    if assessing.found is not None:
        return "" if not assessing.lost else lost_words()
    if assessing.refusal is not None:
        return sentence(assessing.refusal)
    looking = assessing.looking
    if not looking.engine.alive:
        return translate("Evaluate", "Here you see how good the network is. The engine that computes is not running.")
    if not looking.engine.is_ready:
        return translate("Evaluate", "The engine warms up: in a moment the test pictures are counted here.")
    if looking.missing is not None:
        return sentence(looking.missing)
    if looking.subject.kind is Kind.NOTHING:
        return translate("Evaluate", "The figures appear here as soon as the network has no more problems.")
    return translate("Evaluate", "The test pictures go through the network…")
