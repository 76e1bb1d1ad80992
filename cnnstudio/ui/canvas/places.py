"""Where every block is shown: the design's layout, what was shown before, and a place for what has none."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cnnstudio.design.design import Design
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas.docks import Rows, rows
from cnnstudio.ui.canvas.layout import arrange
from cnnstudio.ui.canvas.metrics import BELOW, Position, Size
from cnnstudio.ui.canvas.placing import settled
from cnnstudio.ui.canvas.regions import Box, boxes
from cnnstudio.ui.canvas.settling import settled_nested
from cnnstudio.ui.canvas.sideways import arrange_sideways, is_sideways, settled_sideways
from cnnstudio.ui.shown import shown

_REMEMBERED = 64
_MUCH = 1.25


class Placed(NamedTuple):
    """The rows of a graph, and the position of each layer; `all` holds the tags too."""

    rows: Rows
    heads: dict[str, Position]
    sideways: bool = False

    @property
    def all(self) -> dict[str, Position]:
        """The positions of all blocks."""
        return self.rows.with_tags(self.heads)

    def heads_of(self, ids: Iterable[str]) -> set[str]:
        """Return the layers of some blocks; of an open group all that is in it."""
        found: set[str] = set()
        for id in ids:
            if id in self.rows.head:
                found.add(self.rows.head[id])
            else:
                found.update(head for head in self.heads if head.startswith(id + "."))
        return found


class Places:
    """Gives each design its positions. A design shown lately is shown as it was then, so that undo moves nothing else.

    Where nothing was put somewhere by hand all is laid out for the view, and so anew once that was done for another view.
    """

    def __init__(self) -> None:
        self._shown: OrderedDict[int, tuple[Design, Placed, Size]] = OrderedDict()
        self.laid_for: Size = (0.0, 0.0)
        """The size of the view that everything was last laid out for."""
        self.beside = 0.0
        """The room that stays free at the right of each column that is laid out from now on."""

    def of(self, design: Design, before: Design | None, view: Size) -> Placed:
        """Return the positions for `design`, shown after `before` (None: shown as something new)."""
        remembered = self._shown.get(id(design))
        stale = remembered is not None and not design.layout and remembered[2] != self.laid_for
        if remembered is not None and before is not None and not stale:
            return remembered[1]
        old = self._shown.get(id(before)) if before is not None and not stale else None
        if before is not None and old is not None:
            found = _after(design, before, old[1])
        else:
            found, self.laid_for = _fresh(design, view, self.beside), view
        self.remember(design, found)
        return found

    def remember(self, design: Design, found: Placed) -> None:
        """Show `design` so from now on."""
        self._shown[id(design)] = (design, found, self.laid_for)
        self._shown.move_to_end(id(design))
        while len(self._shown) > _REMEMBERED:
            self._shown.popitem(last=False)


def far_from(one: Size, other: Size) -> bool:
    """Tell whether a view is so much larger or smaller than another that its network is laid out anew."""
    return any(max(a, b) > _MUCH * min(a, b) for a, b in zip(one, other, strict=True))


def is_another(before: Graph, after: Graph) -> bool:
    """Tell whether this is another network rather than an edited one."""
    if not after.nodes:
        return False
    if len(before) <= 1:
        return set(before.nodes) != set(after.nodes) and len(after) > 2
    return not any(after.nodes.get(id) is node for id, node in before.nodes.items())


def _fresh(design: Design, view: Size, beside: float) -> Placed:
    graph, sideways = shown(design), is_sideways(design)
    found = rows(graph)
    known = {id: at for id, at in design.layout.items() if id in graph}
    if 2 * sum(head in known for head in found.tags) < len(found.tags) or not known:
        arranged = arrange_sideways(graph, view, BELOW if beside else 0.0) if sideways else arrange(graph, view, beside)
        return Placed(found, arranged, sideways)
    return Placed(found, _settled(graph, found, known, sideways, {}), sideways)


def _settled(
    graph: Graph, found: Rows, known: Mapping[str, Position], sideways: bool, frames: Mapping[str, Box]
) -> dict[str, Position]:
    if sideways:
        return settled_sideways(graph, found, known)
    return settled_nested(graph, found, known, frames) if _nested(found) else settled(graph, found, known)


def _nested(found: Rows) -> bool:
    """Tell whether a group stands open."""
    return any("." in head for head in found.tags)


def _after(design: Design, before: Design, old: Placed) -> Placed:
    graph = shown(design)
    found = old.rows if graph is shown(before) else rows(graph)
    if found == old.rows:
        found = old.rows
    known = old.rows.head
    given = {id: at for id, at in design.layout.items() if id in graph and (before.layout.get(id) != at or id not in known)}
    sideways = is_sideways(design)
    if found is old.rows and not given and sideways is old.sideways:
        return old
    return carried(graph, old._replace(sideways=sideways), given, found)


def carried(graph: Graph, old: Placed, given: Mapping[str, Position], found: Rows | None = None) -> Placed:
    """Return the positions for an edited graph: those `given`, else as shown before, but for the room that new rows need."""
    found = rows(graph) if found is None else found
    known: dict[str, Position] = {}
    for head, tags in found.tags.items():
        position = given.get(head) or old.heads.get(head) or _inherited(head, graph, old)
        if position is not None:
            known[head] = position
        for tag in tags:
            if tag in given or old.rows.head.get(tag) == head:
                known[tag] = (0.0, 0.0)
    frames = boxes(old.rows, old.heads) if _nested(found) else {}
    return Placed(found, _settled(graph, found, known, old.sideways, frames), old.sideways)


def _inherited(id: str, graph: Graph, old: Placed) -> Position | None:
    """Return the place of a layer that is gone, for the tag of it that now stands by itself."""
    head = old.rows.head.get(id)
    if head is None or head in graph:
        return None
    first = next((tag for tag in old.rows.tags[head] if tag in graph), None)
    return old.heads[head] if first == id else None
