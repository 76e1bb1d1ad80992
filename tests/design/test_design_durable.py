from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cnnstudio.design import durable
from cnnstudio.design.durable import write_file
from cnnstudio.graph.text import StudioError

OLD, NEW = b"old bytes\n" * 50, b"the new bytes\n" * 70


class Killed(BaseException):
    """Stands for what ends the process in the middle of a call."""


class Failing:
    """The system, whose call number `at` does not what it should."""

    def __init__(self, at: int, fail: Callable[[str, Callable[..., Any], tuple[Any, ...]], Any]) -> None:
        self.calls: list[str] = []
        self.at, self.fail = at, fail
        self.path = os.path

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if not callable(real):
            return real

        def call(*args: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) - 1 == self.at:
                return self.fail(name, real, args)
            return real(*args)

        return call


def raising(error: BaseException) -> Callable[..., Any]:
    def fail(name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        if name == "close":
            real(*args)
        raise error

    return fail


def raising_after(error: BaseException) -> Callable[..., Any]:
    def fail(name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        result = real(*args)
        if name == "open":
            os.close(result)
        raise error

    return fail


def short(name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    return real(args[0], args[1][:7]) if name == "write" else real(*args)


def nothing(name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    return 0 if name == "write" else real(*args)


def short_then_full(name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    if name == "write":
        real(args[0], args[1][:7])
    raising(OSError(errno.ENOSPC, "full"))(name, real, args)


FAILURES = {
    "full": raising(OSError(errno.ENOSPC, "full")),
    "forbidden": raising(OSError(errno.EACCES, "no")),
    "interrupted": raising(OSError(errno.EINTR, "interrupted")),
    "broken": raising(OSError(errno.EIO, "io")),
    "ctrl-c": raising(KeyboardInterrupt()),
    "killed before": raising(Killed()),
    "killed after": raising_after(Killed()),
    "broken after": raising_after(OSError(errno.EIO, "io")),
    "short": short,
    "nothing": nothing,
    "short, then full": short_then_full,
}


def beside(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()}


def test_writes_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "a.cnn"
    write_file(path, OLD)
    assert path.read_bytes() == OLD
    write_file(str(path), memoryview(NEW))
    assert path.read_bytes() == NEW
    chunks: list[durable.Bytes] = [b"one", bytearray(b"two"), memoryview(b"three"), b""]
    write_file(path, iter(chunks))
    assert path.read_bytes() == b"onetwothree"
    write_file(path, b"")
    assert path.read_bytes() == b""
    assert beside(path) == {"a.cnn"}


def test_keeps_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.cnn"
    write_file(path, b"first", keep_old=True)
    assert beside(path) == {"a.cnn"}
    path.chmod(0o600)
    for before, after in ((b"first", b"second"), (b"second", b"third")):
        write_file(path, after, keep_old=True)
        assert (path.read_bytes(), (tmp_path / "a.cnn~").read_bytes()) == (after, before)
    assert beside(path) == {"a.cnn", "a.cnn~"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_keeps_the_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.cnn"
    path.write_bytes(OLD)
    path.chmod(mode)
    write_file(path, NEW, keep_old=True)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert stat.S_IMODE((tmp_path / "a.cnn~").stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "a.cnn", tmp_path / "b.cnn"
    real.write_bytes(OLD)
    link.symlink_to(real)
    write_file(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW


def steps(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The calls of a write that goes well."""
    watch = Failing(-1, short)
    with monkeypatch.context() as patch:
        patch.setattr(durable, "system", watch)
        write_file(path, NEW, keep_old=True)
    return watch.calls


@pytest.mark.parametrize("existing", [True, False])
@pytest.mark.parametrize("how", FAILURES)
def test_every_step_may_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, existing: bool) -> None:
    trial = tmp_path / "trial" / "a.cnn"
    trial.parent.mkdir()
    if existing:
        trial.write_bytes(OLD)
    names = steps(trial, monkeypatch)
    assert {"open", "write", "fsync", "close", "replace"} <= set(names)
    for at, name in enumerate(names):
        path = tmp_path / str(at) / "a.cnn"
        path.parent.mkdir()
        if existing:
            path.write_bytes(OLD)
        system = Failing(at, FAILURES[how])
        outcome: type[BaseException] | None = None
        with monkeypatch.context() as patch:
            patch.setattr(durable, "system", system)
            try:
                write_file(path, NEW, keep_old=True)
            except (StudioError, KeyboardInterrupt, Killed) as error:
                outcome = type(error)
        assert len(system.calls) > at
        found = path.read_bytes() if path.exists() else None
        assert found in (NEW, OLD if existing else None), (at, name)
        if outcome is None:
            assert found == NEW
        stray = beside(path) - {"a.cnn", "a.cnn~"}
        # Removing the file aside is the last resort: where that fails itself, it stays.
        assert not stray or name == "unlink", (at, name)
        if (path.parent / "a.cnn~").exists():
            assert (path.parent / "a.cnn~").read_bytes() == OLD


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EACCES, "disk.permission"),
        (errno.EPERM, "disk.permission"),
        (errno.EROFS, "disk.read_only"),
        (errno.EIO, "disk.failed"),
    ],
)
def test_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str) -> None:
    path = tmp_path / "a.cnn"
    monkeypatch.setattr(durable, "system", Failing(1, raising(OSError(number, "why"))))
    with pytest.raises(StudioError) as caught:
        write_file(path, NEW)
    assert caught.value.message.code == code
    assert caught.value.message.values["file"] == str(path)


def test_refuses_what_is_no_place_for_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    for path, code in (
        (tmp_path / "none" / "a.cnn", "disk.no_folder"),
        (tmp_path / "file" / "a.cnn", "disk.no_folder"),
        (tmp_path, "disk.is_folder"),
        (tmp_path / ("n" * 300), "disk.failed"),
        (tmp_path / "nul\0.cnn", "disk.failed"),
        (tmp_path / "\ud800.cnn", "disk.failed"),
    ):
        with pytest.raises(StudioError) as caught:
            write_file(path, NEW)
        assert caught.value.message.code == code
    assert beside(tmp_path / "file") == {"file"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_replaces_no_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StudioError):
        write_file(tmp_path / "pipe", NEW)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_protected_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.cnn"
    path.write_bytes(OLD)

    class Guarded(Failing):
        def access(self, path: Path, mode: int) -> bool:
            return False

    monkeypatch.setattr(durable, "system", Guarded(-1, short))
    with pytest.raises(StudioError) as caught:
        write_file(path, NEW)
    assert caught.value.message.code == "disk.permission"
    assert path.read_bytes() == OLD


def test_a_rename_is_tried_again_where_files_are_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.cnn"
    names = steps(path, monkeypatch)
    path.unlink()
    monkeypatch.setattr(durable, "PATIENCE", (0.0,))
    monkeypatch.setattr(durable, "system", Failing(names.index("replace"), FAILURES["forbidden"]))
    write_file(path, NEW)
    assert path.read_bytes() == NEW


def test_chunks_that_fail_leave_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.cnn"
    path.write_bytes(OLD)

    def chunks() -> Any:
        yield NEW
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_file(path, chunks())
    assert path.read_bytes() == OLD
    assert beside(path) == {"a.cnn"}


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_real_kill_tears_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.cnn"
    contents = [bytes([65 + n]) * 300_000 for n in range(2)]
    program = (
        "import sys, itertools\nfrom cnnstudio.design.durable import write_file\n"
        "for n in itertools.count():\n    write_file(sys.argv[1], bytes([65 + n % 2]) * 300_000, keep_old=True)\n"
    )
    for attempt in range(3):
        child = subprocess.Popen([sys.executable, "-c", program, str(path)])
        try:
            until = time.monotonic() + 20
            while not path.exists() and time.monotonic() < until:
                time.sleep(0.01)
            time.sleep(0.02 + 0.037 * attempt)
        finally:
            child.send_signal(signal.SIGKILL)
            child.wait()
        assert path.read_bytes() in contents
