"""Questions about the network at hand, each with an answer of its own in `answers`, and what edits its filters.

A question takes the place of the one of its kind with the same `view`; longer ones are answered piece by piece, also between
two steps of a run, on a copy of the weights as they were. None but Freeze changes what is trained.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from cnnstudio.protocol.arrays import Floats
from cnnstudio.protocol.commands import At, Command, Count, FromFile, Given, PartName, Typed
from cnnstudio.protocol.held import Chosen, Held

Method = Literal["gradcam", "saliency", "occlusion"]
Trial = Literal["shift", "rotation", "zoom", "noise"]
Kernel = Literal[
    "values", "identity", "blur", "sharpen", "sobel_x", "sobel_y", "prewitt_x", "prewitt_y", "laplace", "zero", "flip"
]
View = Annotated[str, Meta(max_length=40)]


class Question(Command, frozen=True, eq=False):
    """Base of questions; the answer bears the same `look`."""

    look: int


class Explain(Question, frozen=True, eq=False):
    """Ask why a value of a block is what it is: `index` is (channel, row, column) or (unit,). The answer is `Explained`."""

    picture: At | Given | FromFile | Typed
    address: str
    index: tuple[Count, ...]
    view: View = ""


class Attribute(Question, frozen=True, eq=False):
    """Ask what of a picture speaks for a class: the predicted one where `label` is None. The answer is `Attributed`.

    `address` is the block for Grad-CAM, the last with maps where it is empty.
    """

    picture: At | Given | FromFile | Typed
    method: Method = "gradcam"
    label: Count | None = None
    address: str = ""
    view: View = ""


class FindExciting(Question, frozen=True, eq=False):
    """Ask for the pictures of a part that excite channels, or dense units, of a block most. Answers are `Exciting`."""

    address: str
    units: Annotated[tuple[Count, ...], Meta(min_length=1, max_length=64)]
    most: Annotated[int, Meta(ge=1, le=64)] = 9
    part: PartName = "train"
    view: View = ""


class ShowPictures(Question, frozen=True, eq=False):
    """Ask for small copies of pictures of a part, at most `side` pixels high and wide. The answer is `Pictured`."""

    indexes: Annotated[tuple[Count, ...], Meta(min_length=1, max_length=400)]
    side: Annotated[int, Meta(ge=1, le=256)] = 64
    part: PartName = "test"
    view: View = ""


class Assess(Question, frozen=True, eq=False):
    """Ask how the network does on a part: accuracy, figures of each class, all predictions. Answers are `Assessed`."""

    part: PartName = "test"
    view: View = ""


class Try(Question, frozen=True, eq=False):
    """Ask how the network does on a part's pictures moved, turned, enlarged or noisy. Answers are `Tried`.

    `folder` names a run, with its own data, instead of the network at hand: the answers' token is 0. `most` takes so many
    pictures only, spread over the part.
    """

    trial: Trial
    folder: str | None = None
    part: PartName = "test"
    most: Annotated[int, Meta(ge=1)] | None = None
    view: View = ""


class KernelEdit(Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """One change to the filters of a convolution.

    `filter` is the one that is meant, all where it is None; `channel` the input channel, all where it is None. `values` are
    (kernel h, kernel w), or (channels, kernel h, kernel w) without `channel`; they are for `kernel` "values". `bias` is set
    where it is given.
    """

    address: str
    kernel: Kernel
    filter: Count | None = None
    channel: Count | None = None
    values: Floats | None = None
    bias: float | None = None


class EditKernels(Question, frozen=True, eq=False):
    """Show the network at hand with its filters changed: all `edits`, in order, from the weights as they were.

    An empty list takes all back. With `compare`, answers are `Edited` as the accuracy of each class becomes known, else one.
    The filters in `held`, as far as they fit, have those numbers before all edits. While a run is under way the network at
    hand stays as it is, and a copy is compared. No file is changed.
    """

    edits: Annotated[tuple[KernelEdit, ...], Meta(max_length=1000)] = ()
    compare: bool = True
    part: PartName = "test"
    view: View = ""
    held: Held = ()


class Freeze(Question, frozen=True, eq=False):
    """Say which filters of the network at hand are not to be trained. The answer is `Frozen`, with the numbers of `wanted`.

    `chosen` are all of them: a run under way leaves these as they are from its next step on, and trains all others. A run
    that is still to come takes them from its `Train`.
    """

    chosen: Chosen = {}
    wanted: Chosen = {}
    view: View = ""


class Forget(Question, frozen=True, eq=False):
    """End the question with this `look`; what was answered stays true."""


AnyQuestion: TypeAlias = Explain | Attribute | FindExciting | ShowPictures | Assess | Try | EditKernels | Freeze | Forget
