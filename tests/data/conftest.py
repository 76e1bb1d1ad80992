from __future__ import annotations

import os
from pathlib import Path

import pytest

from cnnstudio.data import catalogue, load

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def real_data() -> Path:
    """A folder with the real MNIST in torchvision's layout."""
    place = Path(os.environ.get("CNNSTUDIO_TEST_DATA") or REPOSITORY.parent / "shared" / "datasets")
    if not (place / "MNIST" / "raw" / "train-images-idx3-ubyte").is_file():
        pytest.skip("the real MNIST is not there; CNNSTUDIO_TEST_DATA can name its folder")
    return place


@pytest.fixture(autouse=True)
def nothing_outside(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No test sees or writes the person's own data folder, and none asks a proxy."""
    home = tmp_path_factory.mktemp("platform")
    monkeypatch.setattr(catalogue, "user_data_dir", lambda *names, **options: str(home))
    monkeypatch.delenv("CNNSTUDIO_DATA", raising=False)
    monkeypatch.setenv("no_proxy", "*")
    return home


@pytest.fixture
def refuse_root(monkeypatch: pytest.MonkeyPatch) -> object:
    """A function that makes one folder unwritable to `load`, also for an administrator."""
    real = load.__globals__["writable"]

    def refuse(root: Path) -> None:
        monkeypatch.setitem(load.__globals__, "writable", lambda folder: folder != root and real(folder))

    return refuse
