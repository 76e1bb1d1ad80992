"""The application: style, language, Qt's own translations, and what happens to errors nobody expected."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cnnstudio import log
from cnnstudio.graph import text as marked
from cnnstudio.graph.text import Message
from cnnstudio.ui import words
from cnnstudio.ui.icons import icon


def application() -> QApplication:
    """Return the application, made ready for the window."""
    rounding = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(rounding)
    app = QApplication(["cnnstudio", "-style", "Fusion"])
    app.setApplicationName("cnnstudio")
    app.setApplicationDisplayName("CNN Studio")
    words.start_language()
    app.setWindowIcon(icon("logo"))
    speaker = QtWords(app)
    words.announcer.language_changed.connect(speaker.follow)
    sys.excepthook = report
    return app


class QtWords(QTranslator):
    """Qt's own words (dialogs, buttons) in the language of the studio."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.follow()

    def follow(self) -> None:
        """Load what Qt has for the language in use; English needs nothing."""
        self._app.removeTranslator(self)
        code = words.language()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if code != "en" and self.load(QLocale(code), "qtbase", "_", folder):
            self._app.installTranslator(self)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say above the canvas that something went wrong that nobody expected; the traceback is behind Details and in the log."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    log.write_exception(error)
    details = "".join(traceback.format_exception(kind, error, trace))
    print(details, file=sys.stderr)
    source = marked.translate("Window", "Something went wrong inside the studio. Your network is untouched; save it and go on.")
    for window in QApplication.topLevelWidgets():
        messages = getattr(window, "messages", None)
        if messages is not None:
            messages.error(Message("window.unexpected", source), details)
            return
