"""The start of the process: what it loads, and what it says where something is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cnnstudio import __version__, cli
from cnnstudio.graph.text import Message, translate
from tests.cli.conftest import REPOSITORY, process

WHAT_IS_LOADED = (
    "import sys; from cnnstudio.cli import main; code = main();"
    "heavy = {'torch', 'torchvision', 'PySide6', 'numpy', 'PIL', 'pyqtgraph'} & set(sys.modules);"
    "print('loaded:', sorted(heavy)); sys.exit(code)"
)


@pytest.mark.parametrize("arguments", [("templates",), ("summary", "vgg19"), ("train", "--help")])
def test_light_commands_load_nothing_heavy(arguments):
    answer = process(*arguments, code=WHAT_IS_LOADED)
    loaded = answer.out.splitlines()[-1] if "loaded:" in answer.out else "loaded: []"
    assert (answer.code, loaded) == (0, "loaded: []")


def test_version_and_main_py():
    import subprocess

    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "main.py"), "--version"], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split()[-1] == __version__


def test_terminal_works_and_window_explains_without_pyside():
    blocked = "import sys; sys.modules['PySide6'] = None; from cnnstudio.cli import main; sys.exit(main())"
    assert process("datasets", code=blocked).code == 0
    answer = process(code=blocked)
    assert answer.code == 1
    assert "cnnstudio train" in answer.err
    assert "Traceback" not in answer.err
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_poor_terminals_are_served(encoding):
    answer = process("summary", "mlp", "--lang", "es", PYTHONIOENCODING=encoding)
    assert answer.code == 0
    assert "188 660" in answer.out
    assert "?" not in answer.out


def test_closed_reader_is_no_traceback():
    code = (
        "import subprocess, sys;"
        "child = subprocess.Popen([sys.executable, '-u', '-m', 'cnnstudio', 'templates', '--json'],"
        " stdout=subprocess.PIPE, stderr=subprocess.PIPE);"
        "child.stdout.close(); error = child.stderr.read().decode(); child.wait(); print(error)"
    )
    assert process(code=code).out.strip() == ""


def test_unexpected_error_is_one_sentence_and_logged(cli, monkeypatch):
    def broken(arguments):
        raise ZeroDivisionError("division")

    from cnnstudio import cli as module

    monkeypatch.setattr(module, "_dispatch", broken)
    written = []
    monkeypatch.setattr(module.log, "write", written.append)
    answer = cli("train")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert "ZeroDivisionError" in written[0] and "Traceback" in written[0]
    with pytest.raises(ZeroDivisionError):
        module.main(["train", "--debug"])


def test_plainer_letters():
    text = "6 × 24, canción “a”\u202f1 → 2"
    import codecs

    codecs.register_error("plainer", cli.plainer)
    assert text.encode("ascii", "plainer").decode() == '6 x 24, cancion "a" 1 ? 2'


def test_engine_gets_its_own_words(cli, monkeypatch):
    import types

    seen = []
    fake = types.ModuleType("server")
    fake.main = lambda argv: seen.append(argv) or 0
    monkeypatch.setitem(sys.modules, "cnnstudio.engine.server", fake)
    assert cli("engine", "--threads", "1").code == 0
    assert seen == [["--threads", "1"]]


def test_design_file_opens_the_window(cli, monkeypatch, tmp_path):
    from cnnstudio import app

    opened = []
    monkeypatch.setattr(app, "open_window", lambda argv: opened.append(argv) or 0)
    assert cli(tmp_path / "net.cnn").code == 0
    assert cli().code == 0
    assert opened == [[str(tmp_path / "net.cnn")], []]


def test_window_names_what_is_in_its_way(cli, monkeypatch):
    from cnnstudio.doctor import obstacle

    monkeypatch.setattr(obstacle, "obstacle", lambda: Message("x", translate("T", "No screen.")))
    answer = cli()
    assert answer.code == 1
    assert "No screen." in answer.err and "cnnstudio train" in answer.err


@pytest.mark.skipif(sys.platform == "win32", reason="closes the output as a shell of Unix does")
def test_works_without_an_output(tmp_path):
    line = '"$0" -m cnnstudio train mlp --epochs 1 --threads 1 >&-'
    code = f"import os, sys; os.execv('/bin/sh', ['sh', '-c', {line!r}, sys.executable])"
    answer = process(code=code, XDG_DATA_HOME=str(tmp_path), HOME=str(tmp_path))
    assert (answer.code, answer.err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_full_disk_behind_the_output_is_one_sentence(cli, monkeypatch):
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        answer = cli("summary", "mlp", "--json")
        monkeypatch.undo()
        with pytest.raises(OSError):
            full.close()
    assert answer.code == 1
    assert "?" not in answer.err
    assert len(answer.err.splitlines()) == 1
