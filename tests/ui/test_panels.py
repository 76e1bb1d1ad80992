from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cnnstudio.ui import edits
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.panels.palette_model import MIME, TYPE

Key = Qt.Key


def settle():
    for _ in range(3):
        QApplication.processEvents()


def field(window, name):
    settle()
    found = [widget for widget in window.inspector.findChildren(QWidget, f"field.{name}") if widget.isVisible()]
    assert len(found) == 1
    return found[0]


def retype(qtbot, editor, text):
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def block(window, id):
    return window.document.design.graph[id].block


# -- palette ----------------------------------------------------------------------------------------------------------


def test_search_and_enter_append_behind_the_selected_block(window, qtbot):
    window.selection.set(["pool1"])
    search = find_panel(window, "palette.search")
    search.setFocus()
    qtbot.keyClicks(search, "convolucion")
    qtbot.keyClick(search, Key.Key_Return)
    graph = window.document.design.graph
    assert graph.sources("conv3") == ("pool1",) and graph.sources("conv2") == ("conv3",)
    assert window.selection.ids == {"conv3"}
    search.clear()
    qtbot.keyClicks(search, "relu")
    qtbot.keyClick(search, Key.Key_Return)
    assert window.document.design.graph.sources("relu5") == ("conv3",)
    assert window.document.undo_stack.count() == 2


def test_down_leads_into_the_list_and_double_click_appends(window, qtbot):
    search, view = find_panel(window, "palette.search"), find_panel(window, "palette.list")
    window.activateWindow()
    search.setFocus()
    qtbot.keyClicks(search, "dropout")
    qtbot.keyClick(search, Key.Key_Down)
    index = view.currentIndex()
    assert index.data(TYPE) == "Dropout"
    place = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.document.design.graph.sources("output") == ("dropout1",)


def test_what_is_dragged_names_the_block(window):
    model = window.palette_.model
    index = model.best("max")
    assert bytes(model.mimeData([index]).data(MIME)) == b"MaxPool2d"


def test_a_search_without_result_says_so(window, qtbot):
    search = find_panel(window, "palette.search")
    qtbot.keyClicks(search, "zzzz")
    assert window.palette_.empty.isVisible()
    qtbot.keyClick(search, Key.Key_Return)
    assert window.document.undo_stack.count() == 0
    qtbot.keyClick(search, Key.Key_Escape)
    assert search.text() == "" and not window.palette_.empty.isVisible()


def test_the_search_at_the_cursor_takes_numbers(window, qtbot):
    window.selection.set(["pool1"])
    window.canvas.search_wanted.emit(window.canvas.board.mapToScene(QPoint(50, 50)))
    popup = find_panel(window, "quick_add")
    qtbot.keyClicks(popup.line, "conv")
    assert not popup.meant.isVisible()
    qtbot.keyClicks(popup.line, " 7 3 relu")
    assert popup.meant.isVisible() and popup.meant.text().endswith("Convolution (7 filters, 3×3), ReLU")
    qtbot.keyClick(popup.line, Key.Key_Return)
    assert block(window, "conv3").out_channels == 7
    assert window.document.design.graph.sources("relu5") == ("conv3",)
    assert window.document.undo_stack.count() == 1


def test_the_search_at_the_cursor_places_a_free_block(window, qtbot):
    window.canvas.search_wanted.emit(window.canvas.board.mapToScene(QPoint(50, 50)))
    popup = find_panel(window, "quick_add")
    qtbot.keyClicks(popup.line, "zzz 5")
    qtbot.keyClick(popup.line, Key.Key_Return)
    assert popup.fault.isVisible()
    popup.line.clear()
    qtbot.keyClicks(popup.line, "dense")
    qtbot.keyClick(popup.line, Key.Key_Return)
    assert window.document.design.graph.sources("fc4") == ()


# -- inspector --------------------------------------------------------------------------------------------------------


def test_typing_changes_the_block_as_one_step(window, qtbot):
    window.selection.set(["conv1"])
    retype(qtbot, field(window, "out_channels"), "12")
    assert block(window, "conv1").out_channels == 12
    retype(qtbot, field(window, "kernel_size"), "3 5")
    assert block(window, "conv1").kernel_size == (3, 5)
    assert window.document.undo_stack.count() == 2
    qtbot.keyClick(field(window, "kernel_size"), Key.Key_Return)
    assert field(window, "kernel_size").text() == "3 × 5"
    window.document.undo()
    assert field(window, "kernel_size").text() == "5 × 5"
    window.document.undo()
    assert field(window, "out_channels").text() == "6"


@pytest.mark.parametrize(("text", "value"), [("0,25", 0.25), ("0.25", 0.25), ("25e-2", 0.25)])
def test_a_real_takes_comma_and_point(window, qtbot, text, value):
    window.palette_.append(window.palette_.model.best("dropout"))
    retype(qtbot, field(window, "p"), text)
    assert block(window, "dropout1").p == value


def test_what_cannot_be_read_is_said_and_not_applied(window, qtbot):
    window.palette_.append(window.palette_.model.best("dropout"))
    editor = field(window, "p")
    retype(qtbot, editor, "1,000")
    before = block(window, "dropout1").p
    qtbot.keyClick(editor, Key.Key_Return)
    assert window.inspector.page.form.fault("p")
    assert editor.property("wrong") == "true" and block(window, "dropout1").p == before
    qtbot.keyClick(editor, Key.Key_Escape)
    assert not window.inspector.page.form.fault("p")


def test_what_lies_outside_the_limits_is_said_and_stands_in_the_problems(window, qtbot):
    window.selection.set(["conv1"])
    retype(qtbot, field(window, "out_channels"), "0")
    assert window.inspector.page.form.fault("out_channels")
    assert window.problems.count == 1


def test_arrows_count_the_switch_switches_padding_takes_words_and_pixels(window, qtbot):
    window.selection.set(["conv1"])
    qtbot.keyClick(field(window, "out_channels"), Key.Key_Up)
    assert block(window, "conv1").out_channels == 7
    qtbot.keyClick(field(window, "stride"), Key.Key_Down)
    assert block(window, "conv1").stride == (1, 1)
    qtbot.mouseClick(field(window, "bias"), Qt.MouseButton.LeftButton)
    assert block(window, "conv1").bias is False
    qtbot.keyClick(field(window, "bias"), Key.Key_Space)
    assert block(window, "conv1").bias is True
    line = field(window, "padding").lineEdit()
    for text, value in (("same", "same"), ("2", (2, 2)), ("1 3", (1, 3))):
        retype(qtbot, line, text)
        qtbot.keyClick(line, Key.Key_Return)
        assert block(window, "conv1").padding == value


def test_the_receptive_field_is_told_in_words(window):
    window.selection.set(["conv2"])
    QApplication.processEvents()
    facts = window.inspector.page.facts
    (field,) = [fact for fact in facts._shown if fact.value == "14 × 14"]
    assert "2" in field.about and "14 × 14" in field.tip and field.about != field.tip
    shown = {part.text(): part for part in facts.findChildren(QLabel) if part.isVisible()}
    assert field.about in shown and shown[field.value].toolTip() == shown[field.title].toolTip() == field.tip
    window.selection.set(["conv1"])
    QApplication.processEvents()
    (first,) = [fact for fact in window.inspector.page.facts._shown if fact.title == field.title]
    assert first.value == "5 × 5" and first.tip and not first.about, "with no stride there is nothing more to say"


def test_every_block_has_a_form_and_its_facts(window):
    from cnnstudio.blocks.registry import registry

    for name, kind in registry().items():
        design, new = edits.append_block(window.document.design, "relu1", kind())
        window.document.edit(name, design)
        window.selection.set([new])
        assert set(window.inspector.page.form.fields) == {"name", *(param.name for param in kind.params)}
        assert window.inspector.page.facts.texts()
        window.document.undo()


def test_formulas_stand_with_their_numbers(window):
    window.selection.set(["conv2"])
    texts = window.inspector.page.facts.texts()
    assert texts[0] == "16 × 8 × 8" and "2416" in texts and any("14 × 14" in text for text in texts)
    formulas = [text for fact in window.inspector.page.facts._shown for text, _ in fact.formulas]
    assert formulas == ["⌊(12 − 5 + 2·0) / 1⌋ + 1 = 8", "(5·5·6 + 1)·16 = 2416"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_title_of_the_first_network_is_not_cut(window, language):
    window.speak(language)
    window.resize(1366, 768)
    title = field(window, "title")
    title.ensurePolished()
    assert title.fontMetrics().horizontalAdvance("LeNet-5 para 28 × 28") < title.width() - 20


def test_name_and_title(window, qtbot):
    window.selection.set(["conv1"])
    retype(qtbot, field(window, "name"), "Edges & <b>")
    assert window.document.design.graph["conv1"].name == "Edges & <b>"
    assert window.inspector.page.head.title.text() == "Edges & <b>"
    window.selection.clear()
    retype(qtbot, field(window, "title"), "Mine")
    assert window.document.design.title == "Mine" and window.header.name.title.text() == "Mine"
    window.selection.set(["conv1", "conv2"])
    assert window.inspector.page.facts.texts()[0] == "2572"


def test_deleting_what_is_inspected_shows_the_network(window):
    window.selection.set(["conv1"])
    window.document.edit(
        "gone", window.document.design.with_graph(window.document.design.graph.remove(["conv1"], reconnect=True))
    )
    assert window.inspector.page.shows(("", None))
    window.document.undo()


# -- problems ---------------------------------------------------------------------------------------------------------


def test_a_menu_over_a_field_may_outlive_the_block(window):
    window.selection.set(["conv1"])
    line = field(window, "out_channels")
    window.canvas.delete_selection()
    left = window.document.design
    line.setText("8")
    line.textEdited.emit("8")
    assert window.document.design is left


def test_a_click_repairs_and_a_click_jumps(window, qtbot):
    window.document.edit("Too few", edits.set_values(window.document.design, "fc3", out_features=7))
    window.docks["panel.problems"].raise_()
    settle()
    assert "1" in window.docks["panel.problems"].windowTitle()
    row = find_panel(window.problems, "problem.output.classes.output")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 20, 8))
    assert window.selection.ids == {"output"}
    qtbot.mouseClick(row.findChild(QPushButton, "repair.0"), Qt.MouseButton.LeftButton)
    settle()
    assert window.document.report.sound and window.problems.count == 0
    window.document.undo()
    assert not window.document.report.sound
    settle()
    inside = next(found for found in window.inspector.findChildren(QPushButton, "repair.0") if found.isVisible())
    qtbot.mouseClick(inside, Qt.MouseButton.LeftButton)
    assert window.document.report.sound


def test_an_empty_network_is_mended_by_its_repairs(window):
    window.files.begin_empty()
    for _ in range(6):
        settle()
        buttons = [found for found in window.problems.findChildren(QPushButton, "repair.0") if not found.isHidden()]
        if window.document.report.sound:
            break
        next(found for found in buttons if not found.window().isHidden() and found.parent().isVisibleTo(window)).click()
    assert window.document.report.sound


# -- code and outline -------------------------------------------------------------------------------------------------


def test_code_is_written_when_seen_and_lights_the_selected_block(window, qtbot):
    assert window.code.text.toPlainText() == ""
    window.docks["panel.code"].raise_()
    settle()
    assert "class " in window.code.text.toPlainText()
    window.selection.set(["conv2"])
    lit = [mark.cursor.block().text() for mark in window.code.text.extraSelections()]
    assert lit and all("conv2" in text for text in lit)
    qtbot.mouseClick(window.code.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == window.code.text.toPlainText()
    window.document.edit(
        "cut", window.document.design.with_graph(window.document.design.graph.remove(["output"], reconnect=True))
    )
    assert window.code.text.toPlainText() == "" and not window.code.copy.isEnabled()


def test_the_outline_mirrors_the_network_both_ways(window, qtbot):
    window.docks["panel.outline"].raise_()
    settle()
    outline = window.outline
    rows = [outline.topLevelItem(row).text(0) for row in range(outline.topLevelItemCount())]
    assert rows == list(window.document.design.graph.order)
    window.selection.set(["conv2"])
    assert [item.text(0) for item in outline.selectedItems()] == ["conv2"]
    window.activateWindow()
    outline.setFocus()
    qtbot.keyClick(outline, Key.Key_Down)
    assert window.selection.ids == {"relu2"}
    qtbot.keyClick(outline, Key.Key_Delete)
    assert "relu2" not in window.document.design.graph
    assert window.document.design.graph.sources("pool2") == ("conv2",)
    window.selection.set(["fc1"])
    qtbot.keyClick(outline, Key.Key_Return)
    settle()
    assert QApplication.focusWidget() is field(window, "out_features")
