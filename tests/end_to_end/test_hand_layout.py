"""The automatic layout by its commands, on the real window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from cnnstudio.ui.actions import find_action
from tests.end_to_end import hands


def test_left_to_right_and_back_are_one_step_each(window):
    scene, steps = window.canvas.scene, window.document.undo_stack.count()
    down = dict(scene.positions)
    find_action(window, "view.direction.right").trigger()
    assert window.canvas.sideways and window.document.undo_stack.count() == steps + 1
    graph, places = window.document.design.graph, scene.positions
    assert places["conv1"][0] > places["input"][0] and places["conv1"][1] == places["input"][1]
    hands.wire(window, "fc3", "fc2")
    assert window.document.design.graph is graph, "a circle is refused, wherever ports are"
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert not window.canvas.sideways and scene.positions == down


def test_arranging_takes_frames_and_notes_along_as_one_step(window):
    scene = window.canvas.scene
    hands.pick(window, "conv2")
    hands.press(window, Qt.Key.Key_J, hands.CONTROL)
    hands.type_in(window, "canvas.line", "Here")
    steps, before = window.document.undo_stack.count(), window.document.design
    find_action(window, "view.direction.right").trigger()
    assert window.document.undo_stack.count() == steps + 1
    item = scene.blocks["conv2"]
    middle = item.mapToScene(QPointF(item.card.center()))
    assert scene.remarks.area(["frame1"]).contains(middle), "the frame went with its block"
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert window.document.design is before
