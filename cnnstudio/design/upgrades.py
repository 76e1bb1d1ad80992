"""Brings the raw data of older designs to the form of today, one small step per format.

Step number n (counted from 1) takes what format n wrote and returns it as format n + 1 writes it. A step sees data that
nothing has checked yet; where the data is not what it expects it may raise whatever it likes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from cnnstudio.design.gate import refusal
from cnnstudio.graph.text import StudioError, translate

Raw: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Raw], Raw]

STEPS: tuple[Step, ...] = ()
FORMAT = len(STEPS) + 1
"""The format that this version writes."""


def upgraded(raw: Raw, found: int, steps: tuple[Step, ...] = STEPS) -> Raw:
    """Return data of the format `found` in today's form. Raises `StudioError` for a newer format or a broken one."""
    if found > len(steps) + 1:
        source = translate("Design", "This design was made by a newer version of CNN Studio; update CNN Studio to open it.")
        raise refusal("design.newer", source)
    try:
        for step in steps[found - 1 :]:
            raw = step(raw)
    except StudioError:
        raise
    except Exception as error:
        source = translate("Design", "This design was made by an older version of CNN Studio and is damaged.")
        raise refusal("design.older", source) from error
    return raw
