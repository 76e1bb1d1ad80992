"""The whole examination, in the order in which things depend on each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cnnstudio.doctor import packages, places, torch_pair, window
from cnnstudio.doctor.finding import Finding, State


@dataclass(frozen=True)
class Examination:
    """All findings, and the facts they rest on."""

    findings: list[Finding]
    versions: dict[str, str | None]
    devices: list[dict[str, Any]]
    data_root: str
    data: dict[str, bool]

    @property
    def well(self) -> bool:
        """Whether nothing is to be mended."""
        return all(finding.state is not State.FAILED for finding in self.findings)


def examine(root: Path | None = None) -> Examination:
    """Examine everything; takes some seconds, since torch and Qt are tried in processes of their own."""
    found = packages.examine()
    torch_findings, devices = torch_pair.examine()
    found += torch_findings
    found += window.examine()
    data_root, data = _data(root)
    found += places.examine(data_root, data)
    return Examination(found, packages.versions(), devices, str(data_root), data)


def _data(root: Path | None) -> tuple[Path, dict[str, bool]]:
    """The data room needs numpy and Pillow, which may be what is missing."""
    try:
        from cnnstudio.data import DATASETS, available, data_root
    except ImportError:
        return root or Path(), {}
    return data_root(root), {name: available(name, root) for name in DATASETS}
