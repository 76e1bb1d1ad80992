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


def as_elsewhere(context: str, shown: str) -> tuple[str, ...]:
    """Return what a text that is on screen, found under `context`, is called in the other languages."""
    sources = {source for each in _catalogues() if (source := _backwards(each).get((context, shown)))} or {shown}
    names = (name for source in sorted(sources) for name in in_every_language(Text(context, source)))
    return tuple(name for name in dict.fromkeys(names) if name != shown)


@cache
def _catalogues() -> tuple[Catalogue, ...]:
    return tuple(catalogue(resource("translations", f"cnnstudio_{code}.ts")) for code in LANGUAGES if code != "en")


_turned: dict[int, Catalogue] = {}


def _backwards(found: Catalogue) -> Catalogue:
    if id(found) not in _turned:
        _turned[id(found)] = {(context, translation): source for (context, source), translation in found.items()}
    return _turned[id(found)]
