"""From the text of a slide to a network: the way in."""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from cnnstudio.blocks.input import Input
from cnnstudio.graph.block import Block, UnknownBlock
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import Message, translate
from cnnstudio.parsing import pictures
from cnnstudio.parsing.debris import clean, lines_of
from cnnstudio.parsing.flow import Flow
from cnnstudio.parsing.keras_layers import KERAS
from cnnstudio.parsing.limits import no_network, refuse_unreadable, too_deep
from cnnstudio.parsing.recipe import Dialect
from cnnstudio.parsing.size import shape_in_code, sized
from cnnstudio.parsing.sketch import Cell, Part
from cnnstudio.parsing.statements import statements
from cnnstudio.parsing.torch_layers import TORCH
from cnnstudio.parsing.values import Chain, Function, Instance, Kind, Layer, Picture, Value, tensors_in
from cnnstudio.parsing.walk import Walk


@dataclass(frozen=True)
class Parsed:
    """A network that was read from code. `unknown`: the lines that became unknown blocks, by their number in the text."""

    graph: Graph
    kind: Literal["keras", "torch"]
    unknown: tuple[tuple[int, str], ...]
    notes: tuple[Message, ...]


def network_from_code(text: str) -> Parsed:
    """Return the network that a piece of Keras or PyTorch code describes. The code is parsed, never executed.

    Line numbers and the debris of a PDF are taken off; a layer that is not known becomes an unknown block in its place. Of
    several networks the largest is drawn. Raises `StudioError` where there is none, or the text cannot be followed.
    """
    refuse_unreadable(text)
    lines = clean(lines_of(text))
    try:
        return _read(lines, statements(lines))
    except (RecursionError, MemoryError):
        raise too_deep() from None


def _read(lines: list[str], body: list[ast.stmt]) -> Parsed:
    dialect = _dialect(body)
    walk = Walk(Flow(dialect, lines))
    _follow(walk, body)
    ends = _ends(walk)
    if not ends:
        raise no_network()
    sketch = walk.flow.sketch
    end = max(ends, key=lambda cell: (len(sketch.leading_to(cell)), cell))
    part = sketch.part(end)
    graph, remarks = part.graph, list(part.remarks)
    if dialect is TORCH:
        graph, more = sized(graph, part.cells, shape_in_code(body))
        remarks += more
    else:
        remarks += _assumed(part)
    if len(ends) > 1:
        remarks.append(_several(len(ends)))
    return Parsed(graph, dialect.kind, _unknown(part, lines), tuple(dict.fromkeys(remarks)))


def _dialect(body: list[ast.stmt]) -> Dialect:
    """Return the library whose words the code uses more often."""
    names = Counter(_words(body))
    ours = {"nn", "torch", "F"} | TORCH.layers.keys() - KERAS.layers.keys()
    theirs = {"layers", "keras", "tf"} | KERAS.layers.keys() - TORCH.layers.keys()
    return TORCH if sum(names[word] for word in ours) > sum(names[word] for word in theirs) else KERAS


def _words(body: list[ast.stmt]) -> list[str]:
    nodes = [node for statement in body for node in ast.walk(statement)]
    words = [node.id for node in nodes if isinstance(node, ast.Name)]
    words += [node.attr for node in nodes if isinstance(node, ast.Attribute)]
    modules = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    modules += [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names]
    return [*words, *(part for module in modules for part in module.split("."))]


def _follow(walk: Walk, body: list[ast.stmt]) -> None:
    """Follow the file, then what it defines and never uses."""
    methods = [
        node for node in body if isinstance(node, ast.FunctionDef) and node.args.args[:1] and node.args.args[0].arg == "self"
    ]
    if methods:
        own = Kind(ast.ClassDef("Network", [], [], [*methods], []))
        walk.top.names["self"] = walk.instance(own, [], {}, methods[0].lineno)
    walk.run(body, walk.top)
    for kind in reversed([value for value in walk.top.names.values() if isinstance(value, Kind)]):
        if not kind.made:
            walk.instance(kind, [], {}, kind.node.lineno)
    if not (walk.chains or walk.models or walk.instances or walk.flow.sketch.cells):
        for function in [value for value in walk.top.names.values() if isinstance(value, Function)]:
            walk.follow(function.node, [], {})


def _ends(walk: Walk) -> list[int]:
    """Return the last cell of every network that the code makes."""
    sketch = walk.flow.sketch
    ends = [model.outputs.cell for model in walk.models]
    if not ends:
        ends = [number for number in range(len(sketch.cells)) if number not in sketch.fed]
    everything: list[Chain | Instance] = [*walk.chains, *walk.instances]
    for made in everything:
        if not made.used and (found := _end(walk, made)) is not None:
            ends.append(found)
    if not ends and walk.loose:
        found = _end(walk, Chain(list(walk.loose), walk.loose[0].line))
        ends += [] if found is None else [found]
    return [end for end in dict.fromkeys(ends) if any(_is_layer(sketch.cells[cell]) for cell in sketch.leading_to(end))]


def _is_layer(cell: Cell) -> bool:
    return isinstance(cell.content, Block) and not isinstance(cell.content, Input)


def _end(walk: Walk, made: Chain | Instance) -> int | None:
    picture: Picture | None = None
    if isinstance(made, Chain):
        picture = walk.picture_of(made) if walk.dialect is KERAS else None
        value: Value = walk.pass_through(made, [walk.flow.enter(picture or pictures.unsized(made.line))])
    else:
        if not any(isinstance(part, (Layer, Chain, Instance)) for part in made.attributes.values()):
            return None
        value = walk.forward(made, [pictures.unsized(made.line)], {})
    found = tensors_in(value)
    return walk.flow.enter(found[0]).cell if found else None


def _assumed(part: Part) -> list[Message]:
    shapes = [cell.content.shape for cell in part.cells.values() if isinstance(cell.content, Input) and not cell.sized]
    return [pictures.assumed(shape) for shape in shapes]


def _several(count: int) -> Message:
    source = translate("Parsing", "The text holds {count} networks: the largest is drawn, the last one where they are equal.")
    return Message("parsing.several", source, count=count)


def _unknown(part: Part, lines: list[str]) -> tuple[tuple[int, str], ...]:
    numbers = {cell.line for cell in part.cells.values() if isinstance(cell.content, UnknownBlock)}
    return tuple((number, lines[number - 1].strip()) for number in sorted(numbers) if 0 < number <= len(lines))
