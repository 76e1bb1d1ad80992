"""English only: stands in until the catalogue of translations is there."""

from __future__ import annotations

from cnnstudio.graph.text import Message, Text, fill


def say(message: Message | Text | str) -> str:
    return fill(message, str, number)


def number(value: int | float) -> str:
    return f"{value:,}".replace(",", "\u2009") if isinstance(value, int) else f"{value:g}"


def set_language(code: str) -> None:
    return None
