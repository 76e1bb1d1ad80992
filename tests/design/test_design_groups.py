"""Groups in files: written and read, kept small, and refused in one sentence where they cannot be."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cnnstudio.blocks.registry import registry
from cnnstudio.design.design import Design
from cnnstudio.design.file import dump_part, dumps, load_part, loads
from cnnstudio.design.group_look import GroupLook
from cnnstudio.graph.check import check
from cnnstudio.graph.folding import fold
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.group import DEEPEST
from cnnstudio.graph.paths import with_repeat
from cnnstudio.graph.text import StudioError

B = registry()


def nested() -> Graph:
    """Input, three times (convolution, ReLU) with the pair in a group of its own, and a dense end."""
    body = [B["Conv2d"](4, 3, padding=1), B["ReLU"]()]
    graph = chain(B["Input"](3, 8, 8), *body, B["Flatten"](), B["Linear"](10), B["Output"]())
    graph, _, _ = fold(graph, ["conv1", "relu1"], "pair")
    graph, _, _ = fold(graph, ["pair"], "Stage 1")
    return with_repeat(graph, "stage_1", 3)


def raw() -> Any:
    return json.loads(dumps(Design(networks={"main": nested()})))


def group(data: Any) -> Any:
    return next(node for node in data["networks"]["main"]["nodes"] if node["type"] == "Group")


def refusal(data: Any) -> str:
    with pytest.raises(StudioError) as refused:
        loads(json.dumps(data).encode())
    assert len(str(refused.value)) < 300
    return refused.value.message.code


def test_groups_are_read_as_they_were_written() -> None:
    looks = {"stage_1": GroupLook(True, "green"), "stage_1.pair": GroupLook()}
    layout = {"stage_1": (1.0, 2.0), "stage_1.pair.conv1": (3.0, 4.0)}
    design = Design(networks={"main": nested()}, layout=layout, groups=looks)
    again = loads(dumps(design))
    assert again == design
    assert again.graph["stage_1"].name == "Stage 1"
    assert check(again.graph).parameters == check(nested()).parameters


def test_the_file_of_a_group_can_be_read_by_people() -> None:
    text = dumps(Design(networks={"main": nested()})).decode()
    assert '"inputs": {"x": ["pair"]},' in text
    assert '"repeat": 3,' in text
    assert max(map(len, text.splitlines())) < 200


def test_fields_of_groups_that_are_not_known_are_kept() -> None:
    data = raw()
    group(data)["mood"] = {"calm": [1]}
    data["groups"] = {"stage_1": {"open": True, "font": "serif"}}
    again = json.loads(dumps(loads(json.dumps(data).encode())))
    assert group(again)["mood"] == {"calm": [1]}
    assert again["groups"] == {"stage_1": {"open": True, "font": "serif"}}


def test_a_group_is_copied_as_text() -> None:
    graph, layout = load_part(dump_part(nested(), {"stage_1": (1.0, 1.0), "stage_1.pair": (2.0, 2.0)}, ["stage_1"]))
    assert graph.nodes == {"stage_1": nested()["stage_1"]}
    assert set(layout) == {"stage_1", "stage_1.pair"}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("nodes", None, "gate.kind"),
        ("nodes", {}, "gate.kind"),
        ("nodes", [], "design.unknown"),
        ("repeat", 0, "gate.kind"),
        ("repeat", -5, "gate.kind"),
        ("repeat", "many", "gate.kind"),
        ("repeat", 10**9, "design.too_many"),
        ("repeat", 2**62, "design.too_many"),
        ("inputs", {"x": []}, "gate.kind"),
        ("inputs", {"x": ["gone"]}, "design.unknown"),
        ("inputs", {"x": ["pair.x7"]}, "design.port"),
        ("inputs", {"x": ["pair", "pair"]}, "design.taken"),
        ("inputs", {"../x": ["pair"]}, "gate.kind"),
        ("inputs", {"x": "pair"}, "gate.kind"),
        ("inputs", {}, "design.port"),
        ("outputs", {"y": "gone"}, "design.unknown"),
        ("outputs", {"y": "pair.y9"}, "design.port"),
        ("outputs", {"y": 5}, "gate.kind"),
        ("outputs", {}, "design.port"),
        ("edges", [["pair", "gone"]], "design.unknown"),
    ],
)
def test_a_group_that_cannot_be_is_refused(field: str, value: Any, code: str) -> None:
    data = raw()
    group(data)[field] = value
    assert refusal(data) == code


@pytest.mark.parametrize("looks", [{"a": 5}, {"a": {"open": "yes"}}, {"": {}}, {"A b": {}}, {"a": {"colour": 3}}])
def test_looks_that_cannot_be_are_refused(looks: Any) -> None:
    assert refusal({**raw(), "groups": looks}) == "gate.kind"


def test_copies_of_copies_are_counted_before_anything_is_made_of_them() -> None:
    data = raw()
    outer = group(data)
    outer["repeat"] = 1000
    group_inside = outer["nodes"][0]
    group_inside["repeat"] = 1000
    assert refusal(data) == "design.too_many"


def test_groups_within_groups_without_end() -> None:
    data = raw()
    inside: Any = {"id": "relu1", "type": "ReLU"}
    for _ in range(DEEPEST + 1):
        inside = {"id": "g", "type": "Group", "nodes": [inside], "inputs": {}, "outputs": {}}
    data["networks"]["main"]["nodes"].append(inside)
    assert refusal(data) == "design.deep"
    bomb = b'{"cnnstudio": {"format": 1}, "networks": {"main": {"nodes": ' + b'[{"id":"g","type":"Group","nodes":' * 10_000
    with pytest.raises(StudioError):
        loads(bomb)
    with pytest.raises(StudioError) as refused:
        loads(bomb + b"[]" + b"}]" * 10_000 + b"}}}")
    assert refused.value.message.code == "gate.deep"


def test_a_network_of_too_many_copies_is_not_written() -> None:
    block = nested()["stage_1"].block
    huge = nested().replace("stage_1", type(block)(block.graph, block.takes, block.gives, 10**5))  # type: ignore[union-attr]
    with pytest.raises(StudioError) as refused:
        dumps(Design(networks={"main": huge}))
    assert refused.value.message.code == "design.too_many"
