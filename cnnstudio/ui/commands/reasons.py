"""Why a command cannot be given now, in a few words."""

from __future__ import annotations

from PySide6.QtGui import QAction

from cnnstudio.ui.words import translate


def why_not(action: QAction) -> str:
    """Return why an action is disabled, "" where it is not."""
    if action.isEnabled():
        return ""
    said = {
        "edit.undo": translate("Reason", "nothing to take back"),
        "edit.redo": translate("Reason", "nothing was taken back"),
        "train.stop": translate("Reason", "no training is under way"),
        "train.start": translate("Reason", "a training is under way"),
    }
    return said.get(action.objectName(), translate("Reason", "not possible now"))
