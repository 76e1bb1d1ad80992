"""Before a file is written that someone else has changed or removed since it was opened here: asks what is to be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cnnstudio.design.compare import differing_blocks
from cnnstudio.design.seen import State
from cnnstudio.graph.group import leaf_count
from cnnstudio.graph.text import StudioError
from cnnstudio.ui.question import question
from cnnstudio.ui.words import filled, sentence, translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

    from cnnstudio.ui.document import Document

Do = Callable[[], object]


def ask_overwrite(window: QWidget, document: Document, state: State, write: Do, save_as: Do, reload: Do) -> None:
    """Ask, and do what is answered; on Cancel nothing."""
    if state is State.GONE:
        _ask_gone(window, document, write, save_as)
    else:
        _ask_changed(window, document, write, save_as, reload)


def _ask_changed(window: QWidget, document: Document, write: Do, save_as: Do, reload: Do) -> None:
    said, readable = _difference(document)
    box = question(
        window,
        "ask.changed",
        filled(translate("Overwriting", "“{file}” was changed elsewhere since it was opened here."), file=_name(document)),
        said,
    )
    role = box.ButtonRole
    as_button = box.addButton(translate("Overwriting", "Save as…"), role.AcceptRole)
    over = box.addButton(translate("Overwriting", "Overwrite"), role.DestructiveRole)
    answers: dict[QAbstractButton, Do] = {as_button: save_as, over: write}
    as_button.setObjectName("ask.changed.save_as")
    over.setObjectName("ask.changed.overwrite")
    if readable:
        load = box.addButton(translate("Overwriting", "Show the file"), role.ActionRole)
        load.setObjectName("ask.changed.reload")
        answers[load] = reload
    box.setDefaultButton(as_button)
    _open(box, answers)


def _ask_gone(window: QWidget, document: Document, write: Do, save_as: Do) -> None:
    box = question(
        window,
        "ask.gone",
        filled(translate("Overwriting", "“{file}” is no longer there."), file=_name(document)),
        translate("Overwriting", "It was moved, renamed or deleted. Write it again?"),
    )
    again = box.addButton(translate("Overwriting", "Write again"), box.ButtonRole.AcceptRole)
    as_button = box.addButton(translate("Overwriting", "Save as…"), box.ButtonRole.ActionRole)
    again.setObjectName("ask.gone.save")
    as_button.setObjectName("ask.gone.save_as")
    box.setDefaultButton(again)
    _open(box, {again: write, as_button: save_as})


def _open(box: QMessageBox, answers: Mapping[QAbstractButton, Do]) -> None:
    box.addButton(box.StandardButton.Cancel)

    def answered() -> None:
        then = answers.get(box.clickedButton())
        if then is not None:
            then()

    box.finished.connect(answered)
    box.open()


def _difference(document: Document) -> tuple[str, bool]:
    """Return what the file holds now, compared with the canvas, and whether it can be read at all."""
    from cnnstudio.design import file

    assert document.path is not None
    try:
        theirs = file.load(document.path)
        differ = differing_blocks(document.design, theirs)
    except StudioError as error:
        return sentence(error.message), False
    if not differ:
        return translate("Overwriting", "Its network is that of the canvas; positions, notes, data or plan may differ."), True
    text = filled(
        translate("Overwriting", "Blocks in the file: {theirs}, on the canvas: {mine}, different: {differ}."),
        theirs=leaf_count(theirs.graph),
        mine=leaf_count(document.design.graph),
        differ=differ,
    )
    return text, True


def _name(document: Document) -> str:
    return document.path.name if document.path is not None else ""
