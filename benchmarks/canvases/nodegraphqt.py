"""NodeGraphQt, tried by the same hand with the same nodes and wires. Runs in an environment of its own; serves rounds.

Its nodes get the same names, ports, places and a text as a property that is not drawn: the least it can draw of them.
Nothing is undone, no signal is heard, and wires are not searched for cycles: it follows every path anew for each wire, which
a network with 50 shortcuts never sees the end of.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from NodeGraphQt import BaseNode, NodeGraph
from PySide6.QtWidgets import QApplication

from benchmarks.canvases.hand import Answer, Hand, serve, show

FITS, WHOLE = 3, 10


class Layer(BaseNode):
    """A node with one output; its inputs come with the block it stands for."""

    __identifier__ = "cnn"
    NODE_NAME = "Layer"

    def __init__(self) -> None:
        super().__init__()
        self.add_output("y")


class Canvas:
    """The editor and its graph, which is filled and cleared every round."""

    def __init__(self, picture: Path) -> None:
        self.picture = json.loads(picture.read_text(encoding="utf-8"))
        self.app = QApplication(["nodegraphqt", "-style", "Fusion"])
        self.graph = NodeGraph()
        self.graph.set_acyclic(False)
        self.graph.register_node(Layer)
        self.view = self.graph.viewer()
        show(self.view, self.view)
        self.hand = Hand(self.view)

    def round(self, _order: dict[str, Any]) -> dict[str, list[float]]:
        """Build the network and do with it what people do; seconds of each frame."""
        hand = self.hand
        found = {"build": [hand.frame(self.build)]}
        self.look_near()
        found["pan"] = hand.pan()
        found["whole"] = hand.whole(WHOLE)
        found["drag"] = hand.drag(self.block_in_sight())
        self.look_near()
        found["zoom"] = hand.zooms(2)
        found["fit"] = self.fits()
        self.graph.clear_session()
        hand.rest()
        return found

    def build(self) -> None:
        made = {}
        for node in self.picture["nodes"]:
            layer = self.graph.create_node("cnn.Layer", node["name"], selected=False, pos=node["at"], push_undo=False)
            layer.create_property("text", node["text"])
            for port in node["inputs"]:
                layer.add_input(port)
            made[node["name"]] = layer
        for source, target, port in self.picture["wires"]:
            made[target].inputs()[port].connect_to(made[source].outputs()["y"], push_undo=False, emit_signal=False)

    def fit(self) -> None:
        self.graph.clear_selection()
        self.graph.fit_to_selection()

    def look_near(self) -> None:
        """Look at 100 % at the middle of the network."""
        items = [node.view for node in self.graph.all_nodes()]
        self.view.reset_zoom(self.view._combined_rect(items).center())
        self.hand.rest()

    def block_in_sight(self):  # type: ignore[no-untyped-def]
        """Return a point on the node with the most wires that is next to the middle of the view."""
        middle = self.view.viewport().rect().center()

        def order(node: BaseNode) -> tuple[int, int]:
            away = self.handle(node) - middle
            return -len(node.outputs()["y"].connected_ports()), abs(away.x()) + abs(away.y())

        near = [node for node in self.graph.all_nodes() if self.view.viewport().rect().contains(self.handle(node))]
        return self.handle(min(near, key=order))

    def handle(self, node: BaseNode):  # type: ignore[no-untyped-def]
        """Return a point of the view where a node is taken, away from its ports."""
        return self.view.mapFromScene(node.view.mapToScene(node.view.boundingRect().center()))

    def fits(self) -> list[float]:
        found = []
        for _ in range(FITS):
            self.look_near()
            found.append(self.hand.frame(self.fit))
        return found


def prepare() -> Answer:
    return Canvas(Path(sys.argv[1])).round


if __name__ == "__main__":
    serve(prepare)
