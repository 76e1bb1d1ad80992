"""Random folds of random networks: groups within groups, some several times in a row."""

from __future__ import annotations

import random

from cnnstudio.graph.addresses import joined
from cnnstudio.graph.block import Block
from cnnstudio.graph.folding import fold
from cnnstudio.graph.graph import Graph, GraphError
from cnnstudio.graph.group import leaf_count
from cnnstudio.graph.paths import all_groups, inner, with_repeat


def addresses(graph: Graph, path: str = "") -> list[str]:
    """Return the definition addresses of all nodes, groups too."""
    found = []
    for id, node in graph.nodes.items():
        found.append(joined(path, id))
        if not isinstance(node.block, Block) and hasattr(node.block, "graph"):
            found += addresses(node.block.graph, joined(path, id))
    return found


def chosen(rng: random.Random, graph: Graph) -> list[str]:
    """Return some blocks of one level, often neighbours."""
    path = rng.choice(["", *sorted(all_groups(graph))])
    level = inner(graph, path)
    free = [id for id in level.order if not getattr(level[id].block, "boundary", "")]
    if not free:
        return []
    start = rng.randrange(len(free))
    ids = free[start : start + rng.randint(1, 5)]
    if rng.random() < 0.3:
        ids = rng.sample(free, min(len(free), rng.randint(1, 4)))
    return [joined(path, id) for id in ids]


def grouped(rng: random.Random, graph: Graph, folds: int = 4) -> Graph:
    """Return the graph with some blocks folded; what is computed stays the same."""
    for _ in range(folds):
        try:
            graph = fold(graph, chosen(rng, graph), rng.choice(["", "Stage", "conv", "a b"]))[0]
        except GraphError:
            continue
    return graph


def repeated(rng: random.Random, graph: Graph) -> Graph:
    """Return the graph with one of its groups repeated, where one can be."""
    able = [address for address, group in all_groups(graph).items() if group.repeatable]
    return with_repeat(graph, rng.choice(able), rng.randint(1, 3)) if able and leaf_count(graph) < 200 else graph
