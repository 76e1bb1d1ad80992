"""Why this class? Grad-CAM, saliency and occlusion over the picture, for the predicted class or any; off at first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox

from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.explore.attributing import Attributing
from cnnstudio.ui.main_window import MainWindow
from tests.end_to_end.hands import click, click_named, press, settle, tab, until


@pytest.fixture
def attributing(window: MainWindow) -> Iterator[Attributing]:
    """LeNet-5 in Explore, no overlay yet."""
    window.show_design()
    tab(window, 1)
    looking = window.explore.looking
    looking.choose_block("relu2")
    until(lambda: looking.last is not None and "relu2" in looking.last.maps and looking.last.picture is not None)
    yield window.explore.classes.attributing
    window.explore.classes.attributing.choose_label(None)
    window.explore.classes.attributing.choose(None)


def choose(window: MainWindow, name: str, steps: int) -> None:
    """Choose in a drop-down with the keyboard, so many entries down from the first."""
    box = find_panel(window, name)
    assert isinstance(box, QComboBox) and box.isVisible()
    box.setFocus()
    press(window, Qt.Key.Key_Home)
    for _ in range(steps):
        press(window, Qt.Key.Key_Down)
    settle()


def done(attributing: Attributing) -> bool:
    return attributing.found is not None and not attributing.under_way


def shown(window: MainWindow) -> QImage:
    return window.explore.pictures.view.grab().toImage()


@pytest.mark.parametrize(("steps", "method"), [(1, "gradcam"), (2, "saliency"), (3, "occlusion")])
def test_an_overlay_is_laid_over_the_picture_and_taken_off_again(
    window: MainWindow, attributing: Attributing, steps: int, method: str
) -> None:
    before = shown(window)
    assert not window.explore.over.has_overlay and not find_panel(window, "explore.overlay.class").isVisible()
    choose(window, "explore.overlay", steps)
    until(lambda: done(attributing))
    found = attributing.found
    assert found.method == method and found.address == ("relu2" if method == "gradcam" else "")
    assert found.label == found.predicted == int(np.argmax(window.explore.looking.last.probabilities))
    assert not np.any(found.values) or shown(window) != before
    choose(window, "explore.overlay", 0)
    assert not window.explore.over.has_overlay and shown(window) == before


def test_any_class_and_any_picture(window: MainWindow, attributing: Attributing) -> None:
    choose(window, "explore.overlay", 2)
    until(lambda: done(attributing))
    choose(window, "explore.overlay.class", 4)
    until(lambda: done(attributing) and attributing.found.label == 3)
    values = attributing.found.values
    click_named(window, "explore.next")
    until(lambda: done(attributing) and not np.array_equal(attributing.found.values, values))
    assert attributing.found.label == 3


def test_the_slider_covers_the_picture_more_or_less(window: MainWindow, attributing: Attributing) -> None:
    choose(window, "explore.overlay", 2)
    until(lambda: done(attributing))
    full = shown(window)
    slider = find_panel(window, "explore.overlay.opacity")
    click(slider, QPoint(6, slider.height() // 2))
    slider.setFocus()
    press(window, Qt.Key.Key_Home)
    assert window.explore.over.opacity == 0 and shown(window) != full


def test_grad_cam_follows_the_block(window: MainWindow, attributing: Attributing) -> None:
    choose(window, "explore.overlay", 1)
    until(lambda: done(attributing))
    window.explore.looking.choose_block("conv1")
    until(lambda: done(attributing) and attributing.found.address == "conv1")
    window.explore.looking.choose_block("fc1")
    until(lambda: done(attributing) and attributing.found.address not in ("conv1", "fc1"))
    assert attributing.found.address in find_panel(window, "explore.overlay.said").text()
