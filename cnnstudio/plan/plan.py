"""The training plan of a classifier."""

from __future__ import annotations

from dataclasses import replace

from cnnstudio.graph.param import Declared, param
from cnnstudio.graph.text import translate

MANY_PICTURES = 20_000
OPTIMIZERS = ("sgd", "adam", "adamw", "rmsprop")


class Plan(Declared):
    """How to train. A field that is None is chosen when training begins; the run records what was chosen."""

    optimizer: str = param(
        "adam",
        choices=OPTIMIZERS,
        label=translate("Plan", "Optimizer"),
        help=translate("Plan", "How weights follow the gradient: SGD with momentum, Adam, AdamW or RMSprop."),
    )
    learning_rate: float = param(
        0.001,
        above=0,
        maximum=100,
        label=translate("Plan", "Learning rate"),
        help=translate("Plan", "How large a step the weights take."),
    )
    momentum: float = param(
        0.9,
        minimum=0,
        below=1,
        label=translate("Plan", "Momentum"),
        help=translate("Plan", "How much of the last step is kept (SGD)."),
    )
    weight_decay: float = param(
        0.0,
        minimum=0,
        maximum=10,
        label=translate("Plan", "Weight decay"),
        help=translate("Plan", "Pulls weights towards zero."),
    )
    batch_size: int | None = param(
        None,
        minimum=1,
        maximum=65536,
        label=translate("Plan", "Batch size"),
        help=translate("Plan", "Pictures per step; empty: 32, or 64 from 20,000 pictures on."),
    )
    epochs: int | None = param(
        None,
        minimum=1,
        maximum=100_000,
        label=translate("Plan", "Epochs"),
        help=translate("Plan", "How often all training pictures are seen; empty: 20 on the embedded sets, 5 elsewhere."),
    )
    seed: int = param(
        0,
        minimum=0,
        label=translate("Plan", "Seed"),
        help=translate("Plan", "The same seed gives the same start and the same order of pictures."),
    )
    validation: float = param(
        0.1,
        minimum=0,
        maximum=0.9,
        label=translate("Plan", "Validation share"),
        help=translate("Plan", "Share of the training pictures that is held back to watch overfitting."),
    )
    device: str = param(
        "auto",
        label=translate("Plan", "Device"),
        help=translate("Plan", "Where to compute; auto takes the best one."),
    )
    threads: int | None = param(
        None,
        minimum=1,
        maximum=1024,
        label=translate("Plan", "Threads"),
        help=translate("Plan", "Processor threads; empty: chosen by measuring."),
    )
    precision: str = param(
        "auto",
        choices=("auto", "float32", "bfloat16"),
        label=translate("Plan", "Precision"),
        help=translate("Plan", "float32 everywhere, or bfloat16 where it is faster; auto tries."),
    )
    task: str = param("classification", choices=("classification",), label=translate("Plan", "Task"))

    def resolved(self, pictures: int, embedded: bool) -> Plan:
        """Return the plan with batch size and epochs chosen for a training part of so many pictures."""
        batch_size = self.batch_size or (64 if pictures >= MANY_PICTURES else 32)
        epochs = self.epochs or (20 if embedded else 5)
        return replace(self, batch_size=batch_size, epochs=epochs)  # type: ignore[type-var]
