"""What is called how in every language: a search finds by the English name and by the Spanish one, whichever is on screen."""

from __future__ import annotations

from functools import cache

from cnnstudio.graph.text import Text
from cnnstudio.resources import resource
from cnnstudio.words import LANGUAGES, Catalogue, catalogue


def in_every_language(text: str) -> tuple[str, ...]:
    """Return a marked text in all languages; a plain string as it is."""
    if not isinstance(text, Text):
        return (text,)
    return (str(text), *(found for each in _catalogues() if (found := each.get((text.context, str(text))))))


def as_elsewhere(shown: str) -> tuple[str, ...]:
    """Return what a text that is on screen is called in the other languages, wherever it stands."""
    return tuple(name for name in _pairs().get(shown, ()) if name != shown)


@cache
def _catalogues() -> tuple[Catalogue, ...]:
    return tuple(catalogue(resource("translations", f"cnnstudio_{code}.ts")) for code in LANGUAGES if code != "en")


@cache
def _pairs() -> dict[str, tuple[str, ...]]:
    """Return source by translation and translation by source, over all contexts."""
    found: dict[str, dict[str, None]] = {}
    for each in _catalogues():
        for (_, source), translation in each.items():
            found.setdefault(source, {})[translation] = None
            found.setdefault(translation, {})[source] = None
    return {text: tuple(others) for text, others in found.items()}
