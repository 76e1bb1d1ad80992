"""`cnnstudio evaluate`: how a run does on test pictures, also with every picture moved."""

from __future__ import annotations

import argparse

from cnnstudio.commands.options import data_options, json_option, shift
from cnnstudio.commands.output import print_json
from cnnstudio.graph.text import Message, translate
from cnnstudio.words import decimal, say


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="RUN", help=say(translate("Usage", "the folder of a run")))
    data_options(parser, translate("Usage", "data set whose test part is used; the run's own where none is given"))
    text = translate("Usage", "move every picture by so many pixels to the right and down, zeros behind it")
    parser.add_argument("--shift", metavar="DX,DY", type=shift, default=(0, 0), help=say(text))
    text = translate("Usage", "where to compute; auto takes the best device")
    parser.add_argument("--device", metavar="NAME", default="auto", help=say(text))
    json_option(parser)


def run(args: argparse.Namespace) -> int:
    from cnnstudio.commands.pictures import data_of
    from cnnstudio.runs import open_run

    opened = open_run(args.folder)
    dataset = data_of(args, opened)

    from cnnstudio.engine.evaluate import evaluate

    found = evaluate(opened, dataset, args.shift, args.device)
    if args.json:
        print_json(dict(found))
        return 0
    text = translate("Cli", "{images} test pictures of {data}: accuracy {accuracy}, loss {loss}")
    facts = Message(
        "cli.evaluation",
        text,
        images=found["images"],
        data=dataset.info.name,
        accuracy=decimal(found["test_accuracy"], 4),
        loss=decimal(found["test_loss"], 4),
    )
    print(say(facts))
    return 0
