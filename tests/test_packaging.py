"""What is installed is complete: version, entry point, every module and every resource."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

import cnnstudio
from cnnstudio.resources import resource, resource_folder

REPOSITORY = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_version_is_one_and_is_what_pip_knows():
    assert re.fullmatch(r"\d+\.\d+\.\d+([a-z]+\d+)?", cnnstudio.__version__)
    try:
        installed = metadata.version("cnnstudio")
    except metadata.PackageNotFoundError:
        pytest.skip("CNN Studio runs from a checkout that was not installed")
    assert installed == cnnstudio.__version__


def test_the_entry_point_is_a_function():
    module, _, name = PROJECT["scripts"]["cnnstudio"].partition(":")
    assert callable(getattr(importlib.import_module(module), name))


def test_the_command_answers():
    done = subprocess.run(
        [sys.executable, "-m", "cnnstudio", "--version"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["cnnstudio", cnnstudio.__version__])


@pytest.mark.parametrize("name", ["NOTICE.md", "data/digits.npz", "icons/logo.svg", "translations/cnnstudio_es.ts"])
def test_resources_are_found(name):
    assert resource(*name.split("/")).is_file()


def test_qt_of_a_version_that_aborts_is_refused():
    requirement = pytest.importorskip("packaging.requirements").Requirement
    wanted = [requirement(text) for text in PROJECT["dependencies"] if text.startswith("PySide6")]

    def may(version: str, python: str) -> bool:
        known = {"python_version": python}
        return all(each.specifier.contains(version) for each in wanted if each.marker is None or each.marker.evaluate(known))

    assert may("6.11.3", "3.11")
    assert not may("6.12.0", "3.11")
    assert may("6.12.0", "3.12")


def test_a_wheel_holds_every_module_and_resource(tmp_path):
    pytest.importorskip("hatchling")
    code = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=REPOSITORY, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("cnnstudio-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
        archive.extractall(tmp_path / "site")
    assert files(REPOSITORY / "cnnstudio", "cnnstudio") | files(resource_folder(), "cnnstudio/_resources") <= held
    assert not {name for name in held if name.startswith(("tests", "benchmarks", "docs"))}
    code = "from cnnstudio.resources import resource_folder; print(resource_folder().name)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "_resources"


def files(folder: Path, prefix: str) -> set[str]:
    return {
        f"{prefix}/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc" and not path.name.startswith(".")
    }
