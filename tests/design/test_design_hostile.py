"""Whatever a file holds: a design, or one sentence. Nothing else, and nothing is run."""

from __future__ import annotations

import builtins
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from cnnstudio.blocks.registry import registry
from cnnstudio.design import file, gate
from cnnstudio.design.design import Design
from cnnstudio.design.file import dumps, load_part, loads
from cnnstudio.design.limits import MOST_NODES
from cnnstudio.design.notes import Note
from cnnstudio.graph.block import UnknownBlock
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.text import StudioError
from tests.design.naughty import naughty

block = registry()


@pytest.fixture(autouse=True)
def nothing_runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No name of a file is imported, evaluated or run."""

    def never(*args: Any, **kwargs: Any) -> Any:
        raise AssertionError("something was run")

    with monkeypatch.context() as patch:
        for name in ("eval", "exec"):
            patch.setattr(builtins, name, never)
        for name in ("system", "popen"):
            patch.setattr(os, name, never)
        yield


def outcome(data: bytes) -> str:
    """What reading gives: "" for a design, else the code of the sentence. Anything else that is raised fails the test."""
    try:
        design = loads(data)
    except StudioError as error:
        sentence = str(error)
        assert sentence
        assert "\n" not in sentence
        assert len(sentence) < 400
        return error.message.code
    check(design.graph)
    assert dumps(loads(dumps(design))) == dumps(design)
    return ""


def with_graph(nodes: Any, edges: Any = (), **more: Any) -> bytes:
    whole = {"cnnstudio": {"format": 1}, "networks": {"main": {"nodes": nodes, "edges": list(edges)}}, **more}
    return json.dumps(whole).encode("utf-8", "surrogatepass")


NOTE = Note("note1", 8, -16.5, 160, 96, "é😀\nsecond line", extra={"a": [1.5]})


def sample() -> bytes:
    graph = chain(block["Input"](), block["Conv2d"](6, (5, 3)), block["ReLU"](), ids=("input", "conv1", "relu1"))
    graph = graph.add(block["Add"](), "add1").connect("conv1", "add1").connect("relu1", "add1").replace("conv1", name="é😀")
    return dumps(Design(networks={"main": graph}, layout={"conv1": (1.0, 2.5)}, title="T", notes=(NOTE,)))


HEAD = b'{"cnnstudio": {"format": 1}, "networks": {"main": {"nodes": []}}'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "gate.empty"),
        (b" \n\t", "gate.empty"),
        (b"\xef\xbb\xbf", "gate.empty"),
        (b"\0", "gate.encoding"),
        (bytes(range(1, 256)), "gate.json"),
        (b"\x89PNG\r\n\x1a\n\0\0", "gate.json"),
        (b"PK\x03\x04", "gate.json"),
        (b"<html></html>", "gate.json"),
        (b"\x80\x04\x95cos\nsystem\n(S'echo'\ntR.", "gate.json"),
        (b"import os; os.system('x')", "gate.json"),
        (b'{"cnnstudio": {"format": 1},}', "gate.json"),
        (b"{'cnnstudio': {'format': 1}}", "gate.json"),
        (b'{"cnnstudio": "\xff"}', "gate.encoding"),
        (b'{"cnnstudio": "\xed\xa0\x80"}', "gate.encoding"),
        (b'{"cnnstudio": "\\ud800"}', "gate.json"),
        ("{}".encode("utf-16"), "gate.encoding"),
        ("{}".encode("utf-16-be"), "gate.encoding"),
        ("{}".encode("utf-16-le"), "gate.encoding"),
        (b"null", "design.foreign"),
        (b"[]", "design.foreign"),
        (b"3", "design.foreign"),
        (b'"cnnstudio"', "design.foreign"),
        (b"{}", "design.foreign"),
        (b'{"cnnstudio": {}}', "gate.kind"),
        (b'{"cnnstudio": {"format": 99}}', "design.newer"),
        (b'{"cnnstudio": {"format": 1}}', "gate.kind"),
        (b"[" * 1_000, "gate.deep"),
        (b"[" * 400_000, "gate.deep"),
        (b'{"a":' * 400_000, "gate.deep"),
        (b"[" * 600_000, "gate.large"),
        (b"[" * 60 + b"]" * 60, "gate.deep"),
        (HEAD + b', "x": ' + b"[" * 200 + b"]" * 200 + b"}", "gate.deep"),
        (HEAD + b', "x": NaN}', "gate.json"),
        (HEAD + b', "x": -Infinity}', "gate.json"),
        (HEAD + b', "x": 1e400}', "gate.number"),
        (HEAD + b', "x": 9223372036854775808}', "gate.number"),
        (HEAD + b', "x": ' + b"9" * 300 + b"}", "gate.number"),
        (HEAD + b', "x": ' + b"9" * 5_000_000 + b"}", "gate.number"),
        (HEAD + b', "x": -' + b"9" * 40 + b"}", "gate.number"),
        (HEAD + b', "layout": {"a": [1e999, 0]}}', "gate.number"),
        (b" " * (gate.MOST_BYTES + 1), "gate.large"),
        (b"\xef\xbb\xbf" + HEAD + b"}", ""),
        (HEAD.replace(b" ", b"\r\n") + b"}\r\n", ""),
        (HEAD + b"}" + b" " * 100, ""),
        (HEAD + b', "cnnstudio": {"format": 1}}', ""),
        (HEAD + b"} trailing", "gate.json"),
    ],
)
def test_what_is_no_design(data: bytes, code: str) -> None:
    assert outcome(data) == code


def test_deep_text_where_little_stack_is_left() -> None:
    def down(levels: int) -> str:
        return down(levels - 1) if levels else outcome(b"[" * 900)

    for left in (60, 100, 200):
        frames, frame = 0, sys._getframe()
        while frame.f_back is not None:
            frames, frame = frames + 1, frame.f_back
        assert down(sys.getrecursionlimit() - frames - left) in ("gate.deep", "gate.large")


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_no_memory_is_one_sentence(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def full(raw: object) -> Design:
        raise error

    monkeypatch.setattr(file, "design_from", full)
    assert outcome(sample()) == "gate.large"


def test_a_million_blocks() -> None:
    start = time.monotonic()
    nodes = ",".join(f'{{"id":"a{at}","type":"ReLU"}}' for at in range(1_000_000))
    assert outcome(f'{{"cnnstudio":{{"format":1}},"networks":{{"main":{{"nodes":[{nodes}]}}}}}}'.encode()) == "gate.large"
    assert outcome(with_graph([{"id": f"a{at}", "type": "ReLU"} for at in range(MOST_NODES + 1)])) == "design.too_many"
    many = Graph().add(block["ReLU"](), "relu")
    graph = Graph({f"a{at}": many["relu"] for at in range(MOST_NODES + 1)})
    with pytest.raises(StudioError) as caught:
        dumps(Design(networks={"main": graph}))
    assert caught.value.message.code == "design.too_many"
    assert time.monotonic() - start < 60


def test_as_many_blocks_as_may_be() -> None:
    nodes = [{"id": f"a{at}", "type": "ReLU"} for at in range(MOST_NODES)]
    design = loads(with_graph(nodes, [[f"a{at}", f"a{at + 1}"] for at in range(MOST_NODES - 1)]))
    assert len(design.graph) == MOST_NODES
    assert loads(dumps(design)) == design
    check(design.graph)


@pytest.mark.parametrize(
    "edges",
    [
        [["add1", "add1.x0"]],
        [["relu1", "relu1"]],
        [["relu1", "add1.x0"], ["add1", "relu1"]],
        [["add1", "add1.x0"], ["add1", "add1.x1"], ["add1", "add1.x999999"], ["add1", "relu1"]],
        [["odd1", "add1.x0"], ["add1", "odd1"], ["odd1", "odd1.x0"]],
    ],
)
def test_circles_are_drawn_and_reported(edges: list[list[str]]) -> None:
    nodes = [{"id": "add1", "type": "Add"}, {"id": "relu1", "type": "ReLU"}, {"id": "odd1", "type": "Odd"}]
    design = loads(with_graph(nodes, edges))
    assert "graph.cycle" in {problem.code for problem in check(design.graph).problems}
    assert loads(dumps(design)) == design


@pytest.mark.parametrize(
    "type",
    [
        "__import__('os')",
        "__import__('os').system('x')",
        "os.system",
        "Declared",
        "Block",
        "UnknownBlock",
        "type",
        "object",
        "__class__",
        "nn.Module",
        "conv2d",
        "<b>Conv2d</b>",
        "'; DROP TABLE blocks; --",
    ],
)
def test_a_type_is_looked_up_and_never_run(type: str) -> None:
    data = with_graph([{"id": "a", "type": type, "params": {"cmd": "__import__('os').system('x')"}}])
    design = loads(data)
    assert isinstance(design.graph["a"].block, UnknownBlock)
    assert json.loads(dumps(design))["networks"]["main"]["nodes"] == json.loads(data)["networks"]["main"]["nodes"]
    assert outcome(data) == ""


@pytest.mark.parametrize(
    "params",
    [
        {"out_channels": 10**15},
        {"out_channels": -5},
        {"out_channels": 0, "groups": 0},
        {"out_channels": "32"},
        {"out_channels": True},
        {"out_channels": None},
        {"out_channels": 1.0},
        {"kernel_size": []},
        {"kernel_size": [1, 2, 3]},
        {"kernel_size": [[1], 2]},
        {"kernel_size": 2**31 - 1, "padding": [2**31 - 1, 0]},
        {"padding": "full"},
        {"padding": "__import__('os')"},
        {"padding": {"same": 1}},
        {"stride": 0},
        {"__class__": 1, "self": 2, "kind": 3, "params": 4, "__init__": None, "": 5},
    ],
)
def test_fields_of_any_kind(params: dict[str, Any]) -> None:
    edges = [["input", "conv1"], ["conv1", "output"]]
    nodes = [
        {"id": "input", "type": "Input"},
        {"id": "conv1", "type": "Conv2d", "params": params},
        {"id": "output", "type": "Output"},
    ]
    data = with_graph(nodes, edges)
    assert outcome(data) == ""
    kept = json.loads(dumps(loads(data)))["networks"]["main"]["nodes"][1]["params"]
    assert {key: kept[key] for key in params} == params


def test_naughty_strings_as_names() -> None:
    strings = naughty()
    assert len(strings) >= 500
    survived = 0
    for text in strings:
        data = with_graph([{"id": "a", "type": "ReLU", "name": text}], title=text, data=text)
        code = outcome(data)
        if code:
            assert len(text) > 200 or any(0xD800 <= ord(letter) < 0xE000 for letter in text), ascii(text)
            continue
        survived += 1
        design = loads(data)
        assert design.title == design.graph["a"].name == design.data == gate.tidy(text)
        assert loads(dumps(design)) == design
        assert not any(letter in "\n\r\u2028\u2029\x85\0\x1b\u202e" for letter in design.title)
    assert survived > 430


def test_naughty_strings_at_every_other_place() -> None:
    for text in naughty():
        node = {"id": "a", "type": "ReLU"}
        for data in (
            with_graph([{**node, "id": text}]),
            with_graph([{**node, "type": text}]),
            with_graph([{**node, "params": {text: text}, text: text}]),
            with_graph([{"id": "a", "type": "Conv2d", "params": {"padding": text}}]),
            with_graph([node], [["a", text]]),
            with_graph([node], [[text, "a"]]),
            with_graph([node], layout={text: [1, 2]}),
            with_graph([node], plan={text: text, "optimizer": text}),
            with_graph([node], groups={text: text}, notes=[text], frames=[{text: text}]),
            json.dumps({"cnnstudio": {"format": text}}).encode("utf-8", "surrogatepass"),
        ):
            outcome(data)
        try:
            load_part(text)
        except StudioError:
            continue
        raise AssertionError(ascii(text))


def test_cut_off_at_every_byte() -> None:
    whole = sample()
    assert outcome(whole) == ""
    assert outcome(whole[:-1]) == ""
    for size in range(len(whole) - 1):
        assert outcome(whole[:size]) in ("gate.json", "gate.empty", "gate.encoding"), size


@pytest.mark.parametrize("seed", range(4))
def test_flipped_bytes(seed: int) -> None:
    whole, dice = sample(), random.Random(seed)
    codes = set()
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 3)):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        codes.add(outcome(bytes(data)))
    assert {"", "gate.json", "gate.encoding", "gate.kind"} <= codes


@pytest.mark.parametrize("seed", range(4))
def test_values_in_each_other_s_place(seed: int) -> None:
    dice = random.Random(seed)
    whole = json.loads(sample())
    parts: list[Any] = []

    def gather(value: Any) -> None:
        parts.append(value)
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            gather(inner)

    def mixed(value: Any) -> Any:
        if dice.random() < 0.03:
            return dice.choice(parts)
        if isinstance(value, dict):
            return {key: mixed(inner) for key, inner in value.items() if dice.random() > 0.01}
        return [mixed(inner) for inner in value] if isinstance(value, list) else value

    gather(whole)
    for _ in range(300):
        outcome(json.dumps(mixed(whole)).encode())
