"""What a training run reports, in the order in which it happens. The loop yields these; they also cross the wire."""

from __future__ import annotations

import msgspec

from cnnstudio.graph.text import Message, Text, Value


class Event(msgspec.Struct, frozen=True, tag_field="event", tag=str.lower):
    """Base of everything that a run reports."""


class Started(Event, frozen=True):
    """The run begins: what was resolved, and how much there is to do."""

    run: str
    device: str
    plan: dict[str, str | int | float | bool | None]
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


class Threads(Event, frozen=True):
    """From this step on the run computes with so many threads, which changes bits: the processor had become crowded."""

    step: int
    threads: int


class Holding(Event, frozen=True):
    """From this step on training leaves these filters as they are, by the address of their convolution, and no others."""

    step: int
    held: dict[str, tuple[int, ...]]


class Finished(Event, frozen=True):
    """Training is over, or was stopped; the test part was looked at once. `images_per_second` counts training steps only."""

    run: str
    stopped: bool
    epochs: int
    step: int
    test: dict[str, float]
    images_per_second: float
    seconds: float


class Sentence(msgspec.Struct, frozen=True):
    """A `Message` on the wire; a marked text on its own has no code."""

    code: str
    context: str
    source: str
    values: dict[str, str | int | float | Sentence] = {}

    @classmethod
    def of(cls, message: Message | Text) -> Sentence:
        """Return what travels for `message`: the sentences among its values stay such, so that they are translated too."""
        if isinstance(message, Text):
            return cls("", message.context, str(message))
        return cls(message.code, message.source.context, str(message.source), _values(message))

    def message(self) -> Message | Text:
        """Return what was sent."""
        text = Text(self.context, self.source)
        return Message(self.code, text, **_back(self.values)) if self.code else text


class Failed(Event, frozen=True):
    """Something cannot go on; `code`, `context`, `source` and `values` are those of a `Message`. `details` are for experts."""

    code: str
    context: str
    source: str
    values: dict[str, str | int | float | Sentence]
    details: str = ""

    @classmethod
    def of(cls, message: Message, details: str = "") -> Failed:
        """Return the event that carries `message`."""
        return cls(message.code, message.source.context, str(message.source), _values(message), details)

    def message(self) -> Message:
        """Return the message that was sent."""
        return Message(self.code, Text(self.context, self.source), **_back(self.values))


def _values(message: Message) -> dict[str, str | int | float | Sentence]:
    return {key: Sentence.of(v) if isinstance(v, (Text, Message)) else v for key, v in message.values.items()}


def _back(values: dict[str, str | int | float | Sentence]) -> dict[str, Value]:
    return {key: v.message() if isinstance(v, Sentence) else v for key, v in values.items()}


RunEvent = Started | Progress | Curve | Epoch | Finished | Failed
