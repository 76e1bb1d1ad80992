"""The filters that were changed by hand or frozen, asked of the engine and kept; on initial weights they outlive edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from cnnstudio.design.design import Design
from cnnstudio.graph import text as marked
from cnnstudio.graph.check import check
from cnnstudio.graph.text import Message
from cnnstudio.protocol.answers import Edited
from cnnstudio.protocol.answers import Frozen as FrozenTold
from cnnstudio.protocol.held import MOST_FILTERS
from cnnstudio.protocol.messages import Loaded, Refused, Told
from cnnstudio.protocol.questions import EditKernels, Forget, Freeze, KernelEdit
from cnnstudio.templates.examples.example import Example
from cnnstudio.ui.explore.at_hand import NOTHING, Kind, Subject
from cnnstudio.ui.explore.filters.frozen import Frozen, listed, packed, shared, unpacked
from cnnstudio.ui.explore.filters.state import State
from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.training.holding import fitting

VIEW = "filters"
MOST_EDITS = 500
"""So many changes go to the engine at most, all of them in one message."""
_MOST_STEPS = 200
"""So many changes can be taken back."""

UNTOUCHED = State()


class Editing(QObject):
    """`changed` tells of other edits and of what they do; `applied` that the network at hand has them now.

    A frozen filter keeps the numbers that it had then, or was given since, in all runs to come. `example` is the lecture's
    example that is on show, for as long as its design is open.
    """

    changed = Signal()
    applied = Signal()

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.looking, self.engine = looking, looking.engine
        self.found: Edited | None = None
        self.refusal: Message | None = None
        self.example: Example | None = None
        self.comparing = False
        self._state = UNTOUCHED
        self._past: list[State] = []
        self._future: list[State] = []
        self._others: Frozen = {}
        self._design = looking.document.design
        """The last one that had blocks."""
        self._subject: Subject = NOTHING
        self._look = self._loaded = self._freeze = 0
        looking.changed.connect(self._changed)
        looking.document.changed.connect(self._document_changed)
        self.engine.told.connect(self._hear)

    @property
    def edits(self) -> tuple[KernelEdit, ...]:
        """What was changed, in order."""
        return self._state.edits

    @property
    def frozen(self) -> Frozen:
        """The frozen filters."""
        return self._state.frozen

    def is_frozen(self, address: str, filter: int, shape: Sequence[int]) -> bool:
        """Tell whether a filter of this shape (channels, h, w) is frozen."""
        numbers = self.frozen.get((address, filter))
        return (address, filter) in self.frozen and (numbers is None or numbers.weights.shape == tuple(shape))

    @property
    def can_freeze(self) -> bool:
        """Whether the network that is seen is the one that the engine has, so that its numbers can be had."""
        session = self.looking.session
        waits = session.busy and session.started is None
        return self.engine.alive and self.looking.at_hand.kind is not Kind.NOTHING and not waits

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return bool(self._future)

    @property
    def under_way(self) -> bool:
        """Whether pictures are being counted."""
        return self._look != 0

    # -- what is done -------------------------------------------------------------------------------------------------

    def begin(self, edits: Sequence[KernelEdit], example: Example | None = None) -> None:
        """Let the network that is now opened have these filters; nothing is compared."""
        self._state = State(tuple(edits))
        self._past, self._future = [], []
        self.example, self.found = example, None
        self.comparing = False
        self._subject = NOTHING
        self._tell_session()
        self.changed.emit()

    def apply(self) -> None:
        """Give the network at hand these filters; one that is still to come gets them when it is there."""
        looking = self.looking
        if self._loaded != looking._load or not looking.at_hand.same(looking.subject):
            return
        if self.edits or self._overlay():
            self._send()
        if not self._state.is_known:
            self._ask_numbers()

    def add(self, *edits: KernelEdit) -> None:
        """Change filters, after what was changed before; a frozen one is frozen as it is then."""
        state = self._state.edited(edits)
        if len(state.edits) > MOST_EDITS:
            text = marked.translate("Filters", "More than {most} changes by hand at a time are too many: take some back first.")
            self._refuse(Message("filters.many", text, most=MOST_EDITS))
            return
        self._do(state)

    def freeze(self, address: str, filters: Iterable[int], on: bool) -> None:
        """Freeze filters of a convolution as they are now, or let them be trained again."""
        keys = [(address, filter) for filter in filters]
        state = self._state.freezing(keys) if on else self._state.thawing(keys)
        if len(state.frozen) > MOST_FILTERS:
            text = marked.translate("Filters", "More than {most} filters cannot be frozen at a time.")
            self._refuse(Message("freeze.filters", text, most=MOST_FILTERS))
            return
        self._do(state)

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self._future.append(self._state)
            self._turn(self._past.pop())

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._future:
            self._past.append(self._state)
            self._turn(self._future.pop())

    def all_back(self) -> None:
        """Take all changes back, and let all filters be trained."""
        self._do(UNTOUCHED)

    def stop(self) -> None:
        """Compare no further."""
        if self._look and self.engine.alive:
            self.engine.send(Forget(self._look))
        self._look = 0
        self.changed.emit()

    def _refuse(self, message: Message) -> None:
        self.refusal = message
        self.changed.emit()

    def _do(self, state: State) -> None:
        self._past = [*self._past[-_MOST_STEPS + 1 :], self._state]
        self._future.clear()
        self._turn(state)

    def _turn(self, state: State) -> None:
        before, overlay = self._state, self._overlay()
        if self.looking.at_hand.kind is Kind.RUN:
            # The run may have moved those that were thawed meanwhile.
            new = {key: None for key in state.frozen if key not in before.frozen}
            state = state._replace(frozen={**state.frozen, **new})
        self._state, self.refusal = state, None
        if state.edits != before.edits or {*overlay} != {*self._overlay()}:
            self.comparing = self.comparing or state.edits != before.edits
            self._send()
        if state.frozen or before.frozen:
            self._ask_numbers()
        self.changed.emit()

    # -- how it is asked ----------------------------------------------------------------------------------------------

    def _overlay(self) -> Frozen:
        """Return the frozen filters that the network at hand does not have by itself."""
        return self._state.overlay() if self.looking.at_hand.kind is Kind.INITIAL else {}

    def _send(self) -> None:
        looking = self.looking
        if not self.engine.alive or looking.at_hand.kind is Kind.NOTHING:
            return
        self._look, self._subject = self.engine.token(), looking.at_hand
        data = looking.at_hand.design is not None and bool(looking.at_hand.design.data) and looking.missing is None
        compare = self.comparing and data
        if not compare:
            self.found = None
        self.engine.send(EditKernels(self._look, self.edits, compare, view=VIEW, held=packed(self._overlay())))
        self.changed.emit()

    def _ask_numbers(self) -> None:
        """Ask for the numbers that are still to come; a run that is under way freezes all these filters, and no others."""
        if self.engine.alive and self.looking.at_hand.kind is not Kind.NOTHING:
            self._freeze, self._subject = self.engine.token(), self.looking.at_hand
            wanted = [key for key, numbers in self.frozen.items() if numbers is None]
            self.engine.send(Freeze(self._freeze, listed(self.frozen), listed(wanted), VIEW))
        self._tell_session()

    def _tell_session(self) -> None:
        awaited = self._freeze != 0 and not self._state.is_known
        self.looking.session.hold(lambda: packed({**self._others, **self.frozen}), awaited)

    # -- what happens -------------------------------------------------------------------------------------------------

    def _document_changed(self, _before: Design, after: Design) -> None:
        """Forget the filters where another design was opened: an edit shares most blocks with the one before.

        A design without any block is one that was emptied: it can be undone.
        """
        if not after.graph.nodes:
            return
        before, self._design = self._design, after
        kept = any(after.graph.nodes.get(id) is node for id, node in before.graph.nodes.items())
        if not kept and (self._state != UNTOUCHED or self._others or self.example):
            self._forget()

    def _changed(self) -> None:
        if not self.engine.alive:
            self._look = 0
            if self._freeze:
                self._freeze = 0
                self._tell_session()
        at_hand = self.looking.at_hand
        known = self._subject.kind is not Kind.NOTHING and at_hand.kind is not Kind.NOTHING
        if known and (at_hand.kind, at_hand.run) != (self._subject.kind, self._subject.run):
            self._begin_anew(at_hand)

    def _begin_anew(self, at_hand: Subject) -> None:
        """Another network is at hand: what was edited was another's. What is frozen stays so, where the network has it."""
        known = {key: numbers for key, numbers in {**self._others, **self.frozen}.items() if numbers is not None}
        design = at_hand.design
        fits = set(unpacked(fitting(packed(known), check(design.graph)))) if known and design is not None else set()
        frozen = {key: numbers for key, numbers in known.items() if key in fits}
        self._forget(State(frozen=frozen), {key: numbers for key, numbers in known.items() if key not in fits})
        self._subject = at_hand if known else NOTHING

    def _forget(self, state: State = UNTOUCHED, others: Frozen = UNTOUCHED.frozen) -> None:
        self._state = state
        self._others = others
        self._past, self._future = [], []
        self.example, self.found, self.refusal = None, None, None
        self.comparing = False
        self._subject, self._look, self._freeze = NOTHING, 0, 0
        self._tell_session()
        self.changed.emit()

    def _hear(self, message: Told) -> None:
        if isinstance(message, Loaded):
            self._loaded = message.token
            self.apply()
        elif isinstance(message, Edited) and message.look == self._look and self._look:
            self._take(message)
        elif isinstance(message, FrozenTold) and message.look == self._freeze and self._freeze:
            self._take_numbers(message)
        elif isinstance(message, Refused) and message.token and message.token in (self._look, self._freeze):
            self._refused(message)

    def _take(self, message: Edited) -> None:
        first = self.found is None or self.found.look != message.look
        self.found = message if len(message.seen) else None
        if message.done == message.total:
            self._look = 0
        self.changed.emit()
        if first:
            self.applied.emit()

    def _take_numbers(self, message: FrozenTold) -> None:
        told = shared(unpacked(message.held), [state.frozen for state in reversed((*self._future, *self._past))])
        known = {key: told.get(key) if numbers is None else numbers for key, numbers in self.frozen.items()}
        # What the network does not have cannot be frozen.
        self._state = self._state._replace(frozen=known).with_known()
        self._freeze = 0
        self._tell_session()
        self.changed.emit()

    def _refused(self, message: Refused) -> None:
        freezing = message.token == self._freeze
        if freezing:
            self._freeze = 0
        else:
            self._look = 0
        if message.failed.code == "look.replaced":
            return
        self.refusal = message.failed.message()
        if freezing:
            self._freeze_less()
        else:
            self._state = self._past.pop() if self.comparing and self._past else State(frozen=self.frozen)
        self._tell_session()
        self.changed.emit()

    def _freeze_less(self) -> None:
        """Go back to what was before filters whose numbers cannot be had were frozen."""
        before, self._state = self._state, self._past.pop() if self._past else self._state.with_known()
        if self.edits != before.edits:
            self._send()
        if not self._state.is_known:
            self._ask_numbers()
        elif self.looking.session.busy:
            self.engine.send(Freeze(self.engine.token(), listed(self.frozen), view=VIEW))


def editing_of(looking: Looking) -> Editing:
    """Return what edits the filters of the network that is looked at: the same one for every view made of it."""
    for child in looking.children():
        if isinstance(child, Editing):
            return child
    return Editing(looking)
