"""The PyTorch file of a network: one class, its shapes as comments, an example that runs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from cnnstudio.codegen import layout
from cnnstudio.codegen.variables import Line, assign
from cnnstudio.codegen.wording import WIDTH, in_docstring, is_class_name, literal, one_line
from cnnstudio.graph.block import INPUTS, Block, Call, Function, Identity, Module, Operator
from cnnstudio.graph.check import check, inputs, outputs
from cnnstudio.graph.report import Report
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message, StudioError, translate

INDENT = "        "
Marked = tuple[str, str | None]
"""A line of source and the address of the block it belongs to."""
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
    training did. Raises `StudioError` while the network
    has problems (one that only concerns the data does not count), `ValueError` where `class_name` cannot name a class.
    """
    return lines(report, class_name, weights, title, scaling)[0]


def lines(
    report: Report,
    class_name: str = "Network",
    weights: str | None = None,
    title: str = "",
    scaling: Scaling | None = None,
) -> tuple[str, dict[str, list[int]]]:
    """Return the file as `source` does, and by block address the numbers (from 1) of the lines that belong to it."""
    if not is_class_name(class_name):
        raise ValueError(f"not a class name: {class_name!r}")
    network = _Network(_ready(report))
    written = [
        *_opening(title if one_line(title, 1) else class_name),
        *_class(network, class_name),
        *_example(network, class_name, weights, scaling),
    ]
    places: dict[str, list[int]] = {}
    for number, (_, address) in enumerate(written, 1):
        if address is not None:
            places.setdefault(address, []).append(number)
    return "\n".join([text for text, _ in written]) + "\n", places


def _ready(report: Report) -> Report:
    if not report.sound and report.data is not None:
        report = check(report.graph)
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


class _Network:
    """A sound network as the writer sees it: its calls, its live blocks in order, its lines of `forward`."""

    def __init__(self, report: Report) -> None:
        graph = report.graph
        self.report = report
        self.input, self.output = inputs(graph)[0], outputs(graph)[0]
        live = _leading_to(self.output, report)
        self.calls: dict[str, Call] = {}
        for id in graph.order:
            node = report.nodes[id]
            shapes, block = node.known_inputs(), node.node.block
            if shapes is not None and isinstance(block, Block) and not block.boundary:
                self.calls[id] = block.call(*shapes)
        self.live = [id for id in self.calls if id in live]
        self.dead = [id for id in self.calls if id not in live]
        feeds = {id: graph.sources(id) for id in [*self.live, self.output]}
        *self.lines, last = assign(self.input, [*self.live, self.output], feeds, {**self.calls, self.output: Identity()})
        self.answer = last.feeds[0]

    def shape(self, id: str) -> Shape:
        return self.report.nodes[id].shape or ()

    @property
    def ends_in_softmax(self) -> bool:
        last = self.report.graph.sources(self.output)[0]
        return self.report.nodes[last].facts.kind == "Softmax"


def _leading_to(end: str, report: Report) -> set[str]:
    seen, todo = {end}, [end]
    while todo:
        for feed in report.graph.sources(todo.pop()):
            if feed not in seen:
                seen.add(feed)
                todo.append(feed)
    return seen


def _opening(title: str) -> list[Marked]:
    first = f'"""{in_docstring(title, WIDTH - 4)}'
    return _plain(first, "", "Made with CNN Studio.", '"""', "", "import torch", "from torch import nn", "", "")


def _class(network: _Network, class_name: str) -> list[Marked]:
    taken = _shape_text(network.shape(network.input))
    (given,) = network.shape(network.output)
    return [
        *_plain(
            f"class {class_name}(nn.Module):",
            f'    """Takes {taken} per picture, returns {given} numbers; {network.report.parameters:,} parameters."""',
            "",
            "    def __init__(self) -> None:",
            f"{INDENT}super().__init__()",
        ),
        *_modules(network, network.live),
        *_unused(network),
        *_plain(""),
        *_forward(network),
    ]


def _modules(network: _Network, ids: Iterable[str]) -> list[Marked]:
    written: list[Marked] = []
    for id in ids:
        call = network.calls[id]
        if not isinstance(call, Module):
            continue
        if name := network.report.graph[id].name:
            written.append((f'{INDENT}# "{one_line(name, WIDTH - 12)}"', id))
        written += [(line, id) for line in layout.call(INDENT, f"self.{id} = {call.name}", _arguments(call))]
    return written


def _unused(network: _Network) -> list[Marked]:
    written = _modules(network, network.dead)
    if not written:
        return []
    return [*_plain(f"{INDENT}# Not used below: what these compute reaches no output."), *written]


def _arguments(call: Module | Function) -> list[str]:
    return [*map(literal, call.args), *(f"{key}={literal(value)}" for key, value in call.kwargs.items())]


def _forward(network: _Network) -> list[Marked]:
    head = "    def forward(self, x: torch.Tensor) -> torch.Tensor:"
    written: list[Marked] = [(f"{head}  # {_shape_text(network.shape(network.input))}", network.input)]
    for line in network.lines:
        if line.kept is not None:
            written.append((f"{INDENT}{line.kept[0]} = {line.kept[1]}", line.id))
        if network.ends_in_softmax and line is network.lines[-1]:
            written.append((f"{INDENT}# nn.CrossEntropyLoss takes the scores before this line.", line.id))
        written += [(text, line.id) for text in _with_shape(_assignment(line, network.calls[line.id]), network.shape(line.id))]
    return [*written, (f"{INDENT}return {network.answer}", network.output)]


def _assignment(line: Line, call: Call) -> list[str]:
    head = f"{line.target} = "
    if isinstance(call, Module):
        return [f"{INDENT}{head}self.{line.id}({line.feeds[0]})"]
    if isinstance(call, Function):
        arguments: list[layout.Argument] = [line.feeds if arg is INPUTS else literal(arg) for arg in call.args]
        arguments += [f"{key}={literal(value)}" for key, value in call.kwargs.items()]
        return layout.call(INDENT, head + call.name, arguments)
    if isinstance(call, Operator):
        return layout.total(INDENT, head, line.feeds, call.symbol)
    return [f"{INDENT}{head}{line.feeds[0]}"]


def _with_shape(written: list[str], shape: Shape) -> list[str]:
    comment = f"# {_shape_text(shape)}"
    if len(written) == 1 and len(written[0]) + 2 + len(comment) <= WIDTH:
        return [f"{written[0]}  {comment}"]
    return [INDENT + comment, *written]


def _example(network: _Network, class_name: str, weights: str | None, scaling: Scaling | None) -> list[Marked]:
    size = ", ".join(map(str, (1, *network.shape(network.input))))
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
    return [(line, None) for line in written]


def _shape_text(shape: Shape) -> str:
    return " x ".join(map(str, shape))
