"""Why an engine is gone, as one sentence."""

from __future__ import annotations

import sys

from cnnstudio.graph.text import Message, translate
from cnnstudio.protocol.messages import PROTOCOL

_KILLED = 9
_CRASHES = (4, 6, 7, 8, 11)
"""SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV."""


def not_started(reason: str) -> Message:
    """Return the sentence for an engine that never came up."""
    if not reason:
        text = translate("Engine", "The engine was started but never answered: “cnnstudio doctor” says what mends it.")
        return Message("engine.silent", text)
    text = translate("Engine", "The engine cannot be started ({reason}): “cnnstudio doctor” says what mends it.")
    return Message("engine.start", text, reason=reason)


def other_version(protocol: int | None, version: str) -> Message:
    """Return the sentence for an engine of another version, which says `protocol`; None where it cannot be read."""
    if protocol is None:
        text = translate("Engine", "The engine is of another version than the window: install CNN Studio anew.")
        return Message("engine.version", text)
    text = translate(
        "Engine",
        "The engine is of another version than the window ({version}, protocol {theirs}, not {ours}): install CNN Studio anew.",
    )
    return Message("engine.version", text, version=version, theirs=protocol, ours=PROTOCOL)


def ended(code: int, crashed: bool, greeted: bool) -> Message:
    """Return the sentence for an engine that ended unasked: with an exit code, or `crashed` by the signal `code`."""
    if crashed and code == _KILLED and sys.platform != "win32":
        text = translate(
            "Engine",
            "The engine was ended from outside, most often because the computer ran out of memory: a smaller batch needs less.",
        )
        return Message("engine.killed", text)
    if crashed and (code in _CRASHES or sys.platform == "win32"):
        text = translate("Engine", "The engine crashed (signal {code}). The network and the curves are safe.")
        return Message("engine.crashed", text, code=code)
    if crashed:
        text = translate("Engine", "The engine was ended from outside (signal {code}). The network and the curves are safe.")
        return Message("engine.signal", text, code=code)
    if not greeted:
        text = translate(
            "Engine", "The engine cannot be started (it ended with code {code}): “cnnstudio doctor” says what mends it."
        )
        return Message("engine.start", text, code=code)
    text = translate("Engine", "The engine ended by itself (code {code}). The network and the curves are safe.")
    return Message("engine.ended", text, code=code)
