"""Ctrl+K: by the keyboard alone to every command, block, template and setting."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from cnnstudio.blocks.registry import registry
from cnnstudio.design.design import Design
from cnnstudio.graph.graph import Graph
from cnnstudio.templates.registry import templates
from cnnstudio.ui import settings, words
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.commands import matching
from cnnstudio.ui.theme import theme
from tests.end_to_end import hands

CANCEL, DISCARD = QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard


@pytest.fixture(autouse=True)
def no_habits():
    yield
    settings.forget("commands/recent")


def ask(window, text: str):
    """Press Ctrl+K and type; return the palette."""
    hands.press(window, Qt.Key.Key_K, hands.CONTROL)
    palette = find_panel(window, "commands")
    assert QApplication.activePopupWidget() is palette
    for sign in text:
        QTest.keyClick(palette.windowHandle(), sign)
    hands.settle()
    return palette


def give(window, text: str) -> None:
    """Ask for something and take the first that is found."""
    palette = ask(window, text)
    QTest.keyClick(palette.windowHandle(), Qt.Key.Key_Return)
    hands.settle()


def leave(palette) -> None:
    QTest.keyClick(palette.windowHandle(), Qt.Key.Key_Escape)
    hands.settle()


def shown(palette) -> list[str]:
    return [palette.model.index(row).data() for row in range(palette.model.rowCount())]


def test_everything_there_is_can_be_asked_for(window):
    palette = ask(window, "")
    keys = {palette.model.offer(row).key for row in range(palette.model.rowCount())}
    assert {action.objectName() for action in window.actions_} - {"help.commands"} <= keys
    assert {f"block:{name}" for name in registry()} <= keys
    assert {f"template:{name}" for name in templates()} <= keys
    assert {"data:mnist", "device:auto", "panel.code", "view.language.es", "train.pace.slow"} <= keys
    leave(palette)


def test_a_command_says_its_keys_and_why_it_cannot_be_given(window):
    palette = ask(window, "undo")
    offer = palette.model.offer(0)
    assert (offer.key, offer.keys) == ("edit.undo", "Ctrl+Z") and offer.why_not
    QTest.keyClick(palette.windowHandle(), Qt.Key.Key_Return)
    assert palette.isVisible() and offer.why_not in palette.said.text()
    leave(palette)
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("fit every", "view.fit"),
        ("ver todo", "view.fit"),
        ("dark", "view.appearance.dark"),
        ("OSCURA", "view.appearance.dark"),
        ("espanol", "view.language.es"),
        ("expng", "file.export.png"),
        ("Convolution2D", "block:Conv2d"),
        ("convolucion", "block:Conv2d"),
        ("GlobalAveragePooling", "block:AdaptiveAvgPool2d"),
        ("vgg-16", "template:vgg16"),
        ("fashion", "data:fashion-mnist"),
        ("problemas", "panel.problems"),
        ("conv2", "jump:conv2"),
    ],
)
def test_it_is_found_by_any_of_its_names(window, text, key):
    palette = ask(window, text)
    keys = [palette.model.offer(row).key for row in range(min(palette.model.rowCount(), 3))]
    leave(palette)
    assert key in keys


def test_a_block_is_added_behind_the_selected_one(window):
    hands.pick(window, "conv1")
    give(window, "Dropout")
    assert window.document.design.graph.sources("dropout1") == ("conv1",)
    assert window.selection.ids == {"dropout1"} and window.document.undo_stack.count() == 1
    give(window, "conv 7 3 relu")
    assert window.document.design.graph["conv3"].block.out_channels == 7
    assert window.document.undo_stack.count() == 2


def test_a_template_is_opened_after_the_question(window):
    give(window, "Dropout")
    give(window, "gap-cnn")
    hands.answer(window, "ask.save", CANCEL)
    assert "dropout1" in window.document.design.graph
    give(window, "gap-cnn")
    hands.answer(window, "ask.save", DISCARD)
    assert len(window.document.design.graph) == len(templates()["gap-cnn"].build())


def test_settings_follow(window):
    give(window, "appearance dark")
    assert theme.appearance == "dark"
    give(window, "appearance light")
    give(window, "pace slow")
    assert window.training.session.pace == "slow"
    give(window, "MNIST")
    assert window.document.design.data == "mnist"
    give(window, "espanol")
    assert words.language() == "es"
    palette = ask(window, "save as")
    assert shown(palette)[0] == "Guardar como"
    leave(palette)
    give(window, "english")
    assert words.language() == "en"


def test_it_leads_to_a_block_and_a_panel(window):
    give(window, "fc2")
    assert window.selection.ids == {"fc2"} and window.canvas.board.hasFocus()
    give(window, "outline")
    assert window.docks["panel.outline"].isAncestorOf(QApplication.focusWidget())


def test_what_was_asked_for_last_comes_first(window):
    give(window, "fit everything")
    give(window, "actual 100")
    palette = ask(window, "")
    assert [palette.model.offer(row).key for row in range(2)] == ["view.actual_size", "view.fit"]
    QTest.keyClick(palette.windowHandle(), Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    QTest.keyClick(palette.windowHandle(), Qt.Key.Key_Up)
    QTest.keyClick(palette.windowHandle(), Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.model.rowCount() - 1
    leave(palette)


def test_nothing_found_is_said(window):
    palette = ask(window, "qqqq")
    assert not shown(palette) and palette.said.isVisible()
    QTest.keyClick(palette.windowHandle(), Qt.Key.Key_Return)
    leave(palette)


def test_it_opens_at_once_on_a_large_network(window):
    graph = Graph()
    kind = registry()["ReLU"]
    for number in range(2000):
        graph = Graph(
            {**graph.nodes, f"relu{number}": type(next(iter(templates()["lenet5-28"].build())))(f"relu{number}", kind())}
        )
    window.document.new(Design(networks={"main": graph}))
    hands.settle()
    begun = time.perf_counter()
    palette = ask(window, "")
    assert time.perf_counter() - begun < 1.5
    for sign in "relu1999":
        QTest.keyClick(palette.windowHandle(), sign)
    assert palette.model.offer(0).key == "jump:relu1999"
    leave(palette)


@pytest.mark.parametrize(
    ("wanted", "name", "rank"),
    [
        ("save", "save", 0),
        ("sa", "save as", 1),
        ("as sa", "save as", 2),
        ("ave", "save as", 3),
        ("svas", "save as", 4),
        ("sx", "save as", None),
        ("vea", "save as", None),
    ],
)
def test_names_are_ranked(wanted, name, rank):
    assert matching.rank(wanted, [name]) == rank
