"""The pictures that commands work on: data sets by name, test pictures by number, files."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cnnstudio.data import Dataset, Progress, dataset_info, load, load_picture
from cnnstudio.graph.block import Data
from cnnstudio.graph.text import Message, StudioError, translate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cnnstudio.runs.read import Run


def data_facts(name: str) -> Data:
    """Return what a network must know of a data set, before any of it is read."""
    info = dataset_info(name)
    return Data(info.shape, len(info.classes))


def load_data(name: str, root: Path | None, progress: Callable[[Progress], None] | None = None) -> Dataset:
    """Return a data set, downloaded where it is not there."""
    return load(name, root, progress=progress)


def data_of(args: argparse.Namespace, run: Run) -> Dataset:
    """Return the data set that was asked for, else the one of the run; a download is shown on the terminal."""
    from cnnstudio.commands.reporters import reporter

    return load_data(args.data or run.facts.data.name, args.data_root, reporter(args.json).download)


def picture(word: str, args: argparse.Namespace, run: Run) -> NDArray[np.uint8]:
    """Return one picture, uint8 (C, H, W): a file, or the test picture of that number (from 0)."""
    if not re.fullmatch(r"\d{1,9}", word) or Path(word).exists():
        return load_picture(word, run.facts.data.shape)
    images: NDArray[np.uint8] = data_of(args, run).test.images
    if int(word) >= len(images):
        text = translate("Cli", "There is no test picture {number}; they are numbered from 0 to {last}.")
        raise StudioError(Message("cli.picture", text, number=int(word), last=len(images) - 1))
    chosen: NDArray[np.uint8] = images[int(word)]
    return chosen
