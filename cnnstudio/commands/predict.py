"""`cnnstudio predict`: what a run says about pictures."""

from __future__ import annotations

import argparse

from cnnstudio.commands.options import data_options, json_option, positive
from cnnstudio.commands.output import print_json
from cnnstudio.graph.text import translate
from cnnstudio.words import decimal, say


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="RUN", help=say(translate("Usage", "the folder of a run")))
    text = translate("Usage", "picture files, or numbers of test pictures")
    parser.add_argument("files", metavar="FILE", nargs="+", help=say(text))
    text = translate("Usage", "how many classes to show, the likeliest first")
    parser.add_argument("--top", metavar="K", type=positive, default=3, help=say(text))
    data_options(parser, translate("Usage", "data set of the numbered test pictures; the run's own where none is given"))
    json_option(parser)


def run(args: argparse.Namespace) -> int:
    import numpy as np

    from cnnstudio.commands.pictures import picture
    from cnnstudio.data import fit_images
    from cnnstudio.runs import open_run

    opened = open_run(args.folder)
    facts = opened.facts.data
    images = [fit_images(picture(word, args, opened)[None], facts.shape) for word in args.files]

    from cnnstudio.engine.predict import predict

    found = predict(opened, np.concatenate(images))
    titles = class_titles(facts.name, facts.classes)
    for word, row in zip(args.files, found, strict=True):
        best = sorted(range(len(row)), key=lambda label: -row[label])[: args.top]
        if args.json:
            predictions = [{"class": facts.classes[i], "label": i, "probability": float(row[i])} for i in best]
            print_json({"file": word, "predictions": predictions})
        else:
            print(f"{word}: " + ", ".join(f"{titles[i]} {decimal(100 * float(row[i]), 1)} %" for i in best))
    return 0


def class_titles(name: str, classes: tuple[str, ...]) -> list[str]:
    """Return the names of a run's classes in the person's language, where its data set is one of ours."""
    from cnnstudio.data import DATASETS

    info = DATASETS.get(name)
    return list(map(say, info.class_titles)) if info is not None and info.classes == classes else list(classes)
