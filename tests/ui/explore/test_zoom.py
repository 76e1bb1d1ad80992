"""Maps zoom to the mouse and stay crisp, from one pixel to 2,048 maps; no more of them is painted than is seen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from cnnstudio.ui.explore.mosaic import Mosaic
from cnnstudio.ui.explore.mosaic_area import MOST_CELL, MosaicArea
from cnnstudio.ui.explore.shades import plain_table
from cnnstudio.ui.explore.tiles import Tiles, compose, place, stack
from cnnstudio.ui.theme import theme
from tests.end_to_end.hands import CONTROL, settle

SHAPES = [(1, 1, 1), (1, 28, 28), (6, 24, 24), (2048, 1, 1), (2048, 7, 7), (64, 224, 224), (1, 8, 40)]


def tiles_of(shape: tuple[int, int, int], stacked: bool = False) -> Tiles:
    pixels = np.random.default_rng(0).integers(0, 255, shape, dtype=np.uint8)
    return Tiles(pixels, False, str, lambda *at: str(at), stacked=stacked)


@pytest.fixture
def area(qtbot):
    made = MosaicArea(Mosaic("maps"))
    qtbot.addWidget(made)
    made.resize(330, 310)
    made.show()
    return made


def under(area: MosaicArea, at: QPoint) -> tuple[int, int, int] | None:
    """Return what lies at a point of the area."""
    mosaic = area.mosaic
    return mosaic.places.at(*mosaic.to_cells(QPointF(mosaic.mapFrom(area.viewport(), at))))


def on_screen(area: MosaicArea, at: QPoint) -> str:
    return QColor(area.viewport().grab().toImage().pixel(at)).name()


def turn(area: MosaicArea, at: QPoint, turns: int, held=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.wheelEvent(area.windowHandle(), area.viewport().mapTo(area, at), QPoint(0, 120 * turns), stateKey=held)
    settle()


@pytest.mark.parametrize("shape", SHAPES)
def test_the_value_under_the_mouse_stays_there_and_is_what_is_painted(area, shape):
    area.mosaic.show_tiles(tiles_of(shape))
    settle()
    fitted, pixels = area.mosaic.places, area.mosaic.tiles.pixels
    tile = min(shape[0] - 1, 5)
    at = area.mosaic.mapTo(area.viewport(), area.mosaic.tile_rect(tile).center().toPoint())
    assert under(area, at)[0] == tile
    values = []
    for _ in range(14):
        turn(area, at, 1)
        found = under(area, at)
        assert found[0] == tile
        assert on_screen(area, at) == QColor.fromRgb(plain_table(theme.current)[int(pixels[found])]).name()
        assert area.mosaic.image().width() <= 330 and area.mosaic.image().height() <= 310
        values.append(found)
    assert area.mosaic.places.scale == max(MOST_CELL, fitted.scale) and not area.can_zoom
    assert max(abs(values[-1][1] - shape[1] // 2), abs(values[-1][2] - shape[2] // 2)) <= fitted.shrink + 1
    for _ in range(20):
        turn(area, at, -1)
    assert area.mosaic.places is fitted and not area.is_zoomed


def test_the_keyboard_alone_zooms_walks_and_pans(area, qtbot):
    mosaic = area.mosaic
    mosaic.show_tiles(tiles_of((16, 10, 10)))
    mosaic.setFocus()
    for _ in range(9):
        qtbot.keyClick(mosaic, Qt.Key.Key_Plus)
    assert area.is_zoomed and mosaic.visibleRegion().boundingRect().intersects(mosaic.tile_rect(0).toRect())
    qtbot.keyClick(mosaic, Qt.Key.Key_Right)
    assert mosaic.visibleRegion().boundingRect().contains(mosaic.tile_rect(1).center().toPoint())
    before = area.verticalScrollBar().value()
    qtbot.keyClick(mosaic, Qt.Key.Key_Down, CONTROL)
    assert area.verticalScrollBar().value() > before and mosaic.at_cursor == 1
    scale = mosaic.places.scale
    qtbot.keyClick(mosaic, Qt.Key.Key_Minus)
    assert 1 < mosaic.places.scale < scale
    qtbot.keyClick(mosaic, Qt.Key.Key_Home)
    assert not area.is_zoomed and area.horizontalScrollBar().maximum() == 0


def test_other_maps_of_the_same_size_stay_zoomed_and_others_fit(area):
    area.mosaic.show_tiles(tiles_of((6, 24, 24)))
    settle()
    area.zoom(4)
    scale = area.mosaic.places.scale
    area.mosaic.show_tiles(tiles_of((6, 24, 24)))
    assert area.is_zoomed and area.mosaic.places.scale == scale
    area.mosaic.show_tiles(tiles_of((6, 12, 12)))
    assert not area.is_zoomed


def test_less_room_is_no_zoom(area):
    area.mosaic.show_tiles(tiles_of((6, 24, 24)))
    settle()
    before = area.mosaic.places
    area.resize(200, 180)
    settle()
    assert not area.is_zoomed and area.mosaic.places.scale < before.scale and area.verticalScrollBar().maximum() == 0


def test_where_maps_never_fit_the_wheel_scrolls_and_zooms_with_ctrl(area):
    area.mosaic.show_tiles(tiles_of((500, 1, 60), stacked=True))
    settle()
    assert area.verticalScrollBar().maximum() > 0 and not area.is_zoomed
    turn(area, QPoint(50, 50), -1)
    assert area.verticalScrollBar().value() > 0 and not area.is_zoomed
    turn(area, QPoint(50, 50), 1)
    assert area.verticalScrollBar().value() == 0 and not area.is_zoomed
    turn(area, QPoint(50, 50), 1, CONTROL)
    assert area.is_zoomed


def test_two_fingers_pan(area):
    area.mosaic.show_tiles(tiles_of((6, 24, 24)))
    settle()
    area.zoom(4)
    places, before = area.mosaic.places, area.verticalScrollBar().value()
    for phase in (Qt.ScrollPhase.ScrollBegin, Qt.ScrollPhase.ScrollUpdate, Qt.ScrollPhase.ScrollEnd):
        QTest.wheelEvent(area.windowHandle(), QPoint(99, 99), QPoint(0, -240), QPoint(0, -30), phase=phase)
    settle()
    assert area.mosaic.places is places and area.verticalScrollBar().value() > before


def test_a_table_has_a_row_for_each_picture_and_never_skips_any():
    places = stack((16, 1, 6), 300, 250)
    assert places.across == 1 and places.scale == 17 and places.gap == 1
    many = stack((512, 1, 512), 300, 250)
    assert (many.scale, many.shrink, many.gap) == (1, 1, 0) and many.size == (512, 512)


def test_a_part_of_all_is_what_is_there():
    for shape in ((70, 3, 5), (9, 40, 40), (5, 6, 7, 3)):
        pixels = np.random.default_rng(1).integers(0, 255, shape, dtype=np.uint8)
        places = place(shape[:3], 150, 170)
        whole = compose(pixels, places, 255)
        part = compose(pixels, places, 255, (11, 7, 40, 50))
        assert np.array_equal(part, whole[11:51, 7:57])
