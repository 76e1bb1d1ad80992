"""Where the window takes its large parts from. Each lives in a folder of its own and knows nothing of the window.

What the window asks of them:

- the canvas: `fit zoom_in zoom_out export_png export_svg select_all delete_selection copy cut paste duplicate reveal`;
- the training panel: `train() stop() set_pace(name) busy run_folder`, and the signals `busy_changed(bool)`,
  `message(Message, str)`: what went wrong, with details;
- the engine: `start() close() state devices`, and the signals `state_changed(Message)`, `devices_changed(list)`: pairs of a
  device's name and title.

A part that can write its words anew in place has `retranslate()`; one without is made anew when the language changes.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.graph.text import Message, translate
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets import label


class _NoEngine(QObject):
    state_changed = Signal(object)
    devices_changed = Signal(object)
    state = Message("engine.none", translate("Engine", "no engine"))
    devices: list[tuple[str, str]] = []

    def start(self) -> None:
        return

    def close(self) -> None:
        return


class _Empty(QWidget):
    busy_changed = Signal(bool)
    message = Signal(object, str)
    pace_changed = Signal(str)
    search_wanted = Signal(object)
    edit_wanted = Signal(str)
    busy = False
    run_folder = None

    def __init__(self, text: str = "") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.addWidget(label(text, "muted"))

    def __getattr__(self, name: str) -> Callable[..., str]:
        if name.startswith("_") or name == "retranslate":
            raise AttributeError(name)
        return lambda *_given: ""


def engine() -> Any:
    made = _find("cnnstudio.ui.engine_client", "EngineClient")
    return made() if made else _NoEngine()


def canvas(document: Document, selection: Selection) -> Any:
    """Return the canvas."""
    made = _find("cnnstudio.ui.canvas.view", "CanvasView")
    return made(document, selection) if made else _Empty("canvas")


def explore(document: Document, selection: Selection, engine: Any) -> Any:
    """Return the look inside."""
    made = _find("cnnstudio.ui.explore.panel", "ExplorePanel")
    return made(document, selection, engine) if made else _Empty("explore")


def training(document: Document, engine: Any) -> Any:
    """Return the training panel."""
    made = _find("cnnstudio.ui.training.panel", "TrainingPanel")
    return made(document, engine) if made else _Empty("training")


def _find(module: str, name: str) -> Any:
    try:
        return getattr(importlib.import_module(module), name)
    except ModuleNotFoundError as error:
        if error.name is None or not module.startswith(error.name):
            raise
        return None
