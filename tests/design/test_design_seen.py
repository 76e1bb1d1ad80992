from __future__ import annotations

import os
from pathlib import Path

import pytest

from cnnstudio.blocks.registry import registry
from cnnstudio.design.compare import differing_blocks
from cnnstudio.design.design import Design
from cnnstudio.design.seen import Seen, State, seen, state
from cnnstudio.graph.folding import fold
from cnnstudio.graph.graph import chain
from cnnstudio.graph.paths import replaced, with_repeat

BLOCKS = registry()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.cnn"
    made.write_bytes(b"mine")
    return made


@pytest.mark.parametrize("quick", [True, False])
def test_what_becomes_of_a_file(path: Path, quick: bool) -> None:
    before = seen(path, b"mine")
    assert state(path, before, quick=quick) is State.SAME
    os.utime(path, (1, 1))
    assert state(path, before, quick=quick) is State.SAME, "touched, not changed"
    path.write_bytes(b"theirs")
    assert state(path, before, quick=quick) is State.CHANGED
    path.unlink()
    assert state(path, before, quick=quick) is State.GONE
    path.mkdir()
    assert state(path, before, quick=quick) is State.CHANGED
    assert state(path / "below" / "a", before, quick=quick) is State.GONE


def test_same_size_and_time_do_not_deceive_the_careful_look(path: Path) -> None:
    before = seen(path, b"mine")
    found = path.stat()
    path.write_bytes(b"ours")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert state(path, before, quick=True) is State.SAME
    assert state(path, before) is State.CHANGED


def test_a_digest_alone_suffices(path: Path) -> None:
    before = Seen(seen(path, b"mine").digest)
    assert state(path, before, quick=True) is State.SAME
    assert seen(path.with_name("nul\0"), b"").size == -1
    assert state(path.with_name("nul\0"), before) is State.CHANGED


def test_how_many_blocks_differ() -> None:
    one = chain(BLOCKS["Input"](1, 8, 8), BLOCKS["ReLU"](), BLOCKS["Output"](), ids=["a", "b", "c"])
    design = Design().with_graph(one)
    assert differing_blocks(design, design) == 0
    assert differing_blocks(design, design.with_graph(one.replace("b", BLOCKS["Tanh"]()))) == 1
    assert differing_blocks(design, design.with_graph(one.remove(["b"], reconnect=True))) == 2
    assert differing_blocks(design, design.with_graph(one.disconnect("b", "x"))) == 1


def test_what_is_in_a_group_counts_copy_by_copy() -> None:
    body = chain(BLOCKS["Input"](1, 8, 8), BLOCKS["ReLU"](), BLOCKS["Output"](), ids=["a", "b", "c"])
    folded, group, _ = fold(body, ["b"])
    twice = with_repeat(folded, group, 2)
    other = replaced(twice, f"{group}.b", BLOCKS["Tanh"]())
    assert differing_blocks(Design().with_graph(twice), Design().with_graph(other)) == 2
    assert differing_blocks(Design().with_graph(folded), Design().with_graph(twice)) > 0
