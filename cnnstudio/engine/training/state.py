"""The complete state of a run as one safetensors file: weights, optimizer, random state."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save
from torch import Tensor, nn
from torch.optim import Optimizer

from cnnstudio.engine.training.optimizers import load_optimizer, optimizer_tensors
from cnnstudio.graph.text import Message, StudioError, translate

RANDOM = "random.cpu"
RANDOM_DEVICE = "random.device"
_OURS = ("optimizer.", "random.")


class WeightsError(StudioError):
    """Weights that do not belong to the network."""


def parameter_names(module: nn.Module) -> dict[Tensor, str]:
    """Return the name of every trained tensor."""
    return {parameter: name for name, parameter in module.named_parameters()}


def pack(module: nn.Module, optimizer: Optimizer | None = None) -> bytes:
    """Return the state as the bytes of a safetensors file; tensors are contiguous in it."""
    tensors = dict(module.state_dict())
    if optimizer is not None:
        tensors |= optimizer_tensors(optimizer, parameter_names(module))
        tensors[RANDOM] = torch.get_rng_state()
        device = next(module.parameters()).device
        if device.type == "cuda":
            tensors[RANDOM_DEVICE] = torch.cuda.get_rng_state(device)
    return save({name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()})


def load_weights(module: nn.Module, path: Path) -> None:
    """Load the weights of a checkpoint or a plain weights file. Raises `WeightsError` where they do not fit."""
    try:
        with safe_open(str(path), framework="pt") as file:
            names = [name for name in file.keys() if not name.startswith(_OURS)]  # noqa: SIM118
            found = {name: file.get_tensor(name) for name in names}
    except (SafetensorError, OSError) as error:
        raise WeightsError(
            Message(
                "weights.damaged",
                translate("Weights", "The weights {file} cannot be read: {reason}."),
                file=str(path),
                reason=str(error)[:200],
            )
        ) from None
    _fill(module, found, path)


def load_snapshot(module: nn.Module, arrays: Mapping[str, NDArray[Any]], path: Path) -> None:
    """Load the weights of a snapshot of the run at `path`. Raises `WeightsError` where they do not fit."""
    _fill(module, {name: torch.from_numpy(array) for name, array in arrays.items()}, path)


def _fill(module: nn.Module, found: Mapping[str, Tensor], path: Path) -> None:
    expected = module.state_dict()
    wrong = [name for name in expected if name not in found or found[name].shape != expected[name].shape]
    if wrong or len(found) != len(expected):
        raise WeightsError(
            Message(
                "weights.foreign",
                translate("Weights", "The weights {file} belong to another network: {name} does not fit."),
                file=str(path),
                name=wrong[0] if wrong else next(name for name in found if name not in expected),
            )
        )
    module.load_state_dict(found)


def load_state(module: nn.Module, optimizer: Optimizer, path: Path) -> None:
    """Put back weights, optimizer and random state, so that training goes on as if it had never stopped."""
    load_weights(module, path)
    tensors = load_file(str(path))
    ours = {name: tensor for name, tensor in tensors.items() if name.startswith("optimizer.")}
    load_optimizer(optimizer, ours, parameter_names(module))
    torch.set_rng_state(tensors[RANDOM])
    device = next(module.parameters()).device
    if RANDOM_DEVICE in tensors and device.type == "cuda":
        torch.cuda.set_rng_state(tensors[RANDOM_DEVICE], device)
