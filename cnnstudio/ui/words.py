"""The words on screen: looked up now, in the language that is chosen, with numbers as people read them."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale, QObject, Signal

from cnnstudio.graph.text import Message, Text
from cnnstudio.ui import settings

try:
    from cnnstudio import words as catalogue
except ImportError:
    from cnnstudio.ui import plain_words as catalogue  # type: ignore[no-redef]

LANGUAGES = {"en": "English", "es": "Español"}
"""Languages by code, each called as its speakers call it."""


class Announcer(QObject):
    """Tells that the language is another; what is on screen is then written anew."""

    language_changed = Signal()


announcer = Announcer()


def translate(context: str, text: str, **values: int | float | str | Text | Message) -> str:
    """Return `text` in the chosen language, its `{places}` filled with `values`."""
    return catalogue.say(Message("ui", Text(context, text), **values))


def say(message: Message | Text | str) -> str:
    """Return the sentence of a message, or the look-up of a marked text; plain strings stay as they are."""
    return catalogue.say(message)


def sentence(message: Message | Text | str) -> str:
    """Return `say(message)` with a capital first letter: problems are written to follow a block's name."""
    said = say(message)
    return said[:1].upper() + said[1:]


def number(value: int | float) -> str:
    """Return a number with its digits grouped by thin spaces."""
    return catalogue.number(value)


_UNITS = ("B", "KB", "MB", "GB", "TB")


def memory(count: int) -> str:
    """Return a number of bytes as people read it: 4.0 KB."""
    size, unit = float(count), 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{count} B" if unit == 0 else f"{size:.1f} {_UNITS[unit]}".replace(".", decimal_point())


def decimal_point() -> str:
    """Return what stands between the whole and the rest of a number in the chosen language."""
    return "," if language() == "es" else "."


def formula(text: str) -> str:
    """Return a formula as it is set in type: real multiplication and minus signs, brackets for rounding down and up."""
    text = re.sub(r"floor\((.*)\)(?= [+=])", r"⌊\1⌋", text)
    text = re.sub(r"ceil\((.*)\)(?= [+=])", r"⌈\1⌉", text)
    return text.replace("*", "·").replace(" - ", " − ").replace("/", " / ")


_chosen = "en"


def language() -> str:
    """Return the code of the chosen language."""
    return _chosen


def system_language() -> str:
    """Return the remembered language, else the system's where there is a translation, else English."""
    remembered = settings.text("language")
    if remembered in LANGUAGES:
        return remembered
    return next((code for tag in QLocale.system().uiLanguages() if (code := tag[:2]) in LANGUAGES), "en")


def choose_language(code: str, remember: bool = True) -> None:
    """Speak another language from now on."""
    global _chosen
    _chosen = code
    catalogue.set_language(code)
    if remember:
        settings.remember("language", code)
    announcer.language_changed.emit()
