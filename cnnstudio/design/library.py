"""Groups kept as blocks of one's own: a folder of small design files, one group each. What is placed is a copy of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from cnnstudio.design import disk_error
from cnnstudio.design.design import Design, Position
from cnnstudio.design.file import SUFFIX, load, save
from cnnstudio.design.gate import refusal, tidy
from cnnstudio.design.group_look import GroupLook
from cnnstudio.design.limits import LONGEST_NAME
from cnnstudio.graph.addresses import id_of
from cnnstudio.graph.graph import Graph, Node
from cnnstudio.graph.group import Group
from cnnstudio.graph.paths import at, group_at
from cnnstudio.graph.text import Message, StudioError, translate

MOST_KEPT = 500
"""Files of the folder that are read."""


@dataclass(frozen=True)
class Kept:
    """A group that was kept: its name in the palette, its file, and the group with the positions and looks inside it.

    `layout` and `looks` have addresses below the group's own: `conv1`, `inner.conv1`.
    """

    name: str
    path: Path
    group: Group
    layout: Mapping[str, Position]
    looks: Mapping[str, GroupLook]


def folder() -> Path:
    """Return the folder of a person's own blocks; it need not be there."""
    return Path(platformdirs.user_data_dir("cnnstudio", appauthor=False)) / "blocks"


def path_for(name: str, within: Path | None = None) -> Path:
    """Return the file in which a group of that name is kept; another one may be there already, to be asked about."""
    return (within or folder()) / f"{_file_name(name)}{SUFFIX}"


def keep(design: Design, address: str, name: str, within: Path | None = None) -> Path:
    """Keep the group at an address under a name; one that had it is replaced, and its file stays as `NAME~`.

    Returns the file. Raises `StudioError` where there is no group or the disk takes none.
    """
    group_at(design.graph, address)
    name = tidy(name).strip()[:LONGEST_NAME]
    node = at(design.graph, address)
    id = id_of(address)
    path = path_for(name, within)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_error.writing(path, error) from error
    graph = Graph({id: Node(id, node.block, name)})
    layout = {id + key[len(address) :]: place for key, place in design.layout.items() if key.startswith(address + ".")}
    looks = {id + key[len(address) :]: look for key, look in design.groups.items() if key.startswith(address + ".")}
    save(Design(networks={"main": graph}, layout=layout, groups=looks, title=name), path)
    return path


def kept(within: Path | None = None) -> tuple[list[Kept], list[StudioError]]:
    """Return the groups that are kept, sorted by name, and an error for each file that holds none."""
    found: list[Kept] = []
    errors: list[StudioError] = []
    try:
        paths = sorted((within or folder()).glob(f"*{SUFFIX}"))[:MOST_KEPT]
    except OSError:
        return [], []
    for path in paths:
        try:
            found.append(read(path))
        except StudioError as error:
            errors.append(error)
    return sorted(found, key=lambda each: (each.name.casefold(), each.name)), errors


def read(path: Path) -> Kept:
    """Return the group of a file. Raises `StudioError`, also where it is a design of another kind."""
    design = load(path)
    nodes = list(design.graph)
    if len(nodes) != 1 or not isinstance(nodes[0].block, Group):
        raise refusal("library.foreign", translate("Library", "{file} is no group that was kept as a block."), file=str(path))
    start = nodes[0].id + "."
    return Kept(
        nodes[0].name or design.title or path.stem,
        path,
        nodes[0].block,
        {key[len(start) :]: place for key, place in design.layout.items() if key.startswith(start)},
        {key[len(start) :]: look for key, look in design.groups.items() if key.startswith(start)},
    )


def rename(entry: Kept, name: str, within: Path | None = None) -> Path:
    """Keep a group under another name, in another file; the old file stays as `NAME~`.

    Raises `StudioError`, also where a group of that name is there already.
    """
    name = tidy(name).strip()[:LONGEST_NAME]
    path = path_for(name, within)
    if path != entry.path and path.exists():
        source = translate("Library", "There is already a block “{name}”: choose another name.")
        raise refusal("library.taken", source, name=name)
    design = load(entry.path)
    (node,) = design.graph
    save(replace(design.with_graph(design.graph.replace(node.id, name=name)), title=name), path)
    if path != entry.path:
        forget(entry)
    return path


def forget(entry: Kept) -> None:
    """Take a group out of the folder; its file stays as `NAME~`. Raises `StudioError`."""
    try:
        entry.path.replace(entry.path.with_name(entry.path.name + "~"))
    except FileNotFoundError:
        return
    except OSError as error:
        raise disk_error.writing(entry.path, error) from error


def _file_name(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)).lower())
    short = "-".join(words)[:60].strip("-")
    if not short:
        raise StudioError(Message("library.name", translate("Library", "Give the block a name with letters or digits.")))
    # Windows takes no file of these names.
    return f"{short}-block" if re.fullmatch(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", short) else short
