"""Random hands: whatever is done to the canvas, it shows the design, and nothing is left lying about."""

from __future__ import annotations

import random
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnstudio.blocks.registry import registry
from cnnstudio.design.design import Design
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas.block_item import BlockItem
from cnnstudio.ui.canvas.docks import rows
from cnnstudio.ui.canvas.wire_item import WireItem
from tests.ui.canvas.networks import lenet, short, skipping

NETWORKS = (lenet, short, skipping, Graph)
HELD = [Qt.KeyboardModifier.NoModifier] * 4 + [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier]
BUTTONS = [Qt.MouseButton.LeftButton] * 6 + [Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton]
KEYS = [
    getattr(Qt.Key, f"Key_{name}")
    for name in "Delete Tab Backtab Left Up Home F Escape Escape Space Return".split()  # noqa: SIM905
]


class Storm:
    def __init__(self, hand, seed: int) -> None:
        self.hand, self.dice, self.text = hand, random.Random(seed), "no network"
        self.deeds = [
            (15, lambda: hand.press(self.point(), self.dice.choice(BUTTONS), self.dice.choice(HELD))),
            (30, lambda: hand.move(self.point())),
            (13, lambda: hand.release(self.point(), self.dice.choice(BUTTONS), self.dice.choice(HELD))),
            (10, lambda: hand.wheel(self.point(), self.dice.choice([-3, -1, 1, 2]))),
            (8, lambda: hand.key(self.dice.choice(KEYS), self.dice.choice(HELD))),
            (4, self.carry),
            (4, lambda: hand.view.paste(self.text)),
            (2, self.copy),
            (4, hand.document.undo),
            (3, hand.document.redo),
            (1, hand.view.duplicate),
            (1, hand.view.arrange),
            (1, hand.view.cut),
            (1, hand.view.select_all),
            (1, lambda: hand.view.resize(self.dice.randrange(100, 1400), self.dice.randrange(80, 1000))),
            (1, lambda: QTest.mouseDClick(hand.board.viewport(), Qt.MouseButton.LeftButton, pos=self.point())),
            (1, hand.view.grab),
            (1, self.another),
        ]

    def point(self) -> QPoint:
        blocks = list(self.hand.view.scene.blocks)
        if not blocks or self.dice.random() < 0.4:
            return QPoint(self.dice.randrange(-20, 1020), self.dice.randrange(-20, 720))
        return self.dice.choice([self.hand.block, self.hand.output, self.hand.input])(self.dice.choice(blocks))

    def carry(self) -> None:
        kind = self.dice.choice([*registry(), "NoSuchBlock"])
        dropped = self.dice.random() < 0.7
        self.hand.carry(kind, self.point(), self.point(), drop=dropped)
        if not dropped:
            self.hand.leave()

    def copy(self) -> None:
        self.text = self.hand.view.copy() or self.text

    def another(self) -> None:
        self.hand.document.new(Design().with_graph(self.dice.choice(NETWORKS)()))

    def blow(self, count: int) -> None:
        weights, deeds = zip(*self.deeds, strict=True)
        for _ in range(count):
            self.dice.choices(deeds, weights)[0]()
            QApplication.processEvents()
            if len(self.hand.graph) > 300:
                self.another()
            if self.hand.board.gesture is None:
                self.look()

    def look(self) -> None:
        graph, scene = self.hand.graph, self.hand.view.scene
        found = rows(graph)
        docked = {tag for tags in found.tags.values() for tag in tags}
        assert set(scene.blocks) == set(graph.nodes)
        assert set(scene.wires) == {key for key, edge in graph.wires.items() if edge.target not in docked}
        assert set(scene.placed.heads) == set(found.tags)
        assert self.hand.selection.ids <= set(graph.nodes)
        assert set(self.hand.document.design.layout) <= set(graph.nodes)
        assert all(item.node is graph[id] for id, item in scene.blocks.items())
        kinds = [type(item) for item in scene.items()]
        assert len(kinds) == len(scene.blocks) + len(scene.wires)
        assert set(kinds) <= {BlockItem, WireItem}


def weather(canvas, monkeypatch, seed: int, count: int) -> None:
    raised: list = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: raised.append(error))
    storm = Storm(canvas(lenet()), seed)
    storm.blow(count)
    storm.hand.board.cancel()
    storm.look()
    assert raised == []


@pytest.mark.parametrize("seed", range(2))
def test_a_storm(canvas, monkeypatch, seed):
    weather(canvas, monkeypatch, seed, 400)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 105))
def test_a_long_storm(canvas, monkeypatch, seed):
    weather(canvas, monkeypatch, seed, 4000)
