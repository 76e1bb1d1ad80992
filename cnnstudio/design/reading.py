"""From raw data to a design: what this version does not know is kept, what cannot be is refused with its place."""

from __future__ import annotations

import re
from typing import Annotated, Any

import msgspec

from cnnstudio.design.design import Design, Position
from cnnstudio.design.gate import refusal, shown, typed, unread, wrong
from cnnstudio.design.limits import LONGEST_DATA, is_place
from cnnstudio.design.looks import looks_from
from cnnstudio.design.networks import Network, name_from, networks_from
from cnnstudio.design.remarks import frames_from, notes_from
from cnnstudio.design.upgrades import upgraded
from cnnstudio.graph.param import ParamError, values_from
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.plan.plan import Plan

_ADDRESS = re.compile(r"[a-z0-9_.]{1,400}\Z")


class _Header(msgspec.Struct):
    format: Annotated[int, msgspec.Meta(ge=1)]


class _File(msgspec.Struct):
    cnnstudio: dict[str, Any]
    networks: dict[str, dict[str, Any]]
    title: str = ""
    data: str = Design.data
    plan: dict[str, Any] = {}
    layout: dict[str, tuple[float, float]] = {}
    notes: list[Any] = []
    frames: list[Any] = []
    groups: dict[str, Any] = {}


def design_from(raw: object) -> Design:
    """Return the design that `raw` describes. Raises `StudioError`."""
    raw = _current(raw)
    file = typed(raw, _File)
    if "main" not in file.networks:
        raise wrong("networks.main")
    values, unknown = values_from(Plan, file.plan)
    notes, other_notes = notes_from(file.notes)
    frames, other_frames = frames_from(file.frames)
    if {note.id for note in notes} & {frame.id for frame in frames}:
        raise wrong("frames")
    inner: dict[str, Any] = {
        "notes": other_notes,
        "frames": other_frames,
        "cnnstudio": unread(file.cnnstudio, _Header),
        "plan": unknown,
        "networks": {name: rest for name, part in file.networks.items() if (rest := unread(part, Network))},
    }
    return Design(
        networks=networks_from(file.networks),
        layout=_layout(file.layout),
        notes=notes,
        frames=frames,
        groups=looks_from(file.groups),
        data=name_from(file.data, "data", LONGEST_DATA),
        plan=_plan(values),
        title=name_from(file.title, "title"),
        extra={**unread(raw, _File), **{key: rest for key, rest in inner.items() if rest}},
    )


def _current(raw: object) -> dict[str, Any]:
    if not isinstance(raw, dict) or "cnnstudio" not in raw:
        raise refusal("design.foreign", translate("Design", "This is no design of CNN Studio."))
    return upgraded(raw, typed(raw["cnnstudio"], _Header, "cnnstudio").format)


def _plan(values: dict[str, Any]) -> Plan:
    try:
        return Plan(**values)
    except ParamError as error:
        source = translate("Design", "The training plan cannot be read: {why}")
        raise StudioError(Message("design.plan", source, why=error.message)) from None


def _layout(raw: dict[str, tuple[float, float]]) -> dict[str, Position]:
    bad = next((address for address in raw if not _ADDRESS.match(address)), None)
    if bad is not None:
        raise wrong(f"layout[{shown(bad)}]")
    return {address: place for address, place in raw.items() if is_place(place)}
