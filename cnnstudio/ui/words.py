"""The words on screen: looked up now, in the language that is chosen, with numbers as people read them."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cnnstudio import words as catalogue
from cnnstudio.graph.shape import Shape, ShapeText
from cnnstudio.graph.text import Message, Text, Value
from cnnstudio.ui import settings

LANGUAGES = {"en": "English", "es": "Español"}
"""Languages by code, each called as its speakers call it."""


class Announcer(QObject):
    """Tells that the language is another; what is on screen is then written anew."""

    language_changed = Signal()


announcer = Announcer()


def translate(context: str, text: str) -> str:
    """Return `text` in the chosen language; both are written out, or lupdate does not find them."""
    return catalogue.say(Text(context, text))


def filled(sentence: str, /, **values: int | float | str | Text | Message) -> str:
    """Return a looked-up sentence, its `{places}` filled: `filled(translate("Status", "{count} problems"), count=3)`.

    The values stand outside of `translate`, since lupdate does not find a call of it with more than two arguments.
    """
    return catalogue.say(Message("ui", Text("", sentence), **values))


write_shape: Callable[[Shape], str] | None = None
"""How shapes in sentences are written; None: as the sentence has them."""


def say(message: Message | Text | str) -> str:
    """Return the sentence of a message, or the look-up of a marked text; plain strings stay as they are."""
    return catalogue.say(message if write_shape is None or not isinstance(message, Message) else _shaped(message, write_shape))


def _shaped(message: Message, write: Callable[[Shape], str]) -> Message:
    """Return a message whose shapes are written otherwise."""
    values: dict[str, Value] = {}
    for name, value in message.values.items():
        if isinstance(value, ShapeText):
            values[name] = write(value.shape)
        else:
            values[name] = _shaped(value, write) if isinstance(value, Message) else value
    return Message(message.code, message.source, **values)


def sentence(message: Message | Text | str) -> str:
    """Return `say(message)` with a capital first letter: problems are written to follow a block's name."""
    said = say(message)
    return said[:1].upper() + said[1:]


def number(value: int | float) -> str:
    """Return a number with its digits grouped by thin spaces."""
    return catalogue.number(value)


def memory(count: int) -> str:
    """Return a number of bytes as people say it."""
    return catalogue.memory(count)


def formula(text: str) -> str:
    """Return a formula as it is set in type: real multiplication and minus signs, brackets for rounding down and up."""
    text = re.sub(r"floor\((.*)\)(?= [+=])", r"⌊\1⌋", text)
    text = re.sub(r"ceil\((.*)\)(?= [+=])", r"⌈\1⌉", text)
    return text.replace("*", "·").replace(" - ", " − ").replace("/", " / ")


def language() -> str:
    """Return the code of the language in use."""
    return catalogue.language()


def start_language() -> None:
    """Speak what the command line asked for, else the remembered language, else the system's."""
    if catalogue.chosen_language():
        return
    remembered = settings.text("language")
    catalogue.set_language(remembered if remembered in LANGUAGES else None)


def choose_language(code: str) -> None:
    """Speak another language from now on; remembered."""
    catalogue.set_language(code)
    settings.remember("language", code)
    announcer.language_changed.emit()
