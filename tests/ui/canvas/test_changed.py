"""What counts as changed since a run began."""

from __future__ import annotations

from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.output import Output
from cnnstudio.blocks.relu import ReLU
from cnnstudio.graph.folding import fold
from cnnstudio.graph.graph import chain
from cnnstudio.graph.paths import replaced
from cnnstudio.ui.canvas.changed import changed_since

THEN = chain(Input(), Conv2d(4, 3), ReLU(), Conv2d(8, 3), Output(), ids=["input", "conv1", "relu1", "conv2", "output"])


def test_fields_wires_and_new_blocks_count_and_names_do_not():
    assert changed_since(THEN, THEN) == changed_since(THEN, THEN.replace("conv1", name="first")) == set()
    assert changed_since(THEN, THEN.replace("conv2", Conv2d(9, 3))) == {"conv2"}
    assert changed_since(THEN, THEN.remove(["relu1"], reconnect=True)) == {"conv2"}, "it reads another block"
    assert changed_since(THEN, THEN.add(ReLU(), "relu2")) == {"relu2"}


def test_a_group_counts_with_what_is_in_it():
    folded, group, _ = fold(THEN, ["conv1", "relu1"])
    assert changed_since(folded, replaced(folded, f"{group}.conv1", Conv2d(5, 3))) == {group, f"{group}.conv1"}
