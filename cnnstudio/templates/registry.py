"""Finds every template by walking this folder: a new file with `TEMPLATES` is a new family."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import cnnstudio.templates
from cnnstudio.templates.template import Template


@cache
def templates() -> Mapping[str, Template]:
    """Return all templates by name, in the order in which they are listed."""
    found: list[Template] = []
    for entry in pkgutil.iter_modules(cnnstudio.templates.__path__):
        module = importlib.import_module(f"cnnstudio.templates.{entry.name}")
        found += getattr(module, "TEMPLATES", ())
    found.sort(key=lambda template: template.order)
    return MappingProxyType({template.name: template for template in found})
