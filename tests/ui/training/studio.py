"""A small network, a document around it, and ways to wait: what the tests of training and Explore share."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.output import Output
from cnnstudio.blocks.relu import ReLU
from cnnstudio.design.design import Design
from cnnstudio.graph.graph import chain
from cnnstudio.plan.plan import Plan

IDS = ("input", "conv1", "relu1", "pool1", "flatten", "fc1", "output")
STEPS_PER_EPOCH = 11


def small_design(**plan: object) -> Design:
    """Return a network that is trained in a moment: 11 steps an epoch, two epochs unless told otherwise."""
    blocks = (Input(1, 28, 28), Conv2d(4, kernel_size=5), ReLU(), MaxPool2d(4), Flatten(), Linear(10), Output())
    given = {"epochs": 2, "batch_size": 128, "threads": 1, "device": "cpu", "learning_rate": 0.01, **plan}
    return Design(networks={"main": chain(*blocks, ids=IDS)}, data="digits", plan=Plan(**given), title="Small")


def with_plan(design: Design, **values: object) -> Design:
    """Return the design with some values of its plan changed."""
    return replace(design, plan=design.plan.with_values(**values))


def click(widget: QWidget, name: str) -> None:
    """Press the button of that name."""
    found = [each for each in widget.findChildren(QAbstractButton) if each.objectName() == name and each.isVisible()]
    assert len(found) == 1, name
    found[0].click()
    QApplication.processEvents()
