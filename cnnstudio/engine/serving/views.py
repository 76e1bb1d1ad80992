"""What the studio is looking at: views that follow the training, and searches that take a slice of time between steps."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import numpy as np

from cnnstudio.engine.serving.choosing import candidates, nothing_found, part_of, picture
from cnnstudio.engine.serving.failures import failed
from cnnstudio.engine.serving.looking import judged, look, shown_strips
from cnnstudio.engine.serving.outbox import Outbox
from cnnstudio.engine.serving.subject import Subject
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.protocol.commands import AskStrips, At, FindWrong, Look, Next
from cnnstudio.protocol.messages import Looked, Picture, Refused, Strips, Told, WrongOnes

SHARE = 0.04
"""Share of the time that looking may take of a run at full pace."""
SHARE_OF_STRIPS = 0.1
"""The same for the film strips: they are what a person watches while the network learns."""
KNOWN = 3
"""Answers after which it is known what a view costs."""
MOST_VIEWS = 16


@dataclass
class View:
    """A look that stands: its picture, found once for a network, and when it was last answered."""

    command: Look | AskStrips
    subject: Subject
    picture: Picture | None
    step: int = -1
    due: float = 0.0
    taken: tuple[float, ...] = ()
    """Seconds that the last answers took."""

    @property
    def share(self) -> float:
        """The share of the time of a run at full pace that it may take."""
        return SHARE if isinstance(self.command, Look) else SHARE_OF_STRIPS

    def pause(self, seconds: float, full: bool) -> float:
        """Return how long to wait from one answer to the next, of which the last took so many seconds.

        Where others crowd the processor a look takes long now and then: what it costs is the least of the last ones.
        """
        self.taken = (*self.taken[1 - KNOWN :], seconds)
        wished = 1 / self.command.per_second
        return max(wished, min(self.taken) / self.share) if full and len(self.taken) == KNOWN else wished

    def answer(self) -> Looked | Strips:
        """Return what it shows, as the weights are now."""
        if isinstance(self.command, Look):
            return look(self.subject, self.command, self.picture)
        return shown_strips(self.subject, self.command, self.picture, first=self.step < 0)


class Views:
    """All looks that stand, and the searches under way. `subject` is the network at hand."""

    def __init__(self, outbox: Outbox) -> None:
        self.subject: Subject | None = None
        self._outbox = outbox
        self._views: dict[str, View] = {}
        self._searches: dict[str, Iterator[None]] = {}

    @property
    def searching(self) -> bool:
        """Whether a search wants more time."""
        return bool(self._searches)

    def look(self, command: Look | AskStrips) -> None:
        """Answer a look, now or when its picture is found; with `per_second` it stands from now on."""
        subject = self.at_hand()
        self._views.pop(command.view, None)
        self._searches.pop("look " + command.view, None)
        if len(self._views) + len(self._searches) >= MOST_VIEWS:
            raise StudioError(Message("look.views", translate("Look", "Too many views are open at the same time.")))
        if isinstance(command.picture, Next):
            found = candidates(subject, command.picture)
            if command.picture.wrong:
                self._searches["look " + command.view] = self._search(subject, command, found)
                return
            if not len(found):
                raise nothing_found()
            command = _at(command, int(found[0]))
        self._open(subject, command)

    def find_wrong(self, command: FindWrong) -> None:
        """Begin the search for wrongly classified pictures; it takes the place of the one before."""
        subject = self.at_hand()
        part_of(subject, command.part)
        self._searches["wrong"] = self._all_wrong(subject, command)

    def follow(self, subject: Subject, paced: bool) -> None:
        """Answer the looks that stand, where the weights have moved and it is time; called between two steps."""
        if self.subject is not subject:
            self._take(subject)
        for view in self._views.values():
            if view.step != subject.step and (now := time.perf_counter()) >= view.due:
                try:
                    self._show(view)
                finally:
                    # Also where it failed: it would fail again at every step.
                    view.due = now + view.pause(time.perf_counter() - now, full=not paced)

    def finish(self, step: int, epoch: int) -> None:
        """The run is over after `step`: answer the looks that stand once more."""
        if self.subject is not None:
            self.subject.step, self.subject.epoch = step, epoch
            self._show_moved()

    def end(self) -> None:
        """The run came to its end by a failure: answer the looks that stand with the weights that it left."""
        if self.subject is not None:
            self._show_moved()

    def replace(self, subject: Subject) -> None:
        """Bring another network to hand, and answer the looks that stand."""
        self._take(subject)
        self._show_moved()

    def advance(self) -> None:
        """Give the searches under way a slice of time each."""
        for key, search in list(self._searches.items()):
            try:
                next(search)
            except StopIteration:
                if self._searches.get(key) is search:
                    del self._searches[key]
            except Exception:
                self._searches.pop(key, None)
                raise

    def at_hand(self) -> Subject:
        """Return the network at hand. Raises `StudioError` where there is none."""
        if self.subject is None:
            text = translate("Look", "There is no network to look into yet: load one or train one.")
            raise StudioError(Message("look.nothing", text))
        return self.subject

    def _show_moved(self) -> None:
        for view in self._views.values():
            if view.step != view.subject.step:
                self._show(view)

    def _take(self, subject: Subject) -> None:
        self.subject = subject
        self._searches.clear()
        for view in list(self._views.values()):
            command, old = view.command, view.picture
            try:
                again = picture(subject, command.picture) if isinstance(command.picture, At) else old
            except StudioError:
                again = None
            if again is not None and again.seen.shape != subject.shape:
                again = None
            self._views[command.view] = View(command, subject, again)

    def _open(self, subject: Subject, command: Look | AskStrips) -> None:
        asked = command.picture
        view = View(command, subject, None if asked is None or isinstance(asked, Next) else picture(subject, asked))
        self._show(view)
        if command.per_second > 0:
            self._views[command.view] = view

    def _show(self, view: View) -> None:
        message = view.answer()
        view.step = view.subject.step
        # What alone bears the picture must not be dropped for what comes after it.
        alone = isinstance(message, Strips) and message.picture is not None
        self._outbox.put(message, topic=None if alone else f"look {view.command.view}")

    def _search(self, subject: Subject, command: Look | AskStrips, order: np.ndarray) -> Iterator[None]:
        spec = command.picture
        assert isinstance(spec, Next)
        labels = part_of(subject, spec.part).labels
        for indexes, predicted, _ in judged(subject, spec.part, order):
            wrong = indexes[predicted != labels[indexes]]
            if len(wrong):
                del self._searches["look " + command.view]
                self._open(subject, _at(command, int(wrong[0])))
                return
            yield
        self._tell(Refused("look", command.look, failed(nothing_found())))

    def _all_wrong(self, subject: Subject, command: FindWrong) -> Iterator[None]:
        labels = part_of(subject, command.part).labels
        found: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
        seen = 0
        for indexes, predicted, certainty in judged(subject, command.part, np.arange(len(labels))):
            wrong = predicted != labels[indexes]
            found.append((indexes[wrong], predicted[wrong], certainty[wrong]))
            seen += len(indexes)
            yield
        indexes, predicted, certainty = (np.concatenate(column) for column in zip(*found, strict=True))
        order = np.argsort(-certainty, kind="stable")[: command.most]
        self._tell(
            WrongOnes(
                subject.token,
                command.look,
                subject.step,
                command.part,
                indexes[order],
                predicted[order],
                certainty[order],
                seen,
            )
        )

    def _tell(self, message: Told) -> None:
        self._outbox.put(message)


def _at(command: Look | AskStrips, index: int) -> Look | AskStrips:
    spec = command.picture
    assert isinstance(spec, Next)
    return msgspec.structs.replace(command, picture=At(index, spec.part))
