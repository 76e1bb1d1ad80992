"""The picture at hand above the canvas: what it is, what the network says of it, and the ways to another one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cnnstudio.ui.explore.asking import ask_picture, pasted_picture
from cnnstudio.ui.explore.bars import is_said, lost_words, name_of, percent
from cnnstudio.ui.explore.elided import ElidedLabel
from cnnstudio.ui.explore.feed import StripFeed
from cnnstudio.ui.explore.picture_panel import class_names, picture_title
from cnnstudio.ui.explore.picture_view import PictureView
from cnnstudio.ui.explore.state import empty_words, notice_for, step_words
from cnnstudio.ui.explore.toggle import toggle
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.look import sheet
from cnnstudio.ui.training.notice import NoticeLine
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, translate

_SIDE = 30


class HandBar(QWidget):
    """A row that says all, and below it a line where something is in the way. `draw` is down while the pad is shown."""

    def __init__(self, feed: StripFeed) -> None:
        super().__init__()
        self.setObjectName("panel.hand")
        self.setAccessibleName(translate("Hand", "Picture at hand"))
        self._feed = feed
        looking = feed.looking
        self.view = PictureView(_SIDE, "hand.picture", translate("Hand", "Picture at hand"))
        self.caption, self.verdict = ElidedLabel("muted"), label("", "strong")
        self.caption.setObjectName("hand.caption")
        self.verdict.setObjectName("hand.verdict")
        self.previous = _button("hand.previous", translate("Explore", "Previous"), looking.previous_picture)
        self.next = _button("hand.next", translate("Explore", "Next"), looking.next_picture)
        self.draw = toggle("hand.draw", translate("Explore", "Draw"))
        self.draw.setToolTip(translate("Explore", "Draw a digit with the mouse and see what the network says"))
        self.open = _button("hand.open", translate("Explore", "Open…"), lambda: ask_picture(self, looking.open_file))
        self.open.setToolTip(translate("Explore", "Look at a picture file; it can be dropped here too"))
        self.paste = _button("hand.paste", translate("Explore", "Paste"), lambda: pasted_picture(looking.open_pixels))
        self.paste.setToolTip(translate("Explore", "Look at the picture on the clipboard"))
        self.notice = NoticeLine()
        self.notice.setObjectName("hand.notice")
        self._arrange()
        feed.arrived.connect(self.refresh)
        feed.changed.connect(self.refresh)
        looking.session.changed.connect(self.refresh)
        looking.engine.state_changed.connect(self.refresh)
        theme.changed.connect(self._tint)
        self._tint()
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show the state as it is now."""
        feed, looking = self._feed, self._feed.looking
        self.notice.show_notice(notice_for(looking, feed.step is not None))
        self.previous.setEnabled(looking.pictures.can_go_back)
        if feed.step is None:
            self.view.show_picture(None, "")
        if feed.step is None or not looking.engine.alive:
            self.caption.setText(empty_words(looking))
            self.verdict.setText("")
            return
        design = feed.subject.design
        names = class_names("" if design is None else design.data)
        words = "" if feed.picture is None else picture_title(feed.picture, names)
        self.view.show_picture(feed.picture, words)
        self.caption.setText(" · ".join(filter(None, [words, step_words(feed.subject, feed.step)])))
        self.caption.setToolTip(self.caption.text())
        self.verdict.setText(self.answer())
        self.verdict.setToolTip("" if is_said(feed.probabilities) or not len(feed.probabilities) else lost_words())

    def answer(self) -> str:
        """Return what the network says: 7, 99.2 %."""
        shares = self._feed.probabilities
        if not is_said(shares):
            return translate("Hand", "no numbers: training diverged") if len(shares) else ""
        best = int(shares.argmax())
        name, share = self.best()
        picture = self._feed.picture
        if picture is None or picture.label is None:
            return filled(translate("Explore", "{name}, {share}"), name=name, share=share)
        if picture.label == best:
            return filled(translate("Explore", "{name}, {share}: right"), name=name, share=share)
        return filled(translate("Hand", "{name}, {share}: wrong"), name=name, share=share)

    def best(self) -> tuple[str, str]:
        """Return the likeliest class and its share, empty where nothing was said."""
        shares, design = self._feed.probabilities, self._feed.subject.design
        if not is_said(shares):
            return "", ""
        best = int(shares.argmax())
        return name_of(class_names("" if design is None else design.data), best), percent(float(shares[best]))

    def _tint(self) -> None:
        self.setStyleSheet(sheet(theme.current, theme.scale))
        self.view.setFixedSize(self.view.sizeHint())

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.view)
        row.addWidget(self.verdict)
        row.addWidget(self.caption, 1)
        for part in (self.previous, self.next, self.draw, self.open, self.paste):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5, 8, 5)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.notice)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _button(name: str, text: str, slot: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(lambda: slot())
    return button
