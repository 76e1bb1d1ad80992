"""A process of its own that dies, by SIGKILL, at every call to the system that a piece of work makes: before it, behind it, and
in the middle of a write. What is found afterwards goes out as JSON: [how, number of the call, its name, finding].

`python -m tests.design.killing WORK FOLDER`; a fresh process forks cheaply, which the one that runs the tests must not do.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cnnstudio.design import durable
from cnnstudio.design.design import Design
from cnnstudio.design.desk import lost
from cnnstudio.design.journal import Journal, entry
from cnnstudio.graph.text import StudioError

OLD, NEW = b"old bytes\n" * 50, b"the new bytes\n" * 70
TITLES = ["first", "second", "third"]
HOWS = ("before", "behind", "amid")

Work = Callable[[Path], Callable[[], object]]
"""Makes things ready in a folder and returns what is then to be interrupted."""


class Deadly:
    """The system, whose call number `at` is the last one."""

    def __init__(self, at: int, how: str, note: Callable[[str], object] = lambda name: None) -> None:
        self.count, self.at, self.how, self.note = 0, at, how, note
        self.path = os.path

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if not callable(real):
            return real

        def call(*args: Any) -> Any:
            self.count += 1
            self.note(name)
            if self.count - 1 != self.at:
                return real(*args)
            try:
                if self.how == "amid" and name == "write":
                    real(args[0], args[1][: len(args[1]) // 2])
                if self.how == "behind":
                    real(*args)
            finally:
                os.kill(os.getpid(), signal.SIGKILL)

        return call


def replacing(folder: Path) -> Callable[[], object]:
    """A file that is there is written anew, the old one kept."""
    (folder / "a.cnn").write_bytes(OLD)
    return lambda: durable.write_file(folder / "a.cnn", NEW, keep_old=True)


def creating(folder: Path) -> Callable[[], object]:
    """A file is written that was not there."""
    return lambda: durable.write_file(folder / "a.cnn", NEW)


def beginning(folder: Path) -> Callable[[], object]:
    """A journal gets its first entry."""
    return lambda: Journal(folder / "a.jsonl").keep(_entry(0))


def appending(folder: Path) -> Callable[[], object]:
    """A journal gets its second entry."""
    return _then(folder, lambda journal: journal.keep(_entry(1)))


def compacting(folder: Path) -> Callable[[], object]:
    """A journal that has become large is begun anew with its second entry."""

    def compact(journal: Journal) -> None:
        assert journal._log is not None
        journal._log.size = 1 << 30
        journal.keep(_entry(1))

    return _then(folder, compact)


def dropping(folder: Path) -> Callable[[], object]:
    """A journal is removed."""
    return _then(folder, Journal.drop)


def _then(folder: Path, work: Callable[[Journal], object]) -> Callable[[], object]:
    journal = Journal(folder / "a.jsonl")
    journal.keep(_entry(0))
    return lambda: work(journal)


def _entry(at: int) -> Any:
    return entry(Design(title=TITLES[at]), None, "", float(at))


def found(folder: Path) -> list[str]:
    """Return what lies in a folder, in words."""
    words = []
    for path in sorted(folder.iterdir()):
        if path.suffix in (".cnn", ".cnn~"):
            held = path.read_bytes()
            words.append(f"{path.name} " + ("old" if held == OLD else "new" if held == NEW else "TORN"))
    for each in lost(folder):
        try:
            words.append(each.entry.read().title if each.entry is not None else "UNREADABLE")
        except StudioError:
            words.append("TORN")
    return words


def calls(work: Work, folder: Path) -> list[str]:
    """Return the names of the calls that the work makes when it goes well."""
    names: list[str] = []
    do = work(folder)
    durable.system = Deadly(-1, "", names.append)  # type: ignore[assignment]
    try:
        do()
    finally:
        durable.system = os
    return names


def main(name: str, root: Path) -> None:
    work: Work = globals()[name]
    (root / "trial").mkdir()
    findings = []
    for at, call in enumerate(calls(work, root / "trial")):
        for how in HOWS if call == "write" else HOWS[:2]:
            folder = root / f"{at}-{how}"
            folder.mkdir()
            do = work(folder)
            child = os.fork()
            if not child:
                durable.system = Deadly(at, how)  # type: ignore[assignment]
                do()
                os._exit(0)
            _, status = os.waitpid(child, 0)
            assert os.WIFSIGNALED(status), (at, call, how)
            findings.append([how, at, call, found(folder)])
    print(json.dumps(findings))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
