"""What Explore looks at, asked of the engine and kept: network, block, picture. It outlives its view and the engine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.graph.addresses import definition_of
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.leaves import leaves
from cnnstudio.graph.paths import find
from cnnstudio.graph.text import Message
from cnnstudio.protocol.arrays import Bytes
from cnnstudio.protocol.commands import Fetch, FindWrong, FromFile, Given, Load, Look, Typed
from cnnstudio.protocol.messages import DataKnown, Downloading, Loaded, Looked, Refused, Told, WrongOnes
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.explore.at_hand import NOTHING, Kind, Subject, load_command, wanted
from cnnstudio.ui.explore.blocks import convolution_for, default_block, is_shown, leaf_for
from cnnstudio.ui.explore.pictures import Pictures, Spec
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.training.session import Session, session_of
from cnnstudio.ui.words import translate

VIEW = "explore"
PER_SECOND = 8.0
MOST = 2048
SETTLE = 300
"""Milliseconds without an edit, after which an edited network is looked at."""


class Looking(QObject):
    """Keeps asking while someone watches. `looked` tells of a new answer, `changed` of everything else.

    Others may watch too, and ask for what they show themselves: `turned` tells them of another picture or network at hand.
    `begun` comes before all these where another document was opened: what was asked and found belongs to the one before.
    """

    looked = Signal(object)
    changed = Signal()
    turned = Signal()
    begun = Signal()

    def __init__(self, document: Document, selection: Selection, engine: EngineClient) -> None:
        super().__init__(engine)
        self.document, self.selection, self.engine = document, selection, engine
        self.session: Session = session_of(document, engine)
        self.pictures = Pictures()
        self.subject: Subject = NOTHING
        self.at_hand: Subject = NOTHING
        """What the engine has, or is about to have; nothing after it was lost."""
        self.time: int | None = None
        """The training step whose weights are at hand, where it is not the newest."""
        self.block = ""
        self.prefer_canvas = False
        self.last: Looked | None = None
        self.last_subject: Subject = NOTHING
        self.refusal: Message | None = None
        self.missing: Message | None = None
        """Why the pictures of the data set are not there."""
        self.fetching: Downloading | None = None
        self._watchers: set[str] = set()
        self._waiting = self._outdated = False
        self._look = self._load = self._fetch = self._search = 0
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self.refresh)
        engine.told.connect(self._hear)
        engine.state_changed.connect(self._engine_changed)
        document.changed.connect(self._edited)
        document.replaced.connect(self._begin)
        selection.changed.connect(self._selected)
        self.session.changed.connect(self._follow_run)

    # -- what is asked ------------------------------------------------------------------------------------------------

    @property
    def graph(self) -> Graph | None:
        """The leaves of the network that is looked at."""
        return leaves(self.subject.design.graph) if self.subject.design is not None else None

    @property
    def convolution(self) -> str:
        """The convolution whose filters are shown for the block that is looked at; empty where there is none."""
        return convolution_for(self.graph, self.block) if self.graph is not None else ""

    def watch(self, watching: bool, who: str = VIEW) -> None:
        """Begin or cease to look; nothing is computed for a view that nobody sees.

        Where it is not Explore `who` watches, the network is brought to hand, and the watcher asks the engine itself.
        """
        if watching == (who in self._watchers):
            return
        if watching:
            self._watchers.add(who)
            self.refresh(again=True)
            return
        self._watchers.discard(who)
        if who == VIEW:
            self._waiting = self._outdated = False
            if self.engine.alive:
                self.engine.send(Look(self.engine.token(), view=VIEW))

    def choose_block(self, address: str) -> None:
        """Look at another block, here and in the selection that all views share."""
        self._show_block(address)
        place = definition_of(address)
        if find(self.document.design.graph, place) is not None:
            self.selection.set([place], place)

    def choose_canvas(self, canvas: bool) -> None:
        """Look at the network on the canvas with initial weights, or again at the one that was trained."""
        self.prefer_canvas = canvas
        self.refresh()

    def travel(self, step: int | None) -> None:
        """Look at the run as it was after this step, one of its snapshots; None: as it is now. Not while one is under way."""
        folder = self.session.run_folder
        if self.session.busy or folder is None or self.at_hand.kind is not Kind.RUN or step == self.time:
            return
        token = self.engine.token()
        if self.engine.send(Load(token, folder=str(folder), step=step)):
            self.time, self._load = step, token
            self.pictures.forget_mistakes()
            self.changed.emit()

    def next_picture(self) -> None:
        """Look at the next picture."""
        if self.pictures.needs_mistakes:
            self._find_mistakes()
        else:
            self._turn(self.pictures.next())

    def previous_picture(self) -> None:
        """Look at the picture before."""
        if self.pictures.back() is not None:
            self._ask()
            self.turned.emit()

    def choose_class(self, label: int | None) -> None:
        """Look at pictures of one class only, or of all."""
        if label != self.pictures.label:
            self.pictures.label = label
            self._turn(self.pictures.first())

    def choose_mistakes(self, wrong_first: bool) -> None:
        """Look at wrongly classified pictures, the most certain mistakes first."""
        self.pictures.wrong_first = wrong_first
        if wrong_first:
            self.next_picture()
        self.changed.emit()

    def look_at(self, spec: Spec) -> None:
        """Look at this picture."""
        self._turn(spec)

    def open_file(self, path: Path | str) -> None:
        """Look at a picture file."""
        self._turn(FromFile(str(path)))

    def open_pixels(self, pixels: Bytes) -> None:
        """Look at a picture (C, H, W) from elsewhere."""
        self._turn(Given(pixels, foreign=True))

    def open_drawing(self, pixels: Bytes) -> None:
        """Look at what is drawn by hand, (1, H, W), bright ink on black. While an answer is awaited only the newest waits."""
        drawing = Given(pixels, drawn=True, name=translate("Explore", "a drawing"))
        if isinstance(self.pictures.spec, Given) and self.pictures.spec.drawn:
            self.pictures.spec = drawing
        else:
            self.pictures.turn(drawing)
        if self._waiting:
            self._outdated = True
        else:
            self._ask()
        self.turned.emit()

    @property
    def spec(self) -> Spec:
        """The picture at hand, as the engine is asked for it; a painted one stands in for one of data that is missing."""
        spec = self.pictures.spec
        if self.missing is None or isinstance(spec, (FromFile, Given, Typed)):
            return spec
        from cnnstudio.ui.explore.stand_in import stand_in

        return Given(stand_in(), name=translate("Explore", "a painted picture"))

    def fetch(self) -> None:
        """Download the pictures that are missing."""
        if self.subject.design is not None:
            self._fetch = self.engine.token()
            self.engine.send(Fetch(self._fetch, self.subject.design.data))
            self.changed.emit()

    def refresh(self, again: bool = False) -> None:
        """Bring what should be looked at to the engine's hand, and look where something is new, or `again`."""
        before = self.subject
        if not self.session.busy or self.session.started is not None:
            self.subject = wanted(self.session, self.prefer_canvas)
        if self.graph is not None and not is_shown(self.graph, self.block):
            self.block = default_block(self.graph, self._leaf(self.selection.current))
            again = True
        if before.design is not None and self.subject.design is not None and before.design.data != self.subject.design.data:
            self.pictures.leave_data()
        if self._watchers and self.engine.alive and self.subject.kind is not Kind.NOTHING:
            if not self.at_hand.same(self.subject):
                self._bring()
                again = True
            if again:
                self._ask()
                self.turned.emit()
        self.changed.emit()

    # -- how it is asked ----------------------------------------------------------------------------------------------

    def _bring(self) -> None:
        self.pictures.forget_mistakes()
        self.missing = self.refusal = self.time = None
        self._load = 0
        if self.session.busy and self.subject.kind is Kind.RUN:
            self.at_hand = self.subject
            return
        token = self.engine.token()
        command = load_command(token, self.subject, self.session)
        if command is not None and self.engine.send(command):
            self.at_hand, self._load = self.subject, token

    def _turn(self, spec: Spec) -> None:
        self.pictures.turn(spec)
        self._ask()
        self.turned.emit()

    def _ask(self) -> None:
        if VIEW not in self._watchers or not self.engine.alive or self.at_hand.kind is Kind.NOTHING:
            return
        self._look = self.engine.token()
        self._waiting, self._outdated = True, False
        filters = (self.convolution,) if self.convolution else ()
        maps = (self.block,) if self.block else ()
        self.engine.send(Look(self._look, self.spec, maps, filters, PER_SECOND, MOST, VIEW))

    def _find_mistakes(self) -> None:
        self._search = self.engine.token()
        self.engine.send(FindWrong(self._search))
        self.changed.emit()

    @property
    def searching(self) -> bool:
        """Whether wrongly classified pictures are being looked for."""
        return self._search != 0

    def _show_block(self, address: str) -> None:
        if self.graph is not None and address != self.block and is_shown(self.graph, address):
            self.block = address
            self._ask()
            self.changed.emit()

    # -- what happens -------------------------------------------------------------------------------------------------

    def _hear(self, message: Told) -> None:
        if isinstance(message, Looked) and message.look == self._look:
            self._take(message)
        elif isinstance(message, Loaded) and message.token == self._load:
            self.missing = message.trouble.message() if message.trouble is not None else None
            if self.missing is not None:
                self._ask()
                self.turned.emit()
            self.changed.emit()
        elif isinstance(message, WrongOnes) and message.look == self._search:
            self._search = 0
            self.pictures.wrong = message
            if len(message.indexes) and self.pictures.wrong_first:
                self._turn(self.pictures.next())
            self.changed.emit()
        elif isinstance(message, DataKnown) and message.token == self._fetch:
            self._fetch, self.fetching, self.at_hand = 0, None, NOTHING
            self.refresh()
        elif isinstance(message, Downloading) and message.token == self._fetch:
            self.fetching = message
            self.changed.emit()
        elif isinstance(message, Refused) and message.token in (self._look, self._load, self._search, self._fetch):
            self._refused(message)

    def _take(self, message: Looked) -> None:
        self.last, self.refusal = message, None
        self.last_subject = self.at_hand
        if message.picture is not None and not self._outdated:
            self.pictures.arrived(message.picture)
        self.looked.emit(message)
        self._waiting = False
        if self._outdated:
            self._ask()

    def _refused(self, message: Refused) -> None:
        if not message.token:
            return
        self.refusal = message.failed.message()
        if message.token == self._look:
            self._waiting = self._outdated = False
        if message.token == self._load:
            self.at_hand = NOTHING
        if message.token == self._search:
            self._search = 0
        if message.token == self._fetch:
            self._fetch, self.fetching = 0, None
        self.changed.emit()

    def _engine_changed(self, _state: object) -> None:
        if not self.engine.alive:
            self.at_hand, self._look, self._search, self._fetch = NOTHING, 0, 0, 0
            self.fetching, self._waiting, self._outdated = None, False, False
            self.changed.emit()
        elif self.at_hand.kind is Kind.NOTHING:
            self._settle.start()

    def _edited(self, _before: object, _after: object) -> None:
        self._settle.start()

    def _begin(self) -> None:
        """Forget the picture and all that was made of it: another document was opened."""
        self.pictures, self.block, self.prefer_canvas = Pictures(), "", False
        self.last = self.refusal = self.missing = self.time = None
        self.subject = self.at_hand = self.last_subject = NOTHING
        self._look = self._load = self._search = 0
        self._waiting = self._outdated = False
        self.begun.emit()
        self._settle.stop()
        self.refresh(again=True)

    def _selected(self, _selection: object) -> None:
        if self.selection.current not in (None, definition_of(self.block)):
            self._show_block(self._leaf(self.selection.current) or "")

    def _leaf(self, address: str | None) -> str | None:
        """Return the leaf to look at for a block or group of the canvas."""
        return None if self.subject.design is None or address is None else leaf_for(self.subject.design.graph, address)

    def _follow_run(self) -> None:
        if self.session.busy:
            self.prefer_canvas = False
        now = wanted(self.session, self.prefer_canvas)
        if self.session.busy and self.session.started is None:
            return
        if not now.same(self.subject):
            if now.kind is Kind.RUN and self.session.busy:
                self.refresh()
            elif not self.session.busy:
                self._settle.start()
        elif self._mistakes_are_old():
            self.pictures.forget_mistakes()

    def _mistakes_are_old(self) -> bool:
        wrong, finished = self.pictures.wrong, self.session.finished
        return wrong is not None and finished is not None and wrong.step != finished.step


def looking_of(document: Document, selection: Selection, engine: EngineClient) -> Looking:
    """Return what looks at this document: the same one for every view made of it."""
    for child in engine.children():
        if isinstance(child, Looking) and child.document is document:
            return child
    return Looking(document, selection, engine)
