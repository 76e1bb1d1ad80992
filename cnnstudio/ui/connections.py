"""Who hears whom: panels never speak to each other, the window lets them meet here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnstudio.ui.words import translate

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QPointF

    from cnnstudio.ui.canvas.hits import Hit
    from cnnstudio.ui.canvas.loose import Loose
    from cnnstudio.ui.main_window import MainWindow
    from cnnstudio.ui.panels.inspector import Inspector
    from cnnstudio.ui.panels.problems import Problems
    from cnnstudio.ui.start_page import StartPage


def connect_canvas(window: MainWindow) -> None:
    """Connect what lives as long as the window."""
    window.canvas.message.connect(window.say)
    window.canvas.search_wanted.connect(window.search)
    window.canvas.edit_wanted.connect(window.edit_fields)
    window.canvas.block_wanted.connect(lambda loose: _offer(window, loose))
    window.canvas.menu_wanted.connect(lambda *found: _show_menu(window, *found))


def _show_menu(window: MainWindow, found: Hit, point: QPointF, at: QPoint) -> None:
    from cnnstudio.ui.commands import canvas_menu

    canvas_menu.show(window, found, point, at)


def _offer(window: MainWindow, loose: Loose) -> None:
    from cnnstudio.ui.commands import fitting

    fitting.ask(window, loose)


def connect_panels(window: MainWindow) -> None:
    """Connect the panels that were just made."""
    window.header.tab_chosen.connect(window.turn_to)


def connect_problems(window: MainWindow, panel: Problems | Inspector) -> None:
    """Let repairs be previewed on the canvas, and PyTorch be asked."""
    panel.previewed.connect(lambda graph: window.canvas.understanding.show_preview(graph))
    panel.asked.connect(lambda row: window.panels.torch.ask(row.found.address, row.hear))


def connect_start(window: MainWindow, page: StartPage) -> None:
    """Connect the start page, which is made when it is first shown."""
    page.template_chosen.connect(window.files.begin)
    page.empty_chosen.connect(window.files.begin_empty)
    page.open_wanted.connect(window.files.ask_open)
    page.file_chosen.connect(window.files.open)
    page.left.connect(window.show_design)


def connect_late(window: MainWindow) -> None:
    """Put the panels that speak to the engine into their places, and connect them."""
    training, engine = window.training, window.engine
    window.docks["panel.training"].fill(translate("Panel", "Training"), training)
    window.middle.put_explore(window.explore)
    training.busy_changed.connect(window.show_busy)
    training.message.connect(window.say)
    training.pace_changed.connect(window.show_pace)
    engine.state_changed.connect(window.status.show_engine)
    engine.devices_changed.connect(window.header.device.show_devices)
    window.status.show_engine(engine.state)
    window.header.device.show_devices(engine.devices)
    window.show_busy(training.busy)
    window.canvas.understanding.follow(training.session)
