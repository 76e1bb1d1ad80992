"""The weights of a run by themselves, as others load them: without the optimizer and the random state of its checkpoint."""

from __future__ import annotations

from safetensors import SafetensorError
from safetensors.numpy import load, save

from cnnstudio.graph.text import Message, translate
from cnnstudio.runs.read import Run, RunError

STATE = ("optimizer.", "random.")
"""How the names begin of what a checkpoint holds beside the network's state dict."""


def plain_weights(run: Run) -> bytes:
    """Return the state dict of a run's newest checkpoint as the bytes of a safetensors file. Raises `RunError`."""
    path = run.checkpoint_path
    try:
        tensors = load(path.read_bytes())
    except (SafetensorError, OSError, ValueError) as error:
        text = translate("Run", "The weights {file} cannot be read: {reason}.")
        raise RunError(Message("run.weights", text, file=str(path), reason=str(error)[:200])) from None
    return save({name: tensor for name, tensor in tensors.items() if not name.startswith(STATE)})
