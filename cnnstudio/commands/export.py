"""`cnnstudio export`: a network as Python source; a run also as its weights beside it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cnnstudio.commands import target
from cnnstudio.commands.output import make_folder
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.words import say

if TYPE_CHECKING:
    from cnnstudio.design.design import Design


def add(parser: argparse.ArgumentParser) -> None:
    text = translate("Usage", "a template, a design file, or the folder of a run")
    parser.add_argument("network", metavar="NAME|FILE|RUN", help=say(text))
    text = translate("Usage", "what to write")
    parser.add_argument("--to", choices=("python",), required=True, help=say(text))
    text = translate("Usage", "the file to write; the weights of a run go beside it as .safetensors")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=say(text))


def run(args: argparse.Namespace) -> int:
    from cnnstudio.codegen.source import source
    from cnnstudio.codegen.wording import class_name
    from cnnstudio.design.durable import write_file
    from cnnstudio.graph.check import check

    found = target.find(args.network)
    design, title = _design(found)
    if found.run is None:
        weights, scaling = None, None
    else:
        weights, scaling = _beside(args.out), (found.run.facts.data.mean, found.run.facts.data.std)
    text = source(check(design.graph), class_name(title), weights.name if weights is not None else None, title, scaling)
    make_folder(args.out.parent)
    if found.run is not None and weights is not None:
        from cnnstudio.runs.weights import plain_weights

        write_file(weights, plain_weights(found.run))
    write_file(args.out, text.encode())
    for path in (args.out, weights):
        if path is not None:
            print(path)
    return 0


def _beside(path: Path) -> Path:
    """Return the file for the weights beside the source `path`. A StudioError where both would be one file."""
    weights = path.with_suffix(".safetensors")
    if weights == path:
        text = translate("Cli", "{file} is where the weights go: give the source another name, as {better}.")
        raise StudioError(Message("export.name", text, file=str(path), better=path.with_suffix(".py").name))
    return weights


def _design(found: target.Target) -> tuple[Design, str]:
    from cnnstudio.design.design import Design

    if found.template is not None:
        return Design({"main": found.template.build()}), str(found.template.title)
    design = found.run.design if found.run is not None else found.design or Design()
    return design, design.title or found.name
