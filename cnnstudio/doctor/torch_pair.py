"""torch and torchvision as a pair, and what of the machine torch can use."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from cnnstudio.doctor.child import Told, run_probe
from cnnstudio.doctor.finding import Finding, failed, note, ok, pip_install
from cnnstudio.doctor.packages import installed
from cnnstudio.graph.text import Message, translate

Devices = list[dict[str, Any]]


def examine() -> tuple[list[Finding], Devices]:
    """Return the findings, and the devices that torch sees."""
    if installed("torch") is None:
        return [], []
    return judge(run_probe("torch"))


def judge(told: Told) -> tuple[list[Finding], Devices]:
    """Return the findings that follow from what the probe told."""
    torch = told.steps.get("torch")
    if torch is None:
        text = translate("Doctor", "torch is installed but cannot be loaded: {reason}")
        mend = pip_install("--force-reinstall", "torch", "torchvision")
        return [failed(Message("torch", text, reason=told.complaint), mend)], []
    devices: Devices = told.steps.get("devices", {}).get("devices", [])
    found = [ok(Message("torch", translate("Doctor", "torch {version} works."), version=torch["version"]))]
    found += [_pair(told, torch["version"])] if installed("torchvision") is not None else []
    found += _graphics(torch)
    return found, devices


def _pair(told: Told, torch: str) -> Finding:
    if "torchvision" in told.steps:
        text = translate("Doctor", "torchvision {version} fits it.")
        return ok(Message("torchvision", text, version=told.steps["torchvision"]["version"]))
    version = installed("torchvision") or "?"
    if "torchvision::nms" in told.complaint or "undefined symbol" in told.complaint:
        text = translate(
            "Doctor",
            "torchvision {version} was not built for torch {torch}: the two must be installed together. ({reason})",
        )
        message = Message("torchvision.pair", text, version=version, torch=torch, reason=told.complaint)
    else:
        text = translate("Doctor", "torchvision {version} is installed but cannot be loaded: {reason}")
        message = Message("torchvision", text, version=version, reason=told.complaint)
    return failed(message, pip_install("--upgrade", "--force-reinstall", "torch", "torchvision"))


def _graphics(torch: dict[str, Any]) -> list[Finding]:
    """An NVIDIA card that torch does not use is worth a word."""
    if torch["cuda_works"] or not _has_nvidia():
        return []
    if torch["cuda"] is None and "+rocm" not in torch["version"]:
        text = translate("Doctor", "This machine has an NVIDIA card, but torch {version} was built for processors only.")
        mend = pip_install("--upgrade", "--force-reinstall", "torch", "torchvision")
        return [note(Message("gpu.cpu_build", text, version=torch["version"]), mend)]
    text = translate("Doctor", "torch cannot use the NVIDIA card of this machine: its driver may be too old for CUDA {cuda}.")
    return [note(Message("gpu.driver", text, cuda=str(torch["cuda"])))]


def _has_nvidia() -> bool:
    return Path("/proc/driver/nvidia/version").exists() or shutil.which("nvidia-smi") is not None
