"""Every worked convolution, window and pooling of the lectures: our shapes, and torch's numbers for our declared call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch

from cnnstudio.blocks.avg_pool2d import AvgPool2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.graph.block import Block, Module
from cnnstudio.graph.shape import PIXEL, size
from tests.templates.truth import TRUTH, plain

Matrix = list[list[float]]

IMAGE = [
    [0, 0, 0, 0, 0, 0, 0],
    [0, 1, 1, 1, 1, 1, 0],
    [0, 1, 0, 0, 1, 0, 0],
    [0, 1, 0, 1, 0, 0, 0],
    [0, 1, 1, 0, 0, 0, 0],
    [0, 1, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
]
KERNEL = [[0, 0, 0], [0, 1, 1], [0, 1, 0]]
IDENTITY = [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
COLOURS = [
    [[7, 91, 9, 164], [87, 221, 66, 13], [29, 34, 1, 81], [4, 87, 72, 45]],
    [[99, 15, 3, 47], [51, 114, 19, 82], [189, 74, 255, 2], [48, 10, 147, 79]],
    [[187, 234, 168, 2], [88, 29, 172, 71], [92, 58, 9, 110], [62, 47, 69, 5]],
]
FILTERS = [[[0, 1], [1, 0]], [[0, 1], [1, 1]], [[0, 0], [1, 1]]]
FACE = [
    [
        [156, 155, 156, 158, 158],
        [153, 154, 157, 159, 159],
        [149, 151, 155, 158, 159],
        [146, 146, 149, 153, 158],
        [145, 143, 143, 148, 158],
    ],
    [
        [167, 166, 167, 169, 169],
        [164, 165, 168, 170, 170],
        [160, 162, 166, 169, 170],
        [156, 156, 159, 163, 168],
        [155, 153, 153, 158, 168],
    ],
    [
        [163, 162, 163, 165, 165],
        [160, 161, 164, 166, 166],
        [156, 158, 162, 165, 166],
        [155, 155, 158, 162, 167],
        [154, 152, 152, 157, 167],
    ],
]
FACE_FILTER = [[[-1, -1, 1], [0, 1, -1], [0, 1, 1]], [[1, 0, 0], [1, -1, -1], [1, 0, -1]], [[0, 1, 1], [0, 1, 0], [1, -1, 1]]]
GREYS = [
    [12, 5, 3, 9, 1, 23],
    [8, 6, 55, 6, 13, 62],
    [41, 8, 3, 51, 22, 27],
    [32, 67, 53, 12, 26, 17],
    [9, 22, 15, 8, 57, 62],
    [23, 53, 25, 75, 12, 9],
]
BLUR = [[0.1, 0.1, 0.1], [0.1, 0.2, 0.1], [0.1, 0.1, 0.1]]
BOX = [[1 / 9] * 3] * 3
SHARPEN = [[0, -1, 0], [-1, 5, -1], [0, -1, 0]]
PREWITT_X = [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]
PREWITT_Y = [[-1, -1, -1], [0, 0, 0], [1, 1, 1]]
PRINTED_GRADIENT = [[-1, -1, -1], [0, 1, 0], [1, 1, 1]]
DIAGONAL_LAPLACIAN = [[1, 0, 1], [0, -4, 0], [1, 0, 1]]
PRINTED_LAPLACIAN = [[1, 0, -1], [0, 0, 1], [-1, 0, 1]]


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    """These sums are tiny; more threads only wait for each other."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def module(block: Block, shape: tuple[int, ...]) -> torch.nn.Module:
    """The torch module that our block declares for an input of this shape."""
    call = block.call(shape)
    assert isinstance(call, Module)
    return getattr(torch.nn, call.name.removeprefix("nn."))(*call.args, **call.kwargs)


def convolved(image: list, kernel: list, bias: float = 0, **options: Any) -> Any:
    """The response of one filter, by our Conv2d as torch computes it; its shape is the one we declare."""
    pixels, weights = (torch.tensor(values, dtype=torch.float64) for values in (image, kernel))
    pixels, weights = (values[None] if values.dim() == 2 else values for values in (pixels, weights))
    block = Conv2d(1, tuple(weights.shape[1:]), **options)
    layer = module(block, tuple(pixels.shape)).double()
    with torch.no_grad():
        layer.weight.copy_(weights[None])
        layer.bias.fill_(bias)
        found = layer(pixels[None])[0]
    assert tuple(found.shape) == block.output_shape(tuple(pixels.shape))
    return [[tidy(value) for value in row] for row in found[0].tolist()]


def tidy(value: float) -> float:
    """One decimal, as the slides print, halves up; whole numbers as such."""
    return round(value + 1e-9, 1) + 0.0


def pooled(block: Block) -> Matrix:
    return module(block, (1, 6, 6))(torch.tensor([[GREYS]], dtype=torch.float64))[0, 0].tolist()


def framed(channel: Matrix) -> Matrix:
    """Zeros above and to the left, as the slide shows."""
    return [[0] * (len(channel[0]) + 1), *([0, *row] for row in channel)]


def flat_response(kernel: Matrix) -> float:
    """What a filter answers to a grey area without any edge, and so the sum of its weights."""
    found = convolved([[1] * 3] * 3, kernel)[0][0]
    assert found == sum(map(sum, kernel))
    return found


def channels_and_sum() -> list[float]:
    parts = [convolved(framed(face), kernel)[0][0] for face, kernel in zip(FACE, FACE_FILTER, strict=True)]
    return [*parts, convolved([framed(face) for face in FACE], FACE_FILTER, bias=1)[0][0]]


def counted() -> list[int]:
    block = Conv2d(1, 3, bias=False)
    out = block.output_shape((1, 7, 7))
    return [size((1, 7, 7)), size(out), block.parameter_count((1, 7, 7)), out[1]]


def large_picture() -> list[Any]:
    """Channels last, as the slide writes them."""
    filtered = Conv2d(32, 3, padding="same").output_shape((1, 640, 640))
    halved = MaxPool2d(2).output_shape(filtered)
    return [[*filtered[1:], filtered[0]], [*halved[1:], halved[0]], size(halved) / size(filtered)]


def channels_last(block: Block, shape: tuple[int, int, int]) -> list[int]:
    channels, height, width = block.output_shape(shape)
    return [height, width, channels]


def dilated() -> list[int]:
    block = Conv2d(1, 3, dilation=2, bias=False)
    shape = (1, 28, 28)
    return [PIXEL.through(block.window(shape)).size[0], block.parameter_count(shape)]


def formula() -> str:
    block = Conv2d(64, 3)
    weights = block.weights((3, 224, 224))["weight"]
    return f"{weights[0]}*({weights[1]}*{weights[2] * weights[3]}+1)={block.parameter_count((3, 224, 224))}"


def kept_by_padding() -> dict[str, int]:
    return {str(2 * k + 1): Conv2d(1, 2 * k + 1, padding=k).output_shape((1, 28, 28))[1] for k in (1, 2, 3)}


def translation() -> str:
    """A shifted picture gives a shifted response, not the same one."""
    down = [[0] * 7, *IMAGE[:-1]]
    before, after = convolved(IMAGE, KERNEL), convolved(down, KERNEL)
    return "equivariance" if after[1:] == before[:-1] and after != before else "invariance"


HOLDS: dict[str, Callable[[], Any]] = {
    "convparams.formula": formula,
    "conv7.frame2": lambda: convolved(IMAGE, KERNEL),
    "conv7.identity": lambda: convolved(IMAGE, IDENTITY),
    "conv7.count": counted,
    "rgb.red": lambda: convolved(COLOURS[0], FILTERS[0])[0][0],
    "rgb.green": lambda: convolved(COLOURS[1], FILTERS[1])[0][0],
    "rgb.blue": lambda: convolved(COLOURS[2], FILTERS[2])[0][0],
    "rgb.sum": lambda: convolved(COLOURS, FILTERS)[0][0],
    "rgb.full": lambda: convolved(COLOURS, FILTERS),
    "pool640": large_picture,
    "dilated": dilated,
    "kern.grad_v": lambda: flat_response(PREWITT_X),
    "kern.sharpen": lambda: flat_response(SHARPEN),
    "conv64": lambda: channels_last(Conv2d(2, 3, padding="same"), (1, 64, 64)),
    "maxpool6": lambda: pooled(MaxPool2d(2)),
    "stack": lambda: channels_last(Conv2d(10, 3), (1, 6, 6)),
    "mc": channels_and_sum,
    "mc.full": lambda: convolved([framed(face) for face in FACE], FACE_FILTER, bias=1),
    "params.rule": lambda: Conv2d(128, 3).parameter_count((64, 13, 13)),
    "even.kernel": kept_by_padding,
}

RIGHT: dict[str, Callable[[], Any]] = {
    "conv7.frame1": lambda: convolved(IMAGE, KERNEL),
    "conv7.flipped": lambda: convolved(IMAGE, [row[::-1] for row in KERNEL[::-1]]),
    "conv7.ocr133": lambda: IMAGE[1],
    "conv7.ocr156": lambda: IMAGE[0],
    "conv7.ocr180": lambda: len(IMAGE[0]),
    "blur.k12": lambda: convolved(IMAGE, BLUR),
    "blur.box": lambda: convolved(IMAGE, BOX),
    "typ.identity": lambda: convolved(IMAGE, IDENTITY),
    "size.k-1": lambda: Conv2d(1, 3).output_shape((1, 8, 8))[1],
    "kern.grad_h": lambda: flat_response(PREWITT_Y),
    "kern.lap": lambda: flat_response(DIAGONAL_LAPLACIAN),
    "pad1s2": lambda: Conv2d(1, 3, stride=2, padding=1).output_shape((1, 8, 8))[1],
    "formula.W2": lambda: MaxPool2d(2).output_shape((1, 11, 11))[1],
    "equivariance": translation,
}


def test_every_number_is_computed():
    assert set(HOLDS) == set(TRUTH["windows"])
    assert set(RIGHT) == set(TRUTH["flagged windows"])


@pytest.mark.parametrize("id", HOLDS)
def test_the_printed_number_holds(id):
    assert plain(HOLDS[id]()) == TRUTH["windows"][id]


@pytest.mark.parametrize("id", RIGHT)
def test_the_printed_number_does_not_hold_and_this_is_the_right_one(id):
    found = TRUTH["flagged windows"][id]
    assert plain(RIGHT[id]()) == found["right"]
    assert found["printed"] != found["right"]


def test_the_filters_as_printed_answer_to_flat_areas():
    assert (flat_response(PRINTED_GRADIENT), flat_response(PRINTED_LAPLACIAN)) == (1, 1)


def test_what_the_slides_leave_open():
    assert convolved(COLOURS, FILTERS, stride=2) == [[475, 621], [279, 455]]
    assert pooled(AvgPool2d(2)) == [[7.75, 18.25, 24.75], [37.0, 29.75, 23.0], [26.75, 30.75, 35.0]]
    assert Conv2d(32, 3).output_shape((1, 640, 640))[1:] == (638, 638)
    assert Conv2d(2, 3, padding="same").parameter_count((1, 64, 64)) == 20
    assert Conv2d(1, 2).output_shape((1, 8, 8)) == (1, 7, 7)
    assert Conv2d(1, 3, stride=2, padding=1).output_shape((1, 6, 6)) == (1, 3, 3)
    assert MaxPool2d(2, ceil_mode=True).output_shape((1, 11, 11)) == (1, 6, 6)
    assert Linear(25).parameter_count((49,)) == 49 * 25 + 25
