"""What the documents promise is there: commands, tables, files."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cnnstudio.commands import parser
from cnnstudio.data import DATASETS
from cnnstudio.graph.check import check
from cnnstudio.templates.registry import templates

REPOSITORY = Path(__file__).resolve().parents[1]
DOCUMENTS = ("README.md", "README.es.md", "CONTRIBUTING.md")


def read(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def table(first: str) -> dict[str, list[str]]:
    """Return the rows of the README's table under a heading, by the name in their first cell."""
    part = read("README.md").partition(f"\n## {first}\n")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("| `")]
    return {row[0].strip("`"): row[1:] for row in rows}


def number(text: str) -> int:
    return int(text.replace(",", ""))


@pytest.mark.parametrize("document", DOCUMENTS[:2])
def test_every_command_of_a_lesson_is_understood(document):
    lines = [line for line in read(document).splitlines() if re.match(r"cnnstudio \w", line)]
    assert lines
    for line in lines:
        parser.parse(shlex.split(line, comments=True)[1:])


def test_every_command_is_in_the_readme():
    named = set(re.findall(r"^\| `cnnstudio (\w+)", read("README.md"), re.MULTILINE))
    assert named == set(parser.COMMANDS) - {"engine"}


def test_the_table_of_networks_is_true():
    rows = table("Networks")
    assert rows.keys() == templates().keys()
    for name, (_, shape, parameters) in rows.items():
        report = check(templates()[name].build())
        assert tuple(map(int, shape.split(" × "))) == templates()[name].input_shape
        assert number(parameters) == report.parameters


def test_the_table_of_data_sets_is_true():
    rows = table("Data sets")
    assert rows.keys() == DATASETS.keys()
    for name, (shape, parts, _) in rows.items():
        info = DATASETS[name]
        assert tuple(map(int, shape.split(" × "))) == info.shape
        assert [number(part) for part in parts.split(", ")] == [info.train, info.test]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document):
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", read(document))
    assert not [target for target in targets if not target.startswith("https://") and not (REPOSITORY / target).exists()]


@pytest.mark.skipif(sys.platform == "win32", reason="bash may be another system's there")
def test_the_proof_of_a_checkout_reads_its_lines_from_the_readme(tmp_path):
    script = read(".ci/run")
    function = script[script.index("readme_line() {") : script.index("find_python() {")]
    lines = [
        subprocess.run(
            ["bash", "-c", f'{function}\nreadme_line "$1"', "bash", mark],
            cwd=REPOSITORY,
            env={**os.environ, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for mark in ("line: train", "line: test")
    ]
    assert lines == ["pip install . && cnnstudio train", 'pip install -e ".[test]" && pytest']
    missing = subprocess.run(
        ["bash", "-c", f"set -euo pipefail\n{function}\nx=$(readme_line nothing)"],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    assert missing.returncode == 1
