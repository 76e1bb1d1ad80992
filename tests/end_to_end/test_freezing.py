"""Frozen filters: a button, a run that leaves them as they are, and what undo, edits and another network make of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtTest import QTest
from safetensors.numpy import load

from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.runs import open_run
from cnnstudio.runs.weights import plain_weights
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.explore.at_hand import Kind
from cnnstudio.ui.explore.panel import ExplorePanel
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.training.session import Phase
from tests.end_to_end.hands import click, click_named, in_reach, settle, tab, until


@pytest.fixture
def explore(window: MainWindow) -> Iterator[ExplorePanel]:
    """LeNet-5 in Explore, the editor open on the second filter of its first convolution; runs are short and at full pace."""
    design = window.document.design
    plan = design.plan.with_values(epochs=2, threads=1, weight_decay=0.05, optimizer="sgd", momentum=0.9)
    window.document.edit("Plan", replace(design, plan=plan))
    window.training.set_pace("full")
    window.show_design()
    tab(window, 1)
    looking = window.explore.looking
    until(lambda: looking.at_hand.kind is Kind.INITIAL and looking.last_subject.kind is Kind.INITIAL)
    until(lambda: looking.at_hand.design is not None and looking.at_hand.design.graph == window.document.design.graph)
    open_filter(window.explore, "conv1", 1)
    yield window.explore
    window.training.stop()
    until(lambda: not window.training.busy)
    window.explore.editing.all_back()
    until(lambda: not window.explore.editing.under_way)
    window.explore.filters.panel.leave()


def open_filter(explore: ExplorePanel, block: str, filter: int) -> None:
    explore.filters.panel.leave()
    explore.looking.choose_block(block)
    until(lambda: explore.looking.last is not None and block in explore.looking.last.filters)
    until(lambda: explore.inside.filters.isVisible() and explore.inside.filters.address == block)
    spot = explore.filters.lights.spot(filter, (0, 0, 1, 1))
    click(explore.inside.filters.mosaic, spot.center().toPoint())
    assert explore.filters.panel.chosen == (block, filter)


def kernel(explore: ExplorePanel, filter: int = 1, block: str = "conv1") -> np.ndarray:
    return explore.looking.last.filters[block].weights[filter]


def known(explore: ExplorePanel) -> bool:
    """Tell whether the numbers of all frozen filters are known."""
    return None not in explore.editing.frozen.values()


def train(window: MainWindow) -> dict[str, np.ndarray]:
    """Press Train, wait for the end, and return the weights of the run."""
    click_named(window, "training.start")
    return trained(window)


def trained(window: MainWindow) -> dict[str, np.ndarray]:
    session = window.training.session
    until(lambda: session.phase in (Phase.DONE, Phase.STOPPED, Phase.FAILED), 60)
    assert session.phase is Phase.DONE, session.failure
    return load(plain_weights(open_run(session.run_folder)))


def text(window: MainWindow, name: str) -> str:
    return find_panel(window, name).text()


def test_sobel_put_in_by_hand_is_held_through_training(window: MainWindow, explore: ExplorePanel) -> None:
    kernels = explore.filters.panel.kernels
    kernels.activated.emit(kernels.findData("sobel_x"))
    until(lambda: kernel(explore)[0, 2, 1] == -2)
    sobel, others = kernel(explore).copy(), explore.looking.last.filters["conv1"].weights.copy()
    click_named(window, "filter.freeze")
    until(lambda: known(explore))
    assert text(window, "filter.freeze") == "Frozen"
    weights = train(window)
    assert np.array_equal(weights["conv1.weight"][1], sobel) and weights["conv1.bias"][1] == 0
    assert not (weights["conv1.weight"] == others)[[0, 2, 3, 4, 5]].any()
    until(lambda: explore.looking.last.step == window.training.session.finished.step)
    assert np.array_equal(kernel(explore), sobel) and explore.filters.lights.frozen == (1,)
    assert find_panel(window, "filter.freeze").isChecked() and explore.editing.edits == ()
    again = train(window)
    assert np.array_equal(again["conv1.weight"][1], sobel), "and so does the next run"
    click_named(window, "filter.freeze")
    assert not np.array_equal(train(window)["conv1.weight"][1], sobel), "a filter that is thawed learns"


def test_all_filters_of_a_deep_block_keep_what_the_run_before_has_learned(window: MainWindow, explore: ExplorePanel) -> None:
    first = train(window)
    open_filter(explore, "conv2", 3)
    until(lambda: explore.looking.last.step == window.training.session.finished.step)
    click_named(window, "filter.freeze_all")
    until(lambda: known(explore))
    assert explore.filters.lights.frozen == tuple(range(16)) and find_panel(window, "filter.freeze_all").isChecked()
    assert find_panel(window, "filter.freeze_all").accessibleName() == "All frozen"
    assert "16 of 16" in text(window, "filter.frozen")
    assert "16 frozen" in explore.inside.filters.mosaic.accessibleName()
    second = train(window)
    for name in ("conv2.weight", "conv2.bias"):
        assert np.array_equal(first[name], second[name])
    assert not np.array_equal(first["conv1.weight"], second["conv1.weight"])


def test_train_pressed_at_once_waits_for_the_numbers(window: MainWindow, explore: ExplorePanel) -> None:
    before = kernel(explore).copy()
    click_named(window, "filter.freeze")
    window.training.train()
    assert np.array_equal(trained(window)["conv1.weight"][1], before)


def test_undo_and_redo_of_freezing_among_edits(window: MainWindow, explore: ExplorePanel) -> None:
    before, lights = kernel(explore).copy(), explore.filters.lights
    click_named(window, "filter.freeze")
    until(lambda: known(explore))
    click_named(window, "filter.zero")
    until(lambda: not kernel(explore).any() and known(explore))
    assert not explore.editing.frozen["conv1", 1].weights.any(), "it is frozen as it is on screen"
    click_named(window, "filter.undo")
    until(lambda: np.array_equal(kernel(explore), before))
    assert np.array_equal(explore.editing.frozen["conv1", 1].weights, before) and lights.frozen == (1,)
    click_named(window, "filter.undo")
    assert lights.frozen == () and not explore.looking.session.held and not find_panel(window, "filter.undo").isEnabled()
    click_named(window, "filter.redo")
    click_named(window, "filter.redo")
    until(lambda: not kernel(explore).any() and known(explore))
    assert lights.frozen == (1,) and not find_panel(window, "filter.redo").isEnabled()
    assert "none frozen" in find_panel(window, "filter.back").toolTip()
    click_named(window, "filter.back")
    until(lambda: np.array_equal(kernel(explore), before))
    assert lights.frozen == ()
    click_named(window, "filter.undo")
    until(lambda: not kernel(explore).any())
    assert lights.frozen == (1,)


def test_a_filter_is_frozen_and_thawed_while_it_trains(window: MainWindow, explore: ExplorePanel) -> None:
    session = window.training.session
    window.training.set_pace("step")
    click_named(window, "training.start")
    until(lambda: session.started is not None and find_panel(window, "filter.freeze").isEnabled())
    session.step(3)
    until(lambda: explore.looking.last.step == 3 and explore.looking.at_hand.run == session.token)
    kept, learning = kernel(explore).copy(), kernel(explore, 2).copy()
    click_named(window, "filter.freeze")
    until(lambda: known(explore))
    session.step(4)
    until(lambda: explore.looking.last.step == 7)
    assert np.array_equal(kernel(explore), kept) and not np.array_equal(kernel(explore, 2), learning)
    assert "does not move" in text(window, "filter.frozen")
    click_named(window, "filter.freeze")
    session.step(4)
    until(lambda: explore.looking.last.step == 11)
    assert not np.array_equal(kernel(explore), kept)


def test_what_does_not_fit_a_changed_network_is_said_once_and_kept(window: MainWindow, explore: ExplorePanel) -> None:
    before = kernel(explore).copy()
    click_named(window, "filter.freeze")
    until(lambda: known(explore))
    design = window.document.design
    smaller = design.with_graph(design.graph.replace("conv1", replace_size(design.graph["conv1"].block, 3)))
    window.document.edit("3×3", smaller)
    assert window.document.report.sound
    train(window)
    assert "conv1" in text(window, "message.text") and "frozen" in text(window, "message.text")
    until(lambda: kernel(explore).shape == (1, 3, 3))
    assert explore.filters.lights.frozen == ()
    click_named(window, "message.close")
    train(window)
    assert not find_panel(window, "message").isVisible()
    window.document.edit("5×5", design)
    assert np.array_equal(train(window)["conv1.weight"][1], before)
    until(lambda: explore.filters.lights.frozen == (1,))


def replace_size(block: Conv2d, side: int) -> Conv2d:
    return Conv2d(block.out_channels, side, padding=0)


def test_initial_weights_of_another_network_show_what_is_frozen(window: MainWindow, explore: ExplorePanel) -> None:
    train(window)
    until(lambda: explore.looking.last.step == window.training.session.finished.step)
    learned = kernel(explore).copy()
    click_named(window, "filter.freeze")
    until(lambda: known(explore))
    explore.looking.choose_canvas(True)
    until(lambda: explore.looking.last.step == 0 and np.array_equal(kernel(explore), learned))
    assert explore.filters.lights.frozen == (1,)
    click_named(window, "filter.flip")
    until(lambda: np.array_equal(kernel(explore), learned[:, ::-1, ::-1]) and known(explore))
    click_named(window, "filter.freeze")
    click_named(window, "filter.undo")
    click_named(window, "filter.undo")
    until(lambda: np.array_equal(kernel(explore), learned))
    assert np.array_equal(train(window)["conv1.weight"][1], learned)


def test_edits_that_undo_each_other_and_freeze_all_leave_what_was_learned(window: MainWindow, explore: ExplorePanel) -> None:
    first = kernel(explore).copy()
    train(window)
    until(lambda: explore.looking.last.step == window.training.session.finished.step)
    learned = kernel(explore).copy()
    click_named(window, "filter.freeze")
    until(lambda: known(explore))
    explore.looking.choose_canvas(True)
    until(lambda: explore.looking.last.step == 0 and np.array_equal(kernel(explore), learned))
    click_named(window, "filter.flip")
    until(lambda: np.array_equal(kernel(explore), learned[:, ::-1, ::-1]) and known(explore))
    click_named(window, "filter.flip")
    until(lambda: known(explore) and not explore.editing.under_way)
    until(lambda: np.array_equal(kernel(explore), learned))
    assert explore.editing.edits == () and np.array_equal(explore.editing.frozen["conv1", 1].weights, learned)
    click_named(window, "filter.freeze_all")
    until(lambda: known(explore) and len(explore.editing.frozen) == 6)
    assert np.array_equal(explore.editing.frozen["conv1", 1].weights, learned)
    click_named(window, "filter.freeze_all")
    click_named(window, "filter.flip")
    until(lambda: np.array_equal(kernel(explore), first[:, ::-1, ::-1]))
    click_named(window, "filter.freeze")
    until(lambda: known(explore))
    assert np.array_equal(explore.editing.frozen["conv1", 1].weights, first[:, ::-1, ::-1]), "as it is on screen"


def test_another_design_forgets_them(window: MainWindow, explore: ExplorePanel) -> None:
    click_named(window, "filter.freeze")
    until(lambda: known(explore))
    assert len(window.training.session.held) == 1
    from cnnstudio.ui.beginnings import first_design

    window.document.new(first_design())
    assert explore.editing.frozen == {} and window.training.session.held == ()


def test_what_is_pointed_at_is_said_to_be_frozen(window: MainWindow, explore: ExplorePanel) -> None:
    click_named(window, "filter.freeze_all")
    until(lambda: known(explore))
    click_named(window, "filter.freeze")
    until(lambda: explore.filters.lights.frozen == (0, 2, 3, 4, 5))
    explore.filters.panel.leave()
    until(lambda: explore.inside.filters.isVisible())
    view = explore.inside.filters
    for filter, said in ((0, True), (1, False)):
        at = explore.filters.lights.spot(filter, (1, 1, 2, 2)).center().toPoint()
        QTest.mouseMove(window.windowHandle(), in_reach(view.mosaic, at))
        settle()
        assert f"filter {filter + 1}" in view.pointed.text()
        for words in (view.pointed.text(), view.mosaic.toolTip(), view.mosaic.accessibleDescription()):
            assert ("frozen" in words) is said


def test_what_is_frozen_outlives_the_engine(window: MainWindow, explore: ExplorePanel) -> None:
    click_named(window, "filter.zero")
    until(lambda: not kernel(explore).any())
    click_named(window, "filter.freeze")
    until(lambda: known(explore))
    os.kill(window.engine.pid, signal.SIGKILL)
    until(lambda: not window.engine.alive)
    assert not find_panel(window, "filter.freeze").isEnabled() and explore.filters.lights.frozen == (1,)
    weights = train(window)
    assert not weights["conv1.weight"][1].any() and weights["conv1.weight"][0].any()
