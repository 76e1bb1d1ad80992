"""Values made from one value each: normalization, activations, sums of maps, and what only passes through."""

from __future__ import annotations

import numpy as np

from cnnstudio.blocks.flatten import unflattened
from cnnstudio.blocks.local_response_norm import LocalResponseNorm
from cnnstudio.engine.insight.why.place import Place, scalar
from cnnstudio.protocol.reasons import Activated, Added, Damped, Normalized, Passed

FORMULAS = {
    "ReLU": "max(0, x)",
    "LeakyReLU": "x if x > 0 else negative_slope * x",
    "ELU": "x if x > 0 else alpha * (exp(x) - 1)",
    "Sigmoid": "1 / (1 + exp(-x))",
    "Tanh": "tanh(x)",
    "GELU": "x / 2 * (1 + erf(x / sqrt(2)))",
    "SiLU": "x / (1 + exp(-x))",
}
"""By the type of the block; a test holds each to torch."""


def normalized(at: Place) -> Normalized:
    """Return what batch normalization makes of a value, with the figures that it learned and those that it gathered."""
    channel = at.index[0]
    mean, variance = at.weights("running_mean"), at.weights("running_var")
    assert mean is not None and variance is not None
    gamma, beta = at.weights("weight"), at.weights("bias")
    eps = float(at.block.values()["eps"])
    value = at.inputs[0][at.index]
    centred = (np.float64(value) - mean[channel]) / np.sqrt(np.float64(variance[channel]) + eps)
    return Normalized(
        value=scalar(value),
        mean=scalar(mean[channel]),
        variance=scalar(variance[channel]),
        eps=eps,
        gamma=scalar(1 if gamma is None else gamma[channel]),
        beta=scalar(0 if beta is None else beta[channel]),
        centred=scalar(centred),
    )


def damped(at: Place) -> Damped:
    """Return what local response normalization makes of a value."""
    block = at.block
    assert isinstance(block, LocalResponseNorm)
    channel, row, column = at.index
    (x,) = at.inputs
    channels = np.array(block.neighbours(channel, len(x)))
    neighbours = x[channels, row, column]
    mean = (neighbours.astype(np.float64) ** 2).sum() / block.size
    return Damped(
        value=scalar(x[at.index]),
        channels=channels,
        neighbours=neighbours,
        size=block.size,
        alpha=block.alpha,
        beta=block.beta,
        k=block.k,
        divisor=scalar((block.k + block.alpha * mean) ** block.beta),
    )


def activated(at: Place) -> Activated:
    """Return the function that was applied."""
    name = at.block.type_name()
    formula = FORMULAS.get(name, f"{name}(x)")
    letters = {key: float(value) for key, value in at.block.values().items() if key in formula}
    return Activated(scalar(at.inputs[0][at.index]), formula, letters)


def added(at: Place) -> Added:
    """Return the parts of a sum."""
    return Added(at.feeds, np.array([x[at.index] for x in at.inputs], np.float32))


def concatenated(at: Place) -> Passed:
    """Return which input a value of a concatenation comes from."""
    channel, rest = at.index[0], at.index[1:]
    for feed, x in zip(at.feeds, at.inputs, strict=True):
        if channel < len(x):
            return Passed("concatenate", feed, (channel, *rest))
        channel -= len(x)
    raise IndexError(at.index)


def flattened(at: Place) -> Passed:
    """Return where a number of the vector lay."""
    return Passed("flatten", at.feeds[0], unflattened(at.index[0], at.inputs[0].shape))


def padded(at: Place) -> Passed:
    """Return where a value lay before zeros were put around the map."""
    (top, _), (left, _) = at.window.padding
    channel, row, column = at.index[0], at.index[1] - top, at.index[2] - left
    _, height, width = at.inputs[0].shape
    if 0 <= row < height and 0 <= column < width:
        return Passed("same", at.feeds[0], (channel, row, column))
    return Passed("padding", "", ())


def dropped(at: Place) -> Passed:
    """While looking, dropout lets everything through."""
    return Passed("dropout", at.feeds[0], at.index)


def same(at: Place) -> Passed:
    """Return that the value is that of the block before."""
    return Passed("same", at.feeds[0], at.index)
