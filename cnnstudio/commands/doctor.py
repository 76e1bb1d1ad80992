"""`cnnstudio doctor`: examines the installation and says what mends it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from cnnstudio.commands.options import json_option, root_option
from cnnstudio.commands.output import print_columns, print_json
from cnnstudio.graph.text import translate
from cnnstudio.log import log_path
from cnnstudio.words import memory, say

if TYPE_CHECKING:
    from cnnstudio.doctor.examination import Examination

_STATES = {
    "ok": translate("Doctor", "ok"),
    "note": translate("Doctor", "note"),
    "failed": translate("Doctor", "MEND"),
}


def add(parser: argparse.ArgumentParser) -> None:
    root_option(parser)
    json_option(parser)


def run(args: argparse.Namespace) -> int:
    from cnnstudio.doctor.examination import examine

    found = examine(args.data_root)
    if args.json:
        print_json(as_json(found), indent=2)
    else:
        _print(found)
    return 0 if found.well else 1


def as_json(found: Examination) -> dict[str, object]:
    """Return the examination as plain data."""
    return {
        "ok": found.well,
        "versions": found.versions,
        "devices": found.devices,
        "data_root": found.data_root,
        "data": found.data,
        "log": str(log_path()),
        "findings": [
            {"code": each.code, "state": each.state.value, "message": say(each.message), "mend": each.mend}
            for each in found.findings
        ],
    }


def _print(found: Examination) -> None:
    print_columns([[name, version or "-"] for name, version in found.versions.items()])
    print()
    if found.devices:
        print_columns(
            [[d["name"], d["title"], "" if d["memory_bytes"] is None else memory(d["memory_bytes"])] for d in found.devices]
        )
        print()
    width = max(len(say(title)) for title in _STATES.values())
    for each in found.findings:
        print(f"{say(_STATES[each.state.value]).ljust(width)}  {say(each.message)}")
        if each.mend:
            print(f"{' ' * width}  $ {each.mend}")
    print()
    if found.well:
        print(say(translate("Doctor", "All is well.")))
    else:
        print(say(translate("Doctor", "Not all is well: the lines behind $ mend it.")))
