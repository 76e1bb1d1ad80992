"""The doctor: what it finds, and the command that mends it."""

from __future__ import annotations

import sys
import textwrap

import pytest

from cnnstudio.doctor import child, libraries, obstacle, packages, torch_pair, window
from cnnstudio.doctor.child import Told, last_line, run_probe
from cnnstudio.doctor.finding import State

LDD = """
	linux-vdso.so.1 (0x00007ffd)
	libxcb-icccm.so.4 => not found
	libxcb-image.so.0 => /usr/lib/libxcb-image.so.0 (0x00007f)
	libxcb-icccm.so.4 => not found
	libxcb-xinerama.so.0 => not found
	libEGL.so.1 => not found
"""
MISMATCH = "operator torchvision::nms does not exist"
LACKING = ["libxcb-icccm.so.4", "libxcb-xinerama.so.0", "libEGL.so.1"]


def test_ldd_is_read():
    assert libraries.parse_ldd(LDD) == LACKING


@pytest.mark.parametrize(
    ("os_release", "command"),
    [
        ('ID=ubuntu\nID_LIKE="debian"\n', "sudo apt-get install libxcb-icccm4 libxcb-xinerama0 libegl1"),
        ('NAME=X\nID="rocky"\nID_LIKE="rhel centos fedora"', "sudo dnf install xcb-util-wm libxcb libglvnd-egl"),
        ("ID=arch", "sudo pacman -S xcb-util-wm libxcb libglvnd"),
        ("ID=plan9", ""),
    ],
)
def test_packages_of_distributions(os_release, command):
    assert libraries.install_command(LACKING, os_release) == command


def codes(findings):
    return {finding.code: finding.state for finding in findings}


TORCH = {"version": "2.9.0", "cuda": None, "cuda_works": False}


def test_pair_that_does_not_match(monkeypatch):
    monkeypatch.setattr(torch_pair, "installed", lambda name: "0.1")
    monkeypatch.setattr(torch_pair, "_has_nvidia", lambda: False)
    told = Told(
        {"torch": TORCH, "devices": {"devices": [{"name": "cpu"}]}}, 1, "RuntimeError: operator torchvision::nms does not exist"
    )
    findings, devices = torch_pair.judge(told)
    assert codes(findings) == {"torch": State.OK, "torchvision.pair": State.FAILED}
    assert findings[1].mend.endswith("torch torchvision")
    assert devices == [{"name": "cpu"}]


def test_torch_that_crashes():
    findings, devices = torch_pair.judge(Told({}, -6, "it ended with code -6"))
    assert codes(findings) == {"torch": State.FAILED}
    assert findings[0].mend
    assert devices == []


def test_unused_graphics_card(monkeypatch):
    monkeypatch.setattr(torch_pair, "_has_nvidia", lambda: True)
    steps = {"torch": TORCH, "torchvision": {"version": "0.1"}}
    assert codes(torch_pair.judge(Told(steps, 0))[0])["gpu.cpu_build"] is State.NOTE
    steps["torch"] = {**TORCH, "cuda": "13.0"}
    assert codes(torch_pair.judge(Told(steps, 0))[0])["gpu.driver"] is State.NOTE


def fake(folder, **modules):
    for name, source in modules.items():
        (folder / f"{name}.py").write_text(textwrap.dedent(source))


def test_probe_survives_a_broken_pair_and_a_crash(tmp_path, monkeypatch):
    torch = """
        import types
        __version__ = "2.9.0"
        version = types.SimpleNamespace(cuda=None)
        cuda = types.SimpleNamespace(is_available=lambda: False)
    """
    devices = """
        import importlib, sys, types
        module = types.ModuleType("cnnstudio.engine.devices")
        module.devices = lambda: []
        sys.modules["cnnstudio.engine.devices"] = module
    """
    fake(
        tmp_path,
        torch=textwrap.dedent(torch) + textwrap.dedent(devices),
        torchvision=f"raise RuntimeError({MISMATCH!r})",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    told = run_probe("torch")
    assert set(told.steps) == {"torch", "devices"}
    assert "torchvision::nms" in told.complaint
    fake(tmp_path, torch="import os; os.abort()")
    told = run_probe("torch")
    assert told.steps == {} and told.code != 0 and told.complaint


def test_last_line_says_most():
    assert last_line("warning\nValueError: bad\nsome hint\n\n") == "ValueError: bad"
    assert last_line("a\nb\n") == "b"
    assert last_line("") == ""


def test_probe_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(child, "PATIENCE", 0.01)
    assert run_probe("torch").steps == {}


def test_missing_package(monkeypatch):
    monkeypatch.setattr(packages, "installed", lambda name: None if name == "torchvision" else "1")
    (missing,) = [finding for finding in packages.examine() if finding.state is State.FAILED]
    assert missing.code == "package.missing"
    assert missing.mend.endswith("-m pip install torch torchvision")
    assert sys.executable in missing.mend


@pytest.mark.parametrize(
    ("version", "python", "sound"),
    [
        ("6.12.0", (3, 11), False),
        ("6.12.0", (3, 12), True),
        ("6.11.3", (3, 11), True),
        ("6.9.1", (3, 13), False),
        (None, (3, 11), True),
    ],
)
def test_unsound_versions_of_qt(monkeypatch, version, python, sound):
    monkeypatch.setattr(sys, "version_info", python)
    assert (obstacle.unsound_version(version) is None) is sound


def desk(monkeypatch, **variables):
    """A Linux machine with these environment variables and everything installed."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    for module in (obstacle, window):
        monkeypatch.setattr(module, "unsound_version", lambda found: None)
    monkeypatch.setattr(libraries, "missing_libraries", list)


def test_nothing_is_in_the_way(monkeypatch):
    desk(monkeypatch, QT_QPA_PLATFORM="offscreen")
    assert obstacle.obstacle() is None
    desk(monkeypatch, WAYLAND_DISPLAY="wayland-0")
    assert obstacle.obstacle() is None
    desk(monkeypatch, DISPLAY="elsewhere:0")
    assert obstacle.obstacle() is None


def test_no_display(monkeypatch):
    desk(monkeypatch)
    assert obstacle.obstacle() is not None
    assert codes(window.examine()) == {"display": State.NOTE}


def test_display_that_does_not_answer(monkeypatch):
    desk(monkeypatch, DISPLAY=":9731")
    assert obstacle.obstacle().code == "display.silent"


def test_libraries_in_the_way(monkeypatch):
    desk(monkeypatch, DISPLAY="elsewhere:0")
    monkeypatch.setattr(libraries, "missing_libraries", lambda: LACKING)
    monkeypatch.setattr(libraries, "os_release", lambda: "ID=debian")
    assert obstacle.obstacle().code == "qt.libraries"
    (finding,) = window.examine()
    assert (finding.code, finding.state) == ("qt.libraries", State.FAILED)
    assert finding.mend == "sudo apt-get install libxcb-icccm4 libxcb-xinerama0 libegl1"


def test_trial_of_qt_tells_import_from_display(monkeypatch):
    desk(monkeypatch, DISPLAY="elsewhere:0")
    for steps, code in (({}, "qt.import"), ({"import": {"version": "6"}}, "qt.display")):
        monkeypatch.setattr(window, "run_probe", lambda what, steps=steps: Told(steps, -6, "aborted"))
        assert codes(window.examine()) == {code: State.FAILED}


def test_the_real_machine(cli, tmp_path):
    answer = cli("doctor", "--json", "--data-root", tmp_path)
    found = answer.json
    assert answer.code == (0 if found["ok"] else 1)
    assert found["versions"]["torch"]
    assert found["devices"][0]["name"] == "cpu"
    assert found["data"]["digits"] is True and found["data"]["mnist"] is False
    assert {"code", "state", "message", "mend"} == set(found["findings"][0])
    states = {finding["code"]: finding["state"] for finding in found["findings"]}
    assert states["torch"] == "ok"


def test_findings_for_people(cli, monkeypatch):
    from cnnstudio.doctor import examination

    monkeypatch.setattr(examination.torch_pair, "examine", lambda: torch_pair.judge(Told({}, 1, "bad")))
    monkeypatch.setattr(examination.window, "examine", list)
    answer = cli("doctor")
    assert answer.code == 1
    assert "$ " in answer.out
