"""Code becomes blocks: pasted beside what is there, opened or dropped as a network of its own. It is read, never executed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from cnnstudio.design.design import Design
from cnnstudio.design.file import load_part
from cnnstudio.graph import text as marked
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import Message, StudioError, Text
from cnnstudio.ui import files
from cnnstudio.ui.canvas.clipboard import joined
from cnnstudio.ui.canvas.layout import arrange
from cnnstudio.ui.canvas.metrics import SIDE_GAP
from cnnstudio.ui.document import data_facts
from cnnstudio.ui.middle import DESIGN
from cnnstudio.ui.words import translate

if TYPE_CHECKING:
    from cnnstudio.parsing.network import Parsed
    from cnnstudio.ui.main_window import MainWindow

_SHOWN_LINES = 3
_SHOWN_SIGNS = 48


def holds_code(text: str) -> bool:
    """Tell whether a text may be code with layers, and is no part of a design."""
    from cnnstudio.parsing.recognize import looks_like_code

    if not looks_like_code(text):
        return False
    try:
        load_part(text)
    except StudioError:
        return True
    return False


def dropped(mime: QMimeData) -> Path | str | None:
    """Return the code that is dragged: a file's path, or text with layers in it; None for anything else."""
    urls = mime.urls()
    if urls:
        path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
        return path if path is not None and path.suffix.lower() in files.CODE else None
    return mime.text() if mime.hasText() and holds_code(mime.text()) else None


def paste(window: MainWindow, text: str) -> None:
    """Add the network that `text` describes beside what is there, as one step; say what came of it, or why nothing did."""
    parsed = _read(window, text)
    if parsed is None:
        return
    if window.stack.currentIndex() != DESIGN:
        window.show_design()
    document, canvas = window.document, window.canvas
    before, scene = document.design, canvas.scene
    alone = not len(before.graph)
    design, new, _ = joined(before, scene.placed, parsed.graph, arrange(parsed.graph, scene.view_size), _beside(window))
    if alone:
        design = _with_fitting_data(design)
    document.edit(translate("Edit", "Paste code"), design)
    window.selection.set(new)
    if alone:
        canvas.show_start()
    else:
        canvas.fit_selection()
    as_new = "" if alone else translate("Code", "Open as a new network")
    window.messages.inform(came(parsed), as_new, lambda: _begin_instead(window, parsed, before))


def open_file(window: MainWindow, path: Path) -> None:
    """Show the network that a file of code describes as a new one, after asking about what is open."""
    text: list[str] = []
    if window.files.attempt(lambda: text.append(_text_of(path))):
        begin(window, text[0], path.stem)


def begin(window: MainWindow, text: str, title: str = "") -> None:
    """Show the network that `text` describes as a new one, after asking about what is open."""
    parsed = _read(window, text)
    if parsed is not None:
        window.files.leaving.ask(lambda: _show(window, parsed, title))


def came(parsed: Parsed) -> Message:
    """Return what is to be said about code that was read: how many blocks it gave, what was unknown, what was assumed."""
    count = len(parsed.graph)
    sentences = [Message("code.came", marked.translate("Code", "{count} blocks were read from the code."), count=count)]
    if parsed.unknown:
        sentences.append(_unknown(parsed.unknown))
    sentences += parsed.notes
    places = {f"part{chr(ord('a') + number)}": sentence for number, sentence in enumerate(sentences)}
    return Message("code.came", Text("", " ".join(f"{{{place}}}" for place in places)), **places)


def _unknown(lines: tuple[tuple[int, str], ...]) -> Message:
    if len(lines) == 1:
        ((number, text),) = lines
        source = marked.translate("Code", "Line {number} is not known here and became an unknown block: {text}.")
        return Message("code.unknown", source, number=str(number), text=_short(text))
    shown = ", ".join(f"{number}: {_short(text)}" for number, text in lines[:_SHOWN_LINES])
    more = ", …" if len(lines) > _SHOWN_LINES else ""
    source = marked.translate("Code", "{count} lines are not known here and became unknown blocks ({lines}).")
    return Message("code.unknown", source, count=len(lines), lines=shown + more)


def _short(text: str) -> str:
    text = text.strip().rstrip(",;")
    return text if len(text) <= _SHOWN_SIGNS else text[: _SHOWN_SIGNS - 1] + "…"


def _read(window: MainWindow, text: str) -> Parsed | None:
    from cnnstudio.parsing.network import network_from_code

    try:
        return network_from_code(text)
    except StudioError as error:
        window.messages.error(error.message)
        return None


def _text_of(path: Path) -> str:
    """Return a file's text. Raises `OSError`; a file that is too long is refused when its text is read."""
    from cnnstudio.parsing.limits import LONGEST_TEXT

    with path.open("rb") as file:
        data = file.read(4 * LONGEST_TEXT + 4)
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _beside(window: MainWindow) -> tuple[float, float]:
    content = window.canvas.scene.content()
    return (content.right() + 2 * SIDE_GAP, content.top()) if len(window.document.design.graph) else (0.0, 0.0)


def _begin_instead(window: MainWindow, parsed: Parsed, before: Design) -> None:
    """Take the pasted blocks away again where nothing else was done, and show them as a network of their own."""
    stack = window.document.undo_stack
    if stack.index() and stack.undoText() == translate("Edit", "Paste code") and len(before.graph):
        window.document.undo()
    window.files.leaving.ask(lambda: _show(window, parsed, ""))


def _show(window: MainWindow, parsed: Parsed, title: str) -> None:
    design = Design(networks={"main": parsed.graph}, data=window.document.design.data, title=title)
    window.document.new(_with_fitting_data(design))
    window.show_design()
    window.messages.inform(came(parsed))


def _with_fitting_data(design: Design) -> Design:
    """Return the design with the chosen data where the network takes it, else with an embedded set that it takes."""
    chosen = next((name for name in (design.data, "digits", "shapes") if _takes(design.graph, name)), design.data)
    return design if chosen == design.data else replace(design, data=chosen)


def _takes(graph: Graph, name: str) -> bool:
    data = data_facts(name)
    return data is not None and check(graph, data).sound
