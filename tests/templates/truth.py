"""The numbers of the lectures and of well-known networks; their source, where it is at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
SOURCE = HERE.parents[3] / "shared" / "truth"

TRUTH: dict[str, Any] = json.loads(HERE.with_suffix(".json").read_text(encoding="utf-8"))


def plain(value: Any) -> Any:
    """Return tuples as lists, as JSON holds them."""
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return {key: plain(part) for key, part in value.items()} if isinstance(value, dict) else value
