"""Where the window takes its large parts from. Each lives in a folder of its own and knows nothing of the window.

What the window asks of them:

- the canvas: `fit zoom_in zoom_out export_png export_svg select_all delete_selection copy cut paste duplicate reveal`, and
  the signals `message`, `search_wanted`, `edit_wanted`; it writes its words anew by itself when the language changes;
- the training panel: `train() stop() set_pace(name) busy run_folder run_for(graph)`, and the signals
  `busy_changed(bool)`, `pace_changed(name)`, `message(Message, str)`: what went wrong, with details;
- the engine: `start() close() state devices`, and the signals `state_changed(Message)`, `devices_changed(list)`: pairs of a
  device's name and title.

The training panel and the look inside are made anew when the language changes; what they show outlives them.
"""

from __future__ import annotations

from typing import Any

from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection


def engine() -> Any:
    """Return the engine's client; nothing is started yet."""
    from cnnstudio.ui.engine_client import EngineClient

    return EngineClient()


def canvas(document: Document, selection: Selection) -> Any:
    """Return the canvas."""
    from cnnstudio.ui.canvas.view import CanvasView

    return CanvasView(document, selection)


def explore(document: Document, selection: Selection, engine: Any) -> Any:
    """Return the look inside."""
    from importlib import import_module
    from importlib.util import find_spec

    from PySide6.QtWidgets import QWidget

    panel = "cnnstudio.ui.explore.panel"
    if find_spec("cnnstudio.ui.explore") is None or find_spec(panel) is None:
        return QWidget()
    return import_module(panel).ExplorePanel(document, selection, engine)


def training(document: Document, engine: Any) -> Any:
    """Return the training panel."""
    from cnnstudio.ui.training.panel import TrainingPanel

    return TrainingPanel(document, engine)
