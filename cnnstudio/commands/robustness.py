"""The robustness of runs for the terminal: tables for people, one JSON object a run for programs."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from cnnstudio.commands.output import print_columns, print_json
from cnnstudio.graph.text import Message, Text, translate
from cnnstudio.words import decimal, number, say

if TYPE_CHECKING:
    from cnnstudio.data import Dataset
    from cnnstudio.engine.robustness import Sweep
    from cnnstudio.runs import Run

_PLACES: dict[str, Text] = {
    "rotation": translate("Cli", "degrees"),
    "zoom": translate("Cli", "size"),
    "noise": translate("Cli", "noise"),
}


def show(args: argparse.Namespace, runs: list[tuple[Run, Dataset]]) -> None:
    """Try all runs, and print what came out."""
    found = [(run, dataset, _tried(args, run, dataset)) for run, dataset in runs]
    if args.json:
        for run, dataset, sweep in found:
            print_json(_as_json(args.robustness, run, dataset, sweep))
    elif args.robustness == "shift":
        for place, (run, dataset, sweep) in enumerate(found):
            if place:
                print()
            _print_map(run, dataset, sweep)
    else:
        _print_side_by_side(args.robustness, [(run, sweep) for run, _, sweep in found])


def _tried(args: argparse.Namespace, run: Run, dataset: Dataset) -> Sweep:
    from cnnstudio.engine.evaluate import refuse_other_classes
    from cnnstudio.engine.model import open_model
    from cnnstudio.engine.robustness import attempt
    from cnnstudio.engine.training.batches import Lens, Scaling
    from cnnstudio.graph.text import StudioError

    refuse_other_classes(run, dataset)
    model = open_model(run, args.device)
    lens = Lens(model.shape, Scaling(model.data.mean, model.data.std), model.device)
    last: Sweep | None = None
    for sweep in attempt(model.walk, lens, dataset.test.images, dataset.test.labels, args.robustness):
        if sweep is not None:
            last = sweep
            _tell(sweep)
    if last is None:
        raise StudioError(Message("evaluate.empty", translate("Evaluate", "The data has no test pictures.")))
    return last


def _tell(sweep: Sweep) -> None:
    """Say on a terminal how far it is; elsewhere the result alone is wanted."""
    if not sys.stderr.isatty():
        return
    text = translate("Cli", "{done} of {total} pictures")
    line = say(Message("cli.progress", text, done=sweep.done, total=sweep.total))
    end = "\r" if sweep.done < sweep.total else "\n"
    print(f"\r{line}", end=end, file=sys.stderr, flush=True)


def _as_json(trial: str, run: Run, dataset: Dataset, sweep: Sweep) -> dict[str, object]:
    values = [round(float(value), 6) for value in sweep.values]
    axes = {"dx": values, "dy": values} if trial == "shift" else {"values": values}
    return {
        "run": str(run.folder),
        "data": dataset.info.name,
        "robustness": trial,
        "images": sweep.total,
        **axes,
        "accuracy": sweep.accuracy.tolist(),
    }


def _print_map(run: Run, dataset: Dataset, sweep: Sweep) -> None:
    text = translate(
        "Cli", "{run}, {images} test pictures of {data}: accuracy in percent, moved right (columns) and down (rows)"
    )
    print(say(Message("cli.shifts", text, run=str(run.folder), images=sweep.total, data=dataset.info.name)))
    names = [_whole(value) for value in sweep.values]
    rows = [["", *names]]
    rows += [
        [name, *(str(round(100 * float(share))) for share in line)] for name, line in zip(names, sweep.accuracy, strict=True)
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print(" ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))
    centre = len(names) // 2
    text = translate("Cli", "in place {here}, mean over all shifts {mean}, worst {worst}")
    figures = {"here": sweep.accuracy[centre, centre], "mean": sweep.accuracy.mean(), "worst": sweep.accuracy.min()}
    print(say(Message("cli.shifts", text, **{name: decimal(float(share), 4) for name, share in figures.items()})))


def _print_side_by_side(trial: str, found: list[tuple[Run, Sweep]]) -> None:
    rows = [[say(_PLACES[trial]), *(str(run.folder) for run, _ in found)]]
    for place, value in enumerate(found[0][1].values):
        name = _whole(value) if trial == "rotation" else decimal(float(value), 2)
        rows.append([name, *(decimal(float(sweep.accuracy[place]), 4) for _, sweep in found)])
    print_columns(rows)


def _whole(value: float) -> str:
    return number(int(value))
