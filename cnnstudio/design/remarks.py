"""Notes and frames as data of the file, both ways. What is no note in today's form is kept as it is, and not shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from cnnstudio.design.gate import refusal, tidy, tidy_lines, unread, wrong
from cnnstudio.design.limits import FARTHEST, LONGEST_NAME, LONGEST_NOTE, MOST_REMARKS, is_place, short
from cnnstudio.design.notes import Frame, Note, Remark
from cnnstudio.graph.graph import is_identifier
from cnnstudio.graph.text import translate

_LEAST = 8.0

Found = TypeVar("Found", Note, Frame)


class _Note(msgspec.Struct):
    id: str
    x: float
    y: float
    width: float
    height: float
    text: str = ""
    colour: str = Note.colour


class _Frame(msgspec.Struct):
    id: str
    x: float
    y: float
    width: float
    height: float
    title: str = ""
    colour: str = Frame.colour


def notes_from(raw: list[Any]) -> tuple[tuple[Note, ...], list[Any]]:
    """Return the notes in a list of the file, and what is none. Raises `StudioError` where they are too many or too long."""
    return _sorted(raw, "notes", _note)


def frames_from(raw: list[Any]) -> tuple[tuple[Frame, ...], list[Any]]:
    """Return the frames in a list of the file, and what is none. Raises `StudioError` where they are too many or too long."""
    return _sorted(raw, "frames", _frame)


def fields_of(remark: Remark) -> dict[str, Any]:
    """Return a note or frame as it stands in the file."""
    places = {name: short(getattr(remark, name)) for name in ("x", "y", "width", "height")}
    if isinstance(remark, Note):
        words = {"text": tidy_lines(remark.text)[:LONGEST_NOTE]}
    else:
        words = {"title": tidy(remark.title)[:LONGEST_NAME]}
    fields = {"id": remark.id, **places, **words, "colour": tidy(remark.colour)[:LONGEST_NAME]}
    return {**fields, **{key: value for key, value in sorted(remark.extra.items()) if key not in fields}}


def _sorted(raw: list[Any], where: str, read: Callable[[Any, str], Found | None]) -> tuple[tuple[Found, ...], list[Any]]:
    if len(raw) > MOST_REMARKS:
        source = translate("Design", "This design has more than {limit} notes or frames; CNN Studio opens none so full.")
        raise refusal("design.too_many", source, limit=MOST_REMARKS)
    found: dict[str, Found] = {}
    rest = []
    for at, entry in enumerate(raw):
        remark = read(entry, f"{where}[{at}]")
        if remark is None:
            rest.append(entry)
        elif remark.id in found:
            raise wrong(f"{where}[{at}].id")
        else:
            found[remark.id] = remark
    return tuple(found.values()), rest


def _note(raw: Any, where: str) -> Note | None:
    found = _formed(raw, _Note)
    if found is None:
        return None
    text = _limited(tidy_lines(found.text), f"{where}.text", LONGEST_NOTE)
    return Note(found.id, *_box(found), text, _colour(found.colour, where), unread(raw, _Note))


def _frame(raw: Any, where: str) -> Frame | None:
    found = _formed(raw, _Frame)
    if found is None:
        return None
    title = _limited(tidy(found.title), f"{where}.title", LONGEST_NAME)
    return Frame(found.id, *_box(found), title, _colour(found.colour, where), unread(raw, _Frame))


Formed = TypeVar("Formed", _Note, _Frame)


def _formed(raw: Any, kind: type[Formed]) -> Formed | None:
    """Return a note or frame in today's form; None for another, a newer one perhaps."""
    try:
        found = msgspec.convert(raw, kind)
    except msgspec.ValidationError:
        return None
    sized = all(_LEAST <= side <= FARTHEST for side in (found.width, found.height))
    return found if sized and is_identifier(found.id) and is_place((found.x, found.y)) else None


def _box(found: _Note | _Frame) -> tuple[float, float, float, float]:
    return found.x, found.y, found.width, found.height


def _colour(text: str, where: str) -> str:
    return _limited(tidy(text), f"{where}.colour", LONGEST_NAME)


def _limited(text: str, where: str, longest: int) -> str:
    if len(text) > longest:
        source = translate("Design", "The text at {where} is longer than {limit} letters.")
        raise refusal("design.name", source, where=where, limit=longest)
    return text


def kept(extra: Mapping[str, Any], key: str) -> Iterable[Any]:
    """Return what `notes_from` or `frames_from` could not read, out of a design's `extra`."""
    found = extra.get(key)
    return found if isinstance(found, list) else ()
