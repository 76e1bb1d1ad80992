"""The document under any row of edits: undo brings designs back, file and journal hold them, and no wire hangs loose."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cnnstudio.blocks.registry import registry
from cnnstudio.design import file
from cnnstudio.design.desk import Desk, lost
from cnnstudio.design.seen import Seen, State
from cnnstudio.graph import crossing, folding, paths
from cnnstudio.graph.addresses import joined, parent_of
from cnnstudio.graph.block import Block
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.group import Group, leaf_count
from cnnstudio.graph.param import ParamError
from cnnstudio.graph.text import StudioError
from cnnstudio.ui import edits
from cnnstudio.ui.beginnings import first_design
from cnnstudio.ui.canvas.clipboard import copied, doubled, pasted
from cnnstudio.ui.canvas.places import Places
from cnnstudio.ui.document import Document, data_facts
from cnnstudio.ui.journalling import Journalling

RUNS, STEPS = 200, 50
MOST = 24
"""Blocks; what would be more is not added."""
BLOCKS = [registry()[name] for name in sorted(registry())]
VALUES = {
    "int": [1, 2, 3, 7, 64, 0, -1, 10**9],
    "float": [0.0, 0.5, 1e-3, 1.5, -1.0],
    "bool": [True, False],
    "pair": [1, 2, 3, (1, 2), (0, 3), 10**9],
    "padding": ["same", "valid", 1, (0, 1)],
}
ODD = ["x", None, (), 1.5, "same"]

picks = st.integers(0, 10**4)
places = st.integers(-50, 50).map(lambda steps: 8.0 * steps)
some_picks = st.lists(picks, min_size=1, max_size=4)


def addresses(graph: Graph, path: str = "") -> list[str]:
    """Return all blocks and groups by their definitions."""
    found = []
    for node in graph:
        address = joined(path, node.id)
        found.append(address)
        if isinstance(node.block, Group):
            found += addresses(node.block.graph, address)
    return found


def loose(graph: Graph) -> list[object]:
    """Return the wires and the ports of groups that end at what is not there."""
    found: list[object] = []
    for (target, port), edge in graph.wires.items():
        given = graph[edge.source].block.outputs if edge.source in graph else ()
        there = edge.source_port in given and target in graph and edge in graph.into(target)
        if not there or (edge.target, edge.target_port) != (target, port):
            found.append(edge)
    for node in graph:
        if isinstance(node.block, Group):
            inside = node.block.graph
            ends = [end for taken in node.block.takes.values() for end in taken]
            found += [end for end in ends if end.id not in inside]
            found += [end for end in node.block.gives.values() if end.id not in inside]
            found += loose(inside)
    return found


class Machine(RuleBasedStateMachine):
    """Holds a document and, beside it, what its history must be."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "net.cnn"
        self.clipboard = ""
        self.begin(Document(first_design()))

    def begin(self, document: Document) -> None:
        """Take a document whose history is empty."""
        self.document = document
        self.desk = Desk(self.folder / "desks")
        self.journalling = Journalling(document, self.desk)
        self.history, self.at = [document.design], 0
        self.saved: object = None if document.dirty else document.design
        self.checked: object = None

    # -- help ---------------------------------------------------------------------------------------------------------

    @property
    def design(self):
        return self.document.design

    @property
    def graph(self):
        return self.design.graph

    def pick(self, number: int) -> str | None:
        found = addresses(self.graph)
        return found[number % len(found)] if found else None

    def edit(self, design, merge: str | None = None) -> None:
        """Make an edit, and note what the history is then."""
        before = self.design
        self.document.edit("Edit", design, merge)
        if design is not before:
            self.history[self.at + 1 :] = [design]
            self.at += 1

    def edit_graph(self, change) -> None:
        """Make an edit of the network; a change that is refused says so and changes nothing."""
        try:
            graph = change()
        except (StudioError, ParamError) as error:
            assert error.message.code and str(error)
            return
        if graph is not self.graph and leaf_count(graph) <= MOST:
            self.edit(self.design.with_graph(graph))

    # -- drawing ------------------------------------------------------------------------------------------------------

    @rule(kind=st.sampled_from(BLOCKS), after=st.none() | picks)
    def add(self, kind, after) -> None:
        if leaf_count(self.graph) >= MOST:
            return
        top = list(self.graph.nodes)
        design, id = edits.append_block(self.design, top[after % len(top)] if top and after is not None else None, kind())
        assert id in design.graph
        self.edit(design)

    @rule(first=picks, second=picks)
    def connect(self, first, second) -> None:
        ends = self.pick(first), self.pick(second)
        if None not in ends:
            self.edit_graph(lambda: crossing.connected(self.graph, *ends))

    @rule(number=picks)
    def disconnect(self, number) -> None:
        wires = [
            (joined(path, edge.target), edge.target_port)
            for path in ["", *paths.all_groups(self.graph)]
            for edge in paths.inner(self.graph, path).edges
        ]
        if wires:
            self.edit_graph(lambda: crossing.disconnected(self.graph, *wires[number % len(wires)]))

    @rule(numbers=some_picks, reconnect=st.booleans())
    def delete(self, numbers, reconnect) -> None:
        gone = {self.pick(number) for number in numbers} - {None}
        self.edit_graph(lambda: paths.removed(self.graph, sorted(gone), reconnect=reconnect))

    @rule(number=picks, x=places, y=places)
    def move(self, number, x, y) -> None:
        address = self.pick(number)
        if address is not None:
            self.edit(replace(self.design, layout={**self.design.layout, address: (x, y)}))

    @rule(number=picks, field=picks, value=picks)
    def edit_field(self, number, field, value) -> None:
        address = self.pick(number)
        block = paths.at(self.graph, address).block if address is not None else None
        if isinstance(block, Block) and block.params:
            param = block.params[field % len(block.params)]
            values = [*VALUES.get(param.kind, ()), *param.choices, ODD[value % len(ODD)]]
            changes = {param.name: values[value % len(values)]}
            self.edit_graph(lambda: paths.replaced(self.graph, address, block.with_values(**changes)))

    @rule(values=st.lists(st.integers(1, 99), min_size=2, max_size=4))
    def type_a_title(self, values) -> None:
        """Several edits that are one step."""
        self.document.end_merge()
        first = self.at
        for value in values:
            self.edit(replace(self.design, title=f"net {value}"), merge="title")
        self.history[first + 1 :] = [self.design]
        self.at = first + 1

    @rule(number=picks, name=st.sampled_from(["", "  ", "first layer", "ñ\n\u202e"]))
    def rename(self, number, name) -> None:
        address = self.pick(number)
        if address is not None:
            tidied = file.loads(file.dumps(replace(self.design, title=name))).title
            self.edit_graph(lambda: paths.replaced(self.graph, address, name=tidied.strip()))

    @rule(name=st.sampled_from(["digits", "cifar10", "shapes", "none of these"]))
    def choose_data(self, name) -> None:
        self.edit(edits.with_data(self.design, name, data_facts(name)))

    @rule(number=picks)
    def repair(self, number) -> None:
        repairs = [(repair, each.address) for each in self.document.report.problems for repair in each.repairs]
        if repairs:
            repair, address = repairs[number % len(repairs)]
            self.edit_graph(lambda: repair.edit(self.graph, address))

    # -- groups -------------------------------------------------------------------------------------------------------

    @rule(numbers=some_picks)
    def fold(self, numbers) -> None:
        chosen = sorted({self.pick(number) for number in numbers} - {None})
        self.edit_graph(lambda: folding.fold(self.graph, chosen)[0])

    @rule(number=picks, length=st.integers(1, 4))
    def fold_a_stretch(self, number, length) -> None:
        """Fold a block and what follows it, in the network or in a group."""
        address = self.pick(number)
        if address is None:
            return
        level, chosen = paths.inner(self.graph, parent_of(address)), [address.rpartition(".")[2]]
        while len(chosen) < length and (wires := level.out_of(chosen[-1])):
            chosen.append(wires[0].target)
        self.edit_graph(lambda: folding.fold(self.graph, [joined(parent_of(address), id) for id in chosen])[0])

    @rule(number=picks)
    def unfold(self, number) -> None:
        found = sorted(paths.all_groups(self.graph))
        if found:
            self.edit_graph(lambda: folding.unfold(self.graph, found[number % len(found)])[0])

    @rule(number=picks, times=st.integers(1, 3))
    def repeat(self, number, times) -> None:
        found = sorted(paths.all_groups(self.graph))
        if found:
            self.edit_graph(lambda: paths.with_repeat(self.graph, found[number % len(found)], times))

    # -- copying ------------------------------------------------------------------------------------------------------

    @rule(numbers=some_picks)
    def copy(self, numbers) -> None:
        top = list(self.graph.nodes)
        ids = {top[number % len(top)] for number in numbers} if top else set()
        self.clipboard = copied(self.design, self.placed(), ids)

    @precondition(lambda self: self.clipboard)
    @rule(x=places, y=places)
    def paste(self, x, y) -> None:
        joined = pasted(self.design, self.placed(), self.clipboard, (x, y))
        assert joined.ids and joined.ids <= joined.design.graph.nodes.keys()
        if leaf_count(joined.design.graph) <= MOST:
            self.edit(joined.design)

    @rule(numbers=some_picks)
    def duplicate(self, numbers) -> None:
        top = list(self.graph.nodes)
        if top:
            joined = doubled(self.design, self.placed(), {top[number % len(top)] for number in numbers})
            if leaf_count(joined.design.graph) <= MOST:
                self.edit(joined.design)

    def placed(self):
        return Places().of(self.design, None, (1000.0, 700.0))

    # -- history ------------------------------------------------------------------------------------------------------

    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.at = min(len(self.history) - 1, self.at + 1)

    @rule()
    def undo_all_and_redo_all(self) -> None:
        now = self.design
        for _ in self.history:
            self.document.undo()
        assert self.design is self.history[0]
        for _ in range(self.at):
            self.document.redo()
        assert self.design is now

    # -- files --------------------------------------------------------------------------------------------------------

    @rule()
    def save(self) -> None:
        self.document.save(self.path)
        self.saved = self.design

    @precondition(lambda self: self.path.exists())
    @rule()
    def load(self) -> None:
        held = file.load(self.path)
        self.document.open(self.path)
        assert self.design == held
        self.history, self.at, self.saved = [self.design], 0, self.design

    @precondition(lambda self: self.document.path is not None)
    @rule()
    def changed_elsewhere_and_shown(self) -> None:
        theirs = replace(first_design(), title="theirs")
        file.save(theirs, self.path)
        same = self.design == theirs
        assert same or self.document.file_state() is not State.GONE
        before = self.design
        self.document.reload("Show what the file holds")
        assert self.design == theirs
        if not same:
            assert self.design is not before
            self.history[self.at + 1 :] = [self.design]
            self.at += 1
        self.saved = self.design

    @rule()
    def kill_and_recover(self) -> None:
        old, path = self.document, self.document.path
        expected, dirty, seen = self.design, self.document.dirty, self.document.seen
        assert self.journalling.write_now()
        self.journalling.stop()
        self.desk.die()
        old.deleteLater()
        found = list(lost(self.desk.place))
        document = Document(first_design())
        if not found:
            assert not dirty or (path is not None and path.read_bytes() == file.dumps(expected)), "nothing was lost"
            if path is not None:
                document.open(path)
        else:
            (one,) = found
            assert dirty and one.entry is not None and one.entry.path == path
            document.recover(one.entry.read(), one.entry.path, Seen(one.entry.digest) if one.entry.digest else None)
            assert document.design == expected and document.dirty
            assert seen is None or document.seen == Seen(seen.digest)
            assert one.remove()
        self.begin(document)

    # -- what must hold -----------------------------------------------------------------------------------------------

    @invariant()
    def history_is_what_was_done(self) -> None:
        assert self.design is self.history[self.at] or self.design == self.history[self.at]
        assert self.document.undo_stack.index() == self.at
        assert self.document.undo_stack.count() == len(self.history) - 1
        if self.design is self.saved:
            assert not self.document.dirty

    @invariant()
    def every_design_is_whole(self) -> None:
        if self.design is self.checked:
            return
        self.checked = self.design
        assert not loose(self.graph)
        assert file.loads(file.dumps(self.design)) == self.design
        fresh = check(self.graph, self.document.data)
        assert self.document.report.parameters == fresh.parameters
        assert [each.message for each in self.document.report.problems] == [each.message for each in fresh.problems]

    def teardown(self) -> None:
        self.journalling.stop()
        self.desk.close()
        self.document.deleteLater()
        shutil.rmtree(self.folder)


Machine.TestCase.settings = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestDocument = Machine.TestCase
