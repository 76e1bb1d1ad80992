"""`cnnstudio datasets`: what there is to train on, and what of it is on this machine."""

from __future__ import annotations

import argparse

from cnnstudio.commands.options import json_option, root_option
from cnnstudio.commands.output import print_columns, print_json
from cnnstudio.graph.shape import shape_text
from cnnstudio.graph.text import Message, Text, translate
from cnnstudio.words import number, say


def add(parser: argparse.ArgumentParser) -> None:
    root_option(parser)
    json_option(parser)


def run(args: argparse.Namespace) -> int:
    from cnnstudio.data import DATASETS, available, data_root

    there = {name: available(name, args.data_root) for name in DATASETS}
    if args.json:
        print_json(
            [
                {
                    "name": info.name,
                    "title": say(info.title),
                    "summary": say(info.summary),
                    "shape": list(info.shape),
                    "classes": [say(title) for title in info.class_titles],
                    "train": info.train,
                    "test": info.test,
                    "embedded": info.embedded,
                    "available": there[info.name],
                    "source": say(info.source),
                    "licence": say(info.licence),
                }
                for info in DATASETS.values()
            ],
            indent=2,
        )
        return 0
    head = [translate("Cli", "name"), translate("Cli", "pictures"), translate("Cli", "training"), translate("Cli", "test")]
    rows = [[*map(say, head), ""]]
    rows += [
        [info.name, shape_text(info.shape), number(info.train), number(info.test), say(_state(info.embedded, there[info.name]))]
        for info in DATASETS.values()
    ]
    print_columns(rows)
    root = translate("Cli", "Data root: {folder}")
    print(say(Message("cli.root", root, folder=str(data_root(args.data_root)))))
    return 0


def _state(embedded: bool, there: bool) -> Text:
    if embedded:
        return translate("Cli", "comes with the program")
    return translate("Cli", "on this machine") if there else translate("Cli", "downloaded when it is first used")
