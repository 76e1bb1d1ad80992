"""Writes one class of the file: the network's, or that of groups that are wired alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cnnstudio.codegen import layout
from cnnstudio.codegen.kinds import Kind, Kinds, type_of
from cnnstudio.codegen.places import Copies, Place
from cnnstudio.codegen.variables import CHAIN, Line, assign
from cnnstudio.codegen.wording import WIDTH, class_name, in_docstring, literal, one_line
from cnnstudio.graph.block import INPUTS, Function, Identity, Module, Operator
from cnnstudio.graph.paths import at
from cnnstudio.graph.shape import Shape

INDENT = "        "
MOST_WRITTEN = 3
"""Equal copies in a row that are written one by one."""
_GOALS = ">"
"""Stands for a node that reads what goes outside; no id is like it."""
Marked = tuple[str, tuple[str, ...]]
"""A line of source and the definition addresses of the blocks it belongs to."""


def written(kind: Kind, kinds: Kinds) -> list[Marked]:
    """Return the lines of a class."""
    own = kind.addresses() if kind.place.address else ()
    taken = [f"{name}: {type_of(values)}" for name, values in kind.parameters.items()]
    return [
        (f"class {kind.name}(nn.Module):", own),
        *_docstring(kind),
        *[(line, own) for line in layout.call("    ", "def __init__", ["self", *taken], " -> None:")],
        (f"{INDENT}super().__init__()", own),
        *_modules(kind, kinds, kind.place.live),
        *_unused(kind, kinds),
        ("", ()),
        *_Forward(kind, kinds).lines(),
    ]


def shape_text(shape: Shape) -> str:
    """Return `64 x 28 x 28`."""
    return " x ".join(map(str, shape))


def _docstring(kind: Kind) -> list[Marked]:
    place = kind.place
    shapes = [_one([p.shape_in(id) for p in kind.places]) for id in place.inputs[:1]]
    given = _one([p.shape_out(place.goals[0]) for p in kind.places]) if place.goals else None
    if not place.address:
        numbers = f"returns {given[0] if given else 0} numbers; {place.report.parameters:,} parameters."
        return [(f'    """Takes {shape_text(shapes[0] or ())} per picture, {numbers}"""', ()), ("", ())]
    names = {at(place.report.network, address).name for address in kind.addresses()}
    title = one_line(min(names), WIDTH - 60) if len(names) == 1 else ""
    told = f"Takes {shape_text(shapes[0])}, returns {shape_text(given)}." if shapes and shapes[0] and given else ""
    words = ": ".join(filter(None, [title, told[:1].lower() + told[1:] if title else told]))
    if not told and class_name(title) in (kind.name, "Network"):
        return []
    words = words if told else words.rstrip(".") + "."
    return [(f'    """{in_docstring(words, WIDTH - 10)}"""', kind.addresses()), ("", ())]


def _one(shapes: Iterable[Shape | None]) -> Shape | None:
    """Return the shape that all places agree on, None where they do not."""
    found = set(shapes)
    return found.pop() if len(found) == 1 else None


def _modules(kind: Kind, kinds: Kinds, ids: Iterable[str]) -> list[Marked]:
    found: list[Marked] = []
    for id in ids:
        call = kind.place.calls[id]
        if not isinstance(call, (Module, Copies)):
            continue
        addresses = kind.addresses(id)
        names = {at(kind.place.report.network, address).name for address in addresses}
        if len(names) == 1 and (name := min(names)) and isinstance(call, Module):
            found.append((f'{INDENT}# "{one_line(name, WIDTH - 12)}"', addresses))
        found += [(line, addresses) for line in _module(kind, kinds, id, call)]
    return found


def _module(kind: Kind, kinds: Kinds, id: str, call: Module | Copies) -> list[str]:
    words = kind.words.get(id, [])
    if isinstance(call, Module):
        named = [f"{key}={word}" for key, word in zip(call.kwargs, words[len(call.args) :], strict=True)]
        return layout.call(INDENT, f"self.{id} = {call.name}", [*words[: len(call.args)], *named])
    copies = _copies(call.places, words, kinds)
    if not call.numbered:
        return layout.call(INDENT, f"self.{id} = {copies[0].head}", copies[0].arguments)
    return layout.call(INDENT, f"self.{id} = nn.Sequential", _in_a_row(copies))


def _copies(places: Sequence[Place], words: Sequence[str], kinds: Kinds) -> list[layout.Inner]:
    found, start = [], 0
    for place in places:
        kind = kinds.of(place)
        end = start + len(kind.parameters)
        found.append(layout.Inner(kind.name, words[start:end]))
        start = end
    return found


def _in_a_row(copies: Sequence[layout.Inner]) -> list[layout.Argument]:
    """Return the arguments of `nn.Sequential`; many equal copies in a row are written once."""
    found: list[layout.Argument] = []
    start = 0
    while start < len(copies):
        end = start
        while end < len(copies) and copies[end] == copies[start]:
            end += 1
        head, arguments = copies[start]
        many = f"*[{head}({', '.join(arguments)}) for _ in range({end - start})]"
        if end - start > MOST_WRITTEN and len(INDENT) + len(many) + 5 <= WIDTH:
            found.append(many)
        else:
            found += copies[start:end]
        start = end
    return found


def _unused(kind: Kind, kinds: Kinds) -> list[Marked]:
    found = _modules(kind, kinds, kind.place.dead)
    if not found:
        return []
    return [(f"{INDENT}# Not used below: what these compute reaches no output.", ()), *found]


class _Forward:
    """The lines of `forward`."""

    def __init__(self, kind: Kind, kinds: Kinds) -> None:
        self.kind, self.place = kind, kind.place
        place = kind.place
        self.variables = {id: CHAIN if number == 0 else f"{CHAIN}{number + 1}" for number, id in enumerate(place.inputs)}
        goals = [value for goal in place.goals for value in place.feeds(goal)]
        feeds = {**{id: place.feeds(id) for id in place.live}, _GOALS: goals}
        others = {id: place.others(id) for id in place.live}
        *self.steps, last = assign(self.variables, [*place.live, _GOALS], feeds, {**place.calls, _GOALS: Identity()}, others)
        self.answer = last.feeds

    def lines(self) -> list[Marked]:
        """Return the whole method."""
        place = self.place
        found = self._head()
        for step in self.steps:
            addresses = self.kind.addresses(step.id)
            if step.kept is not None:
                found.append((f"{INDENT}{step.kept[0]} = {step.kept[1]}", addresses))
            if not place.address and step is self.steps[-1] and self._ends_in_softmax:
                found.append((f"{INDENT}# nn.CrossEntropyLoss takes the scores before this line.", addresses))
            shape = _one([p.shape(step.id) for p in self.kind.places])
            found += [(text, addresses) for text in _with_shape(self._assignment(step), shape)]
        addresses = self.kind.addresses(place.goals[0]) if not place.address else self.kind.addresses()
        return [*found, *[(line, addresses) for line in layout.values(INDENT, "return ", self.answer)]]

    @property
    def _ends_in_softmax(self) -> bool:
        report = self.place.report
        return report.nodes[report.graph.sources(self.place.goals[0])[0]].facts.kind == "Softmax"

    def _head(self) -> list[Marked]:
        taken = [f"{name}: torch.Tensor" for name in self.variables.values()]
        count = len(self.answer)
        given = "torch.Tensor" if count == 1 else f"tuple[{', '.join(['torch.Tensor'] * count)}]"
        lines = layout.call("    ", "def forward", ["self", *taken], f" -> {given}:")
        top = not self.place.address
        shape = _one([p.shape_in(id) for p in self.kind.places for id in self.place.inputs])
        if len(lines) == 1 and shape and (top or len(lines[0]) + len(shape_text(shape)) + 4 <= WIDTH):
            lines[0] += f"  # {shape_text(shape)}"
        addresses = self.kind.addresses(self.place.inputs[0]) if top else self.kind.addresses()
        return [(line, addresses) for line in lines]

    def _assignment(self, line: Line) -> list[str]:
        head, call = f"{', '.join([line.target, *line.others])} = ", self.place.calls[line.id]
        if isinstance(call, Copies):
            return layout.call(INDENT, f"{head}self.{line.id}", line.feeds)
        if isinstance(call, Module):
            return [f"{INDENT}{head}self.{line.id}({line.feeds[0]})"]
        if isinstance(call, Function):
            arguments: list[layout.Argument] = [line.feeds if arg is INPUTS else literal(arg) for arg in call.args]
            arguments += [f"{key}={literal(value)}" for key, value in call.kwargs.items()]
            return layout.call(INDENT, head + call.name, arguments)
        if isinstance(call, Operator):
            return layout.total(INDENT, head, line.feeds, call.symbol)
        return [f"{INDENT}{head}{line.feeds[0]}"]


def _with_shape(lines: list[str], shape: Shape | None) -> list[str]:
    if shape is None:
        return lines
    comment = f"# {shape_text(shape)}"
    if len(lines) == 1 and len(lines[0]) + 2 + len(comment) <= WIDTH:
        return [f"{lines[0]}  {comment}"]
    return [INDENT + comment, *lines]
