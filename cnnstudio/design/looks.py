"""How groups are shown as data of the file, both ways."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from cnnstudio.design.gate import shown, tidy, typed, unread, wrong
from cnnstudio.design.group_look import GroupLook
from cnnstudio.design.limits import LONGEST_NAME

_ADDRESS = re.compile(r"[a-z][a-z0-9_.]{0,399}\Z")


class _Look(msgspec.Struct):
    open: bool = False
    colour: str = ""


def looks_from(raw: Mapping[str, Any]) -> dict[str, GroupLook]:
    """Return the looks in a file by the group's address. Raises `StudioError`."""
    found = {}
    for address, fields in raw.items():
        place = f"groups[{shown(address)}]"
        if not _ADDRESS.match(address) or not isinstance(fields, dict):
            raise wrong(place)
        look = typed(fields, _Look, place)
        found[address] = GroupLook(look.open, tidy(look.colour)[:LONGEST_NAME], unread(fields, _Look))
    return found


def look_fields(look: GroupLook) -> dict[str, Any]:
    """Return a look as it stands in the file: what differs from a closed group without a colour."""
    fields: dict[str, Any] = {"open": True} if look.open else {}
    if look.colour:
        fields["colour"] = tidy(look.colour)[:LONGEST_NAME]
    return {**fields, **{key: value for key, value in look.extra.items() if key not in ("open", "colour")}}
