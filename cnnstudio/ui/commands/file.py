"""The File menu: new, open, save."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cnnstudio.design.design import Design
from cnnstudio.graph import text as marked
from cnnstudio.graph.text import Message, StudioError
from cnnstudio.templates.template import Template
from cnnstudio.ui import files
from cnnstudio.ui.beginnings import from_template
from cnnstudio.ui.header import title_of
from cnnstudio.ui.leaving import Leaving, Then
from cnnstudio.ui.words import filled, translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from cnnstudio.ui.main_window import MainWindow


class FileCommands:
    """Opens and saves the window's document; what goes wrong is said in its message bar."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.document = window, window.document
        self.leaving = Leaving(window, window.late, window.document, self.save)

    def begin(self, template: Template) -> None:
        """Show a template's network, after asking about what is open."""
        self.leaving.ask(lambda: self._show(from_template(template, self.document.design.data)))

    def begin_empty(self) -> None:
        """Show an empty canvas, after asking about what is open."""
        self.leaving.ask(lambda: self._show(Design(data=self.document.design.data)))

    def ask_open(self) -> None:
        """Let the person choose a design, or a file of code."""
        chosen = self._dialog("file.open.dialog", translate("File", "Open a design"))
        chosen.setFileMode(chosen.FileMode.ExistingFile)
        designs, everything = chosen.nameFilters()
        chosen.setNameFilters([designs, translate("File", "Keras or PyTorch code (*.py *.txt)"), everything])
        chosen.fileSelected.connect(lambda name: self.open(Path(name)))
        chosen.open()

    def open(self, path: Path) -> None:
        """Show a design file, or what a file of code describes, after asking about what is open."""
        if path.suffix.lower() in files.CODE:
            from cnnstudio.ui.commands import code

            code.open_file(self.window, path)
            return
        self.leaving.ask(lambda: self._read(path))

    def save(self, then: Then | None = None) -> None:
        """Write the design to its file, to a chosen one where it has none; then go on with `then`."""
        if self.document.path is None:
            self.ask_save(then)
        else:
            self._write_checked(self.document.path, then)

    def ask_save(self, then: Then | None = None) -> None:
        """Let the person choose a file to write to."""
        dialog = self._dialog("file.save_as.dialog", translate("File", "Save the design"))
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(files.SUFFIX[1:])
        dialog.selectFile(files.file_name(title_of(self.document)) + files.SUFFIX)
        dialog.fileSelected.connect(lambda name: self._write(files.with_suffix(Path(name)), then))
        dialog.open()

    def attempt(self, action: Callable[[], object]) -> bool:
        """Call `action`; where it fails, say why above the canvas and return False."""
        try:
            action()
        except StudioError as error:
            self.window.messages.error(error.message)
            return False
        except OSError as error:
            self.window.messages.error(write_failed(error), str(error))
            return False
        return True

    def _show(self, design: Design) -> None:
        self.document.new(design)
        self.window.show_design()

    def _read(self, path: Path) -> None:
        if self.attempt(lambda: self.document.open(path)):
            files.remember_recent(path)
            self.window.show_design()

    def reload(self) -> None:
        """Show what the file holds now; that can be undone."""
        if self.attempt(lambda: self.document.reload(translate("File", "Show what the file holds"))):
            self.window.show_design()

    def _write_checked(self, path: Path, then: Then | None) -> None:
        """Write to the document's own file, after asking where someone else has changed it."""
        state = self.document.file_state()
        if state.value == "same":
            self._write(path, then)
            return
        from cnnstudio.ui.overwriting import ask_overwrite

        write, save_as = lambda: self._write(path, then), lambda: self.ask_save(then)
        ask_overwrite(self.window, self.document, state, write, save_as, self.reload)

    def _write(self, path: Path, then: Then | None) -> None:
        if self.attempt(lambda: self.document.save(path)):
            files.remember_recent(path)
            if then is not None:
                then()

    def _dialog(self, name: str, title: str) -> QFileDialog:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self.window, title, files.folder())
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(
            [filled(translate("File", "Designs (*{suffix})"), suffix=files.SUFFIX), translate("File", "All files (*)")]
        )
        return dialog


def write_failed(error: OSError) -> Message:
    """Return the sentence for a file that the system refuses."""
    source = marked.translate("File", "The file {file} cannot be read or written: {reason}. Choose another place.")
    return Message("file.system", source, file=str(error.filename or ""), reason=error.strerror or type(error).__name__)
