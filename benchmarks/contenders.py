"""Trains LeNet-5 on MNIST in a child process, once per line read from standard input; answers with pictures per second.

`python contenders.py ours DATA` is the studio's engine with a run folder, events and checks; `loop:W` is the training loop of
PyTorch's MNIST example (DataLoader with W workers, ToTensor, Normalize); `bare` is our recipe as a script without engine;
`floor` is the same on one fixed batch.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PICTURES = 12_800
BATCH = 128


def ours(data: str) -> Callable[[], float]:
    from cnnstudio.data import load
    from cnnstudio.data.parts import Part, make_dataset
    from cnnstudio.design.design import Design
    from cnnstudio.engine.training import train
    from cnnstudio.plan.plan import Plan
    from cnnstudio.protocol.events import Finished
    from cnnstudio.templates.registry import templates

    mnist = load("mnist", data, download=False)
    few = make_dataset(
        mnist.info,
        Part(mnist.train.images[:PICTURES], mnist.train.labels[:PICTURES]),
        Part(mnist.test.images[:100], mnist.test.labels[:100]),
    )
    plan = Plan(epochs=1, batch_size=BATCH, validation=0.0)
    design = Design(networks={"main": templates()["lenet5-28"].build()}, data="mnist", plan=plan)

    def one_round() -> float:
        with tempfile.TemporaryDirectory() as room:
            for event in train(design, few, Path(room) / "run"):
                if isinstance(event, Finished):
                    return event.images_per_second
        raise AssertionError("the run did not finish")

    return one_round


def example_network():
    from torch import nn

    return nn.Sequential(
        nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(256, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10), nn.LogSoftmax(dim=1),
    )  # fmt: skip


def loop(data: str, workers: int) -> Callable[[], float]:
    import torch
    import torch.nn.functional as F
    from torch.utils.data import DataLoader, Subset
    from torchvision import datasets, transforms

    transform = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.1307,), (0.3081,))])
    part = Subset(datasets.MNIST(data, train=True, transform=transform), range(PICTURES))
    loader = DataLoader(part, batch_size=BATCH, shuffle=True, num_workers=workers, persistent_workers=workers > 0)
    model = example_network().train()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)

    def one_round() -> float:
        start = time.perf_counter()
        for index, (images, labels) in enumerate(loader):
            optimizer.zero_grad()
            loss = F.nll_loss(model(images), labels)
            loss.backward()
            optimizer.step()
            if index % 10 == 0:
                loss.item()
        return PICTURES / (time.perf_counter() - start)

    return one_round


def bare(data: str, fixed: bool) -> Callable[[], float]:
    import torch

    from cnnstudio.data import load
    from cnnstudio.engine.allocator import keep_memory
    from cnnstudio.engine.build import build
    from cnnstudio.engine.training.batches import Pictures, Scaling
    from cnnstudio.engine.training.optimizers import make_optimizer
    from cnnstudio.engine.training.step import train_step
    from cnnstudio.engine.training.walk import TrainingWalk
    from cnnstudio.graph.check import check
    from cnnstudio.plan.plan import Plan
    from cnnstudio.templates.registry import templates

    torch.set_flush_denormal(True)
    keep_memory()
    mnist = load("mnist", data, download=False)
    images = mnist.train.images[:PICTURES]
    pictures = Pictures(images, mnist.train.labels[:PICTURES], (1, 28, 28), Scaling.of(images), torch.device("cpu"))
    walk = build(check(templates()["lenet5-28"].build())).to(memory_format=torch.channels_last).train()
    training, optimizer = TrainingWalk(walk), make_optimizer(Plan(), walk.parameters())
    still = pictures.batch(torch.arange(BATCH))

    def one_round() -> float:
        start = time.perf_counter()
        for indexes in torch.randperm(PICTURES).split(BATCH):
            train_step(training, optimizer, *(still if fixed else pictures.batch(indexes)))
        return PICTURES / (time.perf_counter() - start)

    return one_round


def contender(name: str, data: str) -> Callable[[], float]:
    if name == "ours":
        return ours(data)
    if name.startswith("loop:"):
        return loop(data, int(name.partition(":")[2]))
    return bare(data, fixed=name == "floor")


def main() -> None:
    wire = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    one_round = contender(sys.argv[1], sys.argv[2])
    one_round()
    print("ready", file=wire, flush=True)
    for _ in sys.stdin:
        print(one_round(), file=wire, flush=True)


if __name__ == "__main__":
    main()
