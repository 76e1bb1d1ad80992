"""Shortcuts as a person has chosen them: which keys may be given, to whom they belong, and what is remembered."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence

from cnnstudio.graph import text as marked
from cnnstudio.graph.text import Message
from cnnstudio.ui import actions as actions_module
from cnnstudio.ui import settings
from cnnstudio.ui.actions import Actions, Keys
from cnnstudio.ui.commands.canvas_keys import owner_of

_KEY, _BETWEEN = "shortcuts", "|"
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_ALT_GR_ONLY = frozenset("[]{}\\|@#~€¬")
"""Signs that a Spanish keyboard has on AltGr, or not at all."""
_PLAIN_FAMILY = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def load(actions: Actions) -> None:
    """Give the actions the keys that were chosen; what cannot be (two with the same keys, a broken entry) is left out."""
    _take(_remembered())
    for action in actions:
        _set(action, actions_module.chosen.get(action.objectName(), actions.defaults[action.objectName()]))
    for action in actions:
        own = actions_module.chosen.get(action.objectName())
        if own is not None and any(_bad(actions, action, QKeySequence(keys)) for keys in own):
            actions_module.chosen.pop(action.objectName())
            _set(action, actions.defaults[action.objectName()])


def change(actions: Actions, name: str, keys: QKeySequence) -> Message | None:
    """Give an action other keys, none where they are empty; return why not, where it cannot be."""
    action = actions[name]
    if not keys.isEmpty() and (reason := refusal(actions, action, keys)) is not None:
        return reason
    _choose(actions, name, () if keys.isEmpty() else (keys.toString(_PORTABLE),))
    return None


def reset(actions: Actions, name: str) -> Message | None:
    """Give an action its first keys again; return why not, where another one has them now."""
    for keys in actions.defaults[name]:
        if (owner := owned_by(actions, actions[name], QKeySequence(keys))) is not None:
            return _taken(QKeySequence(keys), owner)
    _choose(actions, name, None)
    return None


def reset_all(actions: Actions) -> None:
    """Give every action its first keys again."""
    settings.forget(_KEY)
    _take({})
    for action in actions:
        _set(action, actions.defaults[action.objectName()])


def is_changed(name: str) -> bool:
    """Tell whether an action has other keys than at first."""
    return name in actions_module.chosen


def refusal(actions: Actions, action: QAction, keys: QKeySequence) -> Message | None:
    """Return why these keys cannot be given to an action, None where they can."""
    if (reason := unfit(keys, on_canvas(action))) is not None:
        return reason
    if (owner := owned_by(actions, action, keys)) is not None:
        return _taken(keys, owner)
    return None


def unfit(keys: QKeySequence, canvas: bool) -> Message | None:
    """Return why these keys are good for no action, or only for one that is `canvas` alone; None where they are."""
    one = first_of(keys)
    held, key = one.keyboardModifiers(), one.key()
    sign = chr(key) if 0x20 < key < 0x1000 else ""
    shown = _native(keys)
    if held & Qt.KeyboardModifier.GroupSwitchModifier or _is_alt_gr(held):
        source = marked.translate("Keys", "{keys} is AltGr on many keyboards, which types signs: choose keys without Ctrl+Alt.")
        return Message("keys.altgr", source, keys=shown)
    if sign in _ALT_GR_ONLY and sign:
        source = marked.translate("Keys", "{keys} cannot be pressed on a Spanish keyboard without AltGr: choose other keys.")
        return Message("keys.bracket", source, keys=shown)
    if held & Qt.KeyboardModifier.AltModifier and sign.isalpha():
        source = marked.translate("Keys", "{keys} opens menus by their letter: choose Ctrl instead of Alt.")
        return Message("keys.alt", source, keys=shown)
    if not held & _MODIFIERS and (sign or key in _PLAIN_FAMILY) and not (canvas and sign and not held):
        source = marked.translate(
            "Keys", "{keys} alone is needed for typing and moving about: hold Ctrl with it, or choose F1 to F12."
        )
        return Message("keys.plain", source, keys=shown)
    return None


def owned_by(actions: Actions, action: QAction, keys: QKeySequence) -> str | None:
    """Return the title of what these keys already mean, None where they are free.

    Those of the canvas can be given while those of the window can, so no two share their keys.
    """
    from cnnstudio.ui.commands.offers import plain_text

    for other in actions:
        if other is not action and keys in other.shortcuts():
            return plain_text(other.text().partition(": ")[0])
    return owner_of(keys) or None


def first_of(keys: QKeySequence) -> QKeyCombination:
    """Return the only keys of a sequence."""
    found: QKeyCombination = keys[0]  # type: ignore[index]
    return found


def on_canvas(action: QAction) -> bool:
    """Tell whether an action is given only while the canvas has the focus."""
    return action.shortcutContext() in (
        Qt.ShortcutContext.WidgetShortcut,
        Qt.ShortcutContext.WidgetWithChildrenShortcut,
    )


def _is_alt_gr(held: Qt.KeyboardModifier) -> bool:
    return bool(held & Qt.KeyboardModifier.ControlModifier) and bool(held & Qt.KeyboardModifier.AltModifier)


def _bad(actions: Actions, action: QAction, keys: QKeySequence) -> bool:
    return keys.count() != 1 or first_of(keys).key() == Qt.Key.Key_unknown or refusal(actions, action, keys) is not None


def _taken(keys: QKeySequence, owner: str) -> Message:
    source = marked.translate("Keys", "{keys} already means “{command}”: change that one first, or choose other keys.")
    return Message("keys.taken", source, keys=_native(keys), command=owner)


def _choose(actions: Actions, name: str, keys: Keys | None) -> None:
    """Remember keys, or with None forget them; an action whose keys are its first ones has chosen none."""
    first = actions.defaults[name]
    if keys is None or keys == first:
        actions_module.chosen.pop(name, None)
    else:
        actions_module.chosen[name] = keys
    _set(actions[name], first if keys is None else keys)
    unknown = {other: kept for other, kept in _remembered().items() if other not in actions.defaults}
    lines = [f"{other}={_BETWEEN.join(kept)}" for other, kept in {**unknown, **actions_module.chosen}.items()]
    if lines:
        settings.remember(_KEY, lines)
    else:
        settings.forget(_KEY)


def _remembered() -> dict[str, Keys]:
    found: dict[str, Keys] = {}
    for line in settings.texts(_KEY):
        name, mark, keys = line.partition("=")
        if mark and name:
            found[name] = tuple(part for part in keys.split(_BETWEEN) if part)
    return found


def _take(chosen: dict[str, Keys]) -> None:
    actions_module.chosen.clear()
    actions_module.chosen.update(chosen)


def _set(action: QAction, keys: Keys) -> None:
    sequences = [QKeySequence(text) for text in keys]
    if action.shortcuts() != sequences:
        action.setShortcuts(sequences)


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
