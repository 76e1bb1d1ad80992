"""Another language in the middle of work: no window but the one is ever shown, and the keyboard stays where it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from cnnstudio.ui.actions import find_action, find_panel
from cnnstudio.ui.explore.why.explaining import Value
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.middle import DESIGN, EVALUATE, EXPLORE
from cnnstudio.words import language
from tests.end_to_end import hands
from tests.end_to_end.hands import until


class Windows(QObject):
    """Notes all windows that are shown, and that one loses the keyboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window, self.strays = window, []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window and event.type() == QEvent.Type.WindowDeactivate:
            self.strays.append("deactivated")
        shown = event.type() == QEvent.Type.Show and watched is not self.window
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.strays.append(watched.objectName() or type(watched).__name__)
        return False


@pytest.fixture
def trained(window: MainWindow) -> Iterator[MainWindow]:
    """LeNet-5 after a short run."""
    window.show_design()
    document, session = window.document, window.training.session
    plan = document.design.plan.with_values(epochs=2, threads=1, precision="float32")
    document.edit("Plan", replace(document.design, plan=plan))
    find_action(window, "train.pace.full").trigger()
    hands.click(window.header.train)
    until(lambda: session.finished is not None and not session.busy, 60)
    yield window
    window.speak("en")
    until(lambda: language() == "en")
    hands.settle()
    hands.tab(window, DESIGN)


def speak(window: MainWindow, code: str) -> None:
    """Choose a language in the menu."""
    find_action(window, f"view.language.{code}").trigger()
    until(lambda: language() == code)
    hands.settle()


def switched(window: MainWindow, code: str) -> list[str]:
    """Choose a language, and return which other windows were shown meanwhile."""
    seen = Windows(window)
    QApplication.instance().installEventFilter(seen)
    try:
        speak(window, code)
    finally:
        QApplication.instance().removeEventFilter(seen)
    return seen.strays


def looked_into(window: MainWindow) -> None:
    """Open all there is in Explore: a sum, the pictures that excite a unit, an overlay."""
    hands.tab(window, EXPLORE)
    explore = window.explore
    until(lambda: explore.timeline.isVisible() and explore.looking.last is not None)
    explore.looking.choose_block("conv2")
    explore.why.explaining.explain(Value("conv2", (3, 2, 2)))
    until(lambda: explore.why.explaining.found is not None)
    hands.settle()
    hands.click_named(window, "why.excites")
    explore.classes.method.setFocus()
    hands.press(window, Qt.Key.Key_Down)
    until(lambda: explore.over.has_overlay and explore.units.isVisible())


def test_no_other_window_is_shown(trained: MainWindow) -> None:
    window = trained
    looked_into(window)
    assert switched(window, "es") == []
    explore = window.explore
    assert explore.timeline.isVisible() and explore.why.panel.isVisible() and explore.units.isVisible()
    assert explore.classes.isVisible()
    hands.tab(window, EVALUATE)
    until(lambda: window.middle.evaluate.assessing.done)
    assert switched(window, "en") == []
    assert window.middle.evaluate.isVisible()
    hands.tab(window, DESIGN)
    find_action(window, "view.strips").trigger()
    until(lambda: find_panel(window, "hand.verdict").text())
    assert switched(window, "es") == []
    find_action(window, "view.strips").trigger()


@pytest.mark.parametrize("name", ["field.out_channels", "canvas.board", "training.show_plan", "palette.search"])
def test_the_keyboard_stays_where_it_was(trained: MainWindow, name: str) -> None:
    window = trained
    hands.pick(window, "conv1")
    find_panel(window, name).setFocus()
    assert QApplication.focusWidget().objectName() == name
    speak(window, "es")
    focus = QApplication.focusWidget()
    assert focus is not None and focus.objectName() == name and focus.isVisible()
    assert find_panel(window, name) is focus and window.selection.current == "conv1"


def test_the_keyboard_goes_on_in_explore(trained: MainWindow) -> None:
    window = trained
    hands.tab(window, EXPLORE)
    until(lambda: window.explore.timeline.isVisible())
    window.explore.timeline.slider.setFocus()
    speak(window, "es")
    assert QApplication.focusWidget() is window.explore.timeline.slider
    hands.press(window, Qt.Key.Key_Home)
    until(lambda: window.explore.looking.time == 0)


def test_the_curves_are_there_at_once(trained: MainWindow) -> None:
    window = trained
    until(lambda: len(window.training.curves.plots) == 2)
    speak(window, "es")
    curves = window.training.curves
    assert len(curves.plots) == 2
    assert all(plot._curves["steps"].getData()[0].size for plot in curves.plots.values())
