from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cnnstudio.data import DATASETS, available, data_root, dataset_info
from cnnstudio.graph.text import StudioError, Text


def test_the_sets_in_their_order():
    assert list(DATASETS) == ["digits", "shapes", "mnist", "fashion-mnist", "cifar10"]
    assert [info.shape for info in DATASETS.values()] == [
        (1, 28, 28),
        (3, 32, 32),
        (1, 28, 28),
        (1, 28, 28),
        (3, 32, 32),
    ]
    assert [len(info.classes) for info in DATASETS.values()] == [10, 6, 10, 10, 10]
    assert [info.embedded for info in DATASETS.values()] == [True, True, False, False, False]


@pytest.mark.parametrize("info", DATASETS.values(), ids=str)
def test_words_are_marked_and_class_names_are_plain(info):
    assert all(isinstance(text, Text) for text in (info.title, info.summary, info.source))
    assert all(type(name) is str for name in info.classes)
    assert tuple(info.class_titles) == info.classes


def test_an_unknown_name_is_one_sentence():
    with pytest.raises(StudioError) as error:
        dataset_info("minst")
    assert error.value.message.code == "data.unknown"
    assert "minst" in str(error.value) and "fashion-mnist" in str(error.value)


def test_the_root_is_the_explicit_one_else_the_environment_else_the_platform(monkeypatch, tmp_path, nothing_outside):
    assert data_root() == nothing_outside / "data"
    monkeypatch.setenv("CNNSTUDIO_DATA", str(tmp_path))
    assert data_root() == tmp_path
    assert data_root("elsewhere") == Path("elsewhere")
    monkeypatch.setenv("CNNSTUDIO_DATA", "")
    assert data_root() == nothing_outside / "data"


def test_embedded_sets_are_always_available(tmp_path):
    assert available("digits", tmp_path) and available("shapes", tmp_path)
    assert not available("mnist", tmp_path) and not available("cifar10", tmp_path / "missing")


def test_no_torch_and_no_qt_behind_the_data():
    code = "import sys, cnnstudio.data; print([m for m in ('torch', 'PySide6', 'msgspec') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
