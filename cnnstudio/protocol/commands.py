"""What the studio asks of the engine. Paths are the engine's; tokens are chosen by the studio and come back in the answers."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from cnnstudio.protocol.arrays import Bytes, Document, Floats
from cnnstudio.protocol.held import Held

Pace = Literal["full", "slow", "step"]
"""As fast as possible; a few steps a second, so that a person sees them; or one step each time it is asked."""
PartName = Literal["train", "test"]

Count = Annotated[int, Meta(ge=0, le=2**31)]


class Command(Struct, frozen=True, eq=False, tag_field="type", tag=str.lower, forbid_unknown_fields=True):
    """Base of what the engine is asked."""


def _refuse_plain_bytes(design: object) -> None:
    # They would travel as text in the header, and be refused on the other side.
    if not isinstance(design, Document):
        raise TypeError("a design travels as a Document")


class Train(Command, frozen=True, eq=False):
    """Train a design file's content. The network of the run is then the one at hand, and stays it afterwards.

    Without `folder` no run is kept. Without `data_root` the engine's own is used. Missing data is downloaded with `download`.
    The filters in `held` begin with these numbers and keep them.
    """

    token: int
    design: Document
    folder: str | None = None
    data_root: str | None = None
    pace: Pace = "full"
    download: bool = False
    held: Held = ()

    def __post_init__(self) -> None:
        _refuse_plain_bytes(self.design)


class Stop(Command, frozen=True, eq=False):
    """End the run, or the download, with this token; what a run has is kept."""

    token: int


class SetPace(Command, frozen=True, eq=False):
    """Change the pace of the run under way."""

    pace: Pace


class Step(Command, frozen=True, eq=False):
    """Let a run whose pace is `step` take so many steps."""

    count: Annotated[int, Meta(ge=1, le=10_000)] = 1


class Load(Command, frozen=True, eq=False):
    """Bring a network to hand for looking: a design's with initial weights, or with the newest ones of the run in `folder`.

    With `folder`, the run's own design is taken and `design` may be empty; with `step` too, its weights after that step, one of
    `Loaded.snapshots`: of several such Loads that wait, only the newest is answered. Refused while a run is under way. Data
    that is not there is not downloaded: drawn pictures can be looked at all the same.
    """

    token: int
    design: Document = Document()
    folder: str | None = None
    data_root: str | None = None
    step: Count | None = None

    def __post_init__(self) -> None:
        _refuse_plain_bytes(self.design)


class Fetch(Command, frozen=True, eq=False):
    """Bring a data set to memory; download it where it is missing."""

    token: int
    name: str
    data_root: str | None = None


class AskData(Command, frozen=True, eq=False):
    """Ask what is known of a data set, and whether it is there; nothing is read."""

    token: int
    name: str
    data_root: str | None = None


class AskDevices(Command, frozen=True, eq=False):
    """Ask for `Ready` again."""


class Quit(Command, frozen=True, eq=False):
    """End the engine; a run is stopped and kept."""


class PictureSpec(Struct, frozen=True, eq=False, tag_field="from", tag=str.lower, forbid_unknown_fields=True):
    """Base of the ways to say which picture."""


class At(PictureSpec, frozen=True, eq=False):
    """A picture of a part of the data."""

    index: Count
    part: PartName = "test"


class Next(PictureSpec, frozen=True, eq=False):
    """The first picture behind `after`, and from the start again: of a class if asked, wrongly classified if asked."""

    after: Annotated[int, Meta(ge=-1, le=2**31)] = -1
    part: PartName = "test"
    label: Count | None = None
    wrong: bool = False


class Given(PictureSpec, frozen=True, eq=False):
    """A picture that is sent along, uint8 (C, H, W), brought to the network's input.

    `drawn` ones, bright ink on black, are framed as those of the data are; `foreign` ones, from a page or a photograph, are
    inverted where their margin is bright and the data is bright on black.
    """

    pixels: Bytes
    drawn: bool = False
    name: str = ""
    foreign: bool = False


class FromFile(PictureSpec, frozen=True, eq=False):
    """A picture file on the engine's machine."""

    path: str


class Typed(PictureSpec, frozen=True, eq=False):
    """Numbers (C, H, W), typed or pasted, that enter the network as they are: neither scaled nor fitted."""

    values: Floats
    name: str = ""


class Look(Command, frozen=True, eq=False):
    """Look at a picture through the network at hand: the answer is `Looked` with the same `look`.

    `maps` and `filters` are blocks' addresses; those that the network does not have are left out. With `per_second` above 0
    the answer comes again when training has moved the weights, at most so often, until another Look at the same `view`
    takes its place; one that still waits then is not answered. Of a block, at most `most` maps or filters are sent.
    """

    look: int
    picture: At | Next | Given | FromFile | Typed | None = None
    maps: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    per_second: Annotated[float, Meta(ge=0, le=60)] = 0
    most: Annotated[int, Meta(ge=1, le=4096)] = 64
    view: Annotated[str, Meta(max_length=40)] = ""


class AskStrips(Command, frozen=True, eq=False):
    """Ask for thumbnails of what blocks give for a picture: the answer is `Strips` with the same `look`.

    Of each block at most `most` maps, each at most `side` pixels high and wide. It stands, and is answered again, as a Look.
    """

    look: int
    picture: At | Next | Given | FromFile | Typed | None = None
    blocks: tuple[str, ...] = ()
    most: Annotated[int, Meta(ge=1, le=64)] = 8
    side: Annotated[int, Meta(ge=1, le=256)] = 48
    per_second: Annotated[float, Meta(ge=0, le=60)] = 0
    view: Annotated[str, Meta(max_length=40)] = "strips"


class FindWrong(Command, frozen=True, eq=False):
    """Ask for the wrongly classified pictures of a part, the most certain mistakes first; the answer is `WrongOnes`."""

    look: int
    part: PartName = "test"
    most: Annotated[int, Meta(ge=1, le=100_000)] = 1000


class AskTorch(Command, frozen=True, eq=False):
    """Ask what PyTorch itself says of the block at `address` of a design: the answer is `TorchSaid` with the same token.

    Nothing is trained or kept; also while a run is under way.
    """

    token: int
    design: Document
    address: str

    def __post_init__(self) -> None:
        _refuse_plain_bytes(self.design)


AnyCommand: TypeAlias = (
    Train | Stop | SetPace | Step | Load | Fetch | AskData | AskDevices | AskTorch | Quit | Look | AskStrips | FindWrong
)
