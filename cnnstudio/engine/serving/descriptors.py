"""Keeps the two pipes to the studio for messages alone, whatever a library prints."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Pipes:
    """The private descriptors on which commands come and messages go."""

    commands: int
    messages: int


def take_over() -> Pipes:
    """Return private copies of descriptors 0 and 1; from now on 0 reads nothing, and what is written to 1 goes to 2.

    The copies are not inherited by children. Afterwards every print, in Python or in C, lands where errors do.
    """
    if sys.stdout is not None:
        sys.stdout.flush()
    pipes = Pipes(os.dup(0), os.dup(1))
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    try:
        os.dup2(2, 1)
    except OSError:
        os.dup2(nothing, 1)
    os.close(nothing)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(pipes.commands, os.O_BINARY)
        msvcrt.setmode(pipes.messages, os.O_BINARY)
    return pipes
