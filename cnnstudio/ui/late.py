"""The engine and the panels that speak to it: they cost as much to load as all the rest, so the window is shown first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
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
            self._engine = self._client()
        if self._training is None:
            self.renew()

    def load(self) -> Iterator[None]:
        """Do in pieces what `ensure` does, and start the engine: between two pieces the window can answer."""
        for name in ("numpy", "cnnstudio.ui.engine_client"):
            import_module(name)
            yield
        self._engine = self._engine or self._client()
        self._engine.start()
        yield
        for name in ("cnnstudio.ui.training.panel", "cnnstudio.ui.explore.panel"):
            import_module(name)
            yield
        if self._training is None:
            self.renew()

    def _client(self) -> Any:
        client = parts.engine()
        client.setParent(self._owner)
        return client

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
