"""What File > Export writes after a training runs elsewhere and says what the studio says."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
from safetensors.numpy import load_file

from cnnstudio.data import load
from cnnstudio.ui.actions import find_action, find_panel
from tests.end_to_end import hands
from tests.end_to_end.test_save_and_reopen import train_to_the_end, windows

__all__ = ["windows"]

ELSEWHERE = """
import runpy, sys
import numpy as np, torch
torch.set_num_threads(1)
found = runpy.run_path(sys.argv[1], run_name="__main__")
pixels = torch.from_numpy(np.load(sys.argv[2])).float() / 255
mean, std = (torch.tensor(found[name]).view(1, -1, 1, 1) for name in ("mean", "std"))
with torch.no_grad():
    answer = found["network"]((pixels - mean) / std).argmax(1)
print(*answer.tolist())
"""


def test_the_exported_file_runs_with_its_weights(windows, tmp_path):
    window, path = windows(), tmp_path / "mine.py"
    train_to_the_end(window)
    find_action(window, "file.export.python").trigger()
    dialog = find_panel(window, "file.export.dialog")
    dialog.fileSelected.emit(str(path))
    dialog.close()
    hands.settle()
    weights = load_file(str(path.with_suffix(".safetensors")))
    assert sorted(weights)[:2] == ["conv1.bias", "conv1.weight"] and not any(name.startswith("optimizer") for name in weights)
    test = load("digits").test
    np.save(tmp_path / "pictures.npy", test.images)
    command = [sys.executable, "-c", ELSEWHERE, str(path), str(tmp_path / "pictures.npy")]
    found = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert found.returncode == 0, found.stderr
    answers = np.array(found.stdout.split("\n")[-2].split(), int)
    assert (answers == test.labels).mean() == window.training.session.finished.test["accuracy"]
