"""`cnnstudio evaluate`: how runs do on test pictures, also with every picture moved, turned, enlarged or noisy."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from cnnstudio.commands.options import data_options, json_option, positive, shift
from cnnstudio.commands.output import print_columns, print_json
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.words import decimal, number, say

if TYPE_CHECKING:
    from cnnstudio.data import Dataset
    from cnnstudio.engine.evaluate import Evaluation
    from cnnstudio.runs import Run

TRIALS = ("shift", "rotation", "zoom", "noise")


def add(parser: argparse.ArgumentParser) -> None:
    text = translate("Usage", "the folder of a run; several are shown side by side")
    parser.add_argument("folders", metavar="RUN", nargs="+", help=say(text))
    data_options(parser, translate("Usage", "data set whose test part is used; the run's own where none is given"))
    text = translate("Usage", "move every picture by so many pixels to the right and down, zeros behind it")
    parser.add_argument("--shift", metavar="DX,DY", type=shift, default=(0, 0), help=say(text))
    text = translate("Usage", "accuracy over all shifts up to 8 pixels, angles, sizes, or strengths of noise")
    parser.add_argument("--robustness", choices=TRIALS, metavar="|".join(TRIALS), help=say(text))
    text = translate("Usage", "take so many test pictures only, spread over all")
    parser.add_argument("--pictures", metavar="N", type=positive, help=say(text))
    text = translate("Usage", "list every prediction too, the most certain mistakes first")
    parser.add_argument("--predictions", action="store_true", help=say(text))
    text = translate("Usage", "where to compute; auto takes the best device")
    parser.add_argument("--device", metavar="NAME", default="auto", help=say(text))
    json_option(parser)


def run(args: argparse.Namespace) -> int:
    from cnnstudio.commands.pictures import data_of
    from cnnstudio.runs import open_run

    if args.robustness and args.shift != (0, 0):
        text = translate("Cli", "--shift moves every picture alike, --robustness tries all places: give one of them.")
        raise StudioError(Message("cli.robustness", text))
    opened = [open_run(folder) for folder in args.folders]
    found = [(run, _spread(data_of(args, run), args.pictures)) for run in opened]
    if args.robustness:
        from cnnstudio.commands.robustness import show

        show(args, found)
    elif args.json:
        for one, dataset in found:
            print_json(_as_json(args, one, dataset))
    else:
        for place, (one, dataset) in enumerate(found):
            if place:
                print()
            _print(args, one, dataset, named=len(found) > 1)
    return 0


def _spread(dataset: Dataset, count: int | None) -> Dataset:
    """Return a data set with `count` test pictures, evenly spread over all of them."""
    from cnnstudio.data.parts import Part, make_dataset

    test = dataset.test
    if count is None or count >= len(test.labels):
        return dataset
    chosen = [place * len(test.labels) // count for place in range(count)]
    return make_dataset(dataset.info, dataset.train, Part(test.images[chosen], test.labels[chosen]))


def _evaluated(args: argparse.Namespace, run: Run, dataset: Dataset) -> Evaluation:
    from cnnstudio.engine.evaluate import evaluate

    return evaluate(run, dataset, args.shift, args.device)


def _as_json(args: argparse.Namespace, run: Run, dataset: Dataset) -> dict[str, Any]:
    found = _evaluated(args, run, dataset)
    figures = found.figures
    classes = [
        {
            "class": name,
            "label": label,
            "precision": float(figures.precision[label]),
            "recall": float(figures.recall[label]),
            "f1": float(figures.f1[label]),
            "images": int(figures.support[label]),
        }
        for label, name in enumerate(run.facts.data.classes)
    ]
    told: dict[str, Any] = {
        "run": str(run.folder),
        "data": dataset.info.name,
        "test_accuracy": found.accuracy,
        "interval": list(found.interval),
        "test_loss": found.loss,
        "images": found.total,
        "classes": classes,
        "confusion": found.confusion.tolist(),
    }
    if args.predictions:
        told["predictions"] = [
            {
                "index": index,
                "label": int(found.labels[index]),
                "predicted": int(found.predicted[index]),
                "probability": float(found.certainty[index]),
            }
            for index in found.order.tolist()
        ]
    return told


def _print(args: argparse.Namespace, run: Run, dataset: Dataset, named: bool) -> None:
    from cnnstudio.commands.predict import class_titles

    found = _evaluated(args, run, dataset)
    if named:
        print(run.folder)
    text = translate("Cli", "{images} test pictures of {data}: accuracy {accuracy} ({low} to {high} at 95 %), loss {loss}")
    facts = Message(
        "cli.evaluation",
        text,
        images=found.total,
        data=dataset.info.name,
        accuracy=decimal(found.accuracy, 4),
        low=decimal(found.interval[0], 4),
        high=decimal(found.interval[1], 4),
        loss=decimal(found.loss, 4),
    )
    print(say(facts))
    titles = class_titles(run.facts.data.name, run.facts.data.classes)
    print()
    _print_classes(found, titles)
    if args.predictions:
        print()
        _print_predictions(found, titles)


def _print_classes(found: Evaluation, titles: list[str]) -> None:
    head = [
        translate("Cli", "class"),
        translate("Cli", "pictures"),
        translate("Cli", "precision"),
        translate("Cli", "recall"),
        translate("Cli", "F1"),
        translate("Cli", "most often taken for"),
    ]
    figures = found.figures
    rows = [list(map(say, head))]
    for label, title in enumerate(titles):
        mistakes = found.confusion[label].copy()
        mistakes[label] = 0
        most = int(mistakes.argmax())
        taken = f"{titles[most]} ({number(int(mistakes[most]))})" if mistakes[most] else ""
        shares = [_share(value[label]) for value in (figures.precision, figures.recall, figures.f1)]
        rows.append([title, number(int(figures.support[label])), *shares, taken])
    print_columns(rows)


def _print_predictions(found: Evaluation, titles: list[str]) -> None:
    head = [
        translate("Cli", "picture"),
        translate("Cli", "class"),
        translate("Cli", "prediction"),
        translate("Cli", "probability"),
    ]
    rows = [list(map(say, head))]
    rows += [
        [
            str(index),
            titles[found.labels[index]],
            titles[found.predicted[index]],
            f"{decimal(100 * float(found.certainty[index]), 1)} %",
        ]
        for index in found.order.tolist()
    ]
    print_columns(rows)


def _share(value: float) -> str:
    return "-" if value != value else decimal(float(value), 4)
