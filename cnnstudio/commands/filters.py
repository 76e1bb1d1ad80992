"""`cnnstudio filters`: the filters of a convolution as one picture."""

from __future__ import annotations

import argparse
from pathlib import Path

from cnnstudio.commands.output import save_picture
from cnnstudio.graph.text import Message, translate
from cnnstudio.words import say


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="RUN", help=say(translate("Usage", "the folder of a run")))
    text = translate("Usage", "a convolution; the first one where none is given")
    parser.add_argument("block", metavar="BLOCK", nargs="?", help=say(text))
    text = translate("Usage", "the picture to write, PNG")
    parser.add_argument("--out", metavar="PNG", type=Path, required=True, help=say(text))


def run(args: argparse.Namespace) -> int:
    from cnnstudio.runs import open_run

    opened = open_run(args.folder)

    from cnnstudio.engine.insight.look import convolutions, filters
    from cnnstudio.engine.insight.pictures import filters_picture
    from cnnstudio.engine.model import open_model

    walk = open_model(opened, "cpu").walk
    block = args.block or next(iter(convolutions(walk)), "")
    save_picture(args.out, filters_picture(filters(walk, block)))
    text = translate("Cli", "{file}: filters of {block}")
    print(say(Message("cli.filters", text, file=str(args.out), block=block)))
    return 0
