"""Finds every block by walking this folder: a new file is a new block."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import cnnstudio.blocks
from cnnstudio.graph.block import Block


@cache
def registry() -> Mapping[str, type[Block]]:
    """Return all blocks by type name, sorted by family and title."""
    found: list[type[Block]] = []
    for entry in pkgutil.iter_modules(cnnstudio.blocks.__path__):
        module = importlib.import_module(f"cnnstudio.blocks.{entry.name}")
        found += [
            kind
            for kind in vars(module).values()
            if isinstance(kind, type)
            and issubclass(kind, Block)
            and kind.__module__ == module.__name__
            and "title" in vars(kind)
        ]
    families = list(type(found[0].family))
    found.sort(key=lambda kind: (families.index(kind.family), kind.palette_order, kind.title))
    return MappingProxyType({kind.type_name(): kind for kind in found})
