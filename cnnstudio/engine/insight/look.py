"""Filters and feature maps as numbers. Looking uses the plain walk in evaluation mode and changes nothing."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from torch import Tensor, nn

from cnnstudio.engine.build import Walk
from cnnstudio.engine.training.measure import looking
from cnnstudio.graph.text import Message, StudioError, translate


class InsightError(StudioError):
    """A block that does not have what was asked for."""


def maps(walk: Walk, x: Tensor, addresses: Iterable[str]) -> dict[str, np.ndarray]:
    """Return what each block gives for one picture `x` (1, C, H, W): float32 (C, H, W) or (N,), by address.

    Raises `InsightError` for a block that is not in the network.
    """
    wanted = list(addresses)
    for address in wanted:
        if address not in walk.report.nodes:
            raise InsightError(
                Message("insight.unknown", translate("Insight", "This network has no block {block}."), block=address[:60])
            )
    with looking(walk):
        return {id: value[0].float().contiguous().cpu().numpy() for id, value in walk.visit(x, wanted)}


def convolutions(walk: Walk) -> list[str]:
    """Return the addresses of all convolutions, in order."""
    return [step.id for step in walk.steps if isinstance(step.compute, nn.Conv2d)]


def filters(walk: Walk, address: str) -> np.ndarray:
    """Return the kernels of a convolution, float32 (out, in, kernel height, kernel width). Raises `InsightError`."""
    module = next((step.compute for step in walk.steps if step.id == address), None)
    if not isinstance(module, nn.Conv2d):
        known = convolutions(walk)
        if not known:
            source = translate("Insight", "This network has no convolution, so there are no filters to show.")
            raise InsightError(Message("insight.no_filters", source))
        raise InsightError(
            Message(
                "insight.not_filters",
                translate("Insight", "{block} is no convolution; filters are in {known}."),
                block=address[:60],
                known=", ".join(known),
            )
        )
    return module.weight.detach().float().contiguous().cpu().numpy()
