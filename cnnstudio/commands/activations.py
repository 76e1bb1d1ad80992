"""`cnnstudio activations`: the feature maps of one picture, a file for each block."""

from __future__ import annotations

import argparse
from pathlib import Path

from cnnstudio.commands.options import data_options
from cnnstudio.commands.output import save_picture
from cnnstudio.graph.text import translate
from cnnstudio.words import say


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="RUN", help=say(translate("Usage", "the folder of a run")))
    text = translate("Usage", "a picture file, or the number of a test picture")
    parser.add_argument("--image", metavar="FILE|INDEX", required=True, help=say(text))
    text = translate("Usage", "a block, may be given several times; all blocks where none is given")
    parser.add_argument("--block", metavar="ADDRESS", action="append", help=say(text))
    text = translate("Usage", "folder for the pictures, one for each block")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=say(text))
    data_options(parser, translate("Usage", "data set of the numbered test pictures; the run's own where none is given"))
    parser.set_defaults(json=False)


def run(args: argparse.Namespace) -> int:
    from cnnstudio.commands.pictures import picture
    from cnnstudio.graph.check import outputs
    from cnnstudio.runs import open_run

    opened = open_run(args.folder)
    image = picture(args.image, args, opened)

    from cnnstudio.engine.insight.look import maps
    from cnnstudio.engine.insight.pictures import map_picture
    from cnnstudio.engine.model import open_model

    model = open_model(opened, "cpu")
    graph = opened.design.graph
    wanted = args.block or [id for id in graph.order if id not in outputs(graph)]
    for address, values in maps(model.walk, model.inputs(image[None]), wanted).items():
        path = args.out / f"{address}.png"
        save_picture(path, map_picture(values))
        print(path)
    return 0
