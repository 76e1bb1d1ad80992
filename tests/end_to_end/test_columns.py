"""Columns are laid for the window: also those of a network of groups, and also once it has grown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from cnnstudio.design.file import dumps, loads
from cnnstudio.templates.registry import templates
from cnnstudio.ui.beginnings import from_template
from tests.end_to_end import hands

LARGE = (1920, 1400)


def columns(window) -> int:
    return len({x for x, _ in window.canvas.scene.placed.heads.values()})


def resize(window, width: int, height: int) -> None:
    window.resize(width, height)
    hands.settle()


@pytest.fixture
def resnet(window):
    """The window with ResNet-18, its first group opened by a click."""
    window.document.new(from_template(templates()["resnet18"]))
    window.show_design()
    hands.settle()
    hands.click(window.canvas.board.viewport(), hands.group_button(window, "layer1"))
    assert "layer1" in window.canvas.scene.groups.items
    yield window
    resize(window, 1366, 768)


def test_columns_of_a_network_with_an_open_group_follow_the_window(resnet):
    steps, narrow = resnet.document.undo_stack.count(), columns(resnet)
    before = resnet.document.design
    resize(resnet, *LARGE)
    wide = columns(resnet)
    assert wide < narrow
    assert resnet.document.design is before and resnet.document.undo_stack.count() == steps
    seen = resnet.canvas.board.mapToScene(resnet.canvas.board.viewport().rect()).boundingRect()
    assert seen.contains(resnet.canvas.scene.content())
    hands.press(resnet, Qt.Key.Key_Z, hands.CONTROL)
    assert "layer1" in resnet.canvas.scene.blocks and columns(resnet) <= wide
    hands.press(resnet, Qt.Key.Key_Z, hands.CONTROL | Qt.KeyboardModifier.ShiftModifier)
    resize(resnet, 1366, 768)
    assert columns(resnet) > wide and "layer1.conv1" in resnet.canvas.scene.blocks
    assert loads(dumps(resnet.document.design)) == resnet.document.design


def test_what_was_moved_by_hand_stays(resnet):
    resnet.canvas.reveal("layer2")
    start = hands.block(resnet, "layer2")
    hands.drag(resnet.canvas.board.viewport(), start, start + QPoint(40, 30))
    before = dict(resnet.canvas.scene.placed.heads)
    resize(resnet, *LARGE)
    assert resnet.canvas.scene.placed.heads == before


def test_what_is_looked_at_from_near_stays(resnet):
    hands.wheel(resnet.canvas.board.viewport(), QPoint(200, 200), 1)
    before, zoom = dict(resnet.canvas.scene.placed.heads), resnet.canvas.zoom
    resize(resnet, *LARGE)
    assert resnet.canvas.scene.placed.heads == before and resnet.canvas.zoom == zoom


def test_a_little_more_room_moves_nothing(resnet):
    before = dict(resnet.canvas.scene.placed.heads)
    resize(resnet, 1400, 790)
    assert resnet.canvas.scene.placed.heads == before
