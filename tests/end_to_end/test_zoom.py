"""Explore's maps are zoomed and panned with mouse and keys; a click means the value that is seen, at every zoom."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.explore.maps_view import MapsView
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.middle import EXPLORE
from tests.end_to_end.hands import CONTROL, NONE, click, click_named, double_click, in_reach, press, settle, tab, until, wheel


@pytest.fixture
def maps(window: MainWindow) -> Iterator[MapsView]:
    """The 6 maps of LeNet-5's first convolution."""
    window.show_design()
    tab(window, EXPLORE)
    window.explore.looking.choose_block("conv1")
    maps = window.explore.inside.maps
    until(lambda: maps.maps is not None and maps.maps.shape == (6, 24, 24))
    yield maps
    maps.keep.setChecked(False)
    maps.area.fit()
    window.explore.why.explaining.leave()
    settle()


def spot(maps: MapsView, value: tuple[int, int, int]) -> QPoint:
    """Return where a value lies on the mosaic."""
    places = maps.mosaic.places
    (x, y), (_, row, column) = places.corner(value[0]), value
    return maps.mosaic.from_cells(x + (column + 0.5) * places.scale, y + (row + 0.5) * places.scale).toPoint()


def at_bars(maps: MapsView) -> tuple[int, int]:
    return maps.area.horizontalScrollBar().value(), maps.area.verticalScrollBar().value()


def test_a_click_explains_the_value_that_is_seen_at_every_zoom(window: MainWindow, maps: MapsView) -> None:
    value, explaining = (3, 17, 9), window.explore.why.explaining
    for turns in (0, 2, 3, -2):
        wheel(maps.mosaic, spot(maps, value), turns)
        explaining.leave()
        settle()
        if not maps.mosaic.visibleRegion().contains(spot(maps, value)):
            maps.area.ensureVisible(spot(maps, value).x(), spot(maps, value).y())
        click(maps.mosaic, spot(maps, value))
        assert explaining.value is not None and explaining.value.index == value
        light = window.explore.why.lights.spot(value[0], (17, 9, 18, 10))
        assert light.contains(QPointF(spot(maps, value)))
    assert maps.area.is_zoomed


def test_the_wheel_keeps_what_is_under_the_mouse_and_a_double_click_fits(maps: MapsView) -> None:
    value = (4, 10, 12)
    on_area = maps.mosaic.mapTo(maps.area.viewport(), spot(maps, value))
    wheel(maps.mosaic, spot(maps, value), 4, CONTROL)
    moved = maps.mosaic.mapTo(maps.area.viewport(), spot(maps, value)) - on_area
    assert maps.area.is_zoomed and moved.manhattanLength() <= maps.mosaic.places.scale
    double_click(maps.mosaic, spot(maps, value))
    assert not maps.area.is_zoomed and at_bars(maps) == (0, 0)


def test_keys_zoom_the_maps_and_not_the_canvas(window: MainWindow, maps: MapsView) -> None:
    canvas = window.canvas.board.desk.zoom
    maps.mosaic.setFocus()
    for held in (NONE, CONTROL):
        press(window, Qt.Key.Key_Plus, held)
        assert maps.area.is_zoomed
        press(window, Qt.Key.Key_Minus, held)
        assert not maps.area.is_zoomed
    press(window, Qt.Key.Key_Plus)
    press(window, Qt.Key.Key_Home)
    assert not maps.area.is_zoomed and window.canvas.board.desk.zoom == canvas


def grip(maps: MapsView, button: Qt.MouseButton) -> None:
    """Drag the maps by (-30, -40) with a button."""
    handle, start = maps.window().windowHandle(), in_reach(maps.area.viewport())
    QTest.mousePress(handle, button, NONE, start)
    for at in (QPoint(-10, -10), QPoint(-30, -40)):
        QTest.mouseMove(handle, start + at)
        settle()
    QTest.mouseRelease(handle, button, NONE, start + QPoint(-30, -40))
    settle()


def test_the_middle_button_and_space_pan_and_pick_nothing(window: MainWindow, maps: MapsView) -> None:
    maps.area.zoom(4, QPointF(spot(maps, (3, 3, 3))))
    x, y = at_bars(maps)
    grip(maps, Qt.MouseButton.MiddleButton)
    assert at_bars(maps) == (x + 30, y + 40)
    maps.mosaic.setFocus()
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Space)
    grip(maps, Qt.MouseButton.LeftButton)
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Space)
    assert at_bars(maps) == (x + 60, y + 80)
    assert window.explore.why.explaining.value is None
    click(maps.mosaic, maps.mosaic.visibleRegion().boundingRect().center())
    assert window.explore.why.explaining.value is not None, "without Space a click explains again"


def test_buttons_zoom_and_tell_what_can_be_done(window: MainWindow, maps: MapsView) -> None:
    fit, farther = (find_panel(window, f"explore.zoom.{name}") for name in ("fit", "farther"))
    assert not fit.isVisible() and not farther.isEnabled()
    click_named(window, "explore.zoom.closer")
    click_named(window, "explore.zoom.closer")
    assert fit.isVisible() and farther.isEnabled()
    click(farther)
    assert maps.area.is_zoomed
    click(fit)
    assert not maps.area.is_zoomed and not fit.isVisible()


def test_two_pictures_are_zoomed_and_panned_together(window: MainWindow, maps: MapsView) -> None:
    looking = window.explore.looking
    wheel(maps.mosaic, spot(maps, (0, 5, 5)), 4)
    click(maps.keep)
    kept, index = maps.kept.area, looking.pictures.index
    click(window.explore.pictures.next)
    until(lambda: looking.pictures.index != index)
    assert kept.is_zoomed and kept.mosaic.places == maps.mosaic.places
    wheel(kept.mosaic, kept.mosaic.visibleRegion().boundingRect().center(), 2)
    assert kept.mosaic.places == maps.mosaic.places
    maps.area.horizontalScrollBar().setValue(57)
    maps.area.verticalScrollBar().setValue(44)
    assert (kept.horizontalScrollBar().value(), kept.verticalScrollBar().value()) == (57, 44)
    double_click(kept.mosaic, kept.mosaic.visibleRegion().boundingRect().center())
    assert not kept.is_zoomed and not maps.area.is_zoomed
