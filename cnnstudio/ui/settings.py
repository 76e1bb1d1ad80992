"""What the studio remembers between two starts: one settings file of its own."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings


def settings() -> QSettings:
    """Return the settings, as an INI file in the person's configuration folder on every platform."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cnnstudio", "studio")


def text(key: str, default: str = "") -> str:
    """Return a remembered text; `default` for what is absent or of another kind."""
    value = settings().value(key)
    return value if isinstance(value, str) else default


def texts(key: str) -> list[str]:
    """Return a remembered list of texts."""
    value = settings().value(key)
    if isinstance(value, str):
        return [value]
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []


def state(key: str) -> QByteArray | None:
    """Return remembered window state."""
    value = settings().value(key)
    return value if isinstance(value, QByteArray) else None


def remember(key: str, value: str | list[str] | QByteArray) -> None:
    """Keep a value for the next start."""
    settings().setValue(key, value)


def forget(*keys: str) -> None:
    """Drop values, so that their defaults hold again."""
    store = settings()
    for key in keys:
        store.remove(key)
