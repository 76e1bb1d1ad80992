"""`cnnstudio summary`: a network block by block, as Keras prints it or as the lectures tabulate it."""

from __future__ import annotations

import argparse

from cnnstudio.commands import target
from cnnstudio.commands.options import image_shape, json_option, positive
from cnnstudio.commands.output import print_json
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import translate
from cnnstudio.words import number, say


def add(parser: argparse.ArgumentParser) -> None:
    text = translate("Usage", "a template, a design file, or the folder of a run")
    parser.add_argument("network", metavar="NAME|FILE", help=say(text))
    text = translate("Usage", "size of the pictures instead of its own, as 3x32x32")
    parser.add_argument("--input", metavar="CxHxW", type=image_shape, help=say(text))
    text = translate("Usage", "number of classes instead of its own")
    parser.add_argument("--classes", metavar="N", type=positive, help=say(text))
    text = translate("Usage", "fold activations into their layers, as lectures count them")
    parser.add_argument("--rows", choices=("blocks", "lecture"), default="blocks", help=say(text))
    json_option(parser)


def run(args: argparse.Namespace) -> int:
    from cnnstudio.graph.check import check
    from cnnstudio.graph.summary import as_json, as_text

    report = check(_network(args))
    lecture = args.rows == "lecture"
    if args.json:
        print_json(as_json(report, lecture, say), indent=2)
    else:
        print(as_text(report, say, number, lecture), end="")
    return 0


def _network(args: argparse.Namespace) -> Graph:
    found = target.find(args.network)
    if found.template is not None:
        return found.template.build(args.input, args.classes)
    design = found.run.design if found.run is not None else found.design
    graph = design.graph if design is not None else Graph()
    if args.input is not None:
        graph = target.shaped(graph, args.input)
    return graph if args.classes is None else target.classed(graph, args.classes)
