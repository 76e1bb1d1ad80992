"""All commands with their words and keys, and the menus they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar

from cnnstudio.ui import files, words
from cnnstudio.ui.actions import Actions
from cnnstudio.ui.commands import drawing, showing
from cnnstudio.ui.theme import APPEARANCES, theme
from cnnstudio.ui.words import translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

PACES = ("full", "slow", "step")


def add_actions(window: MainWindow, actions: Actions) -> None:
    """Make every command of the window."""
    _file(window, actions)
    _edit(window, actions)
    _view(window, actions)
    _train(window, actions)
    add = actions.add
    add("help.commands", translate("Menu", "All &commands…"), lambda: _late("command_palette").open_palette(window), "Ctrl+K")
    add("help.shortcuts", translate("Menu", "&Shortcuts"), lambda: _late("shortcuts_dialog").show_shortcuts(window), "F1")
    add("help.tour", translate("Menu", "&Tour"), lambda: _late("tour").begin(window))
    add("help.about", translate("Menu", "&About CNN Studio"), lambda: _late("help").show_about(window))


def load_keys(window: MainWindow) -> Iterator[None]:
    """Give the commands the keys that a person has chosen; not before the window is on screen."""
    _late("shortcuts").load(window.actions_)
    yield


def load_panels(window: MainWindow) -> Iterator[None]:
    """Make the panels that are hidden at first."""
    _late("history").load(window)
    yield
    window.palette_.refresh_own()
    yield


def _late(name: str) -> ModuleType:
    """Return a module of commands that is loaded when it is first needed."""
    return import_module(f"cnnstudio.ui.commands.{name}")


def _file(window: MainWindow, actions: Actions) -> None:
    add, exports = actions.add, window.exports
    add("file.new", translate("Menu", "&New from template…"), window.show_start, "Ctrl+N")
    add("file.open", translate("Menu", "&Open…"), window.files.ask_open, "Ctrl+O")
    add("file.save", translate("Menu", "&Save"), window.files.save, "Ctrl+S")
    add("file.save_as", translate("Menu", "Save &as…"), window.files.ask_save, "Ctrl+Shift+S")
    add("file.export.python", translate("Menu", "&Python with weights…"), exports.python)
    add("file.export.png", translate("Menu", "Picture as P&NG…"), exports.png)
    add("file.export.svg", translate("Menu", "Picture as S&VG…"), exports.svg)
    add("file.export.markdown", translate("Menu", "Summary as &Markdown…"), lambda: exports.summary("markdown"))
    add("file.export.latex", translate("Menu", "Summary as &LaTeX…"), lambda: exports.summary("latex"))
    add("file.export.csv", translate("Menu", "Summary as &CSV…"), lambda: exports.summary("csv"))
    add("file.quit", translate("Menu", "&Quit"), window.close, "Ctrl+Q")


def _edit(window: MainWindow, actions: Actions) -> None:
    add, canvas = actions.add, window.canvas
    places = (window.canvas,)
    add("edit.undo", translate("Menu", "&Undo"), window.document.undo, "Ctrl+Z")
    add("edit.redo", translate("Menu", "&Redo"), window.document.redo, "Ctrl+Shift+Z", "Ctrl+Y")
    add("edit.history", translate("Menu", "&History"), lambda: _late("history").show(window), "Ctrl+Shift+H")
    add("edit.cut", translate("Menu", "Cu&t"), lambda: canvas.cut(), "Ctrl+X", places=places)
    add("edit.copy", translate("Menu", "&Copy"), lambda: canvas.copy(), "Ctrl+C", places=places)
    add("edit.paste", translate("Menu", "&Paste"), window.paste, "Ctrl+V", places=places)
    add("edit.duplicate", translate("Menu", "&Duplicate"), lambda: canvas.duplicate(), "Ctrl+D", places=places)
    add("edit.delete", translate("Menu", "De&lete"), lambda: canvas.delete_selection(), "Del", places=places)
    drawing.add_actions(window, actions)
    add("edit.select_all", translate("Menu", "Select &all"), lambda: canvas.select_all(), "Ctrl+A", places=places)
    add("edit.find", translate("Menu", "&Find…"), lambda: _late("find_bar").open_bar(window), "Ctrl+F")
    add("edit.find_block", translate("Menu", "Find a block to a&dd"), window.find_block, "Ctrl+Shift+A")


def _view(window: MainWindow, actions: Actions) -> None:
    add, canvas, views = actions.add, window.canvas, window.views
    add("view.fit", translate("Menu", "&Fit everything"), lambda: canvas.fit(), "Ctrl+0")
    add("view.fit_selection", translate("Menu", "Fit se&lection"), lambda: canvas.fit_selection())
    add("view.actual_size", translate("Menu", "&100 %"), lambda: canvas.reset_zoom(), "Ctrl+1")
    add("view.zoom_in", translate("Menu", "Zoom &in"), lambda: canvas.zoom_in(), "Ctrl++", "Ctrl+=")
    add("view.zoom_out", translate("Menu", "Zoom &out"), lambda: canvas.zoom_out(), "Ctrl+-")
    titles = (translate("Menu", "&System"), translate("Menu", "&Light"), translate("Menu", "&Dark"))
    actions.choice("view.appearance", dict(zip(APPEARANCES, titles, strict=True)), theme.appearance, theme.choose)
    actions.choice("view.language", words.LANGUAGES, words.language(), window.speak)
    showing.add_actions(window, actions)
    presentation = translate("Menu", "&Presentation")
    add(
        "view.presentation",
        presentation,
        lambda: views.present(actions["view.presentation"].isChecked()),
        "F11",
        checkable=True,
    )
    add("view.next_panel", translate("Menu", "&Next panel"), lambda: views.next_panel(1), "F6")
    add("view.previous_panel", translate("Menu", "Pre&vious panel"), lambda: views.next_panel(-1), "Shift+F6")
    add("view.reset_layout", translate("Menu", "&Reset layout"), views.reset)


def _train(window: MainWindow, actions: Actions) -> None:
    tip = translate("Menu", "Train this network on the chosen data")
    actions.add("train.start", translate("Menu", "&Train"), window.train, "Ctrl+Return", "Ctrl+Enter", tip=tip)
    stop = translate("Menu", "Stop the training and keep what it has learned")
    actions.add("train.stop", translate("Menu", "&Stop"), lambda: window.training.stop(), "Ctrl+.", tip=stop)
    titles = (translate("Menu", "&Full speed"), translate("Menu", "&Slow"), translate("Menu", "S&tep by step"))
    actions.choice("train.pace", dict(zip(PACES, titles, strict=True)), PACES[0], lambda name: window.training.set_pace(name))


def fill_menus(window: MainWindow, bar: QMenuBar, actions: Actions) -> None:
    """Put the commands into their menus."""
    file = _menu(bar, "menu.file", translate("Menu", "&File"), actions, "file.new file.open")
    file.addMenu(_recent(window, file))
    file.addMenu(_examples(window, file))
    _put(file, actions, "- file.save file.save_as -")
    export = file.addMenu(translate("Menu", "&Export"))
    _put(export, actions, "file.export.python - file.export.png file.export.svg -")
    _put(export, actions, "file.export.markdown file.export.latex file.export.csv")
    _put(file, actions, "- file.quit")
    edit = "edit.undo edit.redo edit.history - edit.cut edit.copy edit.paste edit.duplicate edit.delete"
    edit += f" {drawing.EDIT_MENU} - edit.select_all edit.find edit.find_block - edit.arrange"
    _menu(bar, "menu.edit", translate("Menu", "&Edit"), actions, edit)
    view = _menu(bar, "menu.view", translate("Menu", "&View"), actions, "view.fit view.fit_selection view.actual_size -")
    _put(view, actions, "view.zoom_in view.zoom_out -")
    appearance = " ".join(f"view.appearance.{name}" for name in APPEARANCES)
    _put(view.addMenu(translate("Menu", "&Appearance")), actions, appearance)
    language = " ".join(f"view.language.{code}" for code in words.LANGUAGES)
    _put(view.addMenu(translate("Menu", "&Language")), actions, language)
    drawing.fill_menu(window, view, actions)
    showing.fill_menu(view, actions)
    panels = view.addMenu(translate("Menu", "&Panels"))
    for dock in window.docks.values():
        panels.addAction(dock.toggleViewAction())
    _put(view, actions, "- view.presentation view.next_panel view.previous_panel - view.reset_layout")
    train = _menu(bar, "menu.train", translate("Menu", "&Train"), actions, "train.start train.stop -")
    _put(train.addMenu(translate("Menu", "&Pace")), actions, " ".join(f"train.pace.{name}" for name in PACES))
    _menu(bar, "menu.help", translate("Menu", "&Help"), actions, "help.commands help.shortcuts help.tour help.about")


def name_undo(actions: Actions, stack: QUndoStack) -> None:
    """Let Undo and Redo say what they would take back."""
    undo, redo = actions["edit.undo"], actions["edit.redo"]
    undo.setEnabled(stack.canUndo())
    redo.setEnabled(stack.canRedo())
    undo.setText(_named(translate("Menu", "&Undo"), stack.undoText()))
    redo.setText(_named(translate("Menu", "&Redo"), stack.redoText()))


def _named(verb: str, what: str) -> str:
    return f"{verb}: {what.replace('&', '&&')}" if what else verb


def _menu(bar: QMenuBar, name: str, title: str, actions: Actions, names: str) -> QMenu:
    menu = bar.addMenu(title)
    menu.setObjectName(name)
    menu.setToolTipsVisible(True)
    _put(menu, actions, names)
    return menu


def _put(menu: QMenu, actions: Actions, names: str) -> None:
    for name in names.split():
        if name == "-":
            menu.addSeparator()
        else:
            menu.addAction(actions[name])


def _examples(window: MainWindow, parent: QMenu) -> QMenu:
    menu = QMenu(translate("Menu", "E&xamples"), parent)
    menu.setObjectName("menu.examples")
    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(lambda: _late("examples").fill(window, menu))
    return menu


def _recent(window: MainWindow, parent: QMenu) -> QMenu:
    menu = QMenu(translate("Menu", "Open &recent"), parent)
    menu.setObjectName("menu.recent")
    menu.setToolTipsVisible(True)

    def fill() -> None:
        menu.clear()
        for path in files.recent():
            action = menu.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _on, path=path: window.files.open(path))
        if menu.isEmpty():
            menu.addAction(translate("Menu", "Nothing opened yet")).setEnabled(False)

    menu.aboutToShow.connect(fill)
    return menu
