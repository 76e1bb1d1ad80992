"""The arrows between the rooms: who imports whom, and what is loaded when."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGE = REPOSITORY / "cnnstudio"

THIRD_PARTIES = {
    "ui": {"PySide6", "shiboken6", "pyqtgraph", "numpy", "PIL", "platformdirs"},
    "engine": {"torch", "torchvision", "numpy", "msgspec", "safetensors", "platformdirs", "PIL", "onnx"},
    "data": {"numpy", "PIL", "platformdirs"},
    "design": {"msgspec", "platformdirs"},
    "runs": {"msgspec", "safetensors"},
    "protocol": {"msgspec", "numpy"},
    "commands": {"numpy", "PIL", "platformdirs"},
    "doctor": {"platformdirs", "PySide6"},
    "log": {"platformdirs"},
}
"""What each room may import from outside; a room that is not named makes do with the standard library."""

PLANTED = {
    "graph/shape.py": "import cnnstudio.blocks.conv2d",
    "graph/text.py": "import cnnstudio.words",
    "blocks/relu.py": "import cnnstudio.words",
    "codegen/source.py": "import cnnstudio.blocks.conv2d",
    "data/parts.py": "import cnnstudio.design.design",
    "templates/rows.py": "import cnnstudio.plan.plan",
    "runs/read.py": "import cnnstudio.codegen.source",
    "plan/plan.py": "import torch",
    "engine/build.py": "import PySide6.QtCore",
    "ui/document.py": "import cnnstudio.engine.build",
    "cli.py": "import torch",
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(folder)},
        check=False,
    )


def broken(said: str) -> set[str]:
    """Return the names of the contracts that a report calls broken."""
    return set(re.findall(r"^(.+) BROKEN(?: \(.*\))?$", said, re.MULTILINE))


def test_the_rooms_keep_their_arrows():
    done = lint_imports(REPOSITORY)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_import_against_an_arrow_breaks_every_contract(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "cnnstudio", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    for name, line in PLANTED.items():
        with (tmp_path / "cnnstudio" / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    declared = tomllib.loads((tmp_path / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    assert broken(done.stdout) == {contract["name"] for contract in declared}


def test_a_room_imports_from_outside_what_it_may():
    wrong = [
        f"{path.relative_to(REPOSITORY)} imports {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in sorted(outside(path) - THIRD_PARTIES.get(path.relative_to(PACKAGE).parts[0].removesuffix(".py"), set()))
    ]
    assert not wrong


def outside(path: Path) -> set[str]:
    """Return the packages that a file imports and that are neither ours nor the standard library's."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names.add((node.module or "").partition(".")[0])
    return names - sys.stdlib_module_names - {"cnnstudio"}


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("cnnstudio.ui.main_window", {"torch", "torchvision", "pyqtgraph", "msgspec"}),
        ("cnnstudio.cli", {"torch", "torchvision", "PySide6", "pyqtgraph", "numpy"}),
        ("cnnstudio.app", {"torch", "torchvision", "PySide6", "pyqtgraph", "numpy"}),
        ("cnnstudio.protocol.messages", {"torch", "torchvision", "PySide6"}),
        ("cnnstudio.runs", {"torch", "torchvision", "PySide6", "numpy"}),
        ("cnnstudio.data", {"torch", "torchvision", "PySide6"}),
    ],
)
def test_importing_a_module_leaves_heavy_ones_alone(module, absent):
    assert not absent & loaded_by(module)


def test_a_decoder_child_imports_the_data_room_alone():
    rooms = {name.split(".")[1] for name in loaded_by("cnnstudio.data") if name.startswith("cnnstudio.")}
    assert rooms <= {"data", "graph", "resources"}


def loaded_by(module: str) -> set[str]:
    """Return all modules that are loaded after one is imported in a new process."""
    code = f"import {module}, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())
