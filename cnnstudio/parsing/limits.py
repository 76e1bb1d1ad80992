"""How much code is read, and the sentences that refuse more."""

from __future__ import annotations

from cnnstudio.graph.text import Message, StudioError, translate

LONGEST_TEXT = 200_000
MOST_LINES = 5_000
MOST_BLOCKS = 2_000
MOST_STEPS = 100_000
"""Expressions and statements that are followed."""
MOST_PARSED = 3_000_000
"""Letters given to the parser, over all attempts to read a broken text."""
DEEPEST = 60
"""Brackets, calls and networks inside each other."""


def refuse_unreadable(text: str) -> None:
    """Raise `StudioError` where a text is too long to be followed or is no text at all."""
    if len(text) > LONGEST_TEXT or text.count("\n") > MOST_LINES:
        raise StudioError(
            Message(
                "parsing.long",
                translate("Parsing", "The text is too long to be read as a network: paste the lines with its layers alone."),
            )
        )
    if "\0" in text:
        source = translate("Parsing", "This is no text but binary data: copy the code again as plain text.")
        raise StudioError(Message("parsing.binary", source))


def too_deep() -> StudioError:
    """Return the error for code inside code without end."""
    source = translate("Parsing", "The code is nested too deeply to be read: paste the lines with its layers alone.")
    return StudioError(Message("parsing.deep", source))


def too_much() -> StudioError:
    """Return the error for code that takes too long to follow."""
    source = translate("Parsing", "The code takes too long to follow: paste the lines with its layers alone.")
    return StudioError(Message("parsing.much", source))


def too_many() -> StudioError:
    """Return the error for code of too many layers."""
    source = translate("Parsing", "The code makes more than {limit} blocks, more than can be drawn from it.")
    return StudioError(Message("parsing.many", source, limit=MOST_BLOCKS))


def no_network() -> StudioError:
    """Return the error for a text in which no layers are."""
    source = translate(
        "Parsing",
        "No layers of Keras or PyTorch were found in the text: copy the lines from the first layer to the last one.",
    )
    return StudioError(Message("parsing.none", source))
