"""Looks sentences up in the language of the person, without Qt: the command line reads the same catalogue as the window."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from cnnstudio.graph.text import Message, Text, fill
from cnnstudio.resources import resource

LANGUAGES = ("en", "es")
NARROW_SPACE = "\u202f"

Catalogue = dict[tuple[str, str], str]

_chosen: str | None = None


def language() -> str:
    """Return the language in use: "en" or "es"."""
    return _chosen or _followed()


@cache
def _followed() -> str:
    """Return the system's language; every sentence asks, so the environment is read once."""
    return system_language()


def set_language(code: str | None) -> None:
    """Use the language `code`; None follows CNNSTUDIO_LANG, then the system. What we do not speak is English."""
    global _chosen
    _chosen = _known(code) if code else None
    _followed.cache_clear()


def chosen_language() -> str | None:
    """Return the language that `set_language` was told, None where the system is followed."""
    return _chosen


def say(message: Message | Text | str) -> str:
    """Return the sentence in the language in use, its numbers written for people; plain strings are shown as they are."""
    return fill(message, look_up, number)


def look_up(text: Text) -> str:
    """Return the translation of a marked text, the English source where there is none."""
    code = language()
    if code == "en":
        return str(text)
    return catalogue(resource("translations", f"cnnstudio_{code}.ts")).get((text.context, str(text)), str(text))


def number(value: float) -> str:
    """Write a number for people: digits grouped by a narrow space from 10 000 on, the language's decimal sign."""
    if not isinstance(value, int):
        return _decimal(format(value, ".10g"))
    return str(value) if abs(value) < 10_000 else f"{value:,}".replace(",", NARROW_SPACE)


def decimal(value: float, places: int) -> str:
    """Write a number with so many places behind the language's decimal sign."""
    return _decimal(f"{value:.{places}f}")


def memory(size: int) -> str:
    """Write a number of bytes as people say it: `1.5 GiB`."""
    amount, unit = float(size), "B"
    for larger in ("KiB", "MiB", "GiB", "TiB"):
        if amount < 1024:
            break
        amount, unit = amount / 1024, larger
    return f"{size} B" if unit == "B" else f"{decimal(amount, 1)} {unit}"


def _decimal(text: str) -> str:
    return text if language() == "en" else text.replace(".", ",")


def system_language() -> str:
    """Return the language that CNNSTUDIO_LANG or the system asks for, "en" where it is one that we do not speak."""
    for name in ("CNNSTUDIO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return _known(value)
    return _known(_platform_language())


@cache
def _platform_language() -> str:
    if sys.platform == "win32":
        import ctypes

        primary = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
        return "es" if primary == 0x0A else "en"
    import locale

    return locale.getlocale()[0] or "en"


def _known(code: str) -> str:
    short = code.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return short if short in LANGUAGES else "en"


@cache
def catalogue(file: Path) -> Catalogue:
    """Return the finished translations of a Qt Linguist file by context and source; none where it is not there.

    Only a file that travels with the program is read here.
    """
    import xml.etree.ElementTree as ElementTree

    try:
        tree = ElementTree.parse(file)
    except (OSError, ElementTree.ParseError):
        return {}
    found: Catalogue = {}
    for context in tree.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") or not translation.text:
                continue
            found[name, message.findtext("source", "")] = translation.text
    return found
