"""What the canvas explains while a network is drawn: formulas, conventions, heat, previews of repairs, marks of changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QPushButton

from cnnstudio.ui import edits, settings
from cnnstudio.ui.actions import find_action, find_panel
from cnnstudio.ui.conventions import conventions
from cnnstudio.ui.panels.problem_row import ProblemRow
from cnnstudio.ui.theme import theme
from tests.end_to_end import hands


@pytest.fixture(autouse=True)
def as_at_first(studio):
    yield
    conventions.choose_padding("sides")
    conventions.choose_shapes("torch")
    find_action(studio, "view.padding.sides").setChecked(True)
    find_action(studio, "view.shapes.torch").setChecked(True)
    find_action(studio, "view.heat.off").trigger()
    studio.docks["panel.training"].bring_forward()
    hands.settle()


def on_wire(window, target: str) -> QPoint:
    path = window.canvas.scene.wires[target, "x"].path
    return window.canvas.board.mapFromScene(path.pointAtPercent(0.5))


def point_at_wire(window, target: str) -> str:
    """Rest the mouse on the wire into a block; return what the card says."""
    tip = window.canvas.understanding.tip
    board = window.canvas.board.viewport()
    hands.hover(board, QPoint(board.width() // 2, board.height() - 12))
    assert not tip.isVisible()
    hands.hover(board, on_wire(window, target))
    hands.until(tip.isVisible, 2)
    return tip.text()


def choose(window, name: str) -> QAction:
    action = find_action(window, name)
    action.trigger()
    hands.settle()
    return action


def break_it(window) -> None:
    """Take the Flatten out: the dense block behind it gets an image."""
    hands.pick(window, "flatten")
    hands.press(window, Qt.Key.Key_Delete)
    assert [problem.address for problem in window.document.report.problems] == ["fc1"]
    window.docks["panel.problems"].bring_forward()
    hands.settle()


def row(window, name: str) -> ProblemRow:
    """The row of a problem in the list; those that were there before vanish a little later."""
    (found,) = [one for one in window.problems.findChildren(ProblemRow, f"problem.{name}") if one.isVisible()]
    return found


# -- formulas ---------------------------------------------------------------------------------------------------------


def test_a_wire_says_how_its_shape_came_about(window):
    text = point_at_wire(window, "pool1")
    assert "⌊(28 − 5 + 2·0) / 1⌋ + 1 = 24" in text, "made by the convolution, through the activation docked to it"
    assert "conv1" in text and "24" in text.split("\n")[1]
    hands.hover(window.canvas.board.viewport(), on_wire(window, "conv2"))
    assert "⌊(24 − 2 + 2·0) / 2⌋ + 1 = 12" in window.canvas.understanding.tip.text(), "at once, as one card was there"
    hands.hover(window.inspector)
    assert not window.canvas.understanding.tip.isVisible()


def test_the_selected_block_explains_itself_at_a_key(window):
    hands.pick(window, "conv2")
    hands.press(window, Qt.Key.Key_I, hands.CONTROL)
    text = window.canvas.understanding.tip.text()
    assert "⌊(12 − 5 + 2·0) / 1⌋ + 1 = 8" in text and "(5·5·6 + 1)·16 = 2416" in text
    hands.press(window, Qt.Key.Key_Tab)
    assert not window.canvas.understanding.tip.isVisible(), "it belongs to the block that was selected"


# -- conventions ------------------------------------------------------------------------------------------------------


def test_a_convolution_of_vgg_has_its_padding_in_all_conventions(window):
    hands.pick(window, "conv1")
    window.document.edit("VGG's", edits.set_values(window.document.design, "conv1", kernel_size=(3, 3), padding=(1, 1)))
    facts = window.inspector.page.facts
    assert "(1, 1)" in facts.texts()
    choose(window, "view.padding.total")
    assert "(2, 2)" in facts.texts(), "as the lecture writes it"
    assert "⌊(28 − 3 + 2) / 1⌋ + 1 = 28" in point_at_wire(window, "pool1")
    choose(window, "view.padding.keras")
    assert "same" in facts.texts() and "⌈28 / 1⌉ = 28" in point_at_wire(window, "pool1")
    assert window.document.design.graph["conv1"].block.padding == (1, 1)


def test_shapes_as_keras_writes_them_everywhere_but_in_the_file(window):
    saved = window.document.design
    window.docks["panel.code"].bring_forward()
    hands.settle()
    source = window.code.text.toPlainText()
    choose(window, "view.shapes.keras")
    assert "(None, 24, 24, 6)" in point_at_wire(window, "pool1")
    hands.pick(window, "conv1")
    assert "(None, 24, 24, 6)" in window.inspector.page.facts.texts()
    window.docks["panel.summary"].bring_forward()
    hands.settle()
    assert "(None, 24, 24, 6)" in window.panels.summary.model.texts(1)
    assert window.document.design is saved and not window.document.dirty
    window.docks["panel.code"].bring_forward()
    hands.settle()
    assert window.code.text.toPlainText() == source
    assert settings.text("show/shapes") == "keras"
    conventions.shapes = "torch"
    conventions.start()
    assert conventions.shapes == "keras", "remembered"


def test_problems_speak_in_the_convention_too(window):
    break_it(window)
    assert "16 × 4 × 4 arrives" in row(window, "linear.flat.fc1").accessibleName()
    choose(window, "view.shapes.keras")
    assert "(None, 4, 4, 16) arrives" in row(window, "linear.flat.fc1").accessibleName()
    hands.pick(window, "fc1")
    assert any("(None, 4, 4, 16)" in one.accessibleName() for one in window.inspector.page.findChildren(ProblemRow))
    choose(window, "view.shapes.torch")
    assert "16 × 4 × 4 arrives" in row(window, "linear.flat.fc1").accessibleName()


# -- heat -------------------------------------------------------------------------------------------------------------


def test_heat_says_where_the_weights_are(window):
    assert window.canvas.scene.look.heat is None
    hands.press(window, Qt.Key.Key_H, hands.CONTROL)
    assert find_action(window, "view.heat.parameters").isChecked()
    legend, heat = find_panel(window, "canvas.heat"), window.canvas.scene.look.heat
    assert legend.isVisible() and "44\u202f426" in legend.accessibleName() and "fc1" in legend.accessibleName()
    place = legend.geometry().translated(-window.canvas.board.viewport().mapTo(window.canvas, QPoint()))
    assert not [id for id in window.canvas.scene.blocks if place.contains(hands.block(window, id))], "there is room beside them"
    assert heat.text("conv1") == "156" and heat.text("fc1") == "30\u202f840 · 69\u202f%" and heat.text("pool1") == ""
    assert brightness(window, "fc1") < brightness(window, "conv1") <= brightness(window, "pool1")
    hands.pick(window, "conv1")
    hands.fill(window, "out_channels", "60")
    assert window.canvas.scene.look.heat.text("conv1") == "1560", "it follows the design"
    for measure, most in (("macs", "conv2"), ("memory", "conv1"), ("off", None)):
        hands.press(window, Qt.Key.Key_H, hands.CONTROL)
        assert find_action(window, f"view.heat.{measure}").isChecked()
        heat = window.canvas.scene.look.heat
        assert (heat and heat.heaviest) == most
    assert not legend.isVisible()


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_text_on_the_heaviest_block_can_be_read(window, appearance):
    theme.choose(appearance)
    try:
        find_action(window, "view.heat.parameters").trigger()
        ground, text = window.canvas.scene.look.heat.brush("fc1").color(), window.canvas.scene.look.name.color()
        assert contrast(ground, text) >= 4.5
    finally:
        theme.choose("light")


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of WCAG 2."""

    def light(colour: QColor) -> float:
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def brightness(window, id: str) -> int:
    """How bright a block is on screen, at a place without text."""
    board = window.canvas.board
    item = window.canvas.scene.blocks[id]
    at = board.mapFromScene(item.mapToScene(item.card.topLeft())) + QPoint(110, 4)
    return sum(board.viewport().grab().toImage().pixelColor(at).getRgb()[:3])


# -- repairs ----------------------------------------------------------------------------------------------------------


def test_a_repair_is_previewed_done_and_taken_back(window):
    break_it(window)
    broken, steps = window.document.design, window.document.undo_stack.count()
    button = row(window, "linear.flat.fc1").findChild(QPushButton, "repair.0")
    plain = window.canvas.board.viewport().grab().toImage()
    hands.hover(button)
    preview = window.canvas.understanding.preview
    assert preview is not None and any("256" in text for text in preview.shown())
    assert "120" in preview.shown() and "fc1: ? → 120" in button.toolTip()
    seen = window.canvas.board.viewport().grab().toImage()
    above = QRect(hands.input_(window, "fc1") - QPoint(70, 30), QSize(50, 16))
    label = QRect(hands.output(window, "relu3") + QPoint(8, 4), QSize(24, 14))
    for area in (above, label):
        assert seen.copy(area) != plain.copy(area), "the Flatten that would come, and the shape behind the dense block"
    assert window.document.design is broken, "nothing was done yet"
    hands.hover(window.canvas.board.viewport(), QPoint(20, 20))
    assert window.canvas.understanding.preview is None
    hands.click(button)
    assert window.document.report.sound and window.canvas.understanding.preview is None
    assert window.document.undo_stack.count() == steps + 1
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert window.document.design is broken


def test_a_repair_is_previewed_for_the_keyboard_too(window):
    break_it(window)
    hands.pick(window, "fc1")
    button = window.inspector.page.findChild(QPushButton, "repair.0")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    hands.settle()
    assert window.canvas.understanding.preview is not None and "→ 120" in button.accessibleDescription()
    hands.press(window, Qt.Key.Key_Tab)
    assert window.canvas.understanding.preview is None


def test_fields_that_a_repair_would_change_are_named(window):
    hands.pick(window, "conv1")
    design = edits.set_values(window.document.design, "conv1", padding="same", stride=(2, 2))
    window.document.edit("Change", design)
    window.docks["panel.problems"].bring_forward()
    hands.settle()
    button = row(window, "conv.same.conv1").findChild(QPushButton, "repair.0")
    hands.hover(button)
    shown = window.canvas.understanding.preview.shown()
    assert "padding 2×2" in shown and "6\u2009×\u200914\u2009×\u200914" in shown


# -- what was changed -------------------------------------------------------------------------------------------------


def test_blocks_changed_since_training_are_marked(window):
    look, session = window.canvas.scene.look, window.training.session
    hands.click(window.header.train)
    hands.until(lambda: session.started is not None, 30)
    assert not look.changed
    hands.pick(window, "conv2")
    before = window.canvas.board.viewport().grab().toImage()
    hands.fill(window, "kernel_size", "3")
    assert look.changed == {"conv2"}
    hands.pick(window, "pool1")
    hands.press(window, Qt.Key.Key_Delete)
    assert look.changed == {"conv2"}, "what follows a block that is gone is marked once"
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert not look.changed, "as it was trained"
    hands.pick(window, "conv2")
    assert window.canvas.board.viewport().grab().toImage() == before, "the mark is gone from the screen"
