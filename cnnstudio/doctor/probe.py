"""Imports what may crash, in a process of its own: `python -m cnnstudio.doctor.probe torch|qt` prints a JSON line per step."""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any


def main(argv: list[str]) -> int:
    """Run one probe; what fails ends the process, its last line of standard error says why."""
    {"torch": probe_torch, "qt": probe_qt}[argv[0]]()
    return 0


def probe_torch() -> None:
    """Import torch, list the devices, then import torchvision."""
    torch = importlib.import_module("torch")
    _tell("torch", version=torch.__version__, cuda=torch.version.cuda, cuda_works=bool(torch.cuda.is_available()))
    devices = importlib.import_module("cnnstudio.engine.devices").devices()
    _tell("devices", devices=[{"name": d.name, "title": d.title, "memory_bytes": d.memory_bytes} for d in devices])
    torchvision = importlib.import_module("torchvision")
    importlib.import_module("torchvision.ops").nms(torch.zeros(0, 4), torch.zeros(0), 0.5)
    _tell("torchvision", version=torchvision.__version__)


def probe_qt() -> None:
    """Import Qt, then start it on the real platform."""
    gui = importlib.import_module("PySide6.QtGui")
    _tell("import", version=importlib.import_module("PySide6").__version__)
    app = gui.QGuiApplication(["cnnstudio"])
    _tell("window", platform=app.platformName())


def _tell(step: str, **facts: Any) -> None:
    print(json.dumps({"step": step, **facts}), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
