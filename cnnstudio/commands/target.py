"""What NAME|FILE|RUN means on the command line: a template, a design file, or a run folder."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cnnstudio.design.design import Design
from cnnstudio.graph.block import Data
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import Message, StudioError, translate

if TYPE_CHECKING:
    from cnnstudio.runs.read import Run
    from cnnstudio.templates.template import Template


@dataclass(frozen=True)
class Target:
    """What was named: exactly one of `template`, `design` (from a file) and `run`."""

    name: str
    template: Template | None = None
    design: Design | None = None
    run: Run | None = None


def find(word: str) -> Target:
    """Return what `word` names. A StudioError, with near names, where it names nothing."""
    from cnnstudio.templates.registry import templates

    path = Path(word)
    if word in templates():
        return Target(word, template=templates()[word])
    if path.is_dir():
        from cnnstudio.runs import open_run

        return Target(path.resolve().name, run=open_run(path))
    if path.exists() or path.suffix:
        from cnnstudio.design.file import load

        return Target(path.stem, design=load(path))
    near = difflib.get_close_matches(word.lower(), templates(), 3, 0.5)
    if near:
        text = translate("Cli", "There is no template and no file called {name}; did you mean {near}?")
        raise StudioError(Message("cli.name", text, name=word, near=", ".join(near)))
    text = translate("Cli", "There is no template and no file called {name}; “cnnstudio templates” lists the templates.")
    raise StudioError(Message("cli.name", text, name=word))


def design_for(target: Target, data_name: str, data: Data) -> Design:
    """Return the design that is trained on `data`: a template follows its shape and classes, a file stays as it is.

    A StudioError where the network has problems with that data.
    """
    if target.template is not None:
        design = Design({"main": target.template.fitted(data)}, data=data_name, title=str(target.template.title))
    else:
        found = target.design or (target.run.design if target.run is not None else Design())
        design = replace(found, data=data_name, title=found.title or target.name)
    refuse_problems(design.graph, data)
    return design


def refuse_problems(graph: Graph, data: Data | None = None) -> None:
    """Raise the first problem of a network as a StudioError that says where it is."""
    problems = check(graph, data).problems
    if not problems:
        return
    first = problems[0]
    if not first.address:
        raise StudioError(first.message)
    text = translate("Cli", "The network cannot run: {block}: {problem}")
    raise StudioError(Message(first.code, text, block=first.address, problem=first.message))


def shaped(graph: Graph, shape: tuple[int, int, int]) -> Graph:
    """Return the network with its input set to (C, H, W)."""
    from cnnstudio.blocks.input import Input

    for node in graph:
        if isinstance(node.block, Input):
            graph = graph.replace(node.id, Input(*shape))
    return graph


def classed(graph: Graph, classes: int) -> Graph:
    """Return the network with its last dense block set to so many classes, by the repair that `check` offers."""
    report = check(graph, Data((1, 1, 1), classes))
    for problem in report.problems:
        if problem.code == "output.classes" and problem.repairs:
            return problem.repairs[0].edit(graph, problem.address)
    return graph
