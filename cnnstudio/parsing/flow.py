"""Lets tensors flow through layers: what the code applies becomes cells of the sketch."""

from __future__ import annotations

from dataclasses import replace

from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.registry import registry
from cnnstudio.graph.block import Block, UnknownBlock
from cnnstudio.graph.graph import Content
from cnnstudio.graph.param import LARGEST, ParamError
from cnnstudio.graph.text import Message, translate
from cnnstudio.parsing import pictures
from cnnstudio.parsing.given import REST, Given, Unreadable, whole_numbers
from cnnstudio.parsing.recipe import Dialect
from cnnstudio.parsing.recognize import layer_name
from cnnstudio.parsing.sketch import Cell, Sketch
from cnnstudio.parsing.statements import UNREADABLE
from cnnstudio.parsing.values import Layer, Picture, Tensor

_LONGEST_LINE = 1000
_SAID_ELSEWHERE = frozenset(
    [
        "name",
        "input_shape",
        "batch_input_shape",
        "input_dim",
        "batch_shape",
        "dtype",
        "device",
        "trainable",
        "inplace",
        "training",
    ]
)


class Flow:
    """Draws on one sketch what passes through layers; `source` holds the lines of the code."""

    def __init__(self, dialect: Dialect, source: list[str]) -> None:
        self.dialect = dialect
        self.source = source
        self.sketch = Sketch()

    def enter(self, value: Tensor | Picture) -> Tensor:
        """Return the tensor of what enters; a picture is drawn as Input when it is first read."""
        if isinstance(value, Tensor):
            return value
        if value.cell is None:
            channels, height, width = value.shape
            block = Input(channels=channels, height=height, width=width)
            value.cell = self.sketch.add(Cell(block, (), value.line, name=value.name, sized=value.sized))
            if value.flat:
                self.sketch.remarks.append((value.cell, pictures.flat(value.shape)))
                value.cell = self.sketch.add(Cell(Flatten(), (value.cell,), value.line))
        return Tensor(value.cell)

    def through(self, layer: Layer, feeds: list[Tensor], line: int | None = None) -> Tensor:
        """Return what leaves a layer, applied at `line`.

        What cannot be drawn becomes an unknown block in its place, behind all that fed it.
        """
        if layer.used and line is not None:
            layer = replace(layer, line=line, hint="")
        cells = tuple(tensor.cell for tensor in feeds)
        given = Given(layer.given.values, self.sketch.cells[cells[0]].shape if cells else None)
        contents = self._contents(layer, given, len(feeds))
        if not contents and len(feeds) == 1:
            self._remark(cells[0], given)
            return feeds[0]
        name, hint, reads = given.values.get("name"), layer.hint, self._reads(layer, given)
        for number, content in enumerate(contents or [self._unknown(layer, None)]):
            cells = self._row(content, cells, layer)
            first = number == 0
            cell = Cell(content, cells, layer.line)
            if first:
                cell.hint, cell.reads = hint, reads
                cell.name = name if isinstance(name, str) and self.dialect.kind == "keras" else ""
            cells = (self.sketch.add(cell),)
        layer.used = True
        self._remark(cells[0], given)
        return Tensor(cells[0])

    def unknown(self, kind: str, feeds: list[Tensor], line: int, reason: Message | None = None) -> Tensor:
        """Return what leaves a step that cannot be drawn."""
        return self.through(Layer(kind, None, Given({}), line, reason=reason), feeds)

    def _contents(self, layer: Layer, given: Given, feeds: int) -> list[Content]:
        recipe = layer.recipe
        if recipe is None or feeds < 1 or (feeds > 1 and not recipe.merge):
            return [self._unknown(layer, None)]
        try:
            if REST in given.values and not recipe.rest:
                raise Unreadable(self._text(layer.line))
            blocks = recipe.make(given)
        except Unreadable as error:
            return [self._unknown(layer, error.argument)]
        except ParamError as error:
            layer.reason = error.message
            return [self._unknown(layer, None)]
        if layer.used and any(type(block).weights is not Block.weights for block in blocks):
            layer.reason = _shared(layer)
            return [self._unknown(layer, None)]
        if blocks and not recipe.rest:
            for argument in sorted(given.values.keys() - {*recipe.parameters, *_SAID_ELSEWHERE}):
                given.remarks.append(_argument(argument))
        return list(blocks)

    def _row(self, content: Content, cells: tuple[int, ...], layer: Layer) -> tuple[int, ...]:
        """Put a Flatten between a picture and a dense layer of torch, which reads numbers."""
        if not isinstance(content, Linear) or self.dialect.kind != "torch" or not isinstance(self._source(cells[0]), Input):
            return cells
        self.sketch.remarks.append((cells[0], pictures.flat(None)))
        return (self.sketch.add(Cell(Flatten(), cells, layer.line)),)

    def _source(self, cell: int) -> Content:
        return self.sketch.cells[cell].content

    def _reads(self, layer: Layer, given: Given) -> int | None:
        number = given.values.get(layer.recipe.reads) if layer.recipe is not None else None
        return number if type(number) is int and abs(number) <= LARGEST else None

    def _unknown(self, layer: Layer, argument: str | None) -> UnknownBlock:
        kind = layer.kind if layer.kind != UNREADABLE else layer_name(self._text(layer.line))
        reason = layer.reason
        if reason is None and argument is not None:
            source = translate(
                "Parsing",
                "{layer} in line {line} of the code cannot be drawn as it is ({argument}): put your own blocks in its place",
            )
            reason = Message("parsing.argument", source, layer=kind, line=layer.line, argument=argument[:60])
        if reason is None and layer.kind == UNREADABLE:
            source = translate("Parsing", "line {line} of the code is no Python as it stands: put your own blocks in its place")
            reason = Message("parsing.unreadable", source, line=layer.line)
        if reason is None:
            source = translate(
                "Parsing", "{layer} in line {line} of the code is not known here: put your own blocks in its place"
            )
            reason = Message("parsing.unknown", source, layer=kind, line=layer.line)
        kind = f"{kind}(…)" if kind in registry() else kind
        return UnknownBlock(kind[:100], {"line": self._text(layer.line), "number": layer.line}, reason)

    def _text(self, line: int) -> str:
        return self.source[line - 1].strip()[:_LONGEST_LINE] if 0 < line <= len(self.source) else ""

    def _remark(self, cell: int, given: Given) -> None:
        self.sketch.remarks += [(cell, message) for message in given.remarks]


def _shared(layer: Layer) -> Message:
    source = translate(
        "Parsing",
        "{layer} is used a second time in the code, with the same weights; a drawing gives every block weights of its own",
    )
    return Message("parsing.shared", source, layer=layer.kind)


def _argument(name: str) -> Message:
    source = translate("Parsing", "{argument} is left out of the drawing: it changes no shape.")
    return Message("parsing.left_out", source, argument=name[:60])


def keras_picture(layer: Layer) -> Picture | None:
    """Return the picture of which a first layer of Keras says the shape."""
    values = layer.given.values
    if (shape := whole_numbers(values.get("input_shape"))) is not None:
        return pictures.from_keras(shape, layer.line)
    batch = values.get("batch_input_shape")
    if isinstance(batch, (list, tuple)):
        return pictures.from_keras(tuple(batch[1:]), layer.line)
    numbers = values.get("input_dim")
    return pictures.from_keras((numbers,), layer.line) if type(numbers) is int else None
