"""Which blocks of a network a few words mean: a name, a type in any language, or what stands in a field (`stride 2`, `5x5`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from cnnstudio.graph.block import Block, UnknownBlock
from cnnstudio.graph.graph import Graph, Node
from cnnstudio.graph.param import Param
from cnnstudio.ui.commands.tongues import in_every_language
from cnnstudio.ui.panels.palette_model import plain

_TIMES = re.compile(r"(?<=\d)\s*[x×*]\s*(?=\d)")
_BETWEEN = re.compile(r"[\s,;:=()\[\]_]+")
_NUMBER = re.compile(r"\d+")
_YES = {True: ("true", "yes", "si", "on"), False: ("false", "no", "off")}


class FieldFacts(NamedTuple):
    """What a field is called, and what may be typed for its value."""

    names: tuple[str, ...]
    values: frozenset[str]


class Facts(NamedTuple):
    """What a block is called, and its fields, all in plain form."""

    names: tuple[str, ...]
    fields: tuple[FieldFacts, ...]


def found(graph: Graph, text: str) -> list[str]:
    """Return the addresses of the blocks that `text` means, in the order of the network; none for an empty text."""
    words = words_of(text)
    if not words:
        return []
    return [address for address, node in everything(graph) if meant(node, words)]


def everything(graph: Graph, before: str = "") -> Iterator[tuple[str, Node]]:
    """Return every node with its address, those of a group behind it; of copies the first."""
    for id in graph.order:
        node, address = graph[id], before + id
        yield address, node
        inner: Any = node.block
        if getattr(inner, "graph", None) is not None:
            yield from everything(inner.graph, inner.prefixes(address)[0])


def words_of(text: str) -> list[str]:
    """Return the words of a search in plain form; 5 × 5 is one."""
    return [word for word in _BETWEEN.split(_TIMES.sub("x", plain(text))) if word]


def meant(node: Node, words: list[str]) -> bool:
    """Tell whether every word fits a node; a number behind a field's name is the value of that field."""
    facts = facts_of(node.block)
    given = (plain(node.id), plain(node.name))
    at = 0
    while at < len(words):
        word, value = words[at], words[at + 1] if at + 1 < len(words) else ""
        fields = [field for field in facts.fields if any(name.startswith(word) for name in field.names)]
        if fields and any(value in field.values for field in fields):
            at += 2
        elif fields and value[:1].isdigit():
            return False
        elif fields or _fits(word, facts, given):
            at += 1
        else:
            return False
    return True


def _fits(word: str, facts: Facts, given: tuple[str, ...]) -> bool:
    """Tell whether a word is part of a name or stands in a field; a number is looked for whole: 2 does not mean Conv2d."""
    if any(word in field.values for field in facts.fields):
        return True
    if word[0].isdigit():
        return any(word in _NUMBER.findall(name) for name in given)
    return any(word in name for name in (*facts.names, *given))


def facts_of(block: object) -> Facts:
    """Return what a block is called, and its fields."""
    if isinstance(block, Block):
        return _facts(block)
    if isinstance(block, UnknownBlock):
        return Facts((plain(block.type), *_plain_texts(block.data)), ())
    return Facts(tuple(plain(name) for name in in_every_language(getattr(block, "title", ""))), ())


@lru_cache(maxsize=4096)
def _facts(block: Block) -> Facts:
    names = (block.type_name(), *in_every_language(block.title), *block.also_known_as)
    fields = (_field(param, _in_force(block, param.name)) for param in block.params)
    return Facts(tuple(map(plain, names)), tuple(fields))


def _in_force(block: Block, name: str) -> Any:
    """Return the value of a field; the stride of a window that has none of its own is the window."""
    value = getattr(block, name)
    return getattr(block, "kernel_size", None) if value is None and name == "stride" else value


def _field(param: Param, value: Any) -> FieldFacts:
    words = _BETWEEN.split(plain(param.name))
    names = (plain(param.name), "".join(words), *words)
    if param.label:
        names += tuple(plain(name) for name in in_every_language(param.label))
    return FieldFacts(names, frozenset(_values(value)))


def _values(value: Any) -> tuple[str, ...]:
    if isinstance(value, bool):
        return _YES[value]
    if isinstance(value, tuple):
        both = "x".join(map(str, value))
        return (both, str(value[0])) if len(set(value)) == 1 else (both,)
    if isinstance(value, float):
        return (plain(f"{value:g}"), plain(repr(value)))
    return () if value is None else (plain(str(value)),)


def _plain_texts(data: dict[str, Any]) -> tuple[str, ...]:
    return tuple(plain(value) for value in data.values() if isinstance(value, str))
