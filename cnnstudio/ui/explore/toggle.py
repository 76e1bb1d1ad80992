"""A button that stays down while what it says is so."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QToolButton


def toggle(name: str, text: str) -> QToolButton:
    """Return a button called `name` that is down or up."""
    made = segment(name, text)
    made.setCheckable(True)
    return made


def segment(name: str, text: str) -> QToolButton:
    """Return a button called `name` that looks as those do."""
    made = QToolButton()
    made.setObjectName(name)
    made.setProperty("tone", "segment")
    made.setText(text)
    made.setAccessibleName(text)
    made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    return made
