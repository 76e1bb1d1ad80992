"""Design files (NAME.cnn, JSON) and the text of a part of a design, for the clipboard."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from cnnstudio.design import disk_error
from cnnstudio.design.design import Design, Position
from cnnstudio.design.durable import write_file
from cnnstudio.design.gate import MOST_BYTES, read_json, refusal
from cnnstudio.design.notes import Frame, Note, Remark
from cnnstudio.design.reading import design_from
from cnnstudio.design.writing import design_text, part_text
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import Message, StudioError, translate

SUFFIX = ".cnn"


def dumps(design: Design) -> bytes:
    """Return the file of a design: the same bytes for equal designs. Raises `StudioError` where it is too large."""
    return design_text(design)


def loads(data: bytes | memoryview) -> Design:
    """Return the design of a file. Raises `StudioError` with a sentence that names what is wrong, and where."""
    try:
        return design_from(read_json(data))
    except (RecursionError, MemoryError):
        raise refusal("gate.large", translate("Design", "This design is too large to be read.")) from None


def save(design: Design, path: Path | str) -> bytes:
    """Write a design file and return what it holds; the one that was there stays as `NAME~`. Raises `StudioError`."""
    data = dumps(design)
    write_file(path, data, keep_old=True)
    return data


def load(path: Path | str) -> Design:
    """Read a design file. Raises `StudioError` that names the file; its code is that of the cause."""
    path = Path(path)
    return parsed(read(path), path)


def parsed(data: bytes, path: Path) -> Design:
    """Return the design that the file `path` holds as `data`. Raises `StudioError` as `load` does."""
    try:
        return loads(data)
    except StudioError as error:
        source = translate("Design", "{file} cannot be opened. {why}")
        raise StudioError(Message(error.message.code, source, file=str(path), why=error.message)) from error


def dump_part(graph: Graph, layout: Mapping[str, Position], ids: Iterable[str], remarks: Iterable[Remark] = ()) -> str:
    """Return the blocks `ids`, the wires between them and their positions as text that `load_part` reads, and `loads` too.

    `remarks` are the notes and frames that go with them.
    """
    wanted = set(ids)
    inner = {key: edge for key, edge in graph.wires.items() if edge.source in wanted and edge.target in wanted}
    part = Graph({id: node for id, node in graph.nodes.items() if id in wanted}, inner)
    places = {address: place for address, place in layout.items() if address.split(".")[0] in part.nodes}
    found = list(remarks)
    notes, frames = [one for one in found if isinstance(one, Note)], [one for one in found if isinstance(one, Frame)]
    return part_text(part, places, notes, frames).decode()


def load_part(text: str) -> tuple[Graph, Mapping[str, Position]]:
    """Return network and positions from the text of a part, or of a whole design; words around it do not matter.

    Raises `StudioError` for any other text.
    """
    design = load_copied(text)
    return design.graph, design.layout


def load_copied(text: str) -> Design:
    """Return what `dump_part` wrote, with its notes and frames, as a design; words around it do not matter.

    Raises `StudioError` for any other text.
    """
    start, end = text.find("{"), text.rfind("}")
    if start >= 0 and end >= start:
        text = text[start : end + 1]
    return loads(text.encode("utf-8", "surrogatepass"))


def read(path: Path) -> bytes:
    """Return the bytes of a design file, whatever they are. Raises `StudioError` where there are none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            raise refusal("disk.failed", translate("Design", "{file} is no file that can be opened."), file=str(path))
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise disk_error.reading(path, error) from error
    except ValueError as error:
        raise refusal("disk.failed", translate("Design", "{file} is no file that can be opened."), file=str(path)) from error
