"""Run folders: writing and reading them. No torch here."""

from cnnstudio.runs.read import Run, RunError, open_run

__all__ = ["Run", "RunError", "open_run"]
