"""Networks drawn left to right."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt

from cnnstudio.blocks.concatenate import Concatenate
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.design.file import dumps, loads
from cnnstudio.graph.graph import Edge, Graph, chain
from cnnstudio.templates.registry import templates
from cnnstudio.ui.canvas.docks import rows
from cnnstudio.ui.canvas.metrics import WIDTH
from cnnstudio.ui.canvas.sideways import arrange_sideways
from tests.ui.canvas.networks import lenet, short, skipping

VIEW = (910.0, 490.0)
CANVAS_AT_1366 = (908, 482)


def u_shaped() -> Graph:
    """Three levels down and up, with a wire across on each."""
    graph = chain(Input(1, 64, 64), Conv2d(8, 3, padding="same"), ids=("input", "down1"))
    for level in (2, 3):
        graph = graph.add(MaxPool2d(2), f"pool{level}", after=f"down{level - 1}")
        graph = graph.add(Conv2d(8, 3, padding="same"), f"down{level}", after=f"pool{level}")
    last = "down3"
    for level in (2, 1):
        graph = graph.add(Conv2d(8, 3), f"up{level}", after=last).add(Concatenate(), f"cat{level}", after=f"up{level}")
        graph = graph.connect(f"down{level}", f"cat{level}")
        last = f"cat{level}"
    return graph


def crossed(hand) -> list[tuple[Edge, str]]:
    """The wires that run through a block."""
    found = []
    for wire in hand.view.scene.wires.values():
        points = [wire.path.pointAtPercent(step / 200) for step in range(201)]
        for id, item in hand.view.scene.blocks.items():
            box = item.card.translated(item.pos()).adjusted(1, 1, -1, -1)
            if id not in (wire.edge.source, wire.edge.target) and any(box.contains(point) for point in points):
                found.append((wire.edge, id))
    return found


@pytest.mark.parametrize("sideways", [False, True])
@pytest.mark.parametrize("name", ["u", "resnet18", "skipping", "lenet"])
def test_no_wire_runs_through_a_block(canvas, name, sideways):
    graph = {"u": u_shaped(), "skipping": skipping(), "lenet": lenet()}.get(name) or templates()["resnet18"].build()
    hand = canvas(graph)
    hand.view.turn(sideways)
    assert hand.view.sideways is sideways
    assert crossed(hand) == []


@pytest.mark.parametrize("name", sorted(templates()))
def test_no_template_has_blocks_upon_each_other(name):
    graph = templates()[name].build()
    found = rows(graph)
    placed = arrange_sideways(graph, VIEW)
    assert set(placed) == set(found.tags)
    boxes = [QRectF(x, y, WIDTH, found.height(head)) for head, (x, y) in placed.items()]
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("name", sorted(templates()))
def test_every_template_is_seen_to_its_last_row(canvas, name):
    hand = canvas(templates()[name].build(), CANVAS_AT_1366)
    hand.view.turn(True)
    seen = hand.board.mapToScene(hand.board.viewport().rect()).boundingRect()
    assert seen.contains(hand.view.scene.content())


def test_in_a_narrow_view_two_blocks_still_stand_in_a_line():
    (x1, y1), (x2, y2), *_ = arrange_sideways(templates()["mlp"].build(), (439.0, 311.0)).values()
    assert x1 < x2 and y1 == y2


def test_wires_lead_to_the_right_within_a_line():
    graph = skipping(2)
    placed, head = arrange_sideways(graph, (1e5, 500.0)), rows(graph).head
    for edge in graph.edges:
        source, target = head[edge.source], head[edge.target]
        assert source == target or placed[source][0] < placed[target][0]
    assert len({y for _, y in placed.values()}) == 1, "the longest way is straight"


def test_turning_is_one_step_that_a_file_keeps(canvas):
    hand = canvas(short())
    before = dict(hand.view.scene.positions)
    hand.view.turn(True)
    scene = hand.view.scene
    item = scene.blocks["conv1"]
    assert item.output().x() >= WIDTH and item.input(0).x() == 0
    assert hand.document.undo_stack.count() == 1
    assert loads(dumps(hand.document.design)).extra["direction"] == "right"
    hand.document.undo()
    assert not hand.view.sideways and scene.positions == before and item.input(0).y() == 0
    hand.document.redo()
    assert hand.view.sideways and item.input(0).x() == 0


def test_blocks_are_spliced_and_walked_sideways(canvas):
    hand = canvas(short(), (1900, 700))
    hand.view.turn(True)
    positions = dict(hand.view.scene.positions)
    points = hand.view.scene.wires["pool1", "x"].points
    (x1, y1), (x2, y2) = points[0], points[-1]
    assert y1 == y2 and x1 < x2
    scene = hand.view.scene
    hand.carry("ReLU", hand.wire("pool1") + QPoint(0, 90), hand.wire("pool1"))
    assert hand.graph.sources("pool1") == ("relu1",) and scene.positions["pool1"] == positions["pool1"], "a tag hangs below"
    hand.carry("Conv2d", hand.wire("pool1"))
    assert scene.positions["conv3"] == positions["pool1"]
    assert scene.positions["pool1"][0] > positions["pool1"][0], "what follows moves aside, to the right"
    assert scene.positions["pool1"][1] == positions["pool1"][1]
    hand.selection.set(["conv1"])
    hand.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert hand.selection.ids == {"relu1"}


def test_a_wire_is_drawn_from_the_right_side_to_the_left_one(canvas):
    hand = canvas(short().disconnect("conv2", "x"))
    hand.view.turn(True)
    hand.drag(hand.output("pool1"), hand.input("conv2"))
    assert hand.graph.sources("conv2") == ("pool1",)
