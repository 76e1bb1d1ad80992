"""File > Examples: the lectures' numbers come out of a real engine; pictures and kernels are typed in as numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMenu

from cnnstudio import words
from cnnstudio.templates.examples.lectures import EXAMPLES
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.words import say
from tests.end_to_end.hands import activate, click, click_named, settle, tab, until


@pytest.fixture
def studio_(window: MainWindow) -> Iterator[MainWindow]:
    """The window, in which nothing is explained afterwards."""
    window.show_design()
    yield window
    window.explore.why.explaining.leave()


def choose(window: MainWindow, name: str) -> None:
    """Choose an entry of File > Examples."""
    menu = window.findChild(QMenu, "menu.examples")
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.objectName() == f"file.example.{name}").trigger()
    settle()


def value_is(window: MainWindow, address: str, index: tuple[int, ...], wanted: float) -> bool:
    found = window.explore.why.explaining.found
    return (
        found is not None
        and (found.address, tuple(found.index)) == (address, index)
        and abs(float(found.value) - wanted) < 1e-4
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.name for example in EXAMPLES])
def test_each_example_opens_with_its_sum_written_out(studio_: MainWindow, example: object) -> None:
    window = studio_
    choose(window, example.name)
    address, index = example.begin
    channel, row, column = index
    until(lambda: value_is(window, address, index, example.results[address][channel][row][column]))
    assert window.header.tabs.currentIndex() == 1 and window.explore.why.panel.isVisible()
    explore = window.explore
    until(lambda: explore.looking.last.picture is not None and explore.looking.last.picture.numbers is not None)
    assert explore.lesson.isVisible() and example.source in explore.lesson.text() and not explore.pictures.bars.isVisible()
    text = explore.why.panel.sheet.page.as_text()
    wanted = {"rgb": "178 + 180 + 117 = 475", "bias": "308 − 498 + 164 + 1 = −25", "max-pooling": "max(12, 5, 8, 6) = 12"}
    assert wanted.get(example.name, "") in text
    if address in example.kernels:
        last = example.results[address][-1]
        place = (len(example.results[address]) - 1, len(last) - 1, len(last[0]) - 1)
        spot = explore.why.lights.spot(place[0], (place[1], place[2], place[1] + 1, place[2] + 1))
        click(explore.inside.maps.mosaic, spot.center().toPoint())
        until(lambda: value_is(window, address, place, last[-1][-1]))
        assert explore.why.lights.known[place] == pytest.approx(last[-1][-1], abs=1e-4)


def test_no_overlay_stands_beside_a_lesson(studio_: MainWindow) -> None:
    window, bar = studio_, studio_.explore.classes
    tab(window, 1)
    until(lambda: window.explore.looking.last is not None)
    bar.method.activated.emit(bar.method.findData("saliency"))
    until(lambda: bar.isVisible() and bar.over.has_overlay)
    choose(window, "seven")
    until(lambda: value_is(window, "conv", (0, 0, 0), 3))
    settle()
    assert not bar.isVisible() and not bar.over.has_overlay
    bar.attributing.choose(None)


def test_sources_are_cited_in_the_language() -> None:
    words.set_language("es")
    cited = {say(example.source) for example in EXAMPLES}
    words.set_language("en")
    assert not any("class" in source.split() or "lecture" in source for source in cited)
    assert any("cuarta clase" in source for source in cited)


def test_the_kernel_stays_while_the_network_is_changed_and_goes_with_the_design(studio_: MainWindow) -> None:
    window = studio_
    choose(window, "seven")
    until(lambda: value_is(window, "conv", (0, 0, 0), 3))
    design = window.document.design
    wider = replace(design.graph["conv"].block, padding=(1, 1))
    window.document.edit("padding", design.with_graph(design.graph.replace("conv", wider)))
    until(lambda: window.explore.inside.maps.maps.shape == (1, 7, 7))
    spot = window.explore.why.lights.spot(0, (1, 1, 2, 2))
    click(window.explore.inside.maps.mosaic, spot.center().toPoint())
    until(lambda: value_is(window, "conv", (0, 1, 1), 3))
    choose(window, "max-pooling")
    activate(window)
    from PySide6.QtWidgets import QMessageBox

    box = next((box for box in window.findChildren(QMessageBox) if box.isVisible()), None)
    if box is not None:
        click(box.button(QMessageBox.StandardButton.Discard))
    until(lambda: value_is(window, "pool", (0, 0, 0), 12))
    assert window.explore.editing.edits == ()


def test_a_picture_is_typed_in_as_numbers(studio_: MainWindow) -> None:
    window = studio_
    choose(window, "identity")
    until(lambda: value_is(window, "conv", (0, 0, 0), 1))
    choose(window, "numbers")
    field, said = find_panel(window, "explore.numbers.field"), find_panel(window, "explore.numbers.said")
    assert field.toPlainText().startswith("0 0 0 0 0 0 0\n0 1 1")
    field.selectAll()
    for sign in "1 2 3 4\n5 x":
        QTest.keyClick(field, Qt.Key.Key_Return) if sign == "\n" else QTest.keyClick(field, sign)
    ok = field.window().findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled() and "x" in said.text()
    field.setPlainText("1 2 3 4\n5 6 7 8\n9 1/4 11 12\n1 1 1 1")
    assert ok.isEnabled()
    ok.click()
    activate(window)
    until(lambda: window.explore.inside.maps.maps.shape == (1, 2, 2))
    spot = window.explore.why.lights.spot(0, (1, 0, 2, 1))
    click(window.explore.inside.maps.mosaic, spot.center().toPoint())
    until(lambda: value_is(window, "conv", (0, 1, 0), 0.25))
    assert window.document.design.graph["input"].block.shape == (1, 4, 4)
    window.document.undo()
    assert window.document.design.graph["input"].block.shape == (1, 7, 7)


def test_numbers_are_pasted_and_those_of_another_size_are_refused_with_a_sentence(studio_: MainWindow) -> None:
    window = studio_
    choose(window, "max-pooling")
    until(lambda: value_is(window, "pool", (0, 0, 0), 12))
    QGuiApplication.clipboard().setText("\n".join(["1 2 3 4 5 6.5"] * 6))
    click_named(window, "explore.paste")
    until(lambda: value_is(window, "pool", (0, 0, 0), 2))
    QGuiApplication.clipboard().setText("1 2\n3 4")
    click_named(window, "explore.paste")
    until(lambda: window.explore.notice.shown == "refused")
    click_named(window, "explore.previous")
    until(lambda: window.explore.notice.shown != "refused" and value_is(window, "pool", (0, 0, 0), 2))


def test_the_menu_is_made_when_it_opens(studio_: MainWindow) -> None:
    menu = studio_.findChild(QMenu, "menu.examples")
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    names = [action.objectName() for action in menu.actions() if isinstance(action, QAction) and not action.isSeparator()]
    assert len(names) == len(EXAMPLES) + 1 == len(set(names))
    tab(studio_, 0)
