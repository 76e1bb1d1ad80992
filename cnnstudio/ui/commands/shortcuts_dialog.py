"""Help > Shortcuts: every command with its keys, which can be changed by pressing others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from cnnstudio.graph.text import Message
from cnnstudio.ui.commands import shortcuts
from cnnstudio.ui.commands.canvas_keys import fixed_keys
from cnnstudio.ui.commands.offers import places, plain_text
from cnnstudio.ui.icons import icon
from cnnstudio.ui.panels.palette_model import plain
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.widgets import label, set_tone
from cnnstudio.ui.words import announcer, sentence, translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

_NAME = Qt.ItemDataRole.UserRole
_SIZE = (560, 600)
_NATIVE = QKeySequence.SequenceFormat.NativeText
_ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_unknown)


def show_shortcuts(window: MainWindow) -> ShortcutsDialog:
    """Open the list of every shortcut; the window stays usable beside it."""
    old: ShortcutsDialog | None = window.findChild(ShortcutsDialog)
    dialog = ShortcutsDialog(window) if old is None else old
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


class ShortcutsDialog(QDialog):
    """A tree of commands by menu. Enter on a row, or a click into the field below, and the next keys are its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window_, self.actions_ = window, window.actions_
        self.setObjectName("help.shortcuts.dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Keys", "Shortcuts"))
        self.resize(*_SIZE)
        self.search = self._search_line()
        self.tree = self._tree()
        self.keys = KeyField()
        self.keys.setObjectName("shortcuts.keys")
        self.keys.pressed.connect(self._change)
        self.said = label("", "muted", wrap=True)
        self.said.setObjectName("shortcuts.said")
        self.one = self._button("shortcuts.reset", translate("Keys", "Reset"), self._reset)
        self.all = self._button("shortcuts.reset_all", translate("Keys", "Reset all"), self._reset_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        row = QHBoxLayout()
        row.addWidget(self.keys, 1)
        row.addWidget(self.one)
        row.addWidget(self.all)
        column.addLayout(row)
        column.addWidget(self.said)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column.addWidget(buttons)
        announcer.language_changed.connect(self.close)
        self._fill()
        self._chosen()

    def _search_line(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName("shortcuts.search")
        line.setPlaceholderText(translate("Keys", "Find a command or keys"))
        line.setAccessibleName(translate("Keys", "Find a command or keys"))
        line.addAction(icon("search", theme.current.faint), QLineEdit.ActionPosition.LeadingPosition)
        line.textChanged.connect(self._filter)
        return line

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("shortcuts.tree")
        tree.setAccessibleName(translate("Keys", "Commands and their keys"))
        tree.setHeaderLabels([translate("Keys", "Command"), translate("Keys", "Keys")])
        tree.setUniformRowHeights(True)
        tree.setIndentation(14)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.currentItemChanged.connect(lambda *_items: self._chosen())
        tree.itemActivated.connect(lambda *_item: self.keys.setFocus())
        return tree

    def _button(self, name: str, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    # -- the list -----------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        where = places(self.window_)
        order = {name: number for number, name in enumerate(where)}
        groups: dict[str, QTreeWidgetItem] = {}
        for action in sorted(self.actions_, key=lambda action: order.get(action.objectName(), len(order))):
            name = action.objectName()
            path = where.get(name) or (translate("Keys", "Other"),)
            item = QTreeWidgetItem(["", ""])
            item.setData(0, _NAME, name)
            self._group(groups, path[0]).addChild(item)
            self._write(item, " › ".join((*path[1:], "")))
        for fixed in fixed_keys():
            item = QTreeWidgetItem([fixed.title, fixed.shown()])
            item.setToolTip(1, translate("Keys", "always so"))
            item.setForeground(1, theme.current.colour("muted"))
            self._group(groups, translate("Keys", "Canvas (always so)")).addChild(item)
        self.tree.expandAll()

    def _group(self, groups: dict[str, QTreeWidgetItem], title: str) -> QTreeWidgetItem:
        if title not in groups:
            groups[title] = QTreeWidgetItem([title])
            groups[title].setFont(0, font(13, bold=True))
            groups[title].setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(groups[title])
        return groups[title]

    def _write(self, item: QTreeWidgetItem, before: str | None = None) -> None:
        """Write a row as its action is now; `before` is what stands before its title."""
        action = self.actions_[item.data(0, _NAME)]
        if before is not None:
            item.setText(0, before + plain_text(action.text().partition(": ")[0]))
        item.setText(1, _keys_of(action))
        item.setFont(1, font(13, bold=shortcuts.is_changed(action.objectName())))

    def _rewrite(self) -> None:
        for item in self._rows():
            if item.data(0, _NAME):
                self._write(item)

    def _rows(self) -> list[QTreeWidgetItem]:
        tops = [self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount())]
        return [row for top in tops if top is not None for row in _children(top)]

    def _filter(self, text: str) -> None:
        wanted = plain(text.strip())
        for item in self._rows():
            item.setHidden(not all(part in plain(f"{item.text(0)} {item.text(1)}") for part in wanted.split()))
        for number in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(number)
            if top is not None:
                top.setHidden(all(row.isHidden() for row in _children(top)))
        shown = next((item for item in self._rows() if not item.isHidden()), None)
        if wanted and shown is not None:
            self.tree.setCurrentItem(shown)

    # -- changing -----------------------------------------------------------------------------------------------------

    def _current(self) -> str:
        item = self.tree.currentItem()
        return "" if item is None else item.data(0, _NAME) or ""

    def _chosen(self) -> None:
        name = self._current()
        self.keys.setEnabled(bool(name))
        self.keys.setText(_keys_of(self.actions_[name]) if name else "")
        self.one.setEnabled(bool(name) and shortcuts.is_changed(name))
        self.all.setEnabled(any(shortcuts.is_changed(action.objectName()) for action in self.actions_))
        self._say(None)

    def _change(self, keys: QKeySequence) -> None:
        self._done(shortcuts.change(self.actions_, self._current(), keys))

    def _reset(self) -> None:
        self._done(shortcuts.reset(self.actions_, self._current()))

    def _reset_all(self) -> None:
        shortcuts.reset_all(self.actions_)
        self._done(None)

    def _done(self, fault: Message | None) -> None:
        self._rewrite()
        self._chosen()
        self._say(fault)

    def _say(self, fault: Message | None) -> None:
        hint = translate("Keys", "Press the new keys in the field above; Backspace takes them away.")
        self.said.setText(hint if fault is None else sentence(fault))
        set_tone(self.said, "muted" if fault is None else "problem")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a row leads to its keys instead of closing the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class KeyField(QLineEdit):
    """Shows keys and emits `pressed(QKeySequence)` for those that are pressed in it; an empty one for Backspace."""

    pressed = Signal(QKeySequence)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText(translate("Keys", "no keys"))
        self.setAccessibleName(translate("Keys", "Keys of the chosen command: press the new ones"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        """Take every key but those that lead on to the next field, before any shortcut hears it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if key in _ALONE:
            return
        if key == Qt.Key.Key_Escape and not held:
            event.ignore()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not held:
            self.pressed.emit(QKeySequence())
        else:
            self.pressed.emit(QKeySequence(event.keyCombination()))


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for number in range(item.childCount()) if (child := item.child(number)) is not None]


def _keys_of(action: QAction) -> str:
    return "  ".join(keys.toString(_NATIVE) for keys in action.shortcuts())
