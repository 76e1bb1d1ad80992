"""Addresses are paths: a *definition* `stage1.conv1` is a block as it is drawn; a *leaf* `stage1.0.conv1` one copy of it."""

from __future__ import annotations

from collections.abc import Container, Mapping

Moves = Mapping[str, str]
"""Old address to new one, of all that begins with it: what folding and cutting change."""


def definition_of(address: str) -> str:
    """Return the address without the numbers of copies: `stage1.conv1` for `stage1.0.conv1`."""
    return ".".join([part for part in address.split(".") if not part.isdecimal()]) if "." in address else address


def parent_of(address: str) -> str:
    """Return the address of the group around it, empty at the top."""
    return address.rpartition(".")[0]


def id_of(address: str) -> str:
    """Return the id within its own level."""
    return address.rpartition(".")[2]


def joined(path: str, id: str) -> str:
    """Return the address of `id` in the group at `path`, which is empty at the top."""
    return f"{path}.{id}" if path else id


def common(*addresses: str) -> str:
    """Return the address of the innermost group that holds all of them, empty at the top."""
    ways = [address.split(".")[:-1] for address in addresses]
    shared: list[str] = []
    for parts in zip(*ways, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return ".".join(shared)


def moved(address: str, moves: Moves) -> str:
    """Return where an address is now; also for keys of a state dict, which begin with one."""
    end = len(address)
    while end > 0:
        new = moves.get(address[:end])
        if new is not None:
            return new + address[end:]
        end = address.rfind(".", 0, end)
    return address


def nearest(address: str, shown: Container[str]) -> str:
    """Return where a leaf is to be seen: its definition, or the innermost group around it that is on show; else the address."""
    place = definition_of(address)
    while place and place not in shown:
        place = parent_of(place)
    return place or address
