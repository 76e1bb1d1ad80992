"""The pages that write a sum out, from reasons as the engine gives them; also where weights are no numbers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF

from cnnstudio.protocol.answers import Explained
from cnnstudio.protocol.reasons import (
    Activated,
    Added,
    AnyReason,
    Convolved,
    Damped,
    Entered,
    Normalized,
    Passed,
    Pooled,
    Shared,
    Weighed,
)
from cnnstudio.ui.explore.histogram import BINS, Histogram
from cnnstudio.ui.explore.why.cells import cell_font
from cnnstudio.ui.explore.why.page import Bar, Numbers, Page, Row, Sign, figure
from cnnstudio.ui.explore.why.placing import place_page
from cnnstudio.ui.explore.why.reasons import MOST_CHANNELS, page_of
from cnnstudio.ui.explore.why.sheet import Sheet


def one(value: float) -> np.ndarray:
    return np.array(value, np.float32)


def explained(reason: AnyReason, value: float, index: tuple[int, ...] = (0, 0, 0)) -> Explained:
    return Explained(1, 1, "why", 0, "block", index, one(value), reason, {})


def convolved(channels: int, fill: float = 1.0, side: int = 3, left_out: int = 0) -> Convolved:
    values = np.full((channels, side, side), fill, np.float32)
    inside = np.ones((side, side), np.uint8)
    sums = np.array([at * fill if at else 0.0 for at in range(channels)], np.float32)
    places = np.arange(side)
    return Convolved(
        np.arange(channels), places, places, inside, values, values, values, sums, one(0), left_out, one(0.5), True
    )


def reasons(value: float) -> list[AnyReason]:
    """One of each kind, every number of which is `value`."""
    some, places = np.full(4, value, np.float32), np.arange(4)
    grid, inside = np.full((2, 2), value, np.float32), np.ones((2, 2), np.uint8)
    return [
        Entered(None, 0.0, 1.0),
        Entered(12, 0.1, 0.3),
        convolved(1, value),
        convolved(12, value),
        convolved(2, value, side=11, left_out=5),
        Weighed(places, some, some, some, one(value), 7, one(value), True),
        Pooled("max", np.arange(2), np.arange(2), inside, grid, 0, 1, 4),
        Pooled("mean", np.arange(2), np.arange(2), inside, grid, 0, 1, 4),
        Normalized(one(value), one(value), one(value), 1e-5, one(value), one(value), one(value)),
        Damped(one(value), places, some, 5, 1e-4, 0.75, 2.0, one(value)),
        Added(("a", "b"), some[:2]),
        Activated(one(value), "max(0, x)", {}),
        Shared(places, some, some, one(value), one(value), 3),
        Passed("padding", "", ()),
        Passed("flatten", "pool2", (3, 1, 1)),
    ]


@pytest.mark.parametrize("value", [0.0, -1.25, 1e9, float("nan"), float("inf")])
def test_every_reason_has_a_page_that_can_be_painted(qtbot, value: float) -> None:
    sheet = Sheet("sheet", "sum")
    qtbot.addWidget(sheet)
    sheet.resize(340, 400)
    for reason in reasons(value):
        page = page_of(explained(reason, value), None)
        assert page.pieces and page.title.startswith("block, map 1, row 1, column 1 = ")
        sheet.show_page(page)
        assert not sheet.grab().isNull() and sheet.minimumHeight() > 10
        for width in (60, 200, 900):
            placed, _ = place_page(page, width)
            grids = [one for one in placed if isinstance(one.piece, Numbers)]
            assert all(grid.rect.right() <= max(width, 120) for grid in grids), (type(reason), width)
    if not np.isfinite(value):
        assert "no number" in page.as_text()


def test_many_channels_are_cut_to_those_that_count_and_the_rest_is_summed() -> None:
    page = page_of(explained(convolved(12), 66.5), None)
    rows = [piece for piece in page.pieces if isinstance(piece, Row)]
    assert len(rows) == MOST_CHANNELS
    text = page.as_text()
    assert "4 other channels" in text and "give 6" in text
    assert "4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 6 + 0.5 = 66.5" in text


def test_a_sum_of_one_channel_is_written_as_products() -> None:
    page = page_of(explained(convolved(1, 2.0), 0.5), None)
    assert "2·2 + 2·2" in page.as_text() and "= 0" in page.as_text()


def test_bars_of_a_dense_unit_go_to_both_sides() -> None:
    values = np.array([1, 2], np.float32)
    reason = Weighed(np.array([4, 9]), values, values, np.array([3, -6], np.float32), one(0), 0, one(0), False)
    bars = [piece for piece in page_of(explained(reason, -3, (0,)), None).pieces if isinstance(piece, Bar)]
    assert [bar.share for bar in bars] == [0.5, -1.0] and bars[0].name == "unit 5"


def test_numbers_are_written_with_the_sign_of_the_language() -> None:
    from cnnstudio import words

    assert figure(-0.25) == "−0.25"
    words.set_language("es")
    assert figure(-0.25) == "−0,25" and figure(float("inf")) == "∞"


def test_the_histogram_counts_one_map(qtbot) -> None:
    from cnnstudio.protocol.messages import Maps

    shown = Histogram()
    qtbot.addWidget(shown)
    pixels = np.zeros((2, 4, 4), np.uint8)
    pixels[1, 0] = 255
    edges = np.array([-1, 0], np.float32), np.array([1, 2], np.float32)
    maps = Maps(pixels, *edges, np.array([0, 0.75], np.float32), (2, 4, 4))
    shown.show_map(maps, 1)
    assert shown.counts[0] == 12 and shown.counts[BINS - 1] == 4 and "75 %" in shown.toolTip()
    shown.show_map(maps, 0)
    assert shown.counts[0] == 16 and shown._zero == 0.5
    shown.show_map(None, 0)
    assert not shown.counts.size


@pytest.mark.parametrize(("side", "width"), [(5, 240), (5, 312), (5, 640), (3, 312), (3, 900), (7, 312)])
def test_trained_kernels_show_their_numbers_in_the_room_there_is(qapp, side: int, width: int) -> None:
    random = np.random.default_rng(0)
    grids = [Numbers(random.normal(0, 0.3, (side, side)).astype(np.float32), name) for name in ("window", "kernel", "products")]
    row = Row((grids[0], Sign("·"), grids[1], Sign("="), grids[2]))
    placed, height = place_page(Page("", (row, row)), width)
    cells = [one for one in placed if isinstance(one.piece, Numbers)]
    assert all(one.texts and one.font >= 11 and one.rect.right() <= width for one in cells)
    for one in cells:
        metrics = QFontMetricsF(cell_font(one.font))
        assert all(metrics.horizontalAdvance(text) <= one.cell[0] for line in one.texts for text in line)
        assert metrics.height() <= one.cell[1]
    assert max(one.rect.bottom() for one in cells) <= height
    rects = [one.rect for one in cells]
    assert not any(one.intersects(other) for at, one in enumerate(rects) for other in rects[at + 1 :])
    if width == 900:
        assert cells[0].font > 11 and max(one.rect.right() for one in cells) > 400


def test_shorter_figures_come_before_none(qapp) -> None:
    values = np.full((5, 5), -12.345, np.float32)
    placed, _ = place_page(Page("", (Row((Numbers(values),)),)), 140)
    assert placed[0].texts[0][0] == "−12"
    placed, _ = place_page(Page("", (Row((Numbers(values),)),)), 400)
    assert placed[0].texts[0][0] == "−12.35"
    placed, _ = place_page(Page("", (Row((Numbers(values),)),)), 60)
    assert placed[0].texts == []
