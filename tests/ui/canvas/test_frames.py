"""Wires pass beside the frames of open groups that they have no end in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from cnnstudio.templates.registry import templates

CANVAS = (908, 482)


def through(hand) -> list[tuple[str, str, str]]:
    """The wires that run through a frame although both their ends lie elsewhere, and that frame."""
    found = []
    scene = hand.view.scene
    for wire in scene.wires.values():
        ends = wire.edge.source, wire.edge.target
        points = [wire.path.pointAtPercent(step / 200) for step in range(201)]
        for address, item in scene.groups.items.items():
            box = item.card.translated(item.pos()).adjusted(1, 1, -1, -1)
            if not any(end.startswith(address + ".") for end in ends) and any(map(box.contains, points)):
                found.append((*ends, address))
    return found


@pytest.mark.parametrize("arranged", [False, True])
@pytest.mark.parametrize("sideways", [False, True])
@pytest.mark.parametrize("opened", [("layer2",), ("layer3",), ("layer1", "layer2_down", "layer2", "layer3", "layer4")])
def test_no_wire_of_others_runs_through_a_frame(canvas, opened, sideways, arranged):
    hand = canvas(templates()["resnet18"].build(), CANVAS)
    hand.view.turn(sideways)
    for address in opened:
        hand.view.open_group(address)
    if arranged:
        hand.view.arrange()
    assert set(hand.view.scene.groups.items) == set(opened)
    assert through(hand) == []


def test_a_wire_keeps_clear_of_a_frame_while_a_block_is_dragged(canvas):
    hand = canvas(templates()["resnet18"].build(), CANVAS)
    hand.view.open_group("layer3")
    hand.view.fit()
    assert through(hand) == []
    start = hand.block("layer2_down")
    hand.press(start)
    hand.move(start + QPoint(10, 4), start + QPoint(20, 8))
    assert hand.corner("layer2_down") != hand.document.design.layout.get("layer2_down"), "it is under way"
    assert through(hand) == []
    hand.release(start + QPoint(20, 8))
    assert through(hand) == []
