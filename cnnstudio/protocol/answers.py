"""Answers to the questions about the network at hand. `token` and `step` say which weights they belong to.

Long answers come again and again, each taking the place of the one before: `done` of `total` pieces are in it.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from cnnstudio.protocol.arrays import Bytes, Floats, Integers
from cnnstudio.protocol.held import HeldFilters
from cnnstudio.protocol.messages import Told
from cnnstudio.protocol.questions import Method, Trial
from cnnstudio.protocol.reasons import AnyReason


class Answer(Told, frozen=True, eq=False):
    """Base of answers."""

    token: int
    look: int
    view: str
    step: int


class Explained(Answer, frozen=True, eq=False):
    """The answer to Explain: the value (an array without axes), its sum, and where it looks.

    `fields` are the rectangles (top, left, bottom, right; without the end) of each map before it on which it depends, by
    address, the input among them: exact, clipped to the map.
    """

    address: str
    index: tuple[int, ...]
    value: Floats
    reason: AnyReason
    fields: dict[str, tuple[int, int, int, int]]

    def summed_up(self, address: str, value: Floats, reason: AnyReason) -> Explained:
        """Return the answer for a value of the block before it that this one was made of alone."""
        return replace(self, address=address, value=value, reason=reason)


class Attributed(Answer, frozen=True, eq=False):
    """The answer to Attribute, in pixels (H, W) of the picture as the network sees it.

    `values` are the numbers, `overlay` RGBA (H, W, 4) to lay over the picture. Nothing speaks for the class where all are 0.
    """

    method: Method
    address: str
    """The block of Grad-CAM; empty for the others."""
    label: int
    predicted: int
    score: Floats
    probability: float
    values: Floats
    overlay: Bytes
    done: int
    total: int


class Excited(Struct, frozen=True, eq=False):
    """The pictures that excite one unit most, strongest first, arrays (found,).

    `fields` (found, 4) are the parts of the pictures, as the network sees them, that do: top, left, bottom, right.
    """

    unit: int
    indexes: Integers
    labels: Integers
    values: Floats
    rows: Integers
    columns: Integers
    fields: Integers


class Exciting(Answer, frozen=True, eq=False):
    """The answer to FindExciting, over the first `done` of `total` pictures of the part."""

    address: str
    part: str
    units: tuple[Excited, ...]
    done: int
    total: int


class Pictured(Answer, frozen=True, eq=False):
    """The answer to ShowPictures: the pictures as the data has them, made smaller where they were larger.

    `pixels` uint8 (pictures, C, H, W) and `labels` (pictures,) are in the order of `indexes`; what the part does not have is
    left out of all three.
    """

    part: str
    indexes: Integers
    pixels: Bytes
    labels: Integers


class Assessed(Answer, frozen=True, eq=False):
    """The answer to Assess, over the first `done` of `total` pictures of the part.

    `interval` is the accuracy's Wilson interval at 95 %. Of the arrays (classes,), `precision`, `recall` and `f1` hold no
    number where there was nothing to divide by. `confusion` (actual class, predicted class) counts pictures. `labels`,
    `predicted` and `certainty` (pictures,) are in the order of the part; `order` lists the pictures, the most certain mistakes
    first, then the right ones, the least certain first.
    """

    part: str
    accuracy: float
    interval: tuple[float, float]
    loss: Floats
    precision: Floats
    recall: Floats
    f1: Floats
    support: Integers
    confusion: Integers
    labels: Integers
    predicted: Integers
    certainty: Floats
    order: Integers
    done: int
    total: int


class Tried(Answer, frozen=True, eq=False):
    """The answer to Try: how many of `done` pictures were right, at each place of the trial.

    Of a shift, `right` is (17, 17): rows are `down`, columns `values`, pixels to the right. Else it is (places,), as `values`
    is: degrees against the clock, factors of size, or the spread of the noise (1 is from black to white).
    """

    trial: Trial
    part: str
    folder: str
    values: Floats
    down: Floats
    right: Integers
    done: int
    total: int


class Edited(Answer, frozen=True, eq=False):
    """The answer to EditKernels: how many pictures of each class were right before and after, arrays (classes,)."""

    part: str
    seen: Integers
    before: Integers
    after: Integers
    done: int
    total: int


class Frozen(Answer, frozen=True, eq=False):
    """The answer to Freeze: the wanted filters with their numbers; those that the network does not have are left out."""

    held: tuple[HeldFilters, ...]


AnyAnswer: TypeAlias = Explained | Attributed | Exciting | Pictured | Assessed | Tried | Edited | Frozen
