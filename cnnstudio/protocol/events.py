"""What a training run reports, in the order in which it happens. The loop yields these; they also cross the wire."""

from __future__ import annotations

import msgspec

from cnnstudio.graph.text import Message, Text


class Event(msgspec.Struct, frozen=True, tag_field="event", tag=str.lower):
    """Base of everything that a run reports."""


class Started(Event, frozen=True):
    """The run begins: what was resolved, and how much there is to do."""

    run: str
    device: str
    plan: dict[str, object]
    steps: int
    steps_per_epoch: int
    epochs: int
    train_images: int
    validation_images: int
    test_images: int
    metrics: tuple[str, ...]
    parameters: int


class Progress(Event, frozen=True):
    """Where training stands, at least twice a second. Losses are means since the last report; rate in pictures a second."""

    step: int
    steps: int
    epoch: int
    epochs: int
    metrics: dict[str, float]
    images_per_second: float
    seconds_left: float
    seconds: float


class Curve(Event, frozen=True):
    """The training metrics of single steps since the last one; merged on the way, never dropped."""

    steps: list[int]
    metrics: dict[str, list[float]]


class Epoch(Event, frozen=True):
    """An epoch is over, its checkpoint is on disk. Validation is empty where nothing was held back."""

    epoch: int
    step: int
    train: dict[str, float]
    validation: dict[str, float]
    seconds: float


class Finished(Event, frozen=True):
    """Training is over, or was stopped; the test part was looked at once. `images_per_second` counts training steps only."""

    run: str
    stopped: bool
    epochs: int
    step: int
    test: dict[str, float]
    images_per_second: float
    seconds: float


class Failed(Event, frozen=True):
    """Something cannot go on; `code`, `context`, `source` and `values` are those of a `Message`."""

    code: str
    context: str
    source: str
    values: dict[str, str | int | float]
    details: str = ""

    @classmethod
    def of(cls, message: Message, details: str = "") -> Failed:
        """Return the event that carries `message`; values that are sentences themselves travel in English."""
        values = {k: v if isinstance(v, (int, float)) else str(v) for k, v in message.values.items()}
        return cls(message.code, message.source.context, str(message.source), values, details)

    def message(self) -> Message:
        """Return the message that was sent."""
        return Message(self.code, Text(self.context, self.source), **self.values)


RunEvent = Started | Progress | Curve | Epoch | Finished | Failed
