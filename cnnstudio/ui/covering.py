"""What is selected where a network is shown as a list of its leaves: selections hold definitions and groups."""

from __future__ import annotations

from collections.abc import Set

from cnnstudio.graph.addresses import definition_of


def covered(leaf: str, ids: Set[str]) -> bool:
    """Tell whether a leaf is selected, itself or by a group around it; `ids` are definition addresses."""
    address = definition_of(leaf)
    while address:
        if address in ids:
            return True
        address = address.rpartition(".")[0]
    return False
