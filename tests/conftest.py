"""What every test needs: no network drive, no user's settings, few threads."""

from __future__ import annotations

import os
import sys

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "2")


@pytest.fixture(autouse=True, scope="session")
def own_folders(tmp_path_factory):
    """Keep caches, settings and data of the tests out of the user's folders, also in child processes."""
    room = tmp_path_factory.mktemp("home")
    saved = {}
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        saved[name] = os.environ.get(name)
        os.environ[name] = str(room / name.lower())
    yield room
    for name, value in saved.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture(autouse=True)
def numbers_as_they_were():
    """Training rounds the smallest numbers to zero, in the whole thread: hypothesis refuses to draw numbers after that."""
    yield
    if "torch" in sys.modules:
        sys.modules["torch"].set_flush_denormal(False)
