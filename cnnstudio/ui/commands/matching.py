"""How well a name fits what is typed: without accents, in any order of words, and with letters left out."""

from __future__ import annotations

from collections.abc import Iterable

_LOOSE = 3
"""Letters that may lie, at most, for each that is typed, between the first and the last one of them."""
_LEAST_LOOSE = 3
_SCATTERED = 4


def rank(wanted: str, names: Iterable[str]) -> int | None:
    """Return 0 for the best fit of `wanted` to one of the names, more for a worse one, None for none; all in plain form."""
    names = tuple(names)
    best = min((found for name in names if (found := _rank(wanted, name)) is not None), default=None)
    if best is not None and best < _SCATTERED:
        return best
    together = " ".join(names)
    return _SCATTERED - 1 if all(part in together for part in wanted.split()) else best


def _rank(wanted: str, name: str) -> int | None:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    words, asked = name.split(), wanted.split()
    if all(any(word.startswith(part) for word in words) for part in asked):
        return 2
    if all(part in name for part in asked):
        return 3
    return _SCATTERED if _in_order(wanted.replace(" ", ""), name) else None


def _in_order(letters: str, name: str) -> bool:
    """Tell whether the letters stand in a name in that order and near each other, the first one at the head of a word."""
    if len(letters) < _LEAST_LOOSE:
        return False
    for start in range(len(name)):
        if name[start] == letters[0] and (start == 0 or not name[start - 1].isalnum()) and _follows(letters, name, start):
            return True
    return False


def _follows(letters: str, name: str, start: int) -> bool:
    at = start
    for letter in letters[1:]:
        at = name.find(letter, at + 1)
        if at < 0:
            return False
    return at - start < _LOOSE * len(letters)
