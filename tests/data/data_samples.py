"""Small sets in the published forms, and a look into errors."""

from __future__ import annotations

import numpy as np
import pytest

from cnnstudio.graph.text import StudioError


def idx_bytes(array: np.ndarray) -> bytes:
    header = bytes((0, 0, 8, array.ndim)) + b"".join(size.to_bytes(4, "big") for size in array.shape)
    return header + array.astype(np.uint8).tobytes()


MNIST_FIRST = (5, 0, 4, 1, 9, 2, 1, 3, 1, 4)
FASHION_FIRST = (9, 0, 0, 3, 0, 2, 7, 2, 5, 5)


def small_set(first: tuple[int, ...] = MNIST_FIRST, seed: int = 0) -> dict[str, np.ndarray]:
    """A small set in MNIST's form: its arrays by the role of their file."""
    random = np.random.default_rng(seed)
    train = np.concatenate((np.array(first), random.integers(0, 10, 20))).astype(np.uint8)
    test = random.integers(0, 10, 8).astype(np.uint8)
    return {
        "train-images-idx3": random.integers(0, 256, (len(train), 28, 28), dtype=np.uint8),
        "train-labels-idx1": train,
        "t10k-images-idx3": random.integers(0, 256, (len(test), 28, 28), dtype=np.uint8),
        "t10k-labels-idx1": test,
    }


def code_of(error: pytest.ExceptionInfo[StudioError]) -> tuple[str, str]:
    """The code of an error and the code of the reason inside it, if that is a message."""
    message = error.value.message
    why = message.values.get("why")
    return message.code, getattr(why, "code", "")
