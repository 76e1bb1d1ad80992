"""Which network the engine should have at hand for looking, and how to bring it there."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from cnnstudio.design.design import Design
from cnnstudio.design.file import dumps
from cnnstudio.protocol.arrays import Document as Content
from cnnstudio.protocol.commands import Load
from cnnstudio.ui.training.session import Session


class Kind(Enum):
    """Whose weights are looked at."""

    NOTHING = "nothing"
    INITIAL = "initial"
    RUN = "run"


class Subject(NamedTuple):
    """A network to look at: the design it belongs to, and the run's token where it is a run's."""

    kind: Kind
    design: Design | None = None
    run: int = 0

    def same(self, other: Subject) -> bool:
        """Tell whether looking at the other shows the same weights."""
        if (self.kind, self.run) != (other.kind, other.run):
            return False
        if self.kind is not Kind.INITIAL or self.design is other.design:
            return True
        mine, theirs = self.design, other.design
        assert mine is not None and theirs is not None
        return (
            (mine.graph is theirs.graph or mine.graph == theirs.graph)
            and mine.data == theirs.data
            and (mine.plan.seed, mine.plan.validation) == (theirs.plan.seed, theirs.plan.validation)
        )


NOTHING = Subject(Kind.NOTHING)


def wanted(session: Session, prefer_canvas: bool) -> Subject:
    """Return what should be looked at: the run that is under way or at hand, else the design on the canvas where it is sound.

    With `prefer_canvas`, a run that is over gives way to what is on the canvas.
    """
    if session.design is not None and session.started is not None and (session.busy or not prefer_canvas):
        return Subject(Kind.RUN, session.design, session.token)
    if session.busy:
        return NOTHING
    document = session.document
    if not len(document.design.graph) or not document.report.sound:
        return NOTHING
    return Subject(Kind.INITIAL, document.design)


def load_command(token: int, subject: Subject, session: Session) -> Load | None:
    """Return the command that brings `subject` to hand; None where only training could."""
    if subject.kind is Kind.INITIAL and subject.design is not None:
        return Load(token, Content(dumps(subject.design)))
    if subject.kind is Kind.RUN and session.run_folder is not None and not session.busy:
        return Load(token, folder=str(session.run_folder))
    return None
