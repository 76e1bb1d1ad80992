"""The optimizers of the plan, and their state as plain tensors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import SGD, Adam, AdamW, Optimizer, RMSprop

from cnnstudio.plan.plan import Plan


def make_optimizer(plan: Plan, parameters: Iterable[nn.Parameter]) -> Optimizer:
    """Return the plan's optimizer; fused kernels where torch has them."""
    rate, decay = plan.learning_rate, plan.weight_decay
    if plan.optimizer == "sgd":
        return SGD(parameters, lr=rate, momentum=plan.momentum, weight_decay=decay, fused=True)
    if plan.optimizer == "adamw":
        return AdamW(parameters, lr=rate, weight_decay=decay, fused=True)
    if plan.optimizer == "rmsprop":
        return RMSprop(parameters, lr=rate, weight_decay=decay)
    return Adam(parameters, lr=rate, weight_decay=decay, fused=True)


def optimizer_tensors(optimizer: Optimizer, names: dict[Tensor, str]) -> dict[str, Tensor]:
    """Return the optimizer's state as `optimizer.FIELD.PARAMETER` -> tensor."""
    found = {}
    for parameter, state in optimizer.state.items():
        for field, value in state.items():
            if value is not None:
                tensor = value if isinstance(value, Tensor) else torch.tensor(value)
                found[f"optimizer.{field}.{names[parameter]}"] = tensor
    return found


def load_optimizer(optimizer: Optimizer, tensors: dict[str, Tensor], names: dict[Tensor, str]) -> None:
    """Put back what `optimizer_tensors` gave. State takes the strides of its parameter: fused kernels need them equal."""
    by_name = {name: parameter for parameter, name in names.items()}
    for key, value in tensors.items():
        _, field, name = key.split(".", 2)
        parameter = by_name[name]
        state: dict[str, Any] = optimizer.state[parameter]
        if value.shape == parameter.shape and field != "step":
            placed = torch.empty_like(parameter, requires_grad=False).copy_(value)
            assert placed.stride() == parameter.stride()
            state[field] = placed
        else:
            # Fused kernels count their steps where they compute, the plain ones on the processor.
            state[field] = value.to(parameter.device if optimizer.defaults.get("fused") else "cpu", copy=True)
