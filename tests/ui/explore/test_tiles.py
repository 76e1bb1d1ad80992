from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.engine.serving.display import shown_filters
from cnnstudio.protocol.messages import Maps
from cnnstudio.ui.colours import DARK, LIGHT
from cnnstudio.ui.explore.filter_readings import filter_tiles, norm_tiles
from cnnstudio.ui.explore.filters.wiring import dead
from cnnstudio.ui.explore.readings import map_tiles, short
from cnnstudio.ui.explore.shades import GAP, ZERO, plain_table, signed_indexes, signed_table
from cnnstudio.ui.explore.tiles import compose, place

SHAPES = st.tuples(st.integers(1, 70), st.integers(1, 40), st.integers(1, 40))


def filters_of(weights):
    return shown_filters(weights, 64)


@given(SHAPES, st.integers(40, 900), st.integers(40, 900))
def test_every_cell_is_found_where_it_is_drawn(shape, height, width):
    places = place(shape, height, width)
    for tile in {0, shape[0] // 2, shape[0] - 1}:
        x, y = places.corner(tile)
        assert places.at(x, y) == (tile, 0, 0)
        rows, columns = places.tile
        assert places.at(x + columns - 1, y + rows - 1)[0] == tile


@given(SHAPES)
def test_pictures_fit_where_there_is_room(shape):
    places = place(shape, 2000, 2000)
    assert places.size[0] <= 2000 and places.size[1] <= 2000 and places.shrink == 1


def test_a_picture_is_enlarged_cell_by_cell():
    pixels = np.arange(2 * 2 * 3, dtype=np.uint8).reshape(2, 2, 3)
    places = place((2, 2, 3), 40, 100)
    image = compose(pixels, places)
    for tile in range(2):
        x, y = places.corner(tile)
        rows, columns = places.tile
        assert np.array_equal(image[y : y + rows : places.scale, x : x + columns : places.scale], pixels[tile])
    assert (image == GAP).any()


def test_numbers_need_room_and_scroll_otherwise():
    assert place((16, 5, 5), 100, 300, least=34).scale == 34


def test_signed_colours_are_even_around_zero():
    values = np.array([-2.0, -1.0, 0.0, 1.0, 2.0], np.float32)
    assert signed_indexes(values, 2.0).tolist() == [0, ZERO - 64, ZERO, ZERO + 64, 2 * ZERO]
    assert (signed_indexes(np.zeros(3, np.float32), 0.0) == ZERO).all()
    assert signed_indexes(np.array([np.nan, np.inf], np.float32), 1.0).tolist() == [ZERO, 2 * ZERO]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_each_index_has_a_colour(colours):
    assert len(plain_table(colours)) == len(signed_table(colours)) == 256


def test_channels_of_a_filter_lie_side_by_side():
    weights = np.arange(2 * 3 * 2 * 2, dtype=np.float32).reshape(2, 3, 2, 2)
    tiles = filter_tiles(filters_of(weights), 0)
    assert tiles.pixels.shape == (2, 2, 8) and (tiles.pixels[:, :, 2] == GAP).all()
    assert np.array_equal(tiles.numbers[1][:, 3:5], weights[1, 1])
    assert short(float(weights[1, 2, 0, 1])) in tiles.tell(1, 0, 7)


def test_of_many_channels_one_is_shown():
    weights = np.random.default_rng(0).normal(size=(4, 20, 3, 3)).astype(np.float32)
    tiles = filter_tiles(filters_of(weights), 17)
    assert np.array_equal(tiles.numbers, weights[:, 17])


def test_dense_values_fill_rows():
    pixels = np.arange(84, dtype=np.uint8).reshape(1, 1, 84)
    one = np.ones(1, np.float32)
    tiles = map_tiles(Maps(pixels, 0 * one, one, 0.25 * one, (84,)))
    assert tiles.pixels.shape[0] == 1 and (tiles.pixels != GAP).sum() == 84
    assert "84" in tiles.tell(0, (84 - 1) // tiles.pixels.shape[2], (84 - 1) % tiles.pixels.shape[2])
    assert tiles.tell(0, tiles.pixels.shape[1] - 1, tiles.pixels.shape[2] - 1)


def test_a_map_tells_its_range_and_zeros():
    low, high, zeros = (np.array([value], np.float32) for value in (-1.5, 2.5, 0.5))
    maps = Maps(np.array([[[0, 255]]], np.uint8), low, high, zeros, (1, 1, 2))
    tiles = map_tiles(maps)
    assert "2.50" in tiles.tell(0, 0, 1) and "−1.50" in tiles.name(0) and "50" in tiles.name(0)


def test_each_filter_may_have_a_scale_of_its_own():
    weights = np.stack([np.full((1, 2, 2), 0.1), np.full((1, 2, 2), -1.0), np.zeros((1, 2, 2))]).astype(np.float32)
    filters = filters_of(weights)
    together, alone = filter_tiles(filters, 0).pixels, filter_tiles(filters, 0, each=True).pixels
    assert abs(int(together[0, 0, 0]) - ZERO) < 20 and together[1, 0, 0] == 0
    assert alone[0, 0, 0] == 2 * ZERO and alone[1, 0, 0] == 0 and (alone[2] == ZERO).all()


def test_filters_of_groups_tell_which_channel_of_the_input_they_read():
    depthwise = filters_of(np.ones((6, 1, 3, 3), np.float32))
    assert "input channel 5 " in filter_tiles(depthwise, 0, groups=6).tell(4, 0, 0)
    assert "input channel 1 " in filter_tiles(depthwise, 0).tell(4, 0, 0)
    pairs = filters_of(np.ones((4, 2, 3, 3), np.float32))
    assert "input channel 4 " in filter_tiles(pairs, 0, [3, 0], groups=2).tell(0, 1, 5)
    assert "input channel 2 " in filter_tiles(pairs, 0, [3, 0], groups=2).tell(1, 1, 5)
    assert "input channel 3 " in norm_tiles(pairs, [3, 0], groups=2).tell(0, 0, 0)
    many = filters_of(np.ones((4, 20, 3, 3), np.float32))
    assert "input channel 26 " in filter_tiles(many, 5, groups=2).tell(2, 0, 0)


@pytest.mark.parametrize("wild", [np.nan, np.inf])
def test_weights_that_ran_away_do_not_make_all_other_filters_look_dead(wild):
    weights = np.ones((4, 2, 3, 3), np.float32)
    weights[0, 0, 0, 0], weights[2] = wild, 0
    assert dead(filters_of(weights)) == (2,)
    assert dead(filters_of(np.full((3, 1, 1, 1), wild, np.float32))) == ()
    assert dead(filters_of(np.zeros((3, 1, 1, 1), np.float32))) == (0, 1, 2)
    assert (filter_tiles(filters_of(np.full((1, 1, 1, 1), np.inf, np.float32)), 0).pixels == 2 * ZERO).all()
