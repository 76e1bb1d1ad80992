"""`train` as a process: what it prints, what it leaves, and how it is stopped."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest

from cnnstudio.design.design import Design
from cnnstudio.design.file import save
from cnnstudio.plan.plan import Plan
from cnnstudio.runs import open_run
from cnnstudio.templates.registry import templates
from tests.cli.conftest import QUICK, environment, process


def test_json_lines(trained):
    folder, answer = trained
    assert answer.code == 0, answer.err
    events = [line["event"] for line in answer.lines]
    assert events[-1] == "finished"
    assert events.count("epoch") == 2
    assert [line["epoch"] for line in answer.lines if line["event"] == "epoch"] == [1, 2]
    last = answer.lines[-1]
    assert {"test_accuracy", "test_loss", "images_per_second", "run"} <= set(last)
    assert last["run"] == str(folder)
    assert last["test_accuracy"] > 0.5


def test_the_run_is_there(run_folder):
    run = open_run(run_folder)
    assert run.plan.epochs == 2
    assert run.checkpoint.epoch == 2
    assert run.design.data == "digits"


def test_used_folder_is_refused_untouched(cli, run_folder):
    before = (run_folder / "metrics.jsonl").read_bytes()
    answer = cli("train", *QUICK, "--out", run_folder)
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert (run_folder / "metrics.jsonl").read_bytes() == before


def test_out_may_not_be_a_file(cli, tmp_path):
    file = tmp_path / "file"
    file.write_text("x")
    assert cli("train", *QUICK, "--out", file).code == 1
    assert file.read_text() == "x"


def test_template_follows_the_data(cli, tmp_path):
    answer = cli("train", "cnn-v1", "--data", "shapes", *QUICK, "--epochs", "1", "--out", tmp_path / "run", "--json")
    assert answer.code == 0, answer.err
    facts = open_run(tmp_path / "run").facts.data
    assert (facts.shape, len(facts.classes)) == ((3, 32, 32), 6)


def test_design_file_keeps_its_plan_and_data(cli, tmp_path):
    file = tmp_path / "mine.cnn"
    plan = Plan(optimizer="sgd", batch_size=50, threads=1, precision="float32")
    save(Design({"main": templates()["mlp"].build()}, data="digits", plan=plan), file)
    answer = cli("train", file, "--epochs", "1", "--device", "cpu", "--out", tmp_path / "run", "--json")
    assert answer.code == 0, answer.err
    run = open_run(tmp_path / "run")
    assert (run.plan.optimizer, run.plan.batch_size, run.plan.epochs) == ("sgd", 50, 1)


def test_file_that_does_not_suit_the_data_says_so(cli, tmp_path):
    file = tmp_path / "mine.cnn"
    save(Design({"main": templates()["mlp"].build()}), file)
    answer = cli("train", file, "--data", "shapes", *QUICK, "--out", tmp_path / "run")
    assert answer.code == 1
    assert not (tmp_path / "run").exists()


def test_run_of_its_own_where_no_folder_is_named(cli, tmp_path, monkeypatch):
    import platformdirs

    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *names, **options: str(tmp_path))
    answer = cli("train", "mlp", *QUICK, "--epochs", "1")
    assert answer.code == 0, answer.err
    (folder,) = (tmp_path / "runs").iterdir()
    assert folder.name.endswith("-mlp")
    assert str(folder) in answer.out


def test_plain_lines_where_there_is_no_terminal(cli, tmp_path):
    answer = cli("train", "mlp", *QUICK, "--out", tmp_path / "run")
    assert answer.code == 0, answer.err
    assert "\r" not in answer.out
    assert len(answer.out.splitlines()) == 5


def test_missing_device_is_one_sentence(cli, tmp_path):
    answer = cli("train", "mlp", "--device", "cuda:97", "--out", tmp_path / "run")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a single process")
def test_interrupt_keeps_the_run(tmp_path):
    folder = tmp_path / "run"
    command = [sys.executable, "-m", "cnnstudio", "train", "--json", *QUICK, "--epochs", "100000", "--out", str(folder)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    assert child.stdout is not None
    for line in child.stdout:
        if json.loads(line)["event"] == "progress":
            break
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert b"Traceback" not in err
    last = json.loads(out.splitlines()[-1])
    assert (last["event"], last["stopped"]) == ("finished", True)
    assert open_run(folder).checkpoint.step == last["step"] > 0


@pytest.mark.skipif(sys.platform == "win32", reason="pty")
def test_terminal_shows_one_rewritten_line(tmp_path):
    code = (
        "import os, pty, sys\n"
        "def read(fd):\n"
        "    data = os.read(fd, 4096); sys.stderr.buffer.write(data); return b'.'\n"
        "code = pty.spawn([sys.executable, '-m', 'cnnstudio', *sys.argv[1:]], read, lambda fd: b'')\n"
        "sys.exit(os.waitstatus_to_exitcode(code))"
    )
    answer = process("train", "mlp", *QUICK, "--out", str(tmp_path / "run"), code=code, COLUMNS="60")
    assert answer.code == 0
    shown = answer.err.replace("\r\n", "\n")
    assert "\r" in shown
    assert all(len(part.rstrip()) < 120 for part in shown.replace("\r", "\n").splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a single process")
def test_a_stopped_run_goes_on_to_the_same_weights(cli, tmp_path):
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    options = (*QUICK, "--epochs", "6")
    assert cli("train", "lenet5-28", *options, "--out", whole).code == 0
    command = [sys.executable, "-m", "cnnstudio", "train", "--json", *options, "--out", str(broken)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    assert child.stdout is not None
    for line in child.stdout:
        if json.loads(line)["event"] == "epoch":
            break
    child.send_signal(signal.SIGINT)
    child.communicate(timeout=60)
    assert open_run(broken).checkpoint.epoch < 6
    answer = cli("train", "--resume", broken, "--json")
    assert answer.code == 0, answer.err
    assert answer.lines[-1]["run"] == str(broken)
    assert open_run(broken).checkpoint.sha256 == open_run(whole).checkpoint.sha256
    again = cli("train", "--resume", broken)
    assert again.code == 1 and len(again.err.splitlines()) == 1


def test_a_resumed_run_takes_no_other_plan(cli, run_folder):
    for more in (["mlp"], ["--epochs", "9"], ["--data", "shapes"]):
        answer = cli("train", *more, "--resume", run_folder)
        assert answer.code == 1 and len(answer.err.splitlines()) == 1


def test_what_is_no_run_is_not_resumed(cli, tmp_path):
    answer = cli("train", "--resume", tmp_path)
    assert answer.code == 1 and len(answer.err.splitlines()) == 1
