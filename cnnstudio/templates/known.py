"""Recognizes the networks that people know, however they were drawn."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.known import Structure, Structures
from cnnstudio.graph.leaves import leaves
from cnnstudio.graph.text import Text, translate
from cnnstudio.templates.template import Template

IN_LECTURES: Mapping[str, Text | None] = {
    "mlp": None,
    "mlp-cifar10": None,
    "cnn-v1": None,
    "cnn-v2": None,
    "gap-cnn": None,
    "lenet5-28": translate("Templates", "LeNet-5"),
    "lenet5-improved": None,
    "alexnet-lecture": None,
    "vgg19": None,
}
"""Templates that stand in the lectures with these very numbers, and what they are called there where that is another name."""

_structures = Structures()


def known(graph: Graph) -> Template | None:
    """Return the template that a network of leaves equals at its own size and classes, None where there is none.

    Networks with other numbers of blocks are not looked at closely.
    """
    count = _answered(graph)
    alike = [template for template, blocks in _counts() if blocks == count]
    if not alike:
        return None
    structure = _structures.of(graph)
    return None if structure is None else next((one for one in alike if _structure(one) == structure), None)


@cache
def _counts() -> tuple[tuple[Template, int], ...]:
    from cnnstudio.templates.registry import templates

    return tuple((template, _answered(_leaves(template))) for template in templates().values())


@cache
def _structure(template: Template) -> Structure | None:
    return _structures.of(_leaves(template))


@cache
def _leaves(template: Template) -> Graph:
    return leaves(template.build())


def _answered(graph: Graph) -> int:
    """Return how many blocks there are, without those of type Softmax: one at the end does not count."""
    return sum(getattr(node.block, "type_name", str)() != "Softmax" for node in graph.nodes.values())
