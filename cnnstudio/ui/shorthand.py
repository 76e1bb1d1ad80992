"""Reads blocks as people type them: `conv 6 5 relu`, `dense 120`, `max pooling 2`."""

from __future__ import annotations

import re
from typing import Any

from cnnstudio.blocks.registry import registry
from cnnstudio.graph.block import Block
from cnnstudio.graph.param import PADDING_WORDS, Param, ParamError, coerce
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.ui.fields.numbers import read_int, read_pair, read_real
from cnnstudio.ui.panels.palette_model import matches, plain, rank

_NUMBER = re.compile(r"[-+]?[\d.,][\d.,x×e+-]*", re.IGNORECASE)
_MOST = 20


def read_blocks(text: str) -> list[Block]:
    """Return the blocks that `text` names, in order; numbers behind a name fill its fields in order.

    Raises `StudioError` for a word that no block is called by and a number that has no field.
    """
    words = plain(text.replace(";", " ")).split()[: 8 * _MOST]
    found: list[Block] = []
    at = 0
    while at < len(words) and len(found) < _MOST:
        kind, taken = _kind(words[at:])
        at += taken
        values, taken = _values(kind, words[at:])
        at += taken
        found.append(kind(**values))
    return found


def _kind(words: list[str]) -> tuple[type[Block], int]:
    """Return the block that the first words name, as many of them as belong together, and how many those are."""
    length = next((n for n, word in enumerate(words) if _NUMBER.fullmatch(word)), len(words))
    for count in range(min(length, 4), 0, -1):
        wanted = " ".join(words[:count])
        kinds = [kind for kind in registry().values() if matches(kind, wanted)]
        if kinds:
            return min(kinds, key=lambda kind: rank(kind, wanted)), count
    source = translate("Shorthand", "No block is called “{word}”.")
    raise StudioError(Message("shorthand.word", source, word=words[0][:40]))


def _values(kind: type[Block], words: list[str]) -> tuple[dict[str, Any], int]:
    values: dict[str, Any] = {}
    free = [param for param in kind.params if param.kind in ("int", "float", "pair", "padding")]
    taken = 0
    for word in words:
        padding = next((param for param in free if param.kind == "padding"), None)
        if word in PADDING_WORDS and padding is not None:
            values[padding.name] = word
            free.remove(padding)
        elif _NUMBER.fullmatch(word):
            if not free:
                source = translate("Shorthand", "{block} has no field left for {number}.")
                raise StudioError(Message("shorthand.number", source, block=kind.title, number=word[:40]))
            param = free.pop(0)
            values[param.name] = _read(param, word)
        else:
            break
        taken += 1
    return values, taken


def _read(param: Param, word: str) -> Any:
    readers = {"int": read_int, "float": read_real}
    try:
        return coerce(param, readers.get(param.kind, read_pair)(word))
    except ParamError as error:
        raise StudioError(error.message) from None
