"""The questions under way: the newest of a kind and view takes the place of the one before, long ones get slices of time."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

from cnnstudio.engine.serving import answering
from cnnstudio.engine.serving.answering import Answers
from cnnstudio.engine.serving.failures import failed, free_memory
from cnnstudio.engine.serving.library import Library
from cnnstudio.engine.serving.outbox import Outbox
from cnnstudio.engine.serving.subject import Subject, of_run
from cnnstudio.engine.serving.views import Views
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.protocol.events import Failed
from cnnstudio.protocol.messages import Refused
from cnnstudio.protocol.questions import (
    Assess,
    Attribute,
    EditKernels,
    Explain,
    FindExciting,
    Forget,
    Freeze,
    Question,
    ShowPictures,
    Try,
)
from cnnstudio.runs.read import open_run

SHARE = 0.25
"""Share of the time that questions may take of a run."""
MOST = 16
ELSEWHERE = 0
"""The token of answers about a run's folder."""


@dataclass
class Open:
    """A question under way."""

    about: str
    look: int
    token: int
    answers: Answers


class Questions:
    """Asks and answers about the network that `views` has at hand."""

    def __init__(self, outbox: Outbox, views: Views, library: Library) -> None:
        self._outbox, self._views, self._library = outbox, views, library
        self._unedited: Subject | None = None
        self._open: dict[tuple[str, str], Open] = {}
        self._rest_until = 0.0

    @property
    def busy(self) -> bool:
        """Whether a question wants more time."""
        return bool(self._open)

    def ask(self, question: Question, training: bool) -> None:
        """Begin to answer; what is short is answered at once. Raises `StudioError` where there is nothing to ask about."""
        if isinstance(question, Forget):
            self._forget(question.look)
            return
        about = type(question).__name__.lower()
        key = (about, str(getattr(question, "view", "")))
        self._open.pop(key, None)
        if isinstance(question, Try) and question.folder is not None:
            subject = self._of_run(question.folder)
        else:
            subject = self._views.at_hand()
        if len(self._open) >= MOST:
            raise StudioError(Message("look.views", translate("Look", "Too many views are open at the same time.")))
        self._open[key] = Open(about, question.look, subject.token, self._answers(subject, question, training))
        self._slice(key)

    def advance(self, training: bool) -> None:
        """Give the questions under way a slice of time each; a run keeps most of the time for itself."""
        begun = time.perf_counter()
        if training and begun < self._rest_until:
            return
        for key in list(self._open):
            self._slice(key)
        if training:
            now = time.perf_counter()
            self._rest_until = now + (now - begun) * (1 / SHARE - 1)

    def _answers(self, subject: Subject, question: Question, training: bool) -> Answers:
        if isinstance(question, Explain):
            return answering.explain(subject, question)
        if isinstance(question, Attribute) and question.method != "occlusion":
            return answering.attribute(subject, question)
        if isinstance(question, EditKernels):
            return self._edited(subject, question, training)
        if isinstance(question, Freeze):
            return answering.freeze(subject, question)
        if isinstance(question, ShowPictures):
            return answering.show_pictures(subject, question)
        still = self._still(subject, training)
        if isinstance(question, Attribute):
            return answering.attribute(still, question)
        if isinstance(question, FindExciting):
            return answering.find_exciting(still, question)
        if isinstance(question, Assess):
            return answering.assess(still, question)
        assert isinstance(question, Try)
        return answering.attempted(still, question)

    def _edited(self, subject: Subject, question: EditKernels, training: bool) -> Answers:
        """Bring the edited network to hand, but not while one is trained; edits begin with the weights before all edits."""
        before = self._still(subject, training)
        if not training:
            if self._unedited is not None and self._unedited.token == subject.token:
                before = self._unedited
            self._unedited = before
        after = answering.edit_kernels(before, question)
        if not training:
            self._views.replace(after if question.edits or question.held else before)
        return answering.compare(before, after, question)

    def _of_run(self, folder: str) -> Subject:
        """Return a run's network with its own data; what it says belongs to no network at hand."""
        name = open_run(folder).facts.data.name
        data = self._library.get(ELSEWHERE, name, None, download=False)
        return of_run(ELSEWHERE, Path(folder), data)

    def _still(self, subject: Subject, training: bool) -> Subject:
        """Return the network at hand as it is now, also when training goes on."""
        return replace(subject, walk=subject.walk.clone().eval()) if training else subject

    def _slice(self, key: tuple[str, str]) -> None:
        asked = self._open[key]
        trouble: Failed | None = None
        try:
            self._one_piece(key, asked)
        except Exception as error:
            trouble = failed(error)
        if trouble is not None:
            free_memory()
            self._end(key, asked)
            self._outbox.put(Refused(asked.about, asked.look, trouble))

    def _one_piece(self, key: tuple[str, str], asked: Open) -> None:
        at_hand = self._views.subject
        if asked.token != ELSEWHERE and (at_hand is None or at_hand.token != asked.token):
            text = translate("Look", "Another network came to hand before this was answered.")
            raise StudioError(Message("look.replaced", text))
        try:
            answer = next(asked.answers)
        except StopIteration:
            self._end(key, asked)
            return
        if answer is not None:
            self._outbox.put(answer, topic=" ".join(key))

    def _end(self, key: tuple[str, str], asked: Open) -> None:
        if self._open.get(key) is asked:
            del self._open[key]

    def _forget(self, look: int) -> None:
        self._open = {key: asked for key, asked in self._open.items() if asked.look != look}
