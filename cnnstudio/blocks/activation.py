"""What activations share: they work value by value and keep the shape."""

from __future__ import annotations

from typing import ClassVar

from cnnstudio.graph.block import Block, Call, Family, module
from cnnstudio.graph.shape import Shape


class Activation(Block):
    """A function applied to every value by itself."""

    family = Family.ACTIVATION
    docks = True
    torch_name: ClassVar[str]

    def call(self, *inputs: Shape) -> Call:
        changed = {p.name: getattr(self, p.name) for p in self.params if getattr(self, p.name) != p.default}
        return module(self.torch_name, **changed)
