from __future__ import annotations

import difflib
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cnnstudio.blocks.registry import registry
from cnnstudio.design import upgrades
from cnnstudio.design.design import Design
from cnnstudio.design.file import dump_part, dumps, load, load_part, loads, save
from cnnstudio.design.gate import tidy
from cnnstudio.graph.block import UnknownBlock
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.text import StudioError
from tests.design.design_strategies import designs, graphs

SAMPLE = Path(__file__).resolve().parents[1] / "files" / "design_v1.cnn"
few = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
block = registry()


def small() -> Graph:
    kinds = (
        block["Input"](),
        block["Conv2d"](6, 5),
        block["ReLU"](),
        block["Flatten"](),
        block["Linear"](10),
        block["Output"](),
    )
    return chain(*kinds, ids=("input", "conv1", "relu1", "flatten1", "fc1", "output"))


def raw() -> Any:
    return json.loads(dumps(Design(networks={"main": small()}, layout={"conv1": (10.0, 20.5)}, title="T")))


def refused(data: Any) -> str:
    with pytest.raises(StudioError) as caught:
        loads(data if isinstance(data, bytes) else json.dumps(data).encode())
    return caught.value.message.code


@few
@given(designs())
def test_what_is_written_is_read(design: Design) -> None:
    data = dumps(design)
    again = loads(data)
    assert again == design
    assert dumps(again) == data
    assert [*again.graph.nodes] == [*design.graph.order]
    json.loads(data)
    check(again.graph)


@few
@given(designs(), st.randoms(use_true_random=False))
def test_equal_designs_give_equal_bytes(design: Design, shuffler: random.Random) -> None:
    def shuffled(mapping: Any) -> Any:
        items = list(mapping.items())
        shuffler.shuffle(items)
        return {key: shuffled(value) if isinstance(value, dict) else value for key, value in items}

    graph = Graph(shuffled(design.graph.nodes), shuffled(design.graph.wires))
    other = Design(
        networks={"main": graph},
        layout=shuffled(design.layout),
        notes=design.notes,
        frames=design.frames,
        groups=shuffled(design.groups),
        data=design.data,
        plan=design.plan,
        title=design.title,
        extra=shuffled(design.extra),
    )
    assert other == design
    assert dumps(other) == dumps(design)


def test_zero_has_no_sign_in_a_file() -> None:
    kind = block["LeakyReLU"]
    one, other = (
        Design(networks={"main": chain(kind(zero))}, layout={"a": (zero, zero)}, plan=Design().plan.with_values(momentum=zero))
        for zero in (0.0, -0.0)
    )
    assert one == other
    assert dumps(one) == dumps(other)


def lines_changed(before: Graph, after: Graph) -> int:
    old, new = (dumps(Design(networks={"main": graph})).decode().splitlines() for graph in (before, after))
    return sum(line[:1] in "+-" for line in difflib.unified_diff(old, new, n=0, lineterm="") if line[:3] not in ("+++", "---"))


def test_small_changes_make_small_differences() -> None:
    graph = small()
    (edge,) = graph.into("flatten1")
    assert lines_changed(graph, graph.splice(edge, block["MaxPool2d"](2))) <= 5
    assert lines_changed(graph, graph.remove(["relu1"], reconnect=True)) <= 6
    assert lines_changed(graph, graph.replace("conv1", block["Conv2d"](8, 5))) == 2
    assert lines_changed(graph, graph.replace("conv1", name="first")) == 2


def test_the_text_is_for_people() -> None:
    graph = small().replace("conv1", name="año 日本 😀")
    text = dumps(Design(networks={"main": graph}, layout={"conv1": (1.0, 2.5)})).decode()
    assert text.endswith("}\n")
    assert "\r" not in text
    lines = text.splitlines()
    for id in graph.nodes:
        assert sum(f'"id": "{id}"' in line for line in lines) == 1
    assert sum(line.strip().rstrip(",") == '["conv1", "relu1"]' for line in lines) == 1
    assert sum(line.strip() == '"conv1": [1, 2.5]' for line in lines) == 1
    assert "año 日本 😀" in text


def subset(part: Any, of: Any) -> bool:
    if isinstance(part, dict):
        return isinstance(of, dict) and all(key in of and subset(value, of[key]) for key, value in part.items())
    if isinstance(part, list):
        return isinstance(of, list) and len(part) == len(of) and all(map(subset, part, of))
    return bool(part == of)


def test_the_sample_of_format_1_is_still_read() -> None:
    """Written once and never again: what a later version adds may come, what the file says must stay."""
    sample = SAMPLE.read_bytes()
    design = load(SAMPLE)
    again = dumps(design)
    assert subset(json.loads(sample), {**json.loads(again), "cnnstudio": json.loads(sample)["cnnstudio"]})
    if json.loads(again) == json.loads(sample):
        assert again == sample
    assert loads(again) == design
    assert isinstance(design.graph["future1"].block, UnknownBlock)
    assert design.graph["conv1"].extra == {"colour": "teal", "params": {"padding_mode": "reflect"}}
    assert [problem.address for problem in check(design.graph).problems if problem.code == "block.unknown"]


def test_what_is_not_known_is_kept() -> None:
    data = raw()
    data["zoom"] = {"later": [1, {"deep": 1.5}]}
    data["cnnstudio"]["made_with"] = "9.9"
    data["plan"]["warm_up"] = 5
    data["networks"]["main"]["colour"] = "red"
    data["networks"]["main"]["nodes"][1] |= {"pinned": True}
    data["networks"]["main"]["nodes"][1]["params"]["zz"] = {"b": 1, "a": [2]}
    data["networks"]["main"]["nodes"][2] = {"id": "relu1", "type": "NewBlock", "params": {"q": "é"}, "name": "n", "k": [1]}
    data["networks"]["main"]["nodes"][4]["params"] = {"out_features": "ten", "bias": True}
    design = loads(json.dumps(data).encode())
    new, wrong = design.graph["relu1"].block, design.graph["fc1"].block
    assert isinstance(new, UnknownBlock)
    assert (new.type, new.data) == ("NewBlock", {"q": "é"})
    assert isinstance(wrong, UnknownBlock)
    assert wrong.reason.code == "param.kind"
    assert design.graph["conv1"].block == block["Conv2d"](6, 5)
    assert json.loads(dumps(design)) == data
    assert {p.address for p in check(design.graph).problems if p.code == "block.unknown"} == {"relu1", "fc1"}


def test_what_a_file_leaves_out_has_its_default() -> None:
    graph = {"nodes": [{"id": "conv1", "type": "Conv2d"}, {"id": "relu1", "type": "ReLU"}], "edges": [["conv1.y", "relu1.x"]]}
    design = loads(json.dumps({"cnnstudio": {"format": 1}, "networks": {"main": graph}}).encode())
    assert design == Design(networks={"main": chain(block["Conv2d"](), block["ReLU"]())})


def test_values_outside_their_limits_are_read_and_reported() -> None:
    data = raw()
    data["networks"]["main"]["nodes"][1]["params"]["stride"] = [0, -3]
    data["plan"]["learning_rate"] = -1
    design = loads(json.dumps(data).encode())
    assert [p.code for p in check(design.graph).problems] == ["param.minimum"]
    assert [p.name for p, _ in design.plan.limit_problems()] == ["learning_rate"]
    assert loads(dumps(design)) == design


@pytest.mark.parametrize(
    ("path", "value", "code", "where"),
    [
        (("cnnstudio",), 1, "gate.kind", "cnnstudio"),
        (("cnnstudio", "format"), 0, "gate.kind", "cnnstudio.format"),
        (("cnnstudio", "format"), True, "gate.kind", "cnnstudio.format"),
        (("cnnstudio", "format"), "1", "gate.kind", "cnnstudio.format"),
        (("cnnstudio", "format"), upgrades.FORMAT + 1, "design.newer", None),
        (("networks",), [], "gate.kind", "networks"),
        (("networks",), {}, "gate.kind", "networks.main"),
        (("networks", "main"), [], "gate.kind", None),
        (("networks", "lambda"), {"nodes": []}, "design.id", "networks"),
        (("networks", "main", "nodes"), {}, "gate.kind", "networks.main.nodes"),
        (("networks", "main", "nodes", 2), None, "gate.kind", "networks.main.nodes[2]"),
        (("networks", "main", "nodes", 2, "id"), 7, "gate.kind", "networks.main.nodes[2].id"),
        (("networks", "main", "nodes", 2, "id"), "conv1", "design.twice", "networks.main.nodes[2]"),
        (("networks", "main", "nodes", 2, "type"), "", "gate.kind", "networks.main.nodes[2].type"),
        (("networks", "main", "nodes", 2, "type"), "a\nb", "gate.kind", "networks.main.nodes[2].type"),
        (("networks", "main", "nodes", 2, "params"), [], "gate.kind", "networks.main.nodes[2].params"),
        (("networks", "main", "nodes", 2, "name"), "n" * 201, "design.name", "networks.main.nodes[2].name"),
        (("networks", "main", "edges", 1), ["conv1"], "gate.kind", "networks.main.edges[1]"),
        (("networks", "main", "edges", 1), ["conv1", "nobody"], "design.unknown", "networks.main.edges[1]"),
        (("networks", "main", "edges", 1), ["conv1", "__class__"], "gate.kind", "networks.main.edges[1]"),
        (("networks", "main", "edges", 1), ["conv1", "relu1.z"], "design.port", "networks.main.edges[1]"),
        (("networks", "main", "edges", 1), ["conv1.z", "relu1"], "design.port", "networks.main.edges[1]"),
        (("networks", "main", "edges", 1), ["output", "relu1"], "design.port", "networks.main.edges[1]"),
        (("networks", "main", "edges", 1), ["conv1", "conv1"], "design.taken", "networks.main.edges[3]"),
        (("layout",), [], "gate.kind", "layout"),
        (("layout", "conv1"), [1], "gate.kind", None),
        (("layout", "os.system('x')"), [1, 2], "gate.kind", "layout[os.system('x')]"),
        (("plan",), None, "gate.kind", "plan"),
        (("plan", "epochs"), "many", "design.plan", None),
        (("title",), 5, "gate.kind", "title"),
        (("title",), "t" * 201, "design.name", "title"),
        (("data",), "d" * 4097, "design.name", "data"),
    ],
)
def test_refusals_name_the_place(path: tuple[Any, ...], value: Any, code: str, where: str | None) -> None:
    data = raw()
    at = data
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    with pytest.raises(StudioError) as caught:
        loads(json.dumps(data).encode())
    assert caught.value.message.code == code
    if where is not None:
        assert caught.value.message.values["where"] == where


@pytest.mark.parametrize(
    "id", ["class", "lambda", "forward", "self", "x", "torch", "Conv1", "1a", "a" * 41, "", "a.b", "a\n", "é"]
)
def test_ids_that_cannot_be(id: str) -> None:
    data = raw()
    data["networks"]["main"]["nodes"][2]["id"] = id
    assert refused(data) == "design.id"


def test_positions_where_nobody_can_scroll_are_left_out() -> None:
    data = raw()
    data["layout"] = {"conv1": [1e300, 0], "relu1": [1, 2]}
    design = loads(json.dumps(data).encode())
    assert design.layout == {"relu1": (1.0, 2.0)}
    lost = Design(
        networks={"main": small()}, layout={"conv1": (float("nan"), 0.0), "fc1": (float("inf"), 0.0), "relu1": (1.0, 2.0)}
    )
    assert loads(dumps(lost)).layout == {"relu1": (1.0, 2.0)}


@few
@given(st.text(max_size=300), st.text(max_size=300))
@example("n" * 500, "n" * 500)
@example("a\nb\ud800", "a\nb\ud800")
def test_whatever_name_a_person_types_can_be_saved(title: str, name: str) -> None:
    design = Design(networks={"main": small().replace("conv1", name=name)}, title=title)
    again = loads(dumps(design))
    assert again.title == tidy(title)[:200]
    assert again.graph["conv1"].name == tidy(name)[:200]


@few
@given(graphs(), st.randoms(use_true_random=False))
def test_a_part_is_read_as_it_was_copied(graph: Graph, chooser: random.Random) -> None:
    layout = {id: (float(at), -1.5 * at) for at, id in enumerate(graph.nodes)}
    ids = [id for id in graph.nodes if chooser.random() < 0.6]
    text = dump_part(graph, layout, [*ids, "nobody"])
    part, places = load_part(text)
    assert dict(part.nodes) == {id: graph.nodes[id] for id in ids}
    assert part.edges == [edge for edge in graph.edges if edge.source in part and edge.target in part]
    assert places == {id: layout[id] for id in ids}
    assert load_part(f"Look at this:\n```json\n{text}```\n 😀")[0] == part
    assert loads(text.encode()).graph == part


@pytest.mark.parametrize(
    "text", ["", "hello", "{", "}{", "{}", "\ud800", '{"cnnstudio": "\ud800"}', "[1]", "import os; os.remove('x')"]
)
def test_other_text_is_no_part(text: str) -> None:
    with pytest.raises(StudioError):
        load_part(text)


def test_save_and_load(tmp_path: Path) -> None:
    path = tmp_path / "net.cnn"
    first = Design(networks={"main": small()})
    second = Design(networks={"main": small()}, title="second")
    save(first, path)
    save(second, path)
    assert load(path) == second
    assert load(tmp_path / "net.cnn~") == first
    assert {each.name for each in tmp_path.iterdir()} == {"net.cnn", "net.cnn~"}


def test_load_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "bad.cnn").write_bytes(b"\x89PNG\r\n")
    for path, code in (
        (tmp_path / "none.cnn", "disk.missing"),
        (tmp_path, "disk.is_folder"),
        (tmp_path / "bad.cnn", "gate.json"),
        (tmp_path / "nul\0", "disk.failed"),
        (Path("/dev/zero"), "disk.failed"),
    ):
        if path == Path("/dev/zero") and not path.exists():
            continue
        with pytest.raises(StudioError) as caught:
            load(path)
        assert caught.value.message.code == code
        assert caught.value.message.values["file"] == str(path)


def test_steps_bring_old_data_to_today() -> None:
    def rename(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "title": data["heading"]}

    def shout(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "title": data["title"].upper()}

    steps = (rename, shout)
    assert upgrades.upgraded({"heading": "a"}, 1, steps)["title"] == "A"
    assert upgrades.upgraded({"title": "a"}, 2, steps)["title"] == "A"
    assert upgrades.upgraded({"title": "a"}, 3, steps)["title"] == "a"
    for data, found, code in (({}, 4, "design.newer"), ({}, 1, "design.older"), ({"title": 5}, 2, "design.older")):
        with pytest.raises(StudioError) as caught:
            upgrades.upgraded(data, found, steps)
        assert caught.value.message.code == code
    assert len(upgrades.STEPS) + 1 == upgrades.FORMAT
