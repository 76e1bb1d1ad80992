"""How good is it? Classes, pictures behind a cell, every shift, several networks side by side: with a real engine."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cnnstudio.data import load
from cnnstudio.templates.registry import templates
from cnnstudio.ui.actions import find_action, find_panel
from cnnstudio.ui.evaluate.offers import offers
from cnnstudio.ui.middle import EVALUATE, EXPLORE
from tests.end_to_end import hands
from tests.end_to_end.hands import until


@pytest.fixture
def trained(window):
    """The window after four quick epochs of LeNet-5 on the digits."""
    document = window.document
    plan = document.design.plan.with_values(epochs=4, threads=1, precision="float32")
    document.edit("Plan", replace(document.design, plan=plan))
    train(window)
    return window


def train(window):
    find_action(window, "train.pace.full").trigger()
    hands.click(window.header.train)
    session = window.training.session
    until(lambda: session.finished is not None and not session.busy, 60)


def open_evaluate(window):
    hands.tab(window, EVALUATE)
    page = window.middle.evaluate
    until(lambda: page.assessing.done and not page.assessing.old and page.assessing.shown is not None)
    return page


def test_figures_cells_and_pictures(trained):
    page = open_evaluate(trained)
    found, test = page.assessing.found, load("digits").test
    assert found.confusion.sum() == len(test.labels) == found.total
    assert np.array_equal(found.confusion.sum(axis=1), np.bincount(test.labels, minlength=10))
    assert found.accuracy == pytest.approx(np.trace(found.confusion) / len(test.labels))
    assert found.accuracy == pytest.approx(trained.training.session.finished.test["accuracy"])
    table = page.classes.table
    assert table.rowCount() == 10 and table.item(3, 4).text() == str(found.support[3])

    wrong = found.confusion * (1 - np.eye(10, dtype=int))
    cell = tuple(int(at) for at in np.unravel_index(wrong.argmax(), wrong.shape))
    matrix = page.classes.confusion
    hands.click(matrix, matrix.place(cell).center().toPoint())
    assert page.assessing.cell == cell
    until(lambda: len(page.assessing.shown.indexes) == found.confusion[cell])
    assert set(page.assessing.shown.labels.tolist()) == {cell[0]}
    assert set(found.predicted[page.assessing.shown.indexes].tolist()) == {cell[1]}

    index = int(page.assessing.shown.indexes[0])
    gallery = page.classes.gallery
    hands.click(gallery, gallery.place(0).center().toPoint())
    assert trained.stack.currentIndex() == EXPLORE == trained.header.tabs.currentIndex()
    until(lambda: trained.explore.looking.last is not None and trained.explore.looking.pictures.index == index)


def test_below_an_empty_cell_lies_no_picture(trained):
    page = open_evaluate(trained)
    found, matrix, gallery = page.assessing.found, page.classes.confusion, page.classes.gallery
    assert gallery.place(0).isValid() and gallery._images
    cell = tuple(int(at) for at in np.argwhere(found.confusion == 0)[0])
    hands.click(matrix, matrix.place(cell).center().toPoint())
    until(lambda: not page.assessing._gallery)
    assert page.assessing.cell == cell and page.classes.heading.text().startswith("No ")
    assert gallery.shown is None and not gallery._images
    hands.click(page.classes.all)
    until(lambda: gallery._images)


def test_cells_by_keyboard(trained):
    page = open_evaluate(trained)
    matrix = page.classes.confusion
    page.assessing.choose(None)
    matrix.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(matrix, key)
    assert page.assessing.cell == (2, 1)
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert page.assessing.cell is None


def test_figures_follow_another_training(trained):
    page = open_evaluate(trained)
    step = page.assessing.found.step
    hands.tab(trained, 0)
    train(trained)
    hands.tab(trained, EVALUATE)
    until(lambda: page.assessing.done and not page.assessing.old)
    assert page.assessing.found.step >= step
    assert page.assessing.subject.run == trained.training.session.token


def test_every_shift_and_a_picture_under_the_hand(trained):
    page = open_evaluate(trained)
    page.tabs.setCurrentIndex(1)
    hands.click(page.robustness.trials["shift"])
    hands.click(find_panel(page, "evaluate.count"))
    trying = page.trying
    until(lambda: "shift" in trying.entries[0].found and not trying.under_way)
    found = trying.entries[0].found["shift"]
    assert found.right.shape == (17, 17) and found.done == len(load("digits").test.labels)
    assert found.right[8, 8] / found.done == pytest.approx(page.assessing.found.accuracy)
    assert found.right[0, 0] < found.right[8, 8]

    moved = page.robustness.moved
    until(lambda: moved.view.pixels is not None)
    before, view = moved.view.pixels.copy(), moved.view
    middle = view.rect().center()
    hands.drag(view, middle, middle + QPoint(view.width() // 7, 0))
    assert moved.at == (4, 0) == page.robustness.networks.columns[0].map.at
    assert np.array_equal(moved.view.pixels, before)
    until(lambda: not moved._waiting)
    expected = moved.bars.probabilities.copy()
    QTest.keyClick(view, Qt.Key.Key_Home)
    until(lambda: not moved._waiting and not np.array_equal(moved.bars.probabilities, expected))
    assert moved.at == (0, 0)

    trained.explore.looking.choose_canvas(True)
    assert not trying.entries[0].found, "figures belong to the network that was tried"
    trained.explore.looking.choose_canvas(False)


@pytest.mark.parametrize("trial", ["rotation", "zoom", "noise"])
def test_other_trials_are_lines(trained, trial):
    page = open_evaluate(trained)
    page.tabs.setCurrentIndex(1)
    hands.click(page.robustness.trials[trial])
    hands.click(find_panel(page, "evaluate.count"))
    until(lambda: trial in page.trying.entries[0].found and not page.trying.under_way)
    found = page.trying.entries[0].found[trial]
    assert found.right.shape == found.values.shape
    assert page.robustness.plot.isVisible() and page.robustness.plot.lines == [found]


def test_runs_side_by_side(trained):
    """A dense network falls behind a convolutional one as the digits move; a folder that is no run gets a sentence."""
    folder = trained.training.run_folder
    trained.document.edit("Template", trained.document.design.with_graph(templates()["mlp"].build()))
    train(trained)
    page = open_evaluate(trained)
    page.tabs.setCurrentIndex(1)
    offered = offers(folder.parent, page.trying.shown)
    assert [offer.folder for offer in offered][:1] == [folder], "the run at hand stands there already"
    title, data, share, when = offered[0].words.split("  ·  ")
    assert (title, data) == ("LeNet-5 for 28 × 28", "Handwritten digits")
    assert share.endswith("% right") and when.startswith("today")
    page.robustness.add_run(folder.parent)
    assert len(page.trying.entries) == 1 and page.robustness.hint.text()
    page.robustness.add_run(folder)
    page.robustness.add_run(folder)
    assert folder not in [offer.folder for offer in offers(folder.parent, page.trying.shown)]
    assert len(page.trying.entries) == 2
    hands.click(page.robustness.trials["shift"])
    hands.click(find_panel(page, "evaluate.count"))
    until(lambda: all("shift" in entry.found for entry in page.trying.entries) and not page.trying.under_way, 90)
    dense, lenet = (entry.found["shift"] for entry in page.trying.entries)
    near = slice(7, 10)
    assert dense.right[near, near].mean() < lenet.right[near, near].mean()
    hands.click(find_panel(page, "evaluate.remove.1"))
    assert len(page.trying.entries) == 1


def test_before_any_training_and_with_a_broken_network(window):
    page = open_evaluate(window)
    assert page.assessing.found.accuracy < 0.4
    assert page.weights.text()
    graph = window.document.design.graph
    window.document.edit("Break", window.document.design.with_graph(graph.remove(["flatten"], reconnect=True)))
    until(lambda: page.looking.subject.design is None)
    assert page.isVisible() and page.notice.isVisible()


def test_a_small_window_keeps_its_panels(window):
    """What is too wide is scrolled: the panels at the sides stay whole."""
    page = open_evaluate(window)
    size = window.size()
    window.resize(900, 600)
    for tab in (0, 1):
        page.tabs.setCurrentIndex(tab)
        hands.settle()
        inspector = window.docks["panel.inspector"]
        assert inspector.isVisible() and inspector.geometry().right() < 900
        assert page.minimumSizeHint().width() < 440
    window.resize(size)
