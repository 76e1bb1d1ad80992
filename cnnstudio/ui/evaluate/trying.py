"""How networks do on pictures that are moved, turned, enlarged or noisy: several side by side, asked and kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cnnstudio.graph.text import Message
from cnnstudio.protocol.answers import Tried
from cnnstudio.protocol.messages import Refused, Told
from cnnstudio.protocol.questions import Forget, Trial, Try
from cnnstudio.runs.read import Run
from cnnstudio.ui.explore.at_hand import NOTHING, Kind, Subject
from cnnstudio.ui.explore.looking import Looking

MOST = 6
"""Networks side by side."""


@dataclass
class Entry:
    """A network that is tried: a run's, or the one at hand where `run` is None. `looks` are the questions under way."""

    run: Run | None = None
    found: dict[str, Tried] = field(default_factory=dict)
    looks: dict[Trial, int] = field(default_factory=dict)
    trouble: Message | None = None

    @property
    def title(self) -> str:
        """What the run's network is called; empty for the one at hand."""
        return "" if self.run is None else self.run.facts.network or self.run.folder.name


class Trying(QObject):
    """`changed` tells of everything. `trial` is what is shown; it is counted when it is asked for, never by itself."""

    changed = Signal()

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.looking, self.engine = looking, looking.engine
        self.trial: Trial = "shift"
        self.entries: list[Entry] = [Entry()]
        self._of: Subject = NOTHING
        self.engine.told.connect(self._hear)
        self.engine.state_changed.connect(self._engine_changed)
        looking.turned.connect(self._turned)
        looking.changed.connect(self._turned)
        looking.begun.connect(self._forget)

    @property
    def under_way(self) -> bool:
        """Whether something is being counted."""
        return any(entry.looks for entry in self.entries)

    @property
    def can_ask(self) -> bool:
        """Whether there is a network and an engine to try it."""
        return self.engine.is_ready and (len(self.entries) > 1 or self.looking.at_hand.kind is not Kind.NOTHING)

    @property
    def shown(self) -> set[Path]:
        """The folders of the runs that are tried, with that of the run at hand."""
        folders = {entry.run.folder for entry in self.entries if entry.run is not None}
        own = self.looking.session.run_folder if self.looking.at_hand.kind is Kind.RUN else None
        return folders if own is None else folders | {own}

    def choose(self, trial: Trial) -> None:
        """Show another trial."""
        self.trial = trial
        self.changed.emit()

    def ask(self) -> None:
        """Count the trial that is shown for each network."""
        self.stop()
        self._of = self.looking.at_hand
        for entry in self.entries:
            self._ask(entry, self.trial)
        self.changed.emit()

    def _ask(self, entry: Entry, trial: Trial) -> None:
        if entry.run is None and self.looking.at_hand.kind is Kind.NOTHING:
            return
        entry.trouble = None
        look = self.engine.token()
        folder = None if entry.run is None else str(entry.run.folder)
        if self.engine.send(Try(look, trial, folder, view=f"{trial} {self.entries.index(entry)}")):
            entry.looks[trial] = look

    def stop(self) -> None:
        """Count no further; what was counted stays."""
        for entry in self.entries:
            for look in entry.looks.values():
                if self.engine.alive:
                    self.engine.send(Forget(look))
            entry.looks.clear()
        self.changed.emit()

    def add(self, run: Run) -> None:
        """Put a run beside the others, once."""
        folders = [entry.run.folder for entry in self.entries if entry.run is not None]
        if run.folder not in folders and len(self.entries) < MOST:
            self.entries.append(Entry(run))
            self.changed.emit()

    def remove(self, entry: Entry) -> None:
        """Take a run away again."""
        if entry.run is not None and entry in self.entries:
            self.stop()
            self.entries.remove(entry)
            self.changed.emit()

    def _asked(self) -> Iterator[tuple[Entry, Trial, int]]:
        for entry in self.entries:
            for trial, look in entry.looks.items():
                yield entry, trial, look

    def _hear(self, message: Told) -> None:
        if isinstance(message, Tried):
            for entry, trial, look in list(self._asked()):
                if look == message.look:
                    entry.found[trial] = message
                    if message.done >= message.total:
                        del entry.looks[trial]
                    self.changed.emit()
        elif isinstance(message, Refused):
            for entry, trial, look in list(self._asked()):
                if look == message.token:
                    del entry.looks[trial]
                    self._refused(entry, trial, message)
                    self.changed.emit()

    def _refused(self, entry: Entry, trial: Trial, message: Refused) -> None:
        if message.failed.code == "look.replaced" and entry.run is None:
            self._of = self.looking.at_hand
            self._ask(entry, trial)
        else:
            entry.trouble = message.failed.message()

    def _forget(self) -> None:
        """Another document: its network was not tried yet. The runs beside it stay."""
        self.stop()
        self.entries[0].found.clear()
        self.entries[0].trouble = None
        self.changed.emit()

    def _turned(self) -> None:
        """The figures of the network at hand belong to it alone."""
        first = self.entries[0]
        if first.found and not self._of.same(self.looking.at_hand):
            first.found.clear()
            first.trouble = None
        self.changed.emit()

    def _engine_changed(self, _state: object) -> None:
        if not self.engine.alive:
            for entry in self.entries:
                entry.looks.clear()
        self.changed.emit()


def trying_of(looking: Looking) -> Trying:
    """Return what tries the network that is looked at: the same one for every view made of it."""
    for child in looking.children():
        if isinstance(child, Trying):
            return child
    return Trying(looking)
