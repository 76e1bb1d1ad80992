"""The studio's window. PySide6 lives only here; torch never does."""

from __future__ import annotations

import builtins

import PySide6 as PySide6

# From here on Qt for Python would read the source of each imported module, to see whether it switches on `__feature__`, which
# none of ours does: a tenth of the time until the window is usable (benchmarks/start.py).
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
