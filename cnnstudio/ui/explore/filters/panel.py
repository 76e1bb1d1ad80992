"""A filter by hand: its numbers, the classic kernels, and what that does to each class at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.text import Message
from cnnstudio.protocol.arrays import Floats
from cnnstudio.protocol.messages import Filters
from cnnstudio.protocol.questions import KernelEdit
from cnnstudio.ui.explore.bars import percent
from cnnstudio.ui.explore.channel_box import ChannelBox
from cnnstudio.ui.explore.filters.class_bars import ClassBars
from cnnstudio.ui.explore.filters.editing import Editing
from cnnstudio.ui.explore.filters.freeze_buttons import FreezeButtons
from cnnstudio.ui.explore.filters.frozen import touches
from cnnstudio.ui.explore.filters.grid_field import GridField
from cnnstudio.ui.explore.filters.kernel_list import KernelList
from cnnstudio.ui.explore.picture_panel import class_names
from cnnstudio.ui.explore.toggle import toggle
from cnnstudio.ui.explore.why.page import figure
from cnnstudio.ui.icons import icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label, set_tone
from cnnstudio.ui.words import filled, number, sentence, translate

Classic = Literal["identity", "blur", "sharpen", "sobel_x", "sobel_y", "prewitt_x", "prewitt_y", "laplace"]


class FilterPanel(QWidget):
    """Hidden until a filter is chosen. Esc closes it; the edits stay."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self.editing, self.looking = editing, editing.looking
        self.setObjectName("panel.filter")
        self.setAccessibleName(translate("Filters", "Filter by hand"))
        self.setMinimumWidth(round(300 * theme.scale))
        self.chosen: tuple[str, int] | None = None
        self.title = label("", "strong")
        self.title.setObjectName("filter.title")
        self.close_ = QToolButton()
        self.close_.setObjectName("filter.close")
        self.close_.setToolTip(translate("Filters", "Close (Esc)"))
        self.close_.setAccessibleName(self.close_.toolTip())
        self.close_.setProperty("tone", "flat")
        self.close_.clicked.connect(self.leave)
        self.channel = ChannelBox("filter.channel")
        self.channel.valueChanged.connect(self._show_numbers)
        self.all = toggle("filter.all", translate("Filters", "All channels"))
        self.all.setToolTip(translate("Filters", "Kernels, zero and flip are meant for every input channel"))
        self.grid = GridField("filter.grid")
        self.grid.edited.connect(self._set)
        self.grid.refused.connect(self._say)
        self.kernels = KernelList()
        self.kernels.chosen.connect(self._edit)
        self.zero = _button("filter.zero", translate("Filters", "Zero"), lambda: self._edit("zero"))
        self.flip = _button("filter.flip", translate("Filters", "Flip"), lambda: self._edit("flip"))
        self.flip.setToolTip(translate("Filters", "Upside down and left to right: correlation becomes convolution"))
        self.freeze = FreezeButtons(editing)
        self.undo = _button("filter.undo", translate("Filters", "Undo"), editing.undo)
        self.redo = _button("filter.redo", translate("Filters", "Redo"), editing.redo)
        self.back = _button("filter.back", translate("Filters", "All back"), editing.all_back)
        self.back.setToolTip(translate("Filters", "All filters as the network has them: none set by hand, none frozen"))
        self.sum = label("", "muted")
        self.sum.setObjectName("filter.sum")
        self.said = label("", "muted", wrap=True)
        self.said.setObjectName("filter.said")
        self.bars = ClassBars()
        self._arrange()
        editing.changed.connect(self.refresh)
        self.looking.looked.connect(self.refresh)
        self.looking.changed.connect(self.refresh)
        self.looking.session.changed.connect(self.refresh)
        theme.changed.connect(self.refresh)
        self.hide()
        self.refresh()

    def choose(self, address: str, filter: int, channel: int) -> None:
        """Show this filter of a convolution, all counted from 0."""
        self.chosen = (address, filter)
        shown = self._filters()
        if shown is None:
            return
        self.channel.setMaximum(shown.weights.shape[1])
        self.channel.setValue(channel + 1)
        self.show()
        self.refresh()

    def leave(self) -> None:
        """Close the editor; the edits stay."""
        self.chosen = None
        self.hide()

    def _filters(self) -> Filters | None:
        looked = self.looking.last
        filters = looked.filters.get(self.chosen[0]) if looked is not None and self.chosen is not None else None
        return filters if filters is not None and self.chosen is not None and self.chosen[1] < len(filters.weights) else None

    def _kernel(self) -> Floats | None:
        filters = self._filters()
        if filters is None or self.chosen is None:
            return None
        kernel: Floats = filters.weights[self.chosen[1], min(self.channel.value() - 1, filters.weights.shape[1] - 1)]
        return kernel

    def _channel(self) -> int | None:
        """Return the input channel that kernels, zero and flip are meant for; None for all."""
        filters = self._filters()
        one = filters is not None and filters.weights.shape[1] == 1
        return None if self.all.isChecked() or one else self.channel.value() - 1

    def _applied(self) -> str:
        """Return the kernel that was the last change to what is shown; empty where that was another."""
        if self.chosen is None:
            return ""
        last = next((edit for edit in reversed(self.editing.edits) if touches(edit, self.chosen)), None)
        shown = last is not None and last.channel in (None, self.channel.value() - 1)
        return last.kernel if last is not None and shown and last.filter is not None else ""

    def refresh(self, *_: object) -> None:
        """Show the filter and what is known of its effect."""
        self.close_.setIcon(icon("close", theme.current.muted))
        if self.chosen is None:
            return
        filters = self._filters()
        if filters is None:
            self.leave()
            return
        channels = filters.weights.shape[1]
        self.channel.setMaximum(channels)
        for part in (self.channel, self.all):
            part.setVisible(channels > 1)
        self.freeze.show_filter(*self.chosen, filters)
        text = translate("Filters", "Filter {filter} of {block}")
        self.title.setText(filled(text, filter=number(self.chosen[1] + 1), block=self.chosen[0]))
        editing = self.editing
        self.undo.setEnabled(editing.can_undo)
        self.redo.setEnabled(editing.can_redo)
        self.back.setEnabled(bool(editing.edits or editing.frozen))
        self._show_numbers()
        self._show_effect()

    def _show_numbers(self, *_: object) -> None:
        kernel = self._kernel()
        if kernel is None:
            return
        self.grid.show_values(kernel)
        self.kernels.show_applied(self._applied())
        total = figure(round(float(kernel.astype(np.float64).sum()), 6) + 0.0)
        norm = figure(float(np.sqrt((kernel.astype(np.float64) ** 2).sum())), 3)
        self.sum.setText(filled(translate("Filters", "Sum of the kernel: {sum}; norm: {norm}"), sum=total, norm=norm))

    def _show_effect(self) -> None:
        editing = self.editing
        if editing.refusal is not None:
            self._say(editing.refusal)
            return
        design = self.looking.subject.design
        found = editing.found if editing.edits else None
        self.bars.show_found(found, class_names("" if design is None else design.data))
        set_tone(self.said, "muted")
        if found is None:
            waiting = translate("Filters", "Counting what that does to each class…")
            still = translate("Filters", "Change a number: what that does to each class appears here.")
            hand = translate("Filters", "Set by hand.")
            self.said.setText(waiting if editing.under_way and editing.edits else hand if editing.edits else still)
            return
        seen = max(int(found.seen.sum()), 1)
        shares = {"before": percent(found.before.sum() / seen), "after": percent(found.after.sum() / seen)}
        text = translate("Filters", "Accuracy {before} → {after} in {done} of {total} pictures")
        self.said.setText(filled(text, done=number(found.done), total=number(found.total), **shares))

    def _say(self, message: Message | None) -> None:
        self.said.setText("" if message is None else sentence(message))
        set_tone(self.said, "problem" if message is not None else "muted")

    # -- editing ------------------------------------------------------------------------------------------------------

    def _set(self, values: Floats) -> None:
        if self.chosen is not None:
            address, filter = self.chosen
            channel = self.channel.value() - 1
            self.editing.add(KernelEdit(address, "values", filter=filter, channel=channel, values=values))

    def _edit(self, kernel: Classic | Literal["zero", "flip"]) -> None:
        if self.chosen is None:
            return
        self.editing.add(KernelEdit(self.chosen[0], kernel, filter=self.chosen[1], channel=self._channel()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.channel)
        top.addWidget(self.close_)
        kinds, ways, backs = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        kinds.setSpacing(4)
        kinds.addWidget(self.kernels, 1)
        kinds.addWidget(self.all)
        for row, parts in (
            (ways, (self.zero, self.flip, self.freeze.one, self.freeze.all)),
            (backs, (self.undo, self.redo, self.back)),
        ):
            row.setSpacing(4)
            for part in parts:
                row.addWidget(part)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(6)
        inner.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.sum)
        inner.addLayout(kinds)
        inner.addLayout(ways)
        inner.addLayout(backs)
        inner.addWidget(self.freeze.said)
        inner.addWidget(self.said)
        inner.addWidget(self.bars)
        inner.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.area, 1)


def _button(name: str, text: str, slot: Callable[[], object]) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.clicked.connect(lambda: slot())
    return made
