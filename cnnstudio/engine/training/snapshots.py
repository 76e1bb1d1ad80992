"""Takes a run's weights at some of its steps: close together at first, when they change most, then ever farther apart."""

from __future__ import annotations

import torch
from safetensors.torch import save
from torch import Tensor, nn

from cnnstudio.runs.write import RunWriter

MOST = 40
BYTES = 50 * 10**6
"""Of all snapshots of a run together; a network so large that two do not fit has none."""


class Snapshots:
    """Holds what was taken until it is written, with the next complete state."""

    def __init__(self, module: nn.Module, steps: int) -> None:
        """Plan the snapshots of a run of so many steps."""
        self._module = module
        self._steps = chosen_steps(steps, min(MOST, BYTES // max(_size(module), 1)))
        self._waiting: dict[int, dict[str, Tensor]] = {}

    def take(self, step: int) -> None:
        """Copy the weights, if this is one of the steps."""
        if step in self._steps:
            self._waiting[step] = {name: _halved(value) for name, value in self._module.state_dict().items()}

    def write(self, writer: RunWriter) -> None:
        """Write what was taken since the last time."""
        if not self._waiting:
            return
        tensors = {f"{step}/{name}": value for step, state in self._waiting.items() for name, value in state.items()}
        writer.snapshots(save(tensors), max(self._waiting))
        self._waiting.clear()


def chosen_steps(steps: int, count: int) -> frozenset[int]:
    """Return at most `count` steps from 0 to `steps`, both among them, each about as many times the one before."""
    if count < 2:
        return frozenset()
    if steps < 1 or count == 2:
        return frozenset({0, max(steps, 0)})
    return frozenset({0, *(round(steps ** (place / (count - 2))) for place in range(count - 1))})


def _size(module: nn.Module) -> int:
    values = module.state_dict().values()
    return sum(value.numel() * (2 if _is_halved(value) else value.element_size()) for value in values)


def _is_halved(value: Tensor) -> bool:
    return value.is_floating_point() and value.ndim > 1


def _halved(value: Tensor) -> Tensor:
    """Return a copy on the processor: float16 where the numbers fit, and single figures of a channel as they are."""
    value = value.detach()
    if _is_halved(value):
        half = value.to(device="cpu", dtype=torch.float16)
        if bool(half.isfinite().all()):
            return half.contiguous()
    return value.to("cpu", copy=True).contiguous()
