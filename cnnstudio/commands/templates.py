"""`cnnstudio templates`: the networks that come with the program."""

from __future__ import annotations

import argparse
import textwrap

from cnnstudio.commands.options import json_option
from cnnstudio.commands.output import print_json
from cnnstudio.graph.shape import shape_text
from cnnstudio.graph.text import Message, translate
from cnnstudio.words import say

WIDTH = 96


def add(parser: argparse.ArgumentParser) -> None:
    json_option(parser)


def run(args: argparse.Namespace) -> int:
    from cnnstudio.graph.check import check
    from cnnstudio.templates.registry import templates

    reports = {name: check(template.build()) for name, template in templates().items()}
    if args.json:
        print_json(
            [
                {
                    "name": name,
                    "title": say(template.title),
                    "family": say(template.family),
                    "paragraph": say(template.paragraph),
                    "source": template.source,
                    "input": list(template.input_shape),
                    "classes": template.classes,
                    "parameters": reports[name].parameters,
                    "macs": reports[name].macs,
                }
                for name, template in templates().items()
            ],
            indent=2,
        )
        return 0
    for name, template in templates().items():
        facts = Message(
            "cli.template",
            translate("Cli", "{name}: {title}; {input} pixels, {classes} classes, {parameters} parameters"),
            name=name,
            title=template.title,
            input=shape_text(template.input_shape),
            classes=template.classes,
            parameters=reports[name].parameters,
        )
        print(say(facts))
        print(textwrap.fill(say(template.paragraph), WIDTH, initial_indent="    ", subsequent_indent="    "))
    return 0
