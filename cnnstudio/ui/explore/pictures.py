"""Which picture is looked at: the next one, one of a class, the wrongly classified ones, one from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from cnnstudio.protocol.commands import At, FromFile, Given, Next, Typed
from cnnstudio.protocol.messages import Picture, WrongOnes

Spec: TypeAlias = At | Next | Given | FromFile | Typed
_MOST_STEPS_BACK = 500


@dataclass
class Pictures:
    """The way through the test pictures. `spec` is what is looked at; `wrong` the mistakes that were found, if asked for."""

    spec: Spec = field(default_factory=lambda: At(0))
    label: int | None = None
    wrong_first: bool = False
    wrong: WrongOnes | None = None
    at_wrong: int = -1
    index: int = -1
    _back: list[Spec] = field(default_factory=list)

    @property
    def needs_mistakes(self) -> bool:
        """Whether the mistakes must be found before there can be a next picture."""
        return self.wrong_first and self.label is None and self.wrong is None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a picture before this one."""
        return bool(self._back)

    def next(self) -> Spec:
        """Return the next picture, of the chosen class, wrongly classified ones only where those are wanted."""
        if self.wrong_first and self.label is None and self.wrong is not None and len(self.wrong.indexes):
            self.at_wrong = (self.at_wrong + 1) % len(self.wrong.indexes)
            return At(int(self.wrong.indexes[self.at_wrong]))
        return Next(self.index, label=self.label, wrong=self.wrong_first and self.label is not None)

    def first(self) -> Spec:
        """Return the first picture that fits what is now chosen; the one at hand where it does."""
        return Next(self.index - 1, label=self.label, wrong=self.wrong_first and self.label is not None)

    def turn(self, spec: Spec) -> None:
        """Look at this from now on, and remember the way back."""
        if not isinstance(self.spec, Next):
            self._back = [*self._back, self.spec][-_MOST_STEPS_BACK:]
        self.spec = spec

    def back(self) -> Spec | None:
        """Go back one picture."""
        if not self._back:
            return None
        self.spec = self._back.pop()
        return self.spec

    def arrived(self, picture: Picture) -> None:
        """Take note of the picture that came: what was searched for is then known by its number."""
        if picture.index is not None:
            self.index = picture.index
            if isinstance(self.spec, (At, Next)):
                self.spec = At(picture.index, "train" if picture.part == "train" else "test")

    def forget_mistakes(self) -> None:
        """The weights are others: what was wrong may be right."""
        self.wrong, self.at_wrong = None, -1

    def leave_data(self) -> None:
        """Another data set: begin at its start."""
        self.forget_mistakes()
        self.label, self.index = None, -1
        self._back.clear()
        if isinstance(self.spec, (At, Next)):
            self.spec = At(0)
