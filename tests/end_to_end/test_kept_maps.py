"""Two pictures side by side, and a scale for each filter."""

from __future__ import annotations

import numpy as np

from cnnstudio.ui.middle import EXPLORE
from tests.end_to_end import hands
from tests.end_to_end.hands import until


def test_maps_of_two_pictures_stand_side_by_side(window):
    hands.tab(window, EXPLORE)
    looking, maps = window.explore.looking, window.explore.inside.maps
    until(lambda: looking.last is not None and maps.mosaic.tiles is not None)
    first, index = maps.mosaic.tiles, looking.pictures.index
    assert not maps.kept.isVisible()
    hands.click(maps.keep)
    hands.click(window.explore.pictures.next)
    until(lambda: looking.pictures.index != index)
    assert maps.kept.isVisible() and maps.kept.mosaic.tiles is first and maps.kept.title.text()
    assert not np.array_equal(maps.mosaic.tiles.pixels, first.pixels)
    window.selection.set(["conv2"])
    until(lambda: looking.block == "conv2")
    assert not maps.keep.isChecked() and not maps.kept.isVisible()


def test_each_filter_gets_a_scale_of_its_own(window):
    hands.tab(window, EXPLORE)
    window.selection.set(["conv1"])
    filters = window.explore.inside.filters
    until(lambda: filters.address == "conv1" and filters.mosaic.tiles is not None)
    together = filters.mosaic.tiles.pixels
    filters.each.trigger()
    assert not np.array_equal(filters.mosaic.tiles.pixels, together)
    filters.each.trigger()
    assert np.array_equal(filters.mosaic.tiles.pixels, together)
