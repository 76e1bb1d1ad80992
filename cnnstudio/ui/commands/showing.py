"""The part of the View menu about what is shown and how: conventions, heat, formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cnnstudio.graph.conventions import KERAS, SIDES, TORCH, TOTAL
from cnnstudio.ui.conventions import conventions
from cnnstudio.ui.words import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from cnnstudio.ui.actions import Actions
    from cnnstudio.ui.main_window import MainWindow

HEATS = ("off", "parameters", "macs", "memory")


def add_actions(window: MainWindow, actions: Actions) -> None:
    """Make the commands."""
    paddings = {
        SIDES: translate("Menu", "Pixels on each &side"),
        TOTAL: translate("Menu", "Both sides in &total"),
        KERAS: translate("Menu", "&Keras: same and valid"),
    }
    actions.choice("view.padding", paddings, conventions.padding, conventions.choose_padding)
    shapes = {
        TORCH: translate("Menu", "&Channels × height × width"),
        KERAS: translate("Menu", "&Keras: (None, height, width, channels)"),
    }
    actions.choice("view.shapes", shapes, conventions.shapes, conventions.choose_shapes)
    titles = (
        translate("Menu", "&Off"),
        translate("Menu", "&Parameters"),
        translate("Menu", "&Multiply-adds (MACs)"),
        translate("Menu", "&Activation memory"),
    )
    heat = window.canvas.scene.look.heat
    chosen = HEATS[0] if heat is None else heat.measure
    actions.choice("view.heat", dict(zip(HEATS, titles, strict=True)), chosen, lambda name: _show_heat(window, name))
    actions.add("view.heat.next", translate("Menu", "&Next measure"), lambda: _next_heat(actions), "Ctrl+H")
    strips = translate("Menu", "Feature maps on the &canvas")
    action = actions.add("view.strips", strips, lambda: _toggle_strips(window), "A", checkable=True)
    # A letter must not fire while a name is typed.
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    window.canvas.board.addAction(action)
    action.setChecked(window.canvas.scene.beside > 0)
    formula = translate("Menu", "For&mula of the selected block")
    actions.add("view.formula", formula, lambda: window.canvas.understanding.explain(), "Ctrl+I")


def _toggle_strips(window: MainWindow) -> None:
    from cnnstudio.ui.commands import strips

    strips.toggle(window)


def _show_heat(window: MainWindow, name: str) -> None:
    window.canvas.understanding.show_heat("" if name == HEATS[0] else name)


def _next_heat(actions: Actions) -> None:
    at = next(at for at, name in enumerate(HEATS) if actions[f"view.heat.{name}"].isChecked())
    actions[f"view.heat.{HEATS[(at + 1) % len(HEATS)]}"].trigger()


def fill_menu(menu: QMenu, actions: Actions) -> None:
    """Put the commands into the View menu."""
    parts = (
        (translate("Menu", "&Heat"), [f"view.heat.{name}" for name in (*HEATS, "next")]),
        (translate("Menu", "Pa&dding"), [f"view.padding.{name}" for name in (SIDES, TOTAL, KERAS)]),
        (translate("Menu", "&Shapes"), [f"view.shapes.{name}" for name in (TORCH, KERAS)]),
    )
    for title, names in parts:
        inner = menu.addMenu(title)
        for name in names:
            inner.addAction(actions[name])
    menu.addAction(actions["view.formula"])
    menu.addAction(actions["view.strips"])
