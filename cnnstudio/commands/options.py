"""Options that several commands share, and the words that people type as values."""

from __future__ import annotations

import argparse
import difflib
import re
from pathlib import Path

from cnnstudio.graph.text import Message, StudioError, Text, translate
from cnnstudio.words import say


def json_option(parser: argparse.ArgumentParser) -> None:
    """Add --json."""
    parser.add_argument("--json", action="store_true", help=say(translate("Usage", "write JSON, for programs")))


def root_option(parser: argparse.ArgumentParser) -> None:
    """Add --data-root."""
    text = translate("Usage", "folder with data sets; else CNNSTUDIO_DATA, else the platform's data folder")
    parser.add_argument("--data-root", metavar="DIR", type=Path, help=say(text))


def data_options(parser: argparse.ArgumentParser, text: Text) -> None:
    """Add --data, explained by `text`, and --data-root."""
    parser.add_argument("--data", metavar="NAME", type=dataset_name, help=say(text))
    root_option(parser)


def wrong(message: Message) -> argparse.ArgumentTypeError:
    """Return the error of a value that cannot be."""
    return argparse.ArgumentTypeError(say(message))


def dataset_name(word: str) -> str:
    """Return the name of a data set that there is."""
    from cnnstudio.data.catalogue import DATASETS, dataset_info

    try:
        return dataset_info(word.lower()).name
    except StudioError as error:
        near = difflib.get_close_matches(word.lower(), DATASETS, 1)
        raise wrong(_did_you_mean(word, near[0]) if near else error.message) from error


def _did_you_mean(word: str, near: str) -> Message:
    return Message("usage.data", translate("Usage", "there is no “{word}”; did you mean “{near}”?"), word=word, near=near)


def image_shape(word: str) -> tuple[int, int, int]:
    """Return `3x32x32` as (channels, height, width)."""
    found = re.fullmatch(r"(\d+)[x×,](\d+)[x×,](\d+)", word)
    if not found or not all(part.strip("0") for part in found.groups()):
        text = translate("Usage", "“{word}” is no size: write channels, height and width as 3x32x32")
        raise wrong(Message("usage.input", text, word=word))
    if max(map(len, found.groups())) > 5:
        text = translate("Usage", "“{word}” is too large: channels, height and width go up to {limit}")
        raise wrong(Message("usage.input", text, word=word, limit=99_999))
    channels, height, width = map(int, found.groups())
    return channels, height, width


def shift(word: str) -> tuple[int, int]:
    """Return `4,-4` as (pixels to the right, pixels down)."""
    found = re.fullmatch(r"([+-]?\d{1,5}),([+-]?\d{1,5})", word)
    if not found:
        text = translate("Usage", "“{word}” is no shift: write pixels to the right and pixels down as 4,4")
        raise wrong(Message("usage.shift", text, word=word))
    return int(found[1]), int(found[2])


def positive(word: str) -> int:
    """Return a whole number from 1 on."""
    if not re.fullmatch(r"\d{1,9}", word) or int(word) == 0:
        text = translate("Usage", "“{word}” is no whole number from 1 on")
        raise wrong(Message("usage.positive", text, word=word))
    return int(word)
