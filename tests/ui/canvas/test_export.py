from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import StudioError
from tests.ui.canvas.networks import lenet


def test_the_whole_network_is_drawn_whatever_is_in_sight(canvas, tmp_path):
    hand = canvas(lenet(), (300, 200))
    hand.selection.set({"conv1"})
    hand.board.set_zoom(0.1)
    hand.view.export_png(tmp_path / "net.png", 2)
    image = QImage(str(tmp_path / "net.png"))
    content = hand.view.scene.content()
    assert image.width() >= 2 * content.width()
    assert image.height() >= 2 * content.height()
    assert hand.view.scene.blocks["conv1"].selected
    assert len({image.pixel(x, image.height() // 3) for x in range(image.width())}) > 8


def test_the_picture_does_not_show_what_is_selected(canvas, tmp_path):
    hand = canvas(lenet())
    hand.view.export_png(tmp_path / "plain.png")
    hand.view.select_all()
    hand.view.export_png(tmp_path / "selected.png")
    assert QImage(str(tmp_path / "plain.png")) == QImage(str(tmp_path / "selected.png"))


def test_a_drawing_holds_the_names_as_text(canvas, tmp_path):
    hand = canvas(lenet())
    hand.view.export_svg(tmp_path / "net.svg")
    text = (tmp_path / "net.svg").read_text()
    for name in ("conv1", "fc3", "ReLU"):
        assert name in text


def test_an_empty_canvas_is_not_drawn(canvas, tmp_path):
    hand = canvas(Graph())
    with pytest.raises(StudioError) as failure:
        hand.view.export_png(tmp_path / "net.png")
    assert failure.value.message.code == "canvas.empty"
    assert list(tmp_path.glob("net*")) == []
