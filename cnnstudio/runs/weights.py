"""The weights of a run by themselves, as others load them: without the optimizer and the random state of its checkpoint."""

from __future__ import annotations

from safetensors.numpy import load, save

from cnnstudio.runs.read import Run
from cnnstudio.runs.snapshots import UNREADABLE, unreadable

STATE = ("optimizer.", "random.")
"""How the names begin of what a checkpoint holds beside the network's state dict."""


def plain_weights(run: Run) -> bytes:
    """Return the state dict of a run's newest checkpoint as the bytes of a safetensors file. Raises `RunError`."""
    path = run.checkpoint_path
    try:
        tensors = load(path.read_bytes())
    except UNREADABLE as error:
        raise unreadable(path, error) from None
    return save({name: tensor for name, tensor in tensors.items() if not name.startswith(STATE)})
