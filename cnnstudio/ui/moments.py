"""Days and times of the clock, as the language in use writes them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTime

from cnnstudio.ui.words import filled, language, translate


def moment_words(then: datetime) -> str:
    """Return day and time of a moment of the local clock; of today the time only."""
    locale = QLocale(language())
    clock = locale.toString(QTime(then.hour, then.minute), QLocale.FormatType.ShortFormat)
    if then.date() == datetime.now().date():
        return filled(translate("Recovery", "today {time}"), time=clock)
    return f"{locale.toString(QDate(then.year, then.month, then.day), 'd MMM yyyy')} {clock}"
