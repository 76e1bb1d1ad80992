from __future__ import annotations

import time

import pytest

from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.output import Output
from cnnstudio.design.design import Design
from cnnstudio.graph.block import UnknownBlock
from cnnstudio.graph.graph import chain
from cnnstudio.graph.text import Message, Text
from cnnstudio.ui import edits as shared
from cnnstudio.ui.canvas.scene import CanvasScene
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from tests.ui.canvas.networks import lenet, long_chain, short, skipping


def test_items_of_unchanged_blocks_are_kept(canvas):
    hand = canvas(lenet())
    items, wires = dict(hand.view.scene.blocks), dict(hand.view.scene.wires)
    hand.document.edit("x", shared.set_values(hand.document.design, "conv1", out_channels=8))
    assert hand.view.scene.blocks == items
    assert hand.view.scene.wires == wires
    assert hand.view.scene.blocks["conv1"].node is hand.graph["conv1"]


def test_the_shape_on_the_wire_is_live(canvas):
    hand = canvas(lenet())
    hand.document.edit("x", shared.set_values(hand.document.design, "conv1", kernel_size=3))
    assert hand.view.scene.blocks["relu1"].report.shape == (6, 26, 26)


def test_a_problem_stands_on_its_block_and_goes_when_it_is_mended(canvas):
    hand = canvas(chain(Input(1, 8, 8), MaxPool2d(2), Conv2d(4, 3), ids=("input", "pool1", "conv1")))
    assert not hand.view.scene.blocks["conv1"].problems
    hand.document.edit("x", shared.set_values(hand.document.design, "conv1", kernel_size=9))
    assert len(hand.view.scene.blocks["conv1"].problems) == 1
    assert hand.view.scene.wires["conv1", "x"].wrong
    hand.document.undo()
    assert not hand.view.scene.blocks["conv1"].problems
    assert not hand.view.scene.wires["conv1", "x"].wrong


def test_advice_stands_on_its_block(canvas):
    hand = canvas(chain(Input(), Conv2d(4, 3), Conv2d(4, 3), ids=("input", "conv1", "conv2")))
    assert hand.view.scene.blocks["conv2"].notes


def test_a_block_of_unknown_type_is_drawn(canvas):
    unknown = UnknownBlock("Strange", {}, Message("x", Text("X", "unknown")))
    hand = canvas(short().add(unknown, "unknown1", after="conv2"))
    assert hand.view.scene.blocks["unknown1"].problems
    assert not hand.view.grab().isNull()


def test_another_design_is_laid_out_and_shown_from_its_beginning(canvas):
    hand = canvas(lenet())
    hand.board.set_zoom(3.0)
    hand.document.new(Design().with_graph(skipping(2)))
    assert set(hand.view.scene.blocks) == set(skipping(2).nodes)
    assert hand.view.zoom <= 1.0
    hand.document.new(Design())
    assert hand.view.scene.items() == []


def test_a_block_from_elsewhere_in_the_middle_of_a_chain_finds_room_and_leaves_no_trace(canvas):
    hand = canvas(lenet())
    before = {id: hand.corner(id) for id in hand.graph.nodes}
    design, new = shared.append_block(hand.document.design, "pool1", Conv2d(8, 3))
    hand.document.edit("x", design)
    assert hand.corner(new) == before["conv2"]
    assert hand.corner("conv2")[1] > before["conv2"][1]
    hand.document.undo()
    assert {id: hand.corner(id) for id in hand.graph.nodes} == before


def test_a_saved_layout_is_shown_as_it_was_saved(canvas):
    layout = {"input": (0.0, 0.0), "conv1": (304.0, 8.0), "pool1": (8.0, 304.0), "conv2": (0.0, 640.0)}
    hand = canvas(short(), layout=layout)
    assert {id: hand.corner(id) for id in layout} == layout


def test_five_hundred_blocks_are_edited_at_once(canvas):
    hand = canvas(long_chain(500))
    places = ("conv200", "conv10")
    spent = {}
    for id in places:
        times = []
        for size in (5, 3, 5, 3):
            design = shared.set_values(hand.document.design, id, kernel_size=size)
            start = time.thread_time()
            hand.document.edit("x", design)
            times.append(time.thread_time() - start)
        spent[id] = min(times)
    assert max(spent.values()) < 0.02


def test_five_hundred_blocks_are_built_at_once(qapp):
    document, selection = Document(Design().with_graph(long_chain(500))), Selection()
    times = []
    for _ in range(3):
        start = time.thread_time()
        CanvasScene(document, selection)
        times.append(time.thread_time() - start)
    assert min(times) < 0.08


@pytest.mark.parametrize("block", [Linear(10), Output()])
def test_captions_tell_what_a_block_does(canvas, block):
    from cnnstudio.ui.canvas.block_text import caption

    hand = canvas(lenet())
    item = hand.view.scene.blocks["fc3" if isinstance(block, Linear) else "output"]
    assert "10" in caption(item.node.block, item.report)
