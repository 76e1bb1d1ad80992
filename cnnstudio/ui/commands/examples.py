"""File > Examples: a lecture's example is opened with its picture in numbers and its kernels, and its first sum written out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QMenu

from cnnstudio.blocks.input import Input
from cnnstudio.design.design import Design
from cnnstudio.protocol.commands import Typed
from cnnstudio.protocol.questions import KernelEdit
from cnnstudio.templates.examples.example import Example
from cnnstudio.templates.examples.lectures import examples
from cnnstudio.ui.explore.filters.editing import editing_of
from cnnstudio.ui.explore.why.explaining import Value, explaining_of
from cnnstudio.ui.middle import EXPLORE
from cnnstudio.ui.words import say, translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow


def fill(window: MainWindow, menu: QMenu) -> None:
    """Put all examples into the menu, once."""
    if not menu.isEmpty():
        return
    own = menu.addAction(translate("Examples", "Picture in &numbers…"))
    own.setObjectName("file.example.numbers")
    own.triggered.connect(lambda: ask_numbers(window))
    menu.addSeparator()
    for name, example in examples().items():
        action = menu.addAction(say(example.title).replace("&", "&&"))
        action.setObjectName(f"file.example.{name}")
        action.setToolTip(say(example.paragraph))
        action.triggered.connect(lambda _on, example=example: ask(window, example))


def ask(window: MainWindow, example: Example) -> None:
    """Show an example, after asking about what is open."""
    window.files.leaving.ask(lambda: show(window, example))


def show(window: MainWindow, example: Example) -> None:
    """Show an example in Explore, with the value to begin with explained."""
    window.late.ensure()
    looking = window.explore.looking
    title = say(example.title)
    window.document.new(Design({"main": example.build()}, data="", title=title))
    window.show_design()
    looking.prefer_canvas = True
    looking.pictures.turn(Typed(np.array(example.picture, np.float32), title))
    address, index = example.begin
    editing_of(looking).begin(kernel_edits(example), example)
    explaining_of(looking).explain(Value(address, index))
    looking.refresh(again=True)
    editing_of(looking).apply()
    looking.choose_block(address)
    window.header.tabs.setCurrentIndex(EXPLORE)


def ask_numbers(window: MainWindow) -> None:
    """Ask for a picture in numbers, and look at it."""
    from cnnstudio.ui.explore.numbers_dialog import NumbersDialog

    window.late.ensure()
    looking = window.explore.looking
    shown = looking.last.picture if looking.last is not None else None
    dialog = NumbersDialog(window, None if shown is None else shown.numbers)
    dialog.given.connect(lambda values: look_at_numbers(window, values))
    dialog.open()


def look_at_numbers(window: MainWindow, values: np.ndarray) -> None:
    """Look at numbers (C, H, W) in Explore; the network's input takes their size first, as a step that can be undone."""
    document, looking = window.document, window.explore.looking
    graph = document.design.graph
    entrance = next((node for node in graph.nodes.values() if isinstance(node.block, Input)), None)
    looking.pictures.turn(Typed(np.ascontiguousarray(values, np.float32), translate("Examples", "a picture in numbers")))
    channels, height, width = values.shape
    block = Input(channels, height, width)
    if entrance is not None and entrance.block != block:
        design = replace(document.design.with_graph(graph.replace(entrance.id, block)), data="")
        document.edit(translate("Examples", "Set the input to the picture in numbers"), design)
        looking.prefer_canvas = True
    looking.refresh(again=True)
    window.header.tabs.setCurrentIndex(EXPLORE)


def kernel_edits(example: Example) -> list[KernelEdit]:
    """Return the edits that give the network the example's kernels and biases."""
    edits = []
    for address, filters in example.kernels.items():
        biases = example.biases.get(address, ())
        for at, grids in enumerate(filters):
            bias = float(biases[at]) if at < len(biases) else None
            edits.append(KernelEdit(address, "values", filter=at, values=np.array(grids, np.float32), bias=bias))
    return edits
