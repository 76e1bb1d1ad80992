"""The engine and the panels that speak to it: they cost as much to load as all the rest, so the window is shown first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from cnnstudio.ui import parts
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection


class Late:
    """Makes them when they are first asked for, or by `ensure`, and tells `made` each time there are new panels."""

    def __init__(self, owner: QObject, document: Document, selection: Selection, made: Callable[[], object]) -> None:
        self._owner, self._document, self._selection, self._made = owner, document, selection, made
        self._engine: Any = None
        self._training: Any = None
        self._explore: Any = None

    def ensure(self) -> None:
        """Make what is not there yet."""
        if self._engine is None:
            self._engine = parts.engine()
            self._engine.setParent(self._owner)
            self.renew()

    def renew(self) -> None:
        """Make new panels around the same engine, in the language that is now spoken; before there were any, nothing."""
        if self._engine is not None:
            self._training = parts.training(self._document, self._engine)
            self._explore = parts.explore(self._document, self._selection, self._engine)
            self._made()

    @property
    def busy(self) -> bool:
        """Whether a run is under way."""
        return self._training is not None and bool(self._training.busy)

    @property
    def engine(self) -> Any:
        """The engine's client."""
        self.ensure()
        return self._engine

    @property
    def training(self) -> Any:
        """The training panel."""
        self.ensure()
        return self._training

    @property
    def explore(self) -> Any:
        """The look inside."""
        self.ensure()
        return self._explore

    def close(self) -> None:
        """End the engine, where there is one."""
        if self._engine is not None:
            self._engine.close()
