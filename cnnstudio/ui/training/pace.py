"""How fast a run goes, and what is remembered of that: the first run ever is slow, so that there is something to see."""

from __future__ import annotations

from typing import get_args

from cnnstudio.protocol.commands import Pace
from cnnstudio.ui import settings

PACES: tuple[Pace, ...] = get_args(Pace)
_PACE, _BEGUN = "training/pace", "training/begun"


def first_pace() -> Pace:
    """Return the pace of the next run: the one chosen last; slow where nobody has chosen, and nothing was trained yet."""
    remembered = settings.text(_PACE)
    if remembered in PACES:
        return remembered
    return "full" if settings.text(_BEGUN) else "slow"


def opening_pace() -> Pace:
    """Return the pace with which a session opens: steps one by one are not taken up again, Train would seem to do nothing."""
    if settings.text(_PACE) == "step":
        settings.forget(_PACE)
    return first_pace()


def remember_pace(pace: Pace) -> None:
    """Keep what was chosen for the runs to come."""
    settings.remember(_PACE, pace)


def is_first_run() -> bool:
    """Tell whether nothing was ever trained here."""
    return not settings.text(_BEGUN)


def remember_run() -> None:
    """Keep that something was trained."""
    settings.remember(_BEGUN, "yes")
