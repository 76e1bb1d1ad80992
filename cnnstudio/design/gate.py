"""The one gate for JSON that comes from outside: limits on size and depth, finite numbers, and a sentence that names where.

Nothing that passes through here is ever executed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from cnnstudio.graph.text import Message, StudioError, Text, Value, translate

MOST_BYTES = 32 << 20
MOST_PARTS = 500_000
"""Objects and lists in one file."""
DEEPEST = 40
LARGEST = 2**63 - 1

T = TypeVar("T")
_BOM = b"\xef\xbb\xbf"
_PLACE = re.compile(r"`\$\.?([^`]*)`\Z")
# Marks that reorder the text around them: a name must not make the line it stands in read differently.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DROPPED = ("Cc", "Cs", "Zl", "Zp")


def read_json(data: bytes | memoryview, most_bytes: int = MOST_BYTES) -> Any:
    """Return what the JSON text `data` (UTF-8) holds, as plain values. Raises `StudioError`."""
    data = bytes(data)
    if len(data) > most_bytes:
        source = translate("Gate", "This is too large to be read: more than {limit} MiB.")
        raise StudioError(Message("gate.large", source, limit=most_bytes >> 20))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:2]:
        raise refusal("gate.encoding", translate("Gate", "This is text in UTF-16; save it as UTF-8."))
    data = data.removeprefix(_BOM)
    if not data.strip():
        raise refusal("gate.empty", translate("Gate", "There is nothing in it: it is empty."))
    if data.count(b"{") + data.count(b"[") > MOST_PARTS:
        source = translate("Gate", "This is too large to be read: it has more than {limit} parts.")
        raise StudioError(Message("gate.large", source, limit=MOST_PARTS))
    try:
        found = msgspec.json.decode(data)
    except UnicodeDecodeError:
        raise refusal("gate.encoding", translate("Gate", "This is no text in UTF-8.")) from None
    except msgspec.ValidationError:
        raise _number() from None
    except msgspec.DecodeError as error:
        raise _no_json(data, str(error)) from None
    except (RecursionError, MemoryError):
        raise _deep() from None
    _survey(found)
    return found


def typed(raw: object, kind: type[T], where: str = "") -> T:
    """Return `raw` as a value of the type `kind`; `where` is the place of `raw` itself. Raises `StudioError`."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        place = _PLACE.search(str(error))
        inner = place.group(1) if place else ""
        raise wrong(".".join(part for part in (where, inner) if part)) from None


def unread(raw: Mapping[str, Any], kind: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the fields of `raw` that `kind` does not have: those of another version, which are kept."""
    return {key: value for key, value in raw.items() if key not in kind.__struct_fields__}


def wrong(where: str) -> StudioError:
    """Return the error for a value of the wrong kind, or one that is missing, at a place such as `main.nodes[3].id`."""
    source = translate("Gate", "Something is missing or of the wrong kind at {where}.")
    return StudioError(Message("gate.kind", source, where=shown(where) or "$"))


def refusal(code: str, source: Text, **values: Value) -> StudioError:
    """Return the error of that code and sentence."""
    return StudioError(Message(code, source, **values))


def tidy(text: str) -> str:
    """Return a name as one line without control characters: white ones become spaces, others are dropped."""
    if text.isascii() and text.isprintable():
        return text
    kept = []
    for letter in text:
        if letter in "\t\n\v\f\r\x85\u2028\u2029":
            kept.append(" ")
        elif unicodedata.category(letter) not in _DROPPED and letter not in _REORDERING:
            kept.append(letter)
    return "".join(kept)


def tidy_lines(text: str) -> str:
    """Return text of several lines, each of them tidy."""
    return "\n".join(map(tidy, text.splitlines())) + ("\n" if text.endswith("\n") else "")


def shown(text: str) -> str:
    """Return text from a file fit for a sentence: one line, not long."""
    text = tidy(text[:200])
    return text if len(text) <= 60 else text[:57] + "..."


def _survey(root: object) -> None:
    """Refuse what is nested too deeply or holds whole numbers that no field can; walks without recursion."""
    level = [root]
    for _ in range(DEEPEST + 1):
        below: list[object] = []
        for value in level:
            if type(value) is dict:
                below += value.values()
            elif type(value) is list:
                below += value
            elif type(value) is int and abs(value) > LARGEST:
                raise _number()
        if not below:
            return
        level = below
    raise _deep()


def _deep() -> StudioError:
    return refusal("gate.deep", translate("Gate", "This is nested too deeply to be read."))


def _number() -> StudioError:
    return refusal("gate.number", translate("Gate", "There is a number in it that is not finite or too large."))


def _no_json(data: bytes, reason: str) -> StudioError:
    found = re.search(r"\(byte (\d+)\)", reason)
    line = data.count(b"\n", 0, int(found.group(1)) if found else len(data)) + 1
    source = translate("Gate", "This is no JSON, or only a part of it: it cannot be read from line {line} on.")
    return StudioError(Message("gate.json", source, line=line))
