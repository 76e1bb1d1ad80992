"""A filter by hand: typed, pasted, replaced, taken back; each class says at once what that does to it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from cnnstudio.engine.serving.display import shown_filters
from cnnstudio.protocol.questions import KernelEdit
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.explore.filters.editing import MOST_EDITS
from cnnstudio.ui.explore.filters.wiring import dead
from cnnstudio.ui.explore.panel import ExplorePanel
from cnnstudio.ui.main_window import MainWindow
from tests.end_to_end.hands import CONTROL, click, click_named, press, tab, until, wheel, write


@pytest.fixture
def explore(window: MainWindow) -> Iterator[ExplorePanel]:
    """LeNet-5 in Explore, the editor open on the second filter of its first convolution."""
    window.show_design()
    tab(window, 1)
    looking = window.explore.looking
    looking.choose_block("conv1")
    until(
        lambda: looking.last is not None and "conv1" in looking.last.filters and len(looking.last.filters["conv1"].weights) == 6
    )
    spot = window.explore.filters.lights.spot(1, (2, 2, 3, 3))
    click(window.explore.inside.filters.mosaic, spot.center().toPoint())
    yield window.explore
    window.explore.editing.all_back()
    until(lambda: not window.explore.editing.under_way)
    window.explore.filters.panel.leave()


def kernel(explore: ExplorePanel, filter: int = 1) -> np.ndarray:
    return explore.looking.last.filters["conv1"].weights[filter, 0]


def compared(explore: ExplorePanel) -> bool:
    editing = explore.editing
    return editing.found is not None and not editing.under_way and editing.found.done == editing.found.total


def test_a_number_is_typed_and_each_class_answers(window: MainWindow, explore: ExplorePanel) -> None:
    assert explore.filters.panel.isVisible() and "Filter 2 of conv1" in explore.filters.panel.title.text()
    before, maps = kernel(explore).copy(), explore.looking.last.maps["conv1"]
    write(find_panel(window, "filter.grid.0.0"), "1/9")
    until(lambda: kernel(explore)[0, 0] == pytest.approx(1 / 9))
    changed = kernel(explore).copy()
    changed[0, 0] = before[0, 0]
    assert np.array_equal(changed, before), "what is not typed keeps all its digits"
    until(lambda: compared(explore))
    found = explore.editing.found
    assert found.seen.sum() == found.total and len(explore.filters.panel.bars.sentences()) == 10
    assert "Accuracy" in find_panel(window, "filter.said").text()
    assert not np.array_equal(maps.pixels, explore.looking.last.maps["conv1"].pixels)
    click_named(window, "filter.undo")
    until(lambda: np.array_equal(kernel(explore), before))
    assert not find_panel(window, "filter.undo").isEnabled()


def test_what_is_no_number_is_said_and_changes_nothing(window: MainWindow, explore: ExplorePanel) -> None:
    write(find_panel(window, "filter.grid.1.1"), "1/0")
    assert "1/0" in find_panel(window, "filter.said").text() and explore.editing.edits == ()
    assert find_panel(window, "filter.grid.1.1").property("wrong") == "true"


def test_a_grid_is_pasted_at_once(window: MainWindow, explore: ExplorePanel) -> None:
    field = find_panel(window, "filter.grid.0.0")
    click(field)
    QGuiApplication.clipboard().setText("1 2 3\n4 5 6\n7 8 9")
    press(window, Qt.Key.Key_V, CONTROL)
    assert "5 × 5" in find_panel(window, "filter.said").text()
    QGuiApplication.clipboard().setText("\n".join(["0 0 1/2 0 0"] * 5))
    press(window, Qt.Key.Key_V, CONTROL)
    until(lambda: np.allclose(kernel(explore)[:, 2], 0.5) and kernel(explore).sum() == pytest.approx(2.5))
    assert "2.5" in find_panel(window, "filter.sum").text()


def test_classic_kernels_zero_flip_and_all_back(window: MainWindow, explore: ExplorePanel) -> None:
    before, kernels = kernel(explore).copy(), explore.filters.panel.kernels
    kernels.chosen.emit("sobel_x")
    until(lambda: kernel(explore)[2, 1] == -2 and kernel(explore)[2, 3] == 2)
    click_named(window, "filter.flip")
    until(lambda: kernel(explore)[2, 1] == 2)
    click_named(window, "filter.zero")
    until(lambda: not kernel(explore).any())
    until(lambda: explore.filters.lights.dead == (1,))
    assert "norm: 0" in find_panel(window, "filter.sum").text()
    click_named(window, "filter.back")
    until(lambda: np.array_equal(kernel(explore), before))
    assert explore.filters.lights.dead == ()


def test_the_keys_go_through_the_classic_kernels_and_enter_applies_one(window: MainWindow, explore: ExplorePanel) -> None:
    kernels, edits = explore.filters.panel.kernels, explore.editing
    kernels.setFocus()
    for _ in range(3):
        press(window, Qt.Key.Key_Down)
    wheel(kernels, kernels.rect().center(), -2)
    assert kernels.currentText() == "Sharpen" and edits.edits == ()
    press(window, Qt.Key.Key_Return)
    until(lambda: kernel(explore)[2, 2] == 5)
    assert kernels.currentText() == "Sharpen" and [edit.kernel for edit in edits.edits] == ["sharpen"]
    press(window, Qt.Key.Key_Down)
    assert kernels.currentText() == "Sobel, vertical edges" and len(edits.edits) == 1
    press(window, Qt.Key.Key_Tab)
    assert kernels.currentText() == "Sharpen"
    kernels.setFocus()
    press(window, Qt.Key.Key_Space)
    until(lambda: kernels.view().isVisible())
    QTest.keyClick(kernels.view(), Qt.Key.Key_Down)
    QTest.keyClick(kernels.view(), Qt.Key.Key_Return)
    until(lambda: kernel(explore)[2, 1] == -2)
    assert [edit.kernel for edit in edits.edits] == ["sobel_x"]
    click_named(window, "filter.undo")
    until(lambda: kernel(explore)[2, 2] == 5)
    assert kernels.currentText() == "Sharpen"
    click_named(window, "filter.zero")
    assert kernels.currentIndex() == 0


def test_changes_of_one_filter_are_one_and_too_many_are_said(window: MainWindow, explore: ExplorePanel) -> None:
    for _ in range(4):
        click_named(window, "filter.zero")
        click_named(window, "filter.flip")
    assert [edit.kernel for edit in explore.editing.edits] == ["zero", "flip"]
    click_named(window, "filter.flip")
    assert [edit.kernel for edit in explore.editing.edits] == ["zero"]
    before = explore.editing.edits
    explore.editing.add(*(KernelEdit("conv2", "zero", filter=at % 16, channel=at // 16) for at in range(MOST_EDITS)))
    assert explore.editing.edits is before
    assert find_panel(window, "filter.said").text().startswith("More than 500 changes by hand")


def test_an_input_channel_is_chosen_by_the_click(window: MainWindow, explore: ExplorePanel) -> None:
    looking = explore.looking
    explore.filters.panel.leave()
    looking.choose_block("conv2")
    until(lambda: "conv2" in looking.last.filters)
    spot = explore.filters.lights.spot(3, (1, 6 * 2 + 1, 2, 6 * 2 + 2))
    click(explore.inside.filters.mosaic, spot.center().toPoint())
    panel = explore.filters.panel
    assert panel.chosen == ("conv2", 3) and panel.channel.value() == 3
    click_named(window, "filter.zero")
    until(lambda: not looking.last.filters["conv2"].weights[3, 2].any())
    assert looking.last.filters["conv2"].weights[3, 1].any()
    click_named(window, "filter.all")
    click_named(window, "filter.zero")
    until(lambda: not looking.last.filters["conv2"].weights[3].any())


def test_sorted_by_norm_the_click_still_means_its_filter(window: MainWindow, explore: ExplorePanel) -> None:
    click_named(window, "filter.zero")
    until(lambda: not kernel(explore).any())
    explore.filters.panel.leave()
    until(lambda: explore.inside.filters.isVisible())
    click_named(window, "explore.sorted")
    weights = explore.looking.last.filters["conv1"].weights
    norms = [float((filter**2).sum()) for filter in weights]
    order = explore.inside.filters.order
    assert [norms[at] for at in order] == sorted(norms, reverse=True) and order[-1] == 1
    assert explore.filters.lights.dead == (5,)
    spot = explore.filters.lights.spot(5, (2, 2, 3, 3))
    click(explore.inside.filters.mosaic, spot.center().toPoint())
    assert explore.filters.panel.chosen == ("conv1", 1)
    explore.filters.panel.leave()
    click_named(window, "explore.sorted")
    assert explore.inside.filters.order == list(range(6))


def test_escape_closes_and_the_edits_stay(window: MainWindow, explore: ExplorePanel) -> None:
    click_named(window, "filter.zero")
    until(lambda: not kernel(explore).any())
    find_panel(window, "filter.grid.0.0").setFocus()
    press(window, Qt.Key.Key_Escape)
    assert not explore.filters.panel.isVisible() and len(explore.editing.edits) == 1
    assert "by hand" in explore.weights.text() and explore.inside.filters.isVisible()


def test_weights_that_are_no_numbers_are_not_called_dead() -> None:
    weights = np.ones((3, 1, 2, 2), np.float32)
    weights[0], weights[1] = np.nan, 0
    assert dead(shown_filters(weights, 64)) == (1,)
    assert dead(shown_filters(np.zeros((2, 1, 1, 1), np.float32), 64)) == (0, 1)
