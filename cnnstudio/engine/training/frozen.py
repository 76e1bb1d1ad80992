"""Filters that training leaves as they are: bit for bit, whatever the optimizer makes of momentum and weight decay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import torch
from torch import Tensor, nn

from cnnstudio.engine.build import Walk
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.protocol.held import MOST_NUMBERS, HeldFilters
from cnnstudio.runs.read import Run


class Frozen:
    """Keeps some filters of a convolution, with their biases, while it is trained: no gradient, and put back after a step.

    The optimizer would move them all the same, by momentum and weight decay. Call `put_back` behind each step, `end` at last.
    """

    def __init__(self, module: nn.Conv2d, filters: Sequence[int]) -> None:
        self._parts = [part for part in (module.weight, module.bias) if part is not None]
        self._filters = torch.tensor(list(filters), dtype=torch.int64, device=module.weight.device)
        self._kept = [part.detach().index_select(0, self._filters) for part in self._parts]
        self._hooks = [part.register_hook(self._masked) for part in self._parts]  # type: ignore[no-untyped-call]

    def _masked(self, gradient: Tensor) -> Tensor:
        return gradient.index_fill(0, self._filters, 0.0)

    def put_back(self) -> None:
        """Give the filters the values that they had."""
        with torch.no_grad():
            for part, kept in zip(self._parts, self._kept, strict=True):
                part.index_copy_(0, self._filters, kept)

    def end(self) -> None:
        """Let the filters be trained again."""
        for hook in self._hooks:
            hook.remove()


class FrozenFilters:
    """The frozen filters of a network, by the address of their convolution; none at first."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._frozen: list[Frozen] = []
        self.chosen: dict[str, tuple[int, ...]] = {}

    def choose(self, chosen: Mapping[str, Sequence[int]]) -> bool:
        """Freeze these, as they are now, and no others; what the network lacks is left out. Tell whether that is new."""
        found = known(self._walk, chosen)
        if found == self.chosen:
            return False
        self.end()
        self.chosen = found
        self._frozen = [Frozen(module, filters) for _, module, filters in _modules(self._walk, found)]
        return True

    def put_back(self) -> None:
        """Give all of them the values that they had."""
        for one in self._frozen:
            one.put_back()

    def end(self) -> None:
        """Let all of them be trained again."""
        for one in self._frozen:
            one.end()
        self._frozen, self.chosen = [], {}


def known(walk: Walk, chosen: Mapping[str, Iterable[int]]) -> dict[str, tuple[int, ...]]:
    """Return those of the chosen filters that the network has, in order."""
    found = {}
    for address, filters in chosen.items():
        module = _convolution(walk, address)
        if module is not None:
            found[address] = tuple(sorted({filter for filter in filters if 0 <= filter < module.out_channels}))
    return {address: found[address] for address in sorted(found) if found[address]}


def held(walk: Walk, chosen: Mapping[str, Sequence[int]]) -> tuple[HeldFilters, ...]:
    """Return the numbers of the chosen filters that the network has. Raises `StudioError` where they cannot be sent."""
    refuse_too_many(walk, chosen)
    return tuple(_numbers(*one) for one in _modules(walk, known(walk, chosen)))


def refuse_too_many(walk: Walk, chosen: Mapping[str, Sequence[int]]) -> None:
    """Raise `StudioError` where the chosen filters that the network has do not fit into a message."""
    found = _modules(walk, known(walk, chosen))
    if sum(module.weight[0].numel() * len(filters) for _, module, filters in found) > MOST_NUMBERS:
        source = translate("Insight", "That is too much to be frozen at once: all frozen filters may have {most} weights.")
        raise StudioError(Message("freeze.many", source, most=MOST_NUMBERS))


def put(walk: Walk, filters: Iterable[HeldFilters]) -> None:
    """Give the network these filters. Raises `StudioError` for those that do not fit, and changes nothing then."""
    filters = list(filters)
    for one in filters:
        if not fits(walk, one):
            source = translate("Insight", "The frozen filters of {block} do not fit into this network.")
            raise StudioError(Message("freeze.fit", source, block=one.address[:60]))
    with torch.no_grad():
        for one in filters:
            module = _convolution(walk, one.address)
            assert module is not None
            places = torch.from_numpy(one.filters.copy()).to(module.weight.device)
            module.weight.index_copy_(0, places, torch.from_numpy(one.weights.copy()).to(module.weight))
            if module.bias is not None:
                module.bias.index_copy_(0, places, torch.from_numpy(one.biases.copy()).to(module.bias))


def fits(walk: Walk, one: HeldFilters) -> bool:
    """Tell whether a convolution of the network has such filters."""
    module = _convolution(walk, one.address)
    if module is None or int(one.filters.max()) >= module.out_channels:
        return False
    return one.weights.shape[1:] == module.weight.shape[1:] and bool(len(one.biases)) == (module.bias is not None)


def chosen_in(run: Run) -> Mapping[str, tuple[int, ...]]:
    """Return which filters a run held at its last complete state."""
    changes = [one["held"] for one in run.metrics if one["event"] == "holding" and one["step"] <= run.checkpoint.step]
    return {address: tuple(filters) for address, filters in (changes[-1] if changes else run.facts.held).items()}


def _convolution(walk: Walk, address: str) -> nn.Conv2d | None:
    return next((step.compute for step in walk.steps if step.id == address and isinstance(step.compute, nn.Conv2d)), None)


def _modules(walk: Walk, known: Mapping[str, tuple[int, ...]]) -> list[tuple[str, nn.Conv2d, tuple[int, ...]]]:
    found = ((address, _convolution(walk, address), filters) for address, filters in known.items())
    return [(address, module, filters) for address, module, filters in found if module is not None]


def _numbers(address: str, module: nn.Conv2d, filters: tuple[int, ...]) -> HeldFilters:
    places = torch.tensor(filters)
    weights, biases = (
        torch.zeros(0) if part is None else part.detach().float().cpu().index_select(0, places).contiguous()
        for part in (module.weight, module.bias)
    )
    if not bool(weights.isfinite().all() and biases.isfinite().all()):
        raise StudioError(Message("freeze.finite", translate("Insight", "Each number of a filter must be finite.")))
    return HeldFilters(address, places.numpy(), weights.numpy(), biases.numpy())
