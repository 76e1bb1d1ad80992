"""The PyTorch file of a network: a class for it and for each kind of group, shapes as comments, an example that runs it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from cnnstudio.codegen import classes, layout
from cnnstudio.codegen.classes import Marked
from cnnstudio.codegen.kinds import Kinds
from cnnstudio.codegen.places import network
from cnnstudio.codegen.wording import WIDTH, in_docstring, is_class_name, literal, one_line
from cnnstudio.graph.check import check
from cnnstudio.graph.report import Report
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message, StudioError, translate

Scaling = tuple[Sequence[float], Sequence[float]]
"""Mean and standard deviation of the pixels (0 to 1) that a network was trained on, per channel."""


def source(
    report: Report,
    class_name: str = "Network",
    weights: str | None = None,
    title: str = "",
    scaling: Scaling | None = None,
) -> str:
    """Return the network as a PyTorch file whose last class, `class_name`, is the network and needs no arguments.

    With `weights`, the name of a safetensors file beside it, the example loads them; with `scaling` it scales its picture as
    training did. Raises `StudioError` while the network has problems (one that only concerns the data does not count),
    `ValueError` where `class_name` cannot name a class.
    """
    return lines(report, class_name, weights, title, scaling)[0]


def lines(
    report: Report,
    class_name: str = "Network",
    weights: str | None = None,
    title: str = "",
    scaling: Scaling | None = None,
) -> tuple[str, dict[str, list[int]]]:
    """Return the file as `source` does, and the numbers (from 1) of the lines that belong to a block or group.

    They are told by definition address: copies of a group have their lines in common.
    """
    if not is_class_name(class_name):
        raise ValueError(f"not a class name: {class_name!r}")
    found = network(_ready(report))
    kinds = Kinds(found, class_name)
    written = [
        *_opening(title if one_line(title, 1) else class_name),
        *[line for kind in kinds.all for line in (*_apart(kind is not kinds.all[0]), *classes.written(kind, kinds))],
        *_example(found.shape(found.inputs[0]) or (), class_name, weights, scaling),
    ]
    places: dict[str, list[int]] = {}
    for number, (_, addresses) in enumerate(written, 1):
        for address in addresses:
            places.setdefault(address, []).append(number)
    return "\n".join([text for text, _ in written]) + "\n", places


def _ready(report: Report) -> Report:
    if not report.sound and report.data is not None:
        report = check(report.network)
    if report.sound:
        return report
    problem = report.problems[0]
    if not problem.address:
        raise StudioError(
            Message("code.problems", translate("Code", "There is no code yet. {problem}"), problem=problem.message)
        )
    raise StudioError(
        Message(
            "code.problems",
            translate("Code", "There is no code yet. {block}: {problem}"),
            block=problem.address,
            problem=problem.message,
        )
    )


def _opening(title: str) -> list[Marked]:
    first = f'"""{in_docstring(title, WIDTH - 4)}'
    return _plain(first, "", "Made with CNN Studio.", '"""', "", "import torch", "from torch import nn", "", "")


def _apart(wanted: bool) -> list[Marked]:
    return _plain("", "") if wanted else []


def _example(shape: Shape, class_name: str, weights: str | None, scaling: Scaling | None) -> list[Marked]:
    size = ", ".join(map(str, (1, *shape)))
    load: Sequence[str] = ()
    imports: Sequence[str] = ()
    if weights is not None:
        imports = ("    from pathlib import Path", "", "    from safetensors.torch import load_file", "")
        load = (
            *layout.call("    ", "weights = Path(__file__).with_name", [literal(PurePath(weights).name)]),
            "    network.load_state_dict(load_file(weights))",
        )
    return _plain(
        "",
        "",
        'if __name__ == "__main__":',
        *imports,
        f"    network = {class_name}()",
        *load,
        "    network.eval()",
        *_picture(size, scaling),
        "    with torch.no_grad():",
        "        answer = network(picture)",
        "    print(answer.shape)" if weights is None else '    print("class", answer.argmax(dim=1).item())',
    )


def _picture(size: str, scaling: Scaling | None) -> list[str]:
    if scaling is None:
        return [f"    picture = torch.rand({size})"]
    mean, std = (", ".join(map(literal, map(float, values))) for values in scaling)
    return [
        "    # Pixels from 0 to 1, scaled as those that it was trained on.",
        f"    mean = torch.tensor([{mean}]).view(-1, 1, 1)",
        f"    std = torch.tensor([{std}]).view(-1, 1, 1)",
        f"    picture = (torch.rand({size}) - mean) / std",
    ]


def _plain(*written: str) -> list[Marked]:
    return [(line, ()) for line in written]
