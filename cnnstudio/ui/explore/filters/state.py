"""What undo of filters changed by hand goes back to: the edits, and the frozen filters with their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cnnstudio.protocol.questions import KernelEdit
from cnnstudio.ui.explore.filters.frozen import Frozen, Key, touches
from cnnstudio.ui.explore.filters.joining import joined


class State(NamedTuple):
    """The edits, in order, and the frozen filters; of those that were edited since, `under` has the numbers before that."""

    edits: tuple[KernelEdit, ...] = ()
    frozen: Frozen = {}
    under: Frozen = {}

    def edited(self, edits: Iterable[KernelEdit]) -> State:
        """Return the state after more edits: a frozen filter is frozen as it is then."""
        merged, new = self.edits, tuple(edits)
        for edit in new:
            merged = joined(merged, edit)
        touched = {key for key in self.frozen if _is_edited(key, new)}
        first = {key: self.frozen[key] for key in touched if not _is_edited(key, self.edits)}
        return State(merged, {**self.frozen, **dict.fromkeys(touched)}, {**self.under, **first})

    def freezing(self, keys: Iterable[Key]) -> State:
        """Return the state with these filters frozen, as they are now."""
        chosen = tuple(keys)
        state = self.thawing(chosen)
        return state._replace(frozen={**state.frozen, **dict.fromkeys(chosen)})

    def thawing(self, keys: Iterable[Key]) -> State:
        """Return the state with these filters free to be trained."""
        gone = set(keys)
        frozen, under = ({key: at for key, at in filters.items() if key not in gone} for filters in (self.frozen, self.under))
        return State(self.edits, frozen, under)

    def with_known(self) -> State:
        """Return the state without the frozen filters whose numbers are still to come."""
        return self._replace(frozen={key: numbers for key, numbers in self.frozen.items() if numbers is not None})

    @property
    def is_known(self) -> bool:
        """Whether the numbers of all frozen filters are there."""
        return None not in self.frozen.values()

    def overlay(self) -> Frozen:
        """Return the frozen filters as they were before all edits: initial weights do not have them by themselves."""
        found = {
            key: self.under.get(key) if numbers is None or _is_edited(key, self.edits) else numbers
            for key, numbers in self.frozen.items()
        }
        return {key: numbers for key, numbers in found.items() if numbers is not None}


def _is_edited(key: Key, edits: Iterable[KernelEdit]) -> bool:
    return any(touches(edit, key) for edit in edits)
