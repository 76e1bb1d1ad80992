"""Random designs from the block registry."""

from __future__ import annotations

import string
from typing import Any

from hypothesis import strategies as st

from cnnstudio.blocks.registry import registry
from cnnstudio.design.design import Design
from cnnstudio.design.gate import tidy
from cnnstudio.design.group_look import GroupLook
from cnnstudio.design.notes import Frame, Note, Remark
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Graph, is_identifier
from cnnstudio.graph.param import LARGEST, Declared, Param
from cnnstudio.plan.plan import Plan
from tests.graph.random_groups import addresses, grouped, repeated

names = st.text(max_size=60).map(tidy)
ids = st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True).filter(is_identifier)
new_fields = st.text(string.ascii_lowercase, min_size=1).map(lambda text: "new_" + text)
places = st.floats(-1e7, 1e7, allow_nan=False)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63) + 1, 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | names,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)


def whole(param: Param) -> st.SearchStrategy[int]:
    low = -LARGEST if param.minimum is None else int(param.minimum)
    high = LARGEST if param.maximum is None else int(param.maximum)
    return st.integers(low, min(high, low + 50)) | st.integers(low, high)


def value_of(param: Param) -> st.SearchStrategy[Any]:
    """Values of a field, in its limits."""
    pair = st.tuples(st.integers(0, 9), st.integers(0, 9)) | st.tuples(whole(param), whole(param))
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "int": whole(param),
        "bool": st.booleans(),
        "pair": pair,
        "padding": st.sampled_from(["valid", "same"]) | pair,
        "choice": st.sampled_from(param.choices or ("",)),
        "text": names,
        "float": st.floats(
            param.minimum if param.minimum is not None else param.above,
            param.maximum if param.maximum is not None else param.below,
            exclude_min=param.minimum is None and param.above is not None,
            exclude_max=param.maximum is None and param.below is not None,
            allow_nan=False,
            allow_infinity=False,
        ),
    }
    return kinds[param.kind] | st.none() if param.optional else kinds[param.kind]


def declared(kind: type[Declared]) -> st.SearchStrategy[Any]:
    return st.builds(kind, **{param.name: value_of(param) for param in kind.params})


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    block: Block = draw(declared(draw(st.sampled_from(sorted(registry().values(), key=lambda kind: kind.__name__)))))
    return block


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A graph with any wires that its ports allow, cycles too, and groups."""
    graph = Graph()
    for id in draw(st.lists(ids, unique=True, max_size=8)):
        graph = graph.add(draw(blocks()), id, name=draw(names))
    if len(graph):
        some = st.sampled_from(sorted(graph.nodes))
        for source, target in draw(st.lists(st.tuples(some, some), max_size=14)):
            port = graph.free_port(target)
            if port is not None and graph[source].block.outputs:
                graph = graph.connect(source, target, port)
    chooser = draw(st.randoms(use_true_random=False))
    return repeated(chooser, grouped(chooser, graph, draw(st.integers(0, 3))))


def looks() -> st.SearchStrategy[Any]:
    addresses = st.lists(ids, min_size=1, max_size=3).map(".".join)
    return st.dictionaries(
        addresses, st.builds(GroupLook, st.booleans(), names, st.dictionaries(new_fields, json_values, max_size=1)), max_size=2
    )


def remarks(kind: type[Remark]) -> st.SearchStrategy[Any]:
    sides = st.floats(8, 4096)
    unknown = st.dictionaries(new_fields, json_values, max_size=1)
    numbered = st.integers(1, 99).map(lambda number: f"{kind.__name__.lower()}{number}")
    return st.builds(kind, numbered, places, places, sides, sides, names, names, unknown)


@st.composite
def designs(draw: st.DrawFn) -> Design:
    graph = draw(graphs())
    placed = draw(st.sets(st.sampled_from(sorted(addresses(graph))))) if len(graph) else set()
    return Design(
        networks={"main": graph},
        layout={id: draw(st.tuples(places, places)) for id in sorted(placed)},
        notes=tuple(draw(st.lists(remarks(Note), max_size=2, unique_by=lambda note: note.id))),
        frames=tuple(draw(st.lists(remarks(Frame), max_size=2, unique_by=lambda frame: frame.id))),
        groups=draw(looks()),
        data=draw(names),
        plan=draw(declared(Plan)),
        title=draw(names),
        extra=draw(st.dictionaries(new_fields, json_values, max_size=2)),
    )
