"""File > Export: source with weights, pictures of the canvas, summaries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cnnstudio.graph import text as marked
from cnnstudio.graph.text import Message
from cnnstudio.ui import files
from cnnstudio.ui.header import title_of
from cnnstudio.ui.words import translate

if TYPE_CHECKING:
    from cnnstudio.runs.read import Run
    from cnnstudio.ui.main_window import MainWindow

PICTURE_SCALE = 2.0


class Exports:
    """Asks for a file, writes it, and says where it lies."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.document = window, window.document

    def python(self) -> None:
        """Write the source; beside it the weights of the last training, where they belong to this network."""
        self._ask(translate("Export", "Export as PyTorch"), ".py", self.write_python)

    def png(self) -> None:
        """Write a picture of the canvas in pixels."""
        write = lambda path: self.window.canvas.export_png(path, PICTURE_SCALE)  # noqa: E731
        self._ask(translate("Export", "Export a picture"), ".png", write)

    def svg(self) -> None:
        """Write a picture of the canvas in lines."""
        self._ask(translate("Export", "Export a picture"), ".svg", lambda path: self.window.canvas.export_svg(path))

    def summary(self, kind: str) -> None:
        """Write the table of blocks; `kind` is one of `WRITERS`."""
        from cnnstudio.design.durable import write_file
        from cnnstudio.ui.export.summary import WRITERS

        writer, suffix = WRITERS[kind]
        write = lambda path: write_file(path, writer(self.document.report).encode())  # noqa: E731
        self._ask(translate("Export", "Export a summary"), suffix, write)

    def write_python(self, path: Path) -> None:
        """Write the source to `path`, and the weights of the last training beside it. Raises `StudioError`."""
        from cnnstudio.design.durable import write_file
        from cnnstudio.ui.panels.code import source_of

        run = self._run()
        if run is None:
            write_file(path, source_of(self.document)[0].encode())
            return
        from cnnstudio.runs.weights import plain_weights

        weights = path.with_suffix(".safetensors")
        facts = run.facts.data
        write_file(weights, plain_weights(run))
        write_file(path, source_of(self.document, weights.name, (facts.mean, facts.std))[0].encode())

    def _run(self) -> Run | None:
        """Return the last training, where it was of this very network."""
        return self.window.training.run_for(self.document.design.graph) if self.window.training.run_folder else None

    def _ask(self, title: str, suffix: str, write: Callable[[Path], object]) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self.window, title, files.folder())
        dialog.setObjectName("file.export.dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix[1:])
        dialog.setNameFilters([f"*{suffix}", translate("File", "All files (*)")])
        dialog.selectFile(files.file_name(title_of(self.document)) + suffix)
        dialog.fileSelected.connect(lambda name: self._write(files.with_suffix(Path(name), suffix), write))
        dialog.open()

    def _write(self, path: Path, write: Callable[[Path], object]) -> None:
        if self.window.files.attempt(lambda: write(path)):
            done = Message("export.done", marked.translate("Export", "Written: {file}"), file=str(path))
            self.window.messages.inform(done)
