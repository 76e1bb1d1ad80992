"""The panels: made when they are first asked for, or once the window is on screen with the network in its middle."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from cnnstudio.ui import connections
from cnnstudio.ui.words import translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow
    from cnnstudio.ui.panels.code import Code
    from cnnstudio.ui.panels.inspector import Inspector
    from cnnstudio.ui.panels.outline import Outline
    from cnnstudio.ui.panels.palette import Palette
    from cnnstudio.ui.panels.problems import Problems
    from cnnstudio.ui.panels.summary import Summary
    from cnnstudio.ui.torch_says import TorchSays


class MadePanels:
    """Makes each of them once, puts it into its dock and connects it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def load(self) -> None:
        """Make what is not there yet."""
        for _piece in chain(self.load_beside(), self.load_behind()):
            pass

    def load_beside(self) -> Iterator[None]:
        """Make those that are in sight at first, one at a time."""
        return self._make("palette", "inspector")

    def load_behind(self) -> Iterator[None]:
        """Make those that lie behind others at first, one at a time."""
        return self._make("problems", "code", "summary", "outline")

    def _make(self, *names: str) -> Iterator[None]:
        for name in names:
            getattr(self, name)
            yield

    @cached_property
    def palette(self) -> Palette:
        """The blocks to choose from."""
        from cnnstudio.ui.panels.palette import Palette

        window = self._window
        made = Palette(window.document, window.selection)
        made.appended.connect(window.canvas.reveal)
        made.failed.connect(window.say)
        window.docks["panel.palette"].fill(translate("Panel", "Blocks"), made)
        return made

    @cached_property
    def inspector(self) -> Inspector:
        """What is chosen, to be read and changed."""
        from cnnstudio.ui.panels.inspector import Inspector

        window = self._window
        made = Inspector(window.document, window.selection)
        made.wanted.connect(window.canvas.uncover)
        connections.connect_problems(window, made)
        window.docks["panel.inspector"].fill(translate("Panel", "Inspector"), made)
        return made

    @cached_property
    def problems(self) -> Problems:
        """The list of problems."""
        from cnnstudio.ui.panels.problems import Problems

        window = self._window
        made = Problems(window.document, window.selection)
        made.wanted.connect(window.canvas.uncover)
        connections.connect_problems(window, made)
        window.docks["panel.problems"].fill(problems_title(window), made)
        return made

    @cached_property
    def torch(self) -> TorchSays:
        """Who asks PyTorch."""
        from cnnstudio.ui.torch_says import torch_says_of

        return torch_says_of(self._window.document, self._window.engine)

    @cached_property
    def code(self) -> Code:
        """The network as source."""
        from cnnstudio.ui.panels.code import Code

        made = Code(self._window.document, self._window.selection)
        self._attend("panel.code", translate("Panel", "Code"), made)
        return made

    @cached_property
    def summary(self) -> Summary:
        """The network as a table."""
        from cnnstudio.ui.panels.summary import Summary

        made = Summary(self._window.document, self._window.selection)
        self._attend("panel.summary", translate("Panel", "Summary"), made)
        return made

    @cached_property
    def outline(self) -> Outline:
        """The network as a list."""
        from cnnstudio.ui.panels.outline import Outline

        window = self._window
        made = Outline(window.document, window.selection)
        made.opened.connect(window.edit_fields)
        window.actions_.offer_in(made)
        window.docks["panel.outline"].fill(translate("Panel", "Outline"), made)
        return made

    def _attend(self, name: str, title: str, made: Code | Summary) -> None:
        """Put in what is written only while someone sees it."""
        dock = self._window.docks[name]
        made.wanted.connect(self._window.canvas.reveal)
        dock.fill(title, made)
        dock.visibilityChanged.connect(made.attend)
        made.attend(not made.visibleRegion().isEmpty())


def problems_title(window: MainWindow) -> str:
    """Return the title of the list of problems, with how many there are."""
    title = translate("Panel", "Problems")
    return f"{title} {len(window.document.report.problems)}"
