"""Explore keeps to its room: nothing falls off, no sentence is cut in silence, and room that is there is used."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cnnstudio.templates.registry import templates
from cnnstudio.ui.beginnings import from_template
from cnnstudio.ui.commands.strips import film_strips
from cnnstudio.ui.explore.hand_bar import HandBar
from cnnstudio.ui.explore.panel import ExplorePanel
from cnnstudio.ui.explore.why.explaining import Value
from cnnstudio.ui.explore.why.page import Numbers
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.training.notice import Notice
from tests.end_to_end.hands import settle, tab, until


@pytest.fixture
def explore(window: MainWindow) -> Iterator[ExplorePanel]:
    """LeNet-5 in Explore, in a window of 1366x768."""
    window.resize(1366, 768)
    show(window)
    yield window.explore
    window.explore.classes.attributing.choose(None)
    window.explore.why.explaining.leave()
    window.explore.refresh()
    window.resize(1366, 768)
    settle()


def show(window: MainWindow, template: str = "", block: str = "conv1") -> None:
    if template:
        window.document.new(from_template(templates()[template]))
    window.show_design()
    tab(window, 1)
    looking = window.explore.looking
    looking.choose_block(block)
    design = window.document.design
    until(lambda: looking.last is not None and looking.last_subject.design is design and block in looking.last.maps, 60)
    rest()


def rest() -> None:
    for _ in range(3):
        QTest.qWait(20)
        settle()


def is_whole(widget: QWidget) -> bool:
    """Tell whether all of a widget is seen."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def choose(explore: ExplorePanel, method: str) -> None:
    box = explore.classes.method
    box.activated.emit(box.findData(method))


def why(explore: ExplorePanel, block: str) -> None:
    explore.why.explaining.explain(Value(block, (1, 3, 3)))
    until(lambda: explore.why.explaining.found is not None and explore.why.explaining.found.address == block)
    rest()


def test_an_overlay_and_a_banner_push_nothing_out_of_sight(explore: ExplorePanel) -> None:
    pictures, inside = explore.pictures, explore.inside
    parts = (pictures.bars, pictures.view, inside.maps.histogram, inside.maps.pointed, inside.filters.pointed)
    assert all(is_whole(part) for part in parts) and pictures.bars._row == 18
    choose(explore, "gradcam")
    until(lambda: explore.classes.over.has_overlay)
    rest()
    assert all(is_whole(part) for part in parts)
    explore.notice.show_notice(Notice("test", "The network on the canvas has problems."))
    rest()
    assert all(is_whole(part) for part in parts[1:])
    assert not explore.room._scroll.verticalScrollBar().maximum()
    bar = explore.left.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    bars = pictures.bars
    assert bars.visibleRegion().boundingRect().bottom() == bars.rect().bottom(), "the last class can be reached"


def test_what_is_refused_is_said_in_full(window: MainWindow, explore: ExplorePanel) -> None:
    show(window, "mlp", "fc1")
    choose(explore, "gradcam")
    said = explore.classes.said
    until(lambda: explore.classes.attributing.refusal is not None)
    rest()
    assert said.isVisible() and said.heightForWidth(said.width()) <= said.height() > said.fontMetrics().height() * 1.5


def test_without_convolutions_the_maps_have_the_room(window: MainWindow, explore: ExplorePanel) -> None:
    assert explore.inside.filters.isVisible()
    show(window, "mlp", "fc1")
    assert not explore.inside.filters.isVisible() and explore.inside.maps.width() > 550
    show(window, "lenet5-28")
    assert explore.inside.filters.isVisible()


def test_in_a_large_window_the_picture_grows_and_shrinks_again(window: MainWindow, explore: ExplorePanel) -> None:
    assert explore.pictures.view.width() == 140
    window.resize(1920, 1200)
    rest()
    assert explore.pictures.view.width() >= 224 and explore.pictures.view.height() == explore.pictures.view.width()
    assert all(is_whole(part) for part in (explore.pictures.bars, explore.inside.maps.histogram))
    window.resize(1366, 768)
    rest()
    assert explore.pictures.view.width() == 140 and is_whole(explore.pictures.bars)


def test_beside_a_sum_shape_and_captions_are_whole(explore: ExplorePanel) -> None:
    maps = explore.inside.maps
    explore.looking.choose_block("conv2")
    why(explore, "conv2")
    assert maps.facts.text() == maps.facts.shown() == "16 × 8 × 8"
    maps.pointed.setText("0.4277 · row 4, column 4 · map 4: from −1.25 to 0.889, 39 % zeros")
    rest()
    assert maps.pointed.heightForWidth(maps.pointed.width()) <= maps.pointed.height() and is_whole(maps.pointed)


def test_names_that_begin_alike_are_told_apart(window: MainWindow, explore: ExplorePanel) -> None:
    block = explore.inside.maps.block
    names = [f"stage{stage}.conv_relu_{at}.conv" for stage in (1, 2, 3) for at in (1, 2)]
    block.addItems(names)
    why(explore, "conv1")
    seen = []
    for name in names:
        block.setCurrentText(name)
        seen.append(block.shown())
        assert block.fontMetrics().horizontalAdvance(seen[-1]) < block.width()
    assert len(set(seen)) == len(names)


def test_the_channel_is_read_in_full(window: MainWindow, explore: ExplorePanel) -> None:
    show(window, "resnet18", "layer1.0.conv1")
    field = explore.inside.filters.channel
    assert field.isVisible()
    field.setValue(field.maximum())
    line = field.lineEdit()
    assert line.fontMetrics().horizontalAdvance(field.text()) <= line.width()


def test_the_film_bar_ends_what_it_cuts_with_dots(window: MainWindow, explore: ExplorePanel) -> None:
    bar = HandBar(film_strips(window).feed)
    bar.caption.setText("imagen de prueba 0: 5 · pesos iniciales")
    bar.caption.resize(90, 20)
    room = bar.caption.fontMetrics().horizontalAdvance(bar.caption.shown())
    assert bar.caption.shown().endswith("…") and room <= 90
    bar.resize(500, 44)
    assert not bar.grab().isNull()
    bar.deleteLater()


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1200)])
def test_window_kernel_and_products_show_their_numbers(
    window: MainWindow, explore: ExplorePanel, size: tuple[int, int]
) -> None:
    window.resize(*size)
    explore.looking.choose_block("conv2")
    why(explore, "conv2")
    sheet = explore.why.panel.sheet
    grids = [placed for placed in sheet.placed if isinstance(placed.piece, Numbers)]
    assert len(grids) == 18 and all(placed.texts for placed in grids)
    assert all(placed.rect.right() <= sheet.width() for placed in grids)
    lines = {placed.rect.y() for placed in grids}
    assert len(lines) == (6 if size[0] == 1920 else 18), "side by side where there is room"
