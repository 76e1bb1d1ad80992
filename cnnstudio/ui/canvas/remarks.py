"""What the hand changes in notes and frames, as pure functions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from cnnstudio.design.design import Design
from cnnstudio.design.gate import tidy, tidy_lines
from cnnstudio.design.limits import LONGEST_NAME, LONGEST_NOTE
from cnnstudio.design.notes import Frame, Note, Remark, free_id
from cnnstudio.ui.canvas.metrics import GRID, ROW_GAP, WIDTH, Position, snapped, snapped_up
from cnnstudio.ui.canvas.places import Placed

NOTE_SIZE, FRAME_SIZE = (200.0, 96.0), (320.0, 240.0)
AROUND, ABOVE = 24.0, 48.0
"""Between a frame and the blocks it is put around; above them stands its title."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def with_note(design: Design, at: Position) -> tuple[Design, str]:
    """Return the design with an empty note, its upper left corner near `at`, and the note's id."""
    id = free_id("note", design.remarks)
    note = Note(id, snapped(at[0]), snapped(at[1]), *NOTE_SIZE)
    return replace(design, notes=(*design.notes, note)), id


def with_frame(
    design: Design, placed: Placed, ids: Iterable[str], remarks: Iterable[str], at: Position
) -> tuple[Design, str, dict[str, Position]]:
    """Return the design with a frame around blocks, notes and frames, an empty one at `at` where there are none, and its id.

    Last come the layers that move down so that there is room for its title and its edge.
    """
    heads = {placed.rows.head[id] for id in ids if id in placed.rows.head}
    boxes = [_row_box(placed, head) for head in heads] + [_box(design.remarks[id]) for id in remarks]
    id = free_id("frame", design.remarks)
    shifted: dict[str, Position] = {}
    frame = Frame(id, snapped(at[0]), snapped(at[1]), *FRAME_SIZE)
    if boxes:
        frame = _framing(frame, boxes)
    if heads and not placed.sideways:
        frame, shifted = _with_room(frame, placed, heads)
    return replace(design, frames=(*design.frames, frame)), id, shifted


def _with_room(frame: Frame, placed: Placed, heads: Collection[str]) -> tuple[Frame, dict[str, Position]]:
    """Return the frame moved below what stands above it, and the layers that move: its own, and what lies below."""
    own = [_row_box(placed, head) for head in heads]
    top, bottom = min(box[1] for box in own), max(box[3] for box in own)
    others = {head: _row_box(placed, head) for head in placed.heads if head not in heads}
    column = {head: box for head, box in others.items() if box[0] < frame.x + frame.width and box[2] > frame.x}
    above = [box[3] for box in column.values() if box[3] <= top]
    below = {head: box[1] for head, box in column.items() if box[1] >= bottom}
    down = snapped_up(max(max(above, default=frame.y) + ROW_GAP - frame.y, 0.0)) if above else 0.0
    frame = replace(frame, y=frame.y + down)
    rest = down
    if below:
        rest = max(down, snapped_up(frame.y + frame.height + GRID - min(below.values())))
    moves = {**dict.fromkeys(heads, down), **dict.fromkeys(below, max(rest, 0.0))}
    return frame, {head: (placed.heads[head][0], placed.heads[head][1] + by) for head, by in moves.items() if by}


def with_changed(design: Design, *changed: Remark) -> Design:
    """Return the design with other versions of some notes and frames."""
    new = {remark.id: remark for remark in changed}
    notes = tuple(found if isinstance(found := new.get(note.id), Note) else note for note in design.notes)
    frames = tuple(found if isinstance(found := new.get(frame.id), Frame) else frame for frame in design.frames)
    return replace(design, notes=notes, frames=frames)


def with_words(design: Design, id: str, text: str, height: float | None = None) -> Design:
    """Return the design with another text in a note, or another title on a frame; a note may get another height for it."""
    remark = design.remarks[id]
    if isinstance(remark, Frame):
        title = tidy(" ".join(text.split()))[:LONGEST_NAME]
        return design if title == remark.title else with_changed(design, replace(remark, title=title))
    text = tidy_lines(text.rstrip())[:LONGEST_NOTE]
    if text == remark.text:
        return design
    return with_changed(design, replace(remark, text=text, height=remark.height if height is None else height))


def with_colour(design: Design, ids: Iterable[str], colour: str) -> Design:
    """Return the design with notes and frames of another colour."""
    return with_changed(design, *(replace(design.remarks[id], colour=colour) for id in ids if id in design.remarks))


def moved(design: Design, places: Mapping[str, Position]) -> Design:
    """Return the design with notes and frames elsewhere."""
    if not places:
        return design
    found = design.remarks
    return with_changed(design, *(replace(found[id], x=x, y=y) for id, (x, y) in places.items()))


def without(design: Design, ids: Collection[str]) -> Design:
    """Return the design without some notes and frames; what lies in a frame stays."""
    if not ids:
        return design
    notes = tuple(note for note in design.notes if note.id not in ids)
    return replace(design, notes=notes, frames=tuple(frame for frame in design.frames if frame.id not in ids))


def joined(design: Design, part: Design, by: Position) -> tuple[Design, frozenset[str]]:
    """Return the design with the notes and frames of another under new ids, moved `by`, and those ids."""
    known = design.remarks
    new = set()
    for remark in part.remarks.values():
        id = remark.id if remark.id not in known else free_id(remark.id.rstrip("0123456789") or "note", known)
        known[id] = replace(remark, id=id, x=remark.x + by[0], y=remark.y + by[1])
        new.add(id)
    notes = tuple(remark for remark in known.values() if isinstance(remark, Note))
    frames = tuple(remark for remark in known.values() if isinstance(remark, Frame))
    return replace(design, notes=notes, frames=frames), frozenset(new)


def inside(design: Design, placed: Placed, frames: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the layers, and the notes and frames, whose middle lies in one of these frames: they move with it."""
    heads: set[str] = set()
    remarks: set[str] = set()
    found = design.remarks
    wanted = set(frames)
    for frame in [frame for frame in design.frames if frame.id in wanted]:
        heads |= {head for head in placed.heads if _holds(frame, _middle(_row_box(placed, head)))}
        smaller = {id: other for id, other in found.items() if other.width * other.height < frame.width * frame.height}
        remarks |= {id for id, other in smaller.items() if _holds(frame, _middle(_box(other)))}
    return heads, remarks


def rearranged(design: Design, placed: Placed, heads: Mapping[str, Position]) -> Design:
    """Return the design with frames around the blocks they held and notes beside those they stood by, once `heads` lie anew."""
    after = placed._replace(heads={**placed.heads, **heads})
    changed: list[Remark] = []
    for frame in design.frames:
        held, _ = inside(design, placed, [frame.id])
        if held:
            changed.append(_framing(frame, [_row_box(after, head) for head in held]))
    for note in design.notes:
        near = min(placed.heads, key=lambda head: _distance(note, placed.heads[head]), default=None)
        if near is not None:
            (x, y), (left, top) = placed.heads[near], after.heads[near]
            changed.append(replace(note, x=note.x + left - x, y=note.y + top - y))
    return with_changed(design, *changed) if changed else design


def _framing(frame: Frame, boxes: list[Box]) -> Frame:
    """Return the frame around some boxes."""
    left, top = snapped(min(box[0] for box in boxes) - AROUND), snapped(min(box[1] for box in boxes) - ABOVE)
    right, bottom = max(box[2] for box in boxes) + AROUND, max(box[3] for box in boxes) + AROUND + GRID
    return replace(frame, x=left, y=top, width=snapped_up(right - left), height=snapped_up(bottom - top))


def _row_box(placed: Placed, head: str) -> Box:
    x, y = placed.heads[head]
    return x, y, x + WIDTH, y + placed.rows.height(head)


def _box(remark: Remark) -> Box:
    return remark.x, remark.y, remark.x + remark.width, remark.y + remark.height


def _middle(box: Box) -> Position:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _holds(frame: Frame, at: Position) -> bool:
    return frame.x <= at[0] <= frame.x + frame.width and frame.y <= at[1] <= frame.y + frame.height


def _distance(note: Note, at: Position) -> float:
    return abs(note.x - at[0]) + abs(note.y - at[1])
