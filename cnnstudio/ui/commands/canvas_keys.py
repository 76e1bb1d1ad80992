"""Keys that always mean the same on the canvas: they are listed beside the shortcuts, and are not given to others."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from cnnstudio.ui.words import translate

_ARROWS = ("Left", "Right", "Up", "Down")


class FixedKey(NamedTuple):
    """Keys in portable form, and what they do."""

    keys: tuple[str, ...]
    title: str

    def shown(self) -> str:
        """Return the keys as people read them, the four arrows as one."""
        texts = [QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText) for text in self.keys]
        if len(texts) < len(_ARROWS):
            return "  ".join(texts)
        arrows = translate("Keys", "arrows")
        held = texts[0].rpartition("+")[0]
        return f"{held}+{arrows}" if held else arrows


def fixed_keys() -> list[FixedKey]:
    """Return the keys of the canvas that cannot be changed."""
    return [
        FixedKey(("Space",), translate("Keys", "Search a block to add; held, drag the canvas")),
        FixedKey(("Tab", "Shift+Tab"), translate("Keys", "Next and previous block")),
        FixedKey(("Return",), translate("Keys", "Edit the fields of the block, or open the group")),
        FixedKey(("+", "-"), translate("Keys", "Open the group, or close the one around the block")),
        FixedKey(_ARROWS, translate("Keys", "Move the selected blocks, or the view")),
        FixedKey(_with("Shift+"), translate("Keys", "Move by one point")),
        FixedKey(_with("Ctrl+"), translate("Keys", "Follow a wire to the next block")),
        FixedKey(
            _with("Ctrl+Shift+"),
            translate("Keys", "Resize the selected notes"),
        ),
        FixedKey(("F",), translate("Keys", "Fit the selection")),
        FixedKey(("Home",), translate("Keys", "Fit everything")),
        FixedKey(("Backspace",), translate("Keys", "Delete; a chain stays joined")),
        FixedKey(("Esc",), translate("Keys", "Cancel what is under way, leave a group, or select nothing")),
    ]


def owner_of(keys: QKeySequence) -> str:
    """Return what a key always means on the canvas, "" where it is free."""
    wanted = keys.toString(QKeySequence.SequenceFormat.PortableText)
    return next((fixed.title for fixed in fixed_keys() if wanted in fixed.keys), "")


def _with(held: str) -> tuple[str, ...]:
    return tuple(held + arrow for arrow in _ARROWS)
