"""Changes to filters in a row, as few as do the same: what is overwritten need not be told."""

from __future__ import annotations

from cnnstudio.protocol.questions import KernelEdit


def joined(edits: tuple[KernelEdit, ...], new: KernelEdit) -> tuple[KernelEdit, ...]:
    """Return edits that do what `edits` and then `new` do, without those of the same numbers that `new` makes void."""
    if new.kernel != "flip":
        return (*(edit for edit in edits if not _voids(new, edit)), new)
    if edits and edits[-1].kernel == "flip" and edits[-1].bias is None and new.bias is None and _same(edits[-1], new):
        return edits[:-1]
    return (*edits, new)


def _voids(new: KernelEdit, old: KernelEdit) -> bool:
    """Tell whether nothing is left of an edit: all its numbers are replaced, and the bias if it sets that."""
    return _same(new, old) and (_sets_bias(new) or not _sets_bias(old))


def _sets_bias(edit: KernelEdit) -> bool:
    return edit.bias is not None or (edit.channel is None and edit.kernel not in ("values", "flip"))


def _same(one: KernelEdit, other: KernelEdit) -> bool:
    return (one.address, one.filter, one.channel) == (other.address, other.filter, other.channel)
