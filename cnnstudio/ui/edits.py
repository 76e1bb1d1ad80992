"""Changes of a design that more than one view asks for, as pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cnnstudio.design.design import Design
from cnnstudio.design.group_look import GroupLook
from cnnstudio.graph.addresses import id_of, joined, parent_of
from cnnstudio.graph.block import Block, Data
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Content, Graph
from cnnstudio.graph.paths import at, edited, find, inner, replaced
from cnnstudio.graph.repair import Repair


def append_block(design: Design, after_id: str | None, block: Content, name: str = "") -> tuple[Design, str]:
    """Return the design with `block` behind `after_id`, wired, and the new block's id.

    Without `after_id`: behind the last block before the output. What `after_id` fed is fed by the new block, so that a
    chain stays a chain; a block without outputs (Output) is appended before, one without inputs (Input) stands free.
    """
    path = "" if after_id is None or find(design.graph, after_id) is None else parent_of(after_id)
    if _ends(block):
        path, after_id = "", (after_id or "").partition(".")[0]
    level = inner(design.graph, path)
    new, start = _fresh_id(level, block), id_of(after_id or "")
    graph = edited(design.graph, path, lambda level: _appended(level, start, block, new, name))
    return design.with_graph(graph), joined(path, new)


def _appended(graph: Graph, start: str, block: Content, new: str, name: str) -> Graph:
    """Return one level with the new block behind `start`, else behind the last one."""
    after = start if start in graph else last_block(graph)
    if after is not None and not graph[after].block.outputs:
        feeds = graph.sources(after)
        after = feeds[0] if feeds else None
    if after is None or not _takes_input(block):
        return _lead(graph.add(block, new, name=name), new, block)
    return _behind(graph, after, block, new, name)


def _behind(graph: Graph, after: str, block: Content, new: str, name: str) -> Graph:
    """Wire the new block behind `after`, in front of all that its first output feeds."""
    first = graph[after].block.outputs[0]
    readers = [edge for edge in graph.out_of(after) if edge.source_port == first] if block.outputs else ()
    graph = graph.add(block, new, after=after, name=name)
    for edge in readers:
        graph = graph.connect(new, edge.target, edge.target_port)
    if block.outputs and not readers:
        waiting = _waiting_output(graph)
        if waiting is not None:
            graph = graph.connect(new, waiting)
    return graph


def _lead(graph: Graph, new: str, block: Content) -> Graph:
    """Wire a new input to the block that has been waiting for one."""
    if _ends(block) != "input":
        return graph
    first = next((id for id in graph.order if id != new and not graph.into(id) and _takes_input(graph[id].block)), None)
    return graph if first is None else graph.connect(new, first)


def _ends(block: object) -> str:
    return str(getattr(block, "boundary", ""))


def _takes_input(block: object) -> bool:
    return bool(getattr(block, "inputs", ())) or bool(getattr(block, "variadic", False))


def _waiting_output(graph: Graph) -> str | None:
    return next((id for id in graph.order if _boundary(graph, id) == "output" and not graph.into(id)), None)


def _boundary(graph: Graph, id: str) -> str:
    return getattr(graph[id].block, "boundary", "")


def _fresh_id(graph: Graph, block: Content) -> str:
    """Return `input` and `output` for the two ends, `conv1`, `conv2`, ... for all others."""
    new = graph.free_id(block)
    stem = new.rstrip("0123456789")
    return stem if _ends(block) and stem not in graph else new


def last_block(graph: Graph) -> str | None:
    """Return the last block before the output: what feeds it, else the last one that feeds nothing."""
    output = next((id for id in graph.order if _boundary(graph, id) == "output"), None)
    if output is not None and graph.sources(output):
        return graph.sources(output)[0]
    return next((id for id in reversed(graph.order) if graph[id].block.outputs and not graph.out_of(id)), None)


def set_values(design: Design, id: str, **changes: object) -> Design:
    """Return the design with fields of one block changed; the same one where they already are so. Raises `ParamError`."""
    old = at(design.graph, id).block
    assert isinstance(old, Block)
    block = old.with_values(**changes)
    return design if block == old else design.with_graph(replaced(design.graph, id, block))


def rename(design: Design, id: str, name: str) -> Design:
    """Return the design with another free name on one block, as far as files keep it."""
    from cnnstudio.design.limits import kept_name

    name = kept_name(name)
    return design.with_graph(replaced(design.graph, id, name=name if name.strip() else ""))


def repaired(design: Design, repair: Repair, address: str) -> Design:
    """Return the design after a repair."""
    return design.with_graph(repair.edit(design.graph, address))


def with_data(design: Design, name: str, data: Data | None) -> Design:
    """Return the design with another data set chosen; a sound network's input and classes follow it where they can.

    Where its size cannot be taken, the next choices are a frame of zeros (28 becomes 32) and the network's own size, to
    which the pictures are brought.
    """
    chosen = replace(design, data=name)
    input = next((node for node in design.graph if getattr(node.block, "boundary", "") == "input"), None)
    if data is None or input is None or not check(design.graph).sound:
        return chosen
    channels, height, width = data.shape
    own = getattr(input.block, "shape", data.shape)
    framed = (channels, height + height // _FRAME, width + width // _FRAME)
    for shape in (data.shape, framed, (channels, *own[1:])):
        block = type(input.block)(*shape)
        graph = design.graph if block == input.block else design.graph.replace(input.id, block)
        graph = _with_classes(graph, data)
        if check(graph, data).sound:
            return chosen.with_graph(graph)
    return chosen


_FRAME = 6
"""A picture is framed with zeros, not scaled, up to a sixth of its size."""


def _with_classes(graph: Graph, data: Data) -> Graph:
    """Return the graph with as many answers as there are classes, where a repair says how."""
    for problem in check(graph, data).problems:
        if problem.code == "output.classes" and problem.repairs:
            return problem.repairs[0].edit(graph, problem.address)
    return graph


def with_inside(
    design: Design, address: str, layout: Mapping[str, tuple[float, float]], looks: Mapping[str, GroupLook]
) -> Design:
    """Return the design that remembers how what is in a group lies and is shown; addresses are below the group's own."""
    places = {joined(address, inside): place for inside, place in layout.items()}
    shown = {joined(address, inside): look for inside, look in looks.items()}
    return replace(design, layout={**design.layout, **places}, groups={**design.groups, **shown})
