"""`cnnstudio devices`: where a network can be trained."""

from __future__ import annotations

import argparse

from cnnstudio.commands.options import json_option
from cnnstudio.commands.output import print_columns, print_json
from cnnstudio.words import memory


def add(parser: argparse.ArgumentParser) -> None:
    json_option(parser)


def run(args: argparse.Namespace) -> int:
    from cnnstudio.engine.devices import devices

    found = devices()
    if args.json:
        print_json([{"name": d.name, "title": d.title, "memory_bytes": d.memory_bytes} for d in found], indent=2)
    else:
        print_columns([[d.name, d.title, "" if d.memory_bytes is None else memory(d.memory_bytes)] for d in found])
    return 0
