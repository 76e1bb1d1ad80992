from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cnnstudio import words
from cnnstudio.cli import main

REPOSITORY = Path(__file__).resolve().parents[2]
QUICK = ("--epochs", "2", "--threads", "1", "--precision", "float32", "--device", "cpu")


@dataclass(frozen=True)
class Answer:
    """What a command line answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Cli = Callable[..., Answer]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CNNSTUDIO_LANG", "en")
    monkeypatch.delenv("CNNSTUDIO_DATA", raising=False)
    yield
    words.set_language(None)


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str]) -> Cli:
    """Runs a command line in this process."""

    def run(*arguments: object) -> Answer:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        return Answer(code, *capfd.readouterr())

    return run


def environment(**changes: str) -> dict[str, str]:
    path = os.pathsep.join(part for part in (str(REPOSITORY), os.environ.get("PYTHONPATH", "")) if part)
    return {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", **changes}


def process(*arguments: str, code: str | None = None, **changes: str) -> Answer:
    """Run the real console entry, or `code`, in a process of its own."""
    program = ["-m", "cnnstudio"] if code is None else ["-c", code]
    done = subprocess.run(
        [sys.executable, *program, *arguments], capture_output=True, env=environment(**changes), timeout=120, check=False
    )
    return Answer(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Answer]:
    """A run of LeNet-5, two epochs on the digits, made by the real command, and what it printed."""
    folder = tmp_path_factory.mktemp("runs") / "lenet"
    return folder, process("train", *QUICK, "--json", "--out", str(folder))


@pytest.fixture(scope="session")
def run_folder(trained: tuple[Path, Answer]) -> Path:
    folder, answer = trained
    assert answer.code == 0, answer.err
    return folder
