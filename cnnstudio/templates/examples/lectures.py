"""The lectures' examples, number by number. Where a slide is wrong, what it prints stands beside what it should be."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cnnstudio.blocks.avg_pool2d import AvgPool2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.graph.grid import Grid
from cnnstudio.graph.kernels import KERNELS, flipped
from cnnstudio.graph.text import Text, translate
from cnnstudio.templates.examples.example import Example

TOLEDANO = translate("Examples", "I. Toledano, Redes neuronales convolucionales, Universidad de Guadalajara, 2025")
AGUILAR = translate(
    "Examples",
    "W. Aguilar, Fundamentos de las redes neuronales: redes convolucionales, Modelos Generativos Profundos, class 8",
)
ORIGIN = ("conv", (0, 0, 0))

SEVEN: Grid = (
    (0, 0, 0, 0, 0, 0, 0),
    (0, 1, 1, 1, 1, 1, 0),
    (0, 1, 0, 0, 1, 0, 0),
    (0, 1, 0, 1, 0, 0, 0),
    (0, 1, 1, 0, 0, 0, 0),
    (0, 1, 0, 0, 0, 0, 0),
    (0, 0, 0, 0, 0, 0, 0),
)
CORNER: Grid = ((0, 0, 0), (0, 1, 1), (0, 1, 0))
NINTHS: Grid = ((3, 4, 4, 4, 3), (4, 6, 5, 5, 3), (4, 5, 3, 2, 1), (4, 5, 2, 1, 0), (3, 3, 1, 0, 0))
STEP: Grid = ((2,) * 6,) * 3 + ((8,) * 6,) * 3
DOT: Grid = ((2, 2, 2, 2, 2), (2, 2, 2, 2, 2), (2, 2, 8, 2, 2), (2, 2, 2, 2, 2), (2, 2, 2, 2, 2))
SIX: Grid = (
    (12, 5, 3, 9, 1, 23),
    (8, 6, 55, 6, 13, 62),
    (41, 8, 3, 51, 22, 27),
    (32, 67, 53, 12, 26, 17),
    (9, 22, 15, 8, 57, 62),
    (23, 53, 25, 75, 12, 9),
)


def on_seven(name: str, title: Text, paragraph: Text, kernel: Grid, result: Grid, source: Text = TOLEDANO) -> Example:
    """Return the example that slides a kernel over the 7x7 picture."""
    return Example(
        name,
        title,
        paragraph,
        (SEVEN,),
        {"conv": Conv2d(1, 3, bias=False)},
        {"conv": (result,)},
        ORIGIN,
        {"conv": ((kernel,),)},
        source=source,
    )


EXAMPLES: tuple[Example, ...] = (
    on_seven(
        "seven",
        translate("Examples", "A first convolution, 7 × 7"),
        translate(
            "Examples",
            "A kernel of nine weights slides over 49 pixels and gives 25 sums. It is laid on the picture as it is written: "
            "that is correlation, which deep learning calls convolution.",
        ),
        CORNER,
        ((3, 2, 2, 3, 1), (2, 0, 2, 1, 0), (2, 2, 1, 0, 0), (3, 1, 0, 0, 0), (1, 0, 0, 0, 0)),
    ),
    on_seven(
        "seven-flipped",
        translate("Examples", "The same, with the kernel flipped"),
        translate(
            "Examples",
            "Mathematics flips the kernel upside down and left to right before it slides. With this one the sums differ; a "
            "network that learns its kernels does not care.",
        ),
        flipped(CORNER),
        ((1, 2, 2, 2, 2), (2, 2, 1, 2, 2), (2, 1, 1, 2, 0), (2, 2, 2, 0, 0), (2, 2, 0, 0, 0)),
    ),
    on_seven(
        "identity",
        translate("Examples", "Identity"),
        translate("Examples", "A single 1 in the middle gives the picture back, without its edge. The kernel's sum is 1."),
        KERNELS["identity"],
        tuple(row[1:6] for row in SEVEN[1:6]),
    ),
    on_seven(
        "blur",
        translate("Examples", "Blur"),
        translate(
            "Examples", "Nine weights of 1/9 give the mean of each window. Their sum is 1, so flat areas stay as bright."
        ),
        KERNELS["blur"],
        tuple(tuple(value / 9 for value in row) for row in NINTHS),
        AGUILAR,
    ),
    on_seven(
        "sharpen",
        translate("Examples", "Sharpen"),
        translate(
            "Examples",
            "The middle counts five times, its neighbours are taken off: differences grow. The sum is 5 - 4 = 1, so flat areas "
            "stay as they are.",
        ),
        KERNELS["sharpen"],
        ((3, 3, 3, 2, 4), (3, -2, -3, 4, -2), (3, -3, 5, -2, 0), (2, 4, -2, 0, 0), (4, -2, 0, 0, 0)),
        AGUILAR,
    ),
    Example(
        "rgb",
        translate("Examples", "A colour picture: 178 + 180 + 117 = 475"),
        translate(
            "Examples",
            "A filter has one kernel for each channel. Each gives a sum of its own, and the sums are added up: a colour "
            "picture in, one map out.",
        ),
        (
            ((7, 91, 9, 164), (87, 221, 66, 13), (29, 34, 1, 81), (4, 87, 72, 45)),
            ((99, 15, 3, 47), (51, 114, 19, 82), (189, 74, 255, 2), (48, 10, 147, 79)),
            ((187, 234, 168, 2), (88, 29, 172, 71), (92, 58, 9, 110), (62, 47, 69, 5)),
        ),
        {"conv": Conv2d(1, 2, bias=False)},
        {"conv": (((475, 567, 621), (777, 515, 472), (279, 616, 455)),)},
        ORIGIN,
        {"conv": ((((0, 1), (1, 0)), ((0, 1), (1, 1)), ((0, 0), (1, 1))),)},
        source=TOLEDANO,
    ),
    Example(
        "bias",
        translate("Examples", "Channels, padding and bias: 308 - 498 + 164 + 1 = -25"),
        translate(
            "Examples",
            "Zeros around the picture let the window stand on its corner. Three channels give three sums, and the filter's "
            "bias of 1 is added to each result.",
        ),
        (
            (
                (156, 155, 156, 158, 158),
                (153, 154, 157, 159, 159),
                (149, 151, 155, 158, 159),
                (146, 146, 149, 153, 158),
                (145, 143, 143, 148, 158),
            ),
            (
                (167, 166, 167, 169, 169),
                (164, 165, 168, 170, 170),
                (160, 162, 166, 169, 170),
                (156, 156, 159, 163, 168),
                (155, 153, 153, 158, 168),
            ),
            (
                (163, 162, 163, 165, 165),
                (160, 161, 164, 166, 166),
                (156, 158, 162, 165, 166),
                (155, 155, 158, 162, 167),
                (154, 152, 152, 157, 167),
            ),
        ),
        {"conv": Conv2d(1, 3, padding=1)},
        {
            "conv": (
                (
                    (-25, 466, 466, 475, 653),
                    (295, 787, 798, 812, 671),
                    (291, 776, 784, 800, 659),
                    (293, 771, 773, 782, 645),
                    (159, 328, 324, 319, 335),
                ),
            )
        },
        ORIGIN,
        {
            "conv": (
                (
                    ((-1, -1, 1), (0, 1, -1), (0, 1, 1)),
                    ((1, 0, 0), (1, -1, -1), (1, 0, -1)),
                    ((0, 1, 1), (0, 1, 0), (1, -1, 1)),
                ),
            )
        },
        {"conv": (1,)},
        source=translate("Examples", "Redes convolucionales (fourth lecture), after the animation of CS231n"),
    ),
    Example(
        "max-pooling",
        translate("Examples", "Max pooling, 6 × 6"),
        translate(
            "Examples", "Nine windows of 2 × 2 lie side by side; the largest value of each stays. Nothing is learned here."
        ),
        (SIX,),
        {"pool": MaxPool2d(2)},
        {"pool": (((12, 55, 62), (67, 53, 27), (53, 75, 62)),)},
        ("pool", (0, 0, 0)),
        source=AGUILAR,
    ),
    Example(
        "average-pooling",
        translate("Examples", "Average pooling, 6 × 6"),
        translate("Examples", "The same nine windows; the mean of each stays."),
        (SIX,),
        {"pool": AvgPool2d(2)},
        {"pool": (((7.75, 18.25, 24.75), (37.0, 29.75, 23.0), (26.75, 30.75, 35.0)),)},
        ("pool", (0, 0, 0)),
        source=AGUILAR,
    ),
    Example(
        "gradient",
        translate("Examples", "A gradient whose slide is wrong"),
        translate(
            "Examples",
            "The slide's “horizontal gradient” has a 1 in the middle, so its sum is 1: flat areas do not become 0. The second "
            "filter is Prewitt's, with 0 in the middle and the sum 0: only the edge is left.",
        ),
        (STEP,),
        {"conv": Conv2d(2, 3, bias=False)},
        {
            "conv": (
                ((2,) * 4, (20,) * 4, (26,) * 4, (8,) * 4),
                ((0,) * 4, (18,) * 4, (18,) * 4, (0,) * 4),
            )
        },
        ORIGIN,
        {"conv": ((((-1, -1, -1), (0, 1, 0), (1, 1, 1)),), (KERNELS["prewitt_y"],))},
        source=AGUILAR,
    ),
    Example(
        "laplacian",
        translate("Examples", "A Laplacian whose slide is wrong"),
        translate(
            "Examples",
            "The slide's “diagonal Laplacian” has the sum 1 and is not the same on all sides: it is none. The second filter is "
            "one: four neighbours less four times the middle, sum 0. It answers to the dot and is silent where all is flat.",
        ),
        (DOT,),
        {"conv": Conv2d(2, 3, bias=False)},
        {"conv": (((8, 2, -4), (8, 2, 2), (-4, 2, 8)), ((6, 0, 6), (0, -24, 0), (6, 0, 6)))},
        ORIGIN,
        {"conv": ((((1, 0, -1), (0, 0, 1), (-1, 0, 1)),), (((1, 0, 1), (0, -4, 0), (1, 0, 1)),))},
        source=AGUILAR,
    ),
)


def examples() -> Mapping[str, Example]:
    """Return all examples by name, in the order of a first lesson."""
    return MappingProxyType({example.name: example for example in EXAMPLES})
