"""A network is drawn by hand, mended, trained, stopped and looked into."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt

from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.training.session import Phase
from tests.end_to_end import hands

PLACES = {
    "Input": (200, 40),
    "Conv2d": (200, 150),
    "ReLU": (200, 320),
    "MaxPool2d": (480, 40),
    "Flatten": (480, 150),
    "Linear": (480, 260),
    "Output": (480, 370),
}
CHAIN = ["input1", "conv1", "relu1", "pool1", "flatten1", "fc1", "output1"]


@pytest.fixture
def empty(window):
    """The window with nothing on the canvas."""
    hands.press(window, Qt.Key.Key_N, hands.CONTROL)
    hands.click_named(window.start_page, "start.empty")
    assert not len(window.document.design.graph)
    return window


def draw(window) -> None:
    """Drag seven blocks to the canvas and wire them; the last dense layer gets the ten classes."""
    ids = [hands.drag_block(window, kind, QPoint(*at)) for kind, at in PLACES.items()]
    for source, target in pairwise(ids):
        hands.wire(window, source, target)
    hands.pick(window, "fc1")
    hands.fill(window, "out_features", "10")


def test_drawn_wired_undone_redone(empty):
    document = empty.document
    draw(empty)
    graph = document.design.graph
    assert list(graph.nodes) == CHAIN
    assert [(edge.source, edge.target) for edge in graph.wires.values()] == list(pairwise(CHAIN))
    assert document.report.sound and document.report.parameters == 32 * 10 + 32 * 13 * 13 * 10 + 10
    drawn, steps = document.design, document.undo_stack.count()
    for _ in range(steps):
        hands.press(empty, Qt.Key.Key_Z, hands.CONTROL)
    assert not len(document.design.graph) and not empty.canvas.scene.blocks
    for _ in range(steps):
        hands.press(empty, Qt.Key.Key_Y, hands.CONTROL)
    assert document.design is drawn
    assert set(empty.canvas.scene.blocks) == set(CHAIN)


def test_a_dense_layer_behind_an_image_is_mended(empty):
    draw(empty)
    hands.pick(empty, "flatten1")
    hands.press(empty, Qt.Key.Key_Delete)
    (problem,) = empty.document.report.problems
    assert problem.address == "fc1" and problem.repairs
    assert find_panel(empty, "panel.problems").windowTitle().endswith("1")
    hands.repair(empty, problem.code, "fc1")
    assert empty.document.report.sound and "flatten1" in empty.document.design.graph
    assert empty.canvas.scene.blocks.keys() == empty.document.design.graph.nodes.keys()


def test_trained_stopped_and_looked_into(empty):
    draw(empty)
    session = empty.training.session
    hands.click(empty.header.train)
    hands.until(lambda: session.history is not None and session.history.count >= 2, 30)
    assert session.pace == "slow", "the very first run is one to watch"
    hands.pick(empty, "conv1")
    hands.tab(empty, 1)
    before = pictures(empty)
    hands.click_named(empty.training, "training.faster")
    hands.until(lambda: session.history.ends, 60)
    hands.until(lambda: empty.training.curves.plots, 10)
    hands.until(lambda: empty.explore.looking.last.step > 30, 10)
    assert all(old != new for old, new in zip(before, pictures(empty), strict=True)), "filters and maps change live"
    hands.click(empty.header.train)
    hands.until(lambda: session.phase is Phase.STOPPED, 10)
    look_at_everything(empty)


def look_at_everything(window) -> None:
    """Go through blocks and pictures of a network that is no longer trained."""
    looking, kept = window.explore.looking, window.training.session.history.count
    for id, tiles in (("conv1", 32), ("pool1", 32), ("fc1", 1)):
        hands.tab(window, 0)
        hands.pick(window, id)
        hands.tab(window, 1)
        hands.until(lambda id=id: looking.last is not None and id in looking.last.maps, 10)
        assert len(window.explore.inside.maps.mosaic.tiles.pixels) == tiles
    seen = set()
    for _ in range(3):
        asked = looking.last
        hands.click(window.explore.pictures.next)
        hands.until(lambda asked=asked: looking.last is not asked, 10)
        assert abs(float(sum(looking.last.probabilities)) - 1) < 1e-3
        seen.add(looking.last.picture.index)
    assert len(seen) == 3
    assert window.training.session.history.count == kept and window.training.curves.plots


def pictures(window) -> list[bytes]:
    """Return filters and maps as they are on screen, once they are."""
    mosaics = [window.explore.inside.filters.mosaic, window.explore.inside.maps.mosaic]
    hands.until(lambda: all(not mosaic.image().isNull() for mosaic in mosaics), 20)
    assert "conv1" in window.explore.looking.last.maps
    images = [mosaic.image() for mosaic in mosaics]
    for image in images:
        assert len(set(bytes(image.constBits()))) > 20, "more than one shade"
    return [bytes(image.constBits()) for image in images]
