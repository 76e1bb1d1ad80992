"""Spans of time as people say them."""

from __future__ import annotations

from cnnstudio.ui.words import filled, number, translate
from cnnstudio.words import decimal


def exactly(seconds: float) -> str:
    """Return a measured span: 5.0 s, 42 s, 3 min 20 s, 2 h 05 min."""
    if seconds < 10:
        return filled(translate("Duration", "{seconds} s"), seconds=decimal(seconds, 1))
    if seconds < 60:
        return filled(translate("Duration", "{seconds} s"), seconds=number(round(seconds)))
    if seconds < 3600:
        minutes, rest = divmod(round(seconds), 60)
        return filled(translate("Duration", "{minutes} min {seconds} s"), minutes=minutes, seconds=f"{rest:02d}")
    hours, rest = divmod(round(seconds / 60), 60)
    return filled(translate("Duration", "{hours} h {minutes} min"), hours=number(hours), minutes=f"{rest:02d}")


def about(seconds: float) -> str:
    """Return a guessed span without false precision: 10 seconds, 4 minutes, 3 hours."""
    if seconds < 55:
        return filled(
            translate("Duration", "{count} seconds"), count=max(1, round(seconds / 5) * 5 if seconds > 10 else round(seconds))
        )
    if seconds < 90:
        return translate("Duration", "a minute")
    if seconds < 5400:
        return filled(translate("Duration", "{count} minutes"), count=round(seconds / 60))
    if seconds < 172_800:
        return filled(translate("Duration", "{count} hours"), count=round(seconds / 3600))
    return filled(translate("Duration", "{count} days"), count=round(seconds / 86_400))
