from __future__ import annotations

from itertools import pairwise

import pytest

from cnnstudio.ui.canvas.metrics import HEIGHT, WIDTH
from cnnstudio.ui.canvas.ports import input_offsets
from cnnstudio.ui.canvas.routes import Box, Obstacles, lanes, route


def box(x: float, y: float) -> Box:
    return Box(x, y, x + WIDTH, y + HEIGHT)


def crossed(points, boxes):
    """Return the boxes that a wire runs through."""
    return [box for (x1, y1), (x2, y2) in pairwise(points) for box in boxes if runs_through(x1, y1, x2, y2, box)]


def runs_through(x1, y1, x2, y2, box):
    across = min(x1, x2) < box.right - 1 and max(x1, x2) > box.left + 1
    return across and min(y1, y2) < box.bottom - 1 and max(y1, y2) > box.top + 1


def test_a_wire_to_the_next_block_is_straight():
    assert route((100, 48), (100, 72), Obstacles([box(0, 0), box(0, 72)])) == ((100, 48), (100, 72))


def test_a_shortcut_passes_beside_the_blocks_in_between():
    boxes = [box(0, 72 * row) for row in range(4)]
    points = route((100, 48), (140, 216), Obstacles(boxes))
    assert points[0] == (100, 48)
    assert points[-1] == (140, 216)
    assert crossed(points, boxes) == []
    assert max(x for x, _ in points) > WIDTH


def test_a_shortcut_passes_beside_neighbours_too():
    boxes = [box(x, 72 * row) for row in range(4) for x in (0, 224)]
    points = route((100, 48), (140, 216), Obstacles(boxes))
    assert crossed(points, boxes) == []


def test_a_wire_to_the_next_column_goes_around():
    boxes = [box(x, 72 * row) for row in range(5) for x in (0, 480)]
    points = route((100, 336), (580, 0), Obstacles(boxes))
    assert crossed(points, boxes) == []
    assert WIDTH < points[2][0] < 480


@pytest.mark.parametrize("end", [(100, 0), (90, -200), (-500, 10), (100, 47), (320, 48)])
def test_a_wire_that_leads_up_has_a_way_everywhere(end):
    points = route((100, 48), end, Obstacles([box(0, 0)]))
    assert points[0] == (100, 48)
    assert points[-1] == end


def test_wires_at_one_place_get_lanes():
    way = ((0, 0), (0, 10), (50, 10), (50, 200), (0, 200), (0, 210))
    shorter = ((0, 20), (0, 30), (50, 30), (50, 150), (0, 150), (0, 160))
    apart = ((0, 300), (0, 310), (50, 310), (50, 400), (0, 400), (0, 410))
    assert lanes({"a": way, "b": shorter, "c": apart}) == {"a": 1}


def test_the_input_that_is_fed_from_above_is_in_the_middle():
    assert input_offsets((), False) == [WIDTH / 2]
    assert input_offsets((100.0, 300.0), True)[0] == WIDTH / 2
    assert input_offsets((300.0, 100.0), True)[1] == WIDTH / 2
    many = input_offsets([500.0] * 30, True)
    assert many == sorted(many)
    assert many[0] > 0
    assert many[-1] < WIDTH
    assert len(input_offsets((), True)) == 1
