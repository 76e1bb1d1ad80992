"""Another document begins anew: nothing of the one before is seen in Explore, on the canvas or in the curves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMessageBox

from cnnstudio.protocol.commands import Typed
from cnnstudio.ui import edits
from cnnstudio.ui.actions import find_action, find_panel
from cnnstudio.ui.explore.why.explaining import Value
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.middle import EVALUATE, EXPLORE
from tests.end_to_end import hands
from tests.end_to_end.hands import until


@pytest.fixture
def opened(window: MainWindow) -> Iterator[MainWindow]:
    """LeNet-5 for 28 x 28 on the canvas."""
    window.show_design()
    yield window
    hands.tab(window, 0)


def example(window: MainWindow, name: str) -> None:
    """Choose an entry of File > Examples, and wait for its sum."""
    menu = window.findChild(QMenu, "menu.examples")
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.objectName() == f"file.example.{name}").trigger()
    until(lambda: window.explore.why.explaining.found is not None and window.explore.looking.last is not None)


def begin(window: MainWindow, template: str) -> None:
    """Choose File > New and a template; what was changed before is not kept."""
    find_action(window, "file.new").trigger()
    hands.settle()
    card = next(card for card in window.start_page.cards if card.objectName() == f"template.{template}")
    window.start_page.ensureWidgetVisible(card)
    hands.settle()
    hands.click(card)
    if window.document.dirty:
        hands.answer(window, "ask.save", QMessageBox.StandardButton.Discard)


def break_conv2(window: MainWindow) -> None:
    """Give a convolution a kernel that is larger than what enters it."""
    design = window.document.design
    window.document.edit("Break", edits.set_values(design, "conv2", kernel_size=(30, 30)))


def test_explore_begins_anew_after_an_example(opened: MainWindow) -> None:
    window = opened
    example(window, "rgb")
    explore = window.explore
    hands.click(explore.inside.maps.keep)
    assert explore.inside.maps.kept.isVisible() and isinstance(explore.looking.spec, Typed)
    begin(window, "lenet5-28")
    assert explore.looking.last is None and explore.why.explaining.value is None
    hands.tab(window, EXPLORE)
    until(lambda: explore.looking.last is not None)
    assert explore.looking.last.picture.index == 0 and explore.looking.last.picture.label is not None
    assert explore.looking.block == "conv1" and explore.inside.maps.maps.shape == (6, 24, 24)
    assert explore.inside.filters.title.text() == "Filters of conv1" and len(explore.inside.filters.filters.weights) == 6
    assert not explore.notice.isVisible() and not explore.lesson.isVisible()
    assert explore.why.panel.isHidden() and explore.inside.maps.kept.isHidden() and not explore.inside.maps.keep.isChecked()


def test_another_network_that_cannot_be_looked_into_shows_nothing_of_the_one_before(opened: MainWindow) -> None:
    window = opened
    begin(window, "gap-cnn")
    hands.tab(window, EXPLORE)
    explore = window.explore
    until(lambda: explore.looking.last is not None and "conv3" in explore.looking.graph)
    begin(window, "lenet5-28")
    break_conv2(window)
    hands.tab(window, EXPLORE)
    hands.settle()
    assert explore.empty.isVisible() and "no more problems" in explore.empty.text()
    assert not explore.inside.isVisible() and not explore.notice.isVisible()


def test_an_edit_keeps_what_was_seen(opened: MainWindow) -> None:
    window = opened
    hands.tab(window, EXPLORE)
    explore = window.explore
    until(lambda: explore.looking.last is not None)
    seen = explore.looking.last
    break_conv2(window)
    until(lambda: explore.notice.shown == "problems")
    assert explore.looking.last is seen and explore.inside.isVisible()
    assert explore.inside.maps.block.currentText() == "conv1"


def test_overlay_units_and_drawing_end_with_their_network(opened: MainWindow) -> None:
    window = opened
    hands.tab(window, EXPLORE)
    explore = window.explore
    until(lambda: explore.looking.last is not None and explore.looking.last.picture is not None)
    explore.looking.choose_block("fc1")
    explore.why.explaining.explain(Value("fc1", (3,)))
    until(lambda: explore.why.explaining.found is not None)
    hands.settle()
    hands.click_named(window, "why.excites")
    explore.classes.method.setFocus()
    hands.press(window, Qt.Key.Key_Down)
    until(lambda: explore.over.has_overlay)
    hands.click(explore.pictures.draw)
    begin(window, "lenet5-28")
    hands.tab(window, EXPLORE)
    until(lambda: explore.looking.last is not None)
    assert explore.units.isHidden() and explore.why.panel.isHidden()
    assert not explore.over.has_overlay and explore.classes.isHidden() and explore.classes.method.currentIndex() == 0
    assert explore.pictures.view.isVisible() and explore.pictures.pad is None


def test_kept_maps_go_with_their_network(opened: MainWindow) -> None:
    window = opened
    hands.tab(window, EXPLORE)
    maps = window.explore.inside.maps
    until(lambda: window.explore.looking.block == "conv1" and maps.maps is not None)
    hands.click(maps.keep)
    assert maps.kept.isVisible()
    begin(window, "lenet5-28")
    hands.tab(window, EXPLORE)
    until(lambda: window.explore.looking.last is not None)
    assert window.explore.looking.block == "conv1" and maps.kept.isHidden() and not maps.keep.isChecked()


def test_strips_are_those_of_the_network_on_the_canvas(opened: MainWindow) -> None:
    window = opened
    find_action(window, "view.strips").trigger()
    try:
        until(lambda: find_panel(window, "hand.verdict").text())
        from cnnstudio.ui.commands.strips import film_strips

        feed = film_strips(window).feed
        seen: list[object] = []
        feed.arrived.connect(lambda: seen.append((feed.step, feed.maps)))
        begin(window, "lenet5-28")
        until(lambda: len(seen) > 1 and feed.step is not None)
        assert seen[0] == (None, {})
    finally:
        find_action(window, "view.strips").trigger()


def test_nothing_is_selected_and_no_curve_is_left(opened: MainWindow) -> None:
    window = opened
    document, session = window.document, window.training.session
    plan = document.design.plan.with_values(epochs=1, threads=1, precision="float32")
    document.edit("Plan", replace(document.design, plan=plan))
    find_action(window, "train.pace.full").trigger()
    hands.click(window.header.train)
    until(lambda: session.finished is not None and not session.busy, 60)
    hands.pick(window, "fc1")
    assert window.selection.current == "fc1"
    begin(window, "lenet5-28")
    assert window.selection.current is None and not window.selection.ids
    assert session.history is None and session.before is None and session.run_folder is None
    curves = window.training.curves
    until(lambda: bool(curves.plots) and not any(entry.isVisible() for entry in curves.legend._entries.values()))
    assert all(not plot._curves[name].getData()[0].size for plot in curves.plots.values() for name in ("before", "training"))


def test_evaluate_shows_no_figures_of_the_network_before(opened: MainWindow) -> None:
    window = opened
    hands.tab(window, EVALUATE)
    panel = window.middle.evaluate
    until(lambda: panel.assessing.done and panel.classes.isVisible())
    begin(window, "lenet5-28")
    break_conv2(window)
    hands.tab(window, EVALUATE)
    hands.settle()
    assert panel.empty.isVisible() and not panel.classes.isVisible() and not panel.weights.text()
