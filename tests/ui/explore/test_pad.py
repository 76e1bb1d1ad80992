"""The drawing pad: real strokes, a real engine, a LeNet-5 that was really trained on the embedded digits."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnstudio.plan.plan import Plan
from cnnstudio.templates.registry import templates
from cnnstudio.ui.explore.strokes import SIDE, Stroke, picture_of
from tests.ui.explore.test_panel import LONG, looked, trained

HANDS = Path(__file__).parents[2] / "files" / "strokes"
SOON = 20_000
LEFT = Qt.MouseButton.LeftButton


def draw(surface, strokes, side):
    """Draw strokes on the pad with the mouse, as they were recorded on a square of `side` pixels."""
    for stroke in strokes:
        points = [QPoint(round(x * surface.side / side), round(y * surface.side / side)) for x, y in stroke]
        QTest.mousePress(surface, LEFT, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(surface, point)
        QTest.mouseRelease(surface, LEFT, pos=points[-1])


def open_pad(panel):
    QTest.mouseClick(panel.pictures.draw, LEFT)
    QApplication.processEvents()
    assert panel.pictures.pad.isVisible() and not panel.pictures.view.isVisible()
    return panel.pictures.pad


@pytest.fixture
def lenet(document):
    plan = Plan(epochs=20, threads=1, device="cpu", seed=0)
    document.edit("LeNet-5", replace(document.design, networks={"main": templates()["lenet5-28"].build()}, plan=plan))


def recognised(qtbot, panel, hand):
    """Return which digits of a hand are recognised."""
    recorded = json.loads((HANDS / f"{hand}.json").read_text(encoding="utf-8"))
    right = []
    for digit, strokes in recorded["digits"].items():
        pad = panel.pictures.pad
        QTest.mouseClick(pad.clear, LEFT)
        draw(pad.surface, strokes, recorded["side"])
        wait_for(qtbot, panel, picture_of(pad.surface.strokes))
        right += [digit] * (pad.answer.text() == digit)
    return right


def wait_for(qtbot, panel, drawing):
    """Wait until a drawing has gone through the network."""
    qtbot.waitUntil(lambda: np.array_equal(panel.looking.last.picture.native, drawing), timeout=SOON)


def test_digits_drawn_in_two_hands_are_recognised(qtbot, panel, lenet):
    session = trained(qtbot, panel)
    assert session.finished.test["accuracy"] > 0.95
    open_pad(panel)
    for hand in ("upright", "slanted"):
        assert len(recognised(qtbot, panel, hand)) >= 8, hand


def test_the_prediction_changes_while_the_pen_is_down(qtbot, panel):
    pad = open_pad(panel)
    answers = []
    panel.looking.looked.connect(lambda looked: answers.append(looked.picture.native))
    QTest.mousePress(pad.surface, LEFT, pos=QPoint(60, 20))
    for step in range(30):
        QTest.mouseMove(pad.surface, QPoint(60 + step, 20 + 5 * step))
        QTest.qWait(20)
    qtbot.waitUntil(lambda: len(answers) >= 2, timeout=LONG)
    QTest.mouseRelease(pad.surface, LEFT, pos=QPoint(90, 170))
    qtbot.waitUntil(lambda: np.array_equal(answers[-1], picture_of(pad.surface.strokes)), timeout=LONG)
    inked = [int((answer > 0).sum()) for answer in answers]
    assert inked == sorted(inked) and inked[0] < inked[-1]


def test_strokes_are_taken_back_by_button_and_key(qtbot, panel):
    pad = open_pad(panel)
    assert not pad.undo.isEnabled() and not pad.clear.isEnabled()
    for x in (50, 100, 150):
        draw(pad.surface, [[(x, 40), (x, 160)]], pad.surface.side)
    QTest.mouseClick(pad.undo, LEFT)
    assert len(pad.surface.strokes) == 2
    pad.surface.setFocus()
    before = panel.looking.document.design
    QTest.keyClick(pad.surface, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(pad.surface.strokes) == 1 and panel.looking.document.design is before
    answer = looked(qtbot, panel, lambda: None)
    QTest.keyClick(pad.surface, Qt.Key.Key_Delete)
    assert not pad.surface.strokes and not pad.clear.isEnabled()
    qtbot.waitUntil(lambda: not panel.looking.last.picture.seen.any(), timeout=LONG)
    assert answer.picture.label is None


def test_the_pen_is_as_wide_as_chosen(panel):
    pad = open_pad(panel)
    inked = []
    for width in (4, 18):
        pad.pen.setValue(width)
        draw(pad.surface, [[(30, 100), (160, 100)]], pad.surface.side)
        inked.append((picture_of(pad.surface.strokes[-1:]) > 127).sum(axis=1).max())
    assert inked == [pytest.approx(SIDE * 0.04, abs=1), pytest.approx(SIDE * 0.18, abs=1)]


def test_next_after_drawing_is_a_picture_of_the_data_again(qtbot, panel):
    first = panel.looking.last.picture.index
    pad = open_pad(panel)
    looked(qtbot, panel, lambda: draw(pad.surface, [[(60, 30), (60, 150)]], pad.surface.side))
    QTest.mouseClick(panel.pictures.draw, LEFT)
    assert panel.pictures.view.isVisible() and not pad.isVisible()
    assert looked(qtbot, panel, panel.pictures.next.click).picture.index == first + 1
    back = looked(qtbot, panel, panel.pictures.previous.click)
    assert back.picture.index is None and back.picture.seen.any()


def test_a_page_on_the_clipboard_is_turned_bright_on_black(qtbot, panel):
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for row in range(5, 35):
        image.setPixelColor(20, row, Qt.GlobalColor.black)
    QGuiApplication.clipboard().setImage(image)
    panel.setFocus()
    answer = looked(qtbot, panel, lambda: QTest.keyClick(panel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier))
    assert answer.picture.seen.shape == (1, 28, 28) and answer.picture.seen[0, :, :3].max() == 0
    assert answer.picture.seen.max() > 150
    QGuiApplication.clipboard().setText("no picture")
    before = panel.looking.pictures.spec
    QTest.mouseClick(panel.pictures.paste, LEFT)
    assert panel.looking.pictures.spec is before


def test_a_touch_is_a_dot_and_nothing_is_black():
    assert not picture_of([]).any() and picture_of([]).shape == (1, SIDE, SIDE)
    dot = picture_of([Stroke(0.1, [(0.5, 0.5)])])[0]
    rows = np.flatnonzero(dot.any(axis=1))
    assert (rows[0] + rows[-1]) / 2 == pytest.approx((SIDE - 1) / 2, abs=1) and len(rows) == pytest.approx(17, abs=2)
