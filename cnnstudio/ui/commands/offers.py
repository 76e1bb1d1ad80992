"""Everything that can be asked of the window by typing: commands, blocks, templates, data, devices, panels, files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from cnnstudio.blocks.registry import registry
from cnnstudio.data.catalogue import DATASETS
from cnnstudio.graph.addresses import definition_of
from cnnstudio.graph.block import Block, Family
from cnnstudio.graph.text import StudioError
from cnnstudio.ui import files
from cnnstudio.ui.commands import find
from cnnstudio.ui.commands.reasons import why_not
from cnnstudio.ui.commands.tongues import as_elsewhere, in_every_language
from cnnstudio.ui.panels.palette_model import plain
from cnnstudio.ui.shown import is_known
from cnnstudio.ui.words import say, translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow


@dataclass(frozen=True)
class Offer:
    """One line of the command palette: `key` is its name for life, `names` what finds it, in plain form.

    `where` says what kind of thing it is; `why_not` why it cannot be had now, "" where it can.
    """

    key: str
    title: str
    where: str
    names: tuple[str, ...]
    run: Callable[[], object]
    keys: str = ""
    why_not: str = ""


def offers(window: MainWindow) -> list[Offer]:
    """Return all but the blocks of the network, in the order in which they are shown before anything is typed."""
    return [
        *_actions(window),
        *_blocks(window),
        *_templates(window),
        *_data(window),
        *_devices(window),
        *_panels(window),
        *_files(window),
    ]


def in_network(window: MainWindow) -> list[Offer]:
    """Return the blocks of the network, to go to."""
    where = translate("Commands", "in this network")
    return [
        Offer(f"jump:{address}", node.name or address, where, _plain(node.name, address), partial(go_to, window, address))
        for address, node in find.everything(window.document.design.graph)
    ]


def typed(window: MainWindow, text: str) -> Offer | None:
    """Return the offer to add what is typed with numbers (`conv 6 5 relu`), None where it names no blocks."""
    from cnnstudio.ui.shorthand import read_blocks

    if not any(sign.isdigit() for sign in text):
        return None
    try:
        blocks = read_blocks(text)
    except StudioError:
        return None
    title = ", ".join(_with_caption(block) for block in blocks)
    return Offer("", title, translate("Commands", "add"), (), lambda: _add(window, blocks)) if blocks else None


def go_to(window: MainWindow, address: str) -> None:
    """Select a block and bring it into sight."""
    from cnnstudio.ui.middle import DESIGN

    id = definition_of(address)
    if not is_known(window.document.design, id):
        return
    if window.stack.currentIndex() != DESIGN:
        window.show_design()
    window.selection.set([id])
    window.canvas.uncover(id)
    window.canvas.setFocus()


def plain_text(text: str) -> str:
    """Return a menu's text without the mark of its access key and the dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def places(window: MainWindow) -> dict[str, tuple[str, ...]]:
    """Return the titles of the menus that lead to each action, by its name, in the order of the menus."""
    found: dict[str, tuple[str, ...]] = {}
    for bar in window.header.findChildren(QMenuBar):
        for action in bar.actions():
            if isinstance(menu := action.menu(), QMenu):
                found.update(_within(menu, (plain_text(action.text()),)))
    return found


def _within(menu: QMenu, path: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _within(inner, (*path, plain_text(action.text())))
        elif action.objectName():
            yield action.objectName(), path


def _actions(window: MainWindow) -> list[Offer]:
    where = places(window)
    order = {name: number for number, name in enumerate(where)}
    actions = sorted(window.actions_, key=lambda action: order.get(action.objectName(), len(order)))
    return [_action(action, where.get(action.objectName(), ())) for action in actions if action.objectName() != "help.commands"]


def _action(action: QAction, path: tuple[str, ...]) -> Offer:
    title = plain_text(action.text())
    shown = action.text().partition(": ")[0]
    others = [plain_text(other) for other in as_elsewhere(shown)]
    inner = path[-1] if len(path) > 1 else ""
    names = _plain(title, *others, f"{inner} {title}", action.objectName().replace(".", " "), action.toolTip())
    keys = ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
    return Offer(action.objectName(), title, " › ".join(path), names, action.trigger, keys, why_not(action))


def _blocks(window: MainWindow) -> list[Offer]:
    where = translate("Commands", "add a block")
    kinds = sorted(registry().values(), key=lambda kind: list(Family).index(kind.family))
    return [
        Offer(
            f"block:{kind.type_name()}",
            say(kind.title),
            where,
            _plain(kind.type_name(), *in_every_language(kind.title), *kind.also_known_as),
            partial(_add, window, [kind()]),
        )
        for kind in kinds
    ]


def _add(window: MainWindow, blocks: list[Block]) -> None:
    from cnnstudio.ui.commands import adding
    from cnnstudio.ui.middle import DESIGN

    if window.stack.currentIndex() != DESIGN:
        window.show_design()
    adding.append(window, blocks)


def _with_caption(block: Block) -> str:
    caption = block.caption()
    return say(block.title) if caption is None else f"{say(block.title)}: {say(caption)}"


def _templates(window: MainWindow) -> list[Offer]:
    from cnnstudio.templates.registry import templates

    where = translate("Commands", "open a template")
    return [
        Offer(
            f"template:{template.name}",
            say(template.title),
            where,
            _plain(template.name, *in_every_language(template.title), *in_every_language(template.family)),
            partial(window.files.begin, template),
        )
        for template in templates().values()
    ]


def _data(window: MainWindow) -> list[Offer]:
    where = translate("Commands", "choose the data")
    return [
        Offer(
            f"data:{info.name}",
            say(info.title),
            where,
            _plain(info.name, *in_every_language(info.title)),
            partial(window.header.data.choose, info.name),
        )
        for info in DATASETS.values()
    ]


def _devices(window: MainWindow) -> list[Offer]:
    where = translate("Commands", "choose the device")
    picker = window.header.device
    found = [("auto", translate("Header", "Auto: the best there is")), *picker.devices]
    return [Offer(f"device:{name}", title, where, _plain(name, title), partial(picker.choose, name)) for name, title in found]


def _panels(window: MainWindow) -> list[Offer]:
    where = translate("Commands", "show a panel")
    return [
        Offer(
            name,
            dock.windowTitle(),
            where,
            _plain(dock.windowTitle(), *as_elsewhere(dock.windowTitle().rstrip(" 0123456789")), name.replace(".", " ")),
            partial(_show_panel, window, name),
        )
        for name, dock in window.docks.items()
    ]


def _show_panel(window: MainWindow, name: str) -> None:
    from cnnstudio.ui.commands.view import first_stop

    dock = window.docks[name]
    dock.bring_forward()
    if (entry := first_stop(dock)) is not None:
        entry.setFocus()


def _files(window: MainWindow) -> list[Offer]:
    where = translate("Commands", "open a file")
    return [
        Offer(f"file:{path}", path.name, where, _plain(path.stem, path.name), partial(window.files.open, path))
        for path in files.recent()
    ]


def _plain(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(name) for name in names if name.strip()))
