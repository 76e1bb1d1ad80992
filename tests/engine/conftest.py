from __future__ import annotations

import numpy as np
import pytest
import torch

from cnnstudio.data import Dataset, load
from cnnstudio.data.parts import Part, make_dataset
from cnnstudio.design.design import Design
from cnnstudio.plan.plan import Plan
from cnnstudio.templates.registry import templates


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def digits() -> Dataset:
    return load("digits")


@pytest.fixture(scope="session")
def few_digits(digits) -> Dataset:
    """A quick set: 200 training and 100 test pictures."""
    keep = np.arange(200)
    return make_dataset(
        digits.info,
        Part(digits.train.images[keep], digits.train.labels[keep]),
        Part(digits.test.images[:100], digits.test.labels[:100]),
    )


def lenet(epochs: int = 2, **plan) -> Design:
    settings = {"threads": 1, "precision": "float32", **plan}
    return Design(networks={"main": templates()["lenet5-28"].build()}, title="LeNet-5", plan=Plan(epochs=epochs, **settings))
