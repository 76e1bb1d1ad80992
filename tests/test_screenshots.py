from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
VIEWS = (
    *("design", "training", "explore", "why", "strips"),
    *("evaluate", "robustness", "problem", "groups", "resnet18"),
)


@pytest.mark.long
def test_the_pictures_of_the_documents_can_be_taken(tmp_path):
    command = [sys.executable, ROOT / "docs" / "screenshots.py", "--out", tmp_path, "--epochs", "1", "--scales", "1"]
    subprocess.run([*map(str, command), "--languages", "en"], check=True, timeout=600, capture_output=True)
    taken = {file.stem: Image.open(file).convert("RGB") for file in tmp_path.glob("*.png")}
    assert set(taken) == {f"{view}{end}" for view in VIEWS for end in ("", "-dark")}
    for picture in taken.values():
        assert picture.size == (1366, 768) and len(picture.getcolors(256) or ()) > 50
    before, after = taken["design"], taken["training"]
    assert before.tobytes() != after.tobytes()


def test_pictures_that_the_documents_show_are_there():
    for document in ("README.md", "README.es.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        named = [part.split('"')[0].split(")")[0] for part in text.split("docs/pictures/")[1:]]
        assert named
        for name in named:
            assert (ROOT / "docs" / "pictures" / name).is_file(), name
