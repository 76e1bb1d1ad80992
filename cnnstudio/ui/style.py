"""The style sheet over Fusion: flat, quiet, with a focus ring that can be seen."""

from __future__ import annotations

import re

from cnnstudio.resources import resource
from cnnstudio.ui.colours import Colours, colour_names

_PLACE = re.compile(r"@([a-z_]+)")

_SIZE = re.compile(r"font-size: (\d+)px")

_SHEET = """
QMainWindow, QStackedWidget, QDialog { background: @surface; }
QToolTip { background: @text; color: @surface; border: 0; padding: 4px 8px; font-size: 12px; }

QMainWindow::separator { background: @border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }

*[tone="title"] { font-weight: 600; font-size: 14px; }
*[tone="heading"] { font-weight: 600; font-size: 20px; }
*[tone="strong"] { font-weight: 600; }
*[tone="muted"] { color: @muted; font-size: 12px; }
*[tone="label"] { color: @muted; }
*[tone="group"] { color: @muted; font-size: 11px; font-weight: 600; letter-spacing: 0.4px; }
*[tone="problem"] { color: @problem; font-size: 12px; }
*[tone="note"] { color: @note; font-size: 12px; }
QFrame[tone="line"] { background: @border; max-height: 1px; min-height: 1px; border: 0; }
QFrame[tone="formula"] { background: @field; border-radius: 6px; }
QFrame[tone="card"] { background: @surface; border: 1px solid @block_border; border-radius: 8px; }
QFrame[tone="card"]:hover { border-color: @accent; }

QMenuBar { background: transparent; border: 0; }
QMenuBar::item { background: transparent; padding: 6px 6px; border-radius: 6px; color: @muted; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @field; color: @text; }
QMenu { background: @surface; border: 1px solid @block_border; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; }

QPushButton, QToolButton {
    background: @field; border: 1px solid transparent; border-radius: 6px; padding: 5px 12px; min-height: 18px;
}
QToolButton { padding: 4px 8px; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:focus, QToolButton:focus { border-color: @accent; }
QPushButton:disabled, QToolButton:disabled { color: @faint; }
QPushButton[tone="primary"] { background: @accent; color: @on_accent; font-weight: 600; border: 2px solid @accent; }
QPushButton[tone="primary"]:hover { background: @accent; border-color: @text; }
QPushButton[tone="primary"]:focus { border-color: @text; }
QPushButton[tone="primary"]:disabled { background: @field; border-color: @field; color: @faint; }
QPushButton[tone="repair"] { padding: 2px 10px; text-align: left; color: @accent; font-size: 12px; }
QPushButton[tone="aside"] { background: transparent; padding: 2px 8px; color: @muted; font-size: 12px; text-align: left; }
QPushButton[tone="aside"]:hover { background: @hover; color: @text; }
QPushButton[tone="aside"]:focus { border-color: @accent; }
QPushButton[tone="flat"], QToolButton[tone="flat"] { background: transparent; }
QPushButton[tone="flat"]:hover, QToolButton[tone="flat"]:hover { background: @field; }
QPushButton::menu-indicator, QToolButton::menu-indicator { width: 0; image: none; }
QPushButton[tone="picker"] {
    background: @surface; border: 1px solid @block_border; text-align: left; padding: 2px 10px; min-height: 30px;
}
QPushButton[tone="picker"]:hover { border-color: @muted; }
QPushButton[tone="picker"]:focus { border-color: @accent; }

*[tone="caption"] { color: @muted; font-size: 11px; }
*[tone="choice"] { font-size: 12px; }
QFrame[tone="message"] { background: @selection; border-bottom: 1px solid @border; }
QFrame[tone="tip"] { background: @block; border: 1px solid @wire; border-radius: 6px; }
QFrame[tone="popup"] { background: @surface; border: 1px solid @block_border; }
QToolButton[tone="dock"] { background: transparent; border: 0; padding: 3px; min-height: 12px; }
QToolButton[tone="dock"]:hover { background: @field; }

QLineEdit, QComboBox, QPlainTextEdit[tone="field"] {
    background: @field; border: 1px solid @field; border-radius: 6px; padding: 3px 8px; min-height: 18px;
    selection-background-color: @accent; selection-color: @on_accent;
}
QLineEdit > QToolButton { background: transparent; border: 0; padding: 0; min-height: 0; }
QLineEdit:hover, QComboBox:hover { border-color: @block_border; }
QLineEdit:focus, QComboBox:focus { border-color: @accent; }
QLineEdit[wrong="true"] { border-color: @problem; }
QLineEdit:disabled, QComboBox:disabled { color: @faint; }
QComboBox { padding-right: 20px; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: url("@arrow"); width: 10px; height: 10px; }
QComboBox QAbstractItemView {
    background: @surface; border: 1px solid @block_border; selection-background-color: @selection; selection-color: @text;
}

QTabBar { background: transparent; border: 0; }
QTabBar::tab {
    background: transparent; color: @muted; padding: 7px 12px 5px 12px; border: 0; border-bottom: 2px solid transparent;
}
QMainWindow > QTabBar::tab { padding: 7px 8px 5px 8px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom-color: @accent; }
QTabBar::tab:focus { background: @field; }
QTabBar#header\\.tabs::tab { padding: 6px 18px; border: 1px solid transparent; border-radius: 6px; font-size: 14px; }
QTabBar#header\\.tabs::tab:selected { background: @field; border-color: transparent; }
QTabBar#header\\.tabs:focus::tab:selected { border-color: @accent; }

QListView, QTreeView, QTableView, QTextBrowser, QPlainTextEdit {
    background: @surface; border: 1px solid transparent; outline: 0; selection-background-color: @selection;
    selection-color: @text;
}
QListView:focus, QTreeView:focus, QPlainTextEdit:focus { border-color: @accent; }
QTableView::item { padding: 0 8px; }
QTableView::item:selected { background: @selection; color: @text; }
QTableView:focus { border-color: @accent; }
QTreeView::item { min-height: 22px; padding: 0 6px; }
QListView::item { min-height: 22px; }
QTreeView::item:selected, QListView::item:selected { background: @selection; color: @text; }
QTreeView::item:hover:!selected { background: @field; }
QHeaderView::section {
    background: @surface; color: @muted; border: 0; border-bottom: 1px solid @border; padding: 4px 8px; font-size: 12px;
}
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @block_border; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @wire; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QStatusBar { background: @surface; border-top: 1px solid @border; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: @muted; font-size: 12px; }
QProgressBar { background: @field; border: 0; border-radius: 3px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSplitter::handle { background: @border; }
"""


def style_sheet(colours: Colours, scale: float = 1) -> str:
    """Return the sheet with the colours of one palette filled in, its text so many times as large."""
    names = {name: getattr(colours, name) for name in colour_names()}
    arrow = resource("icons", "arrow-dark.svg" if colours.dark else "arrow-light.svg")
    names["arrow"] = arrow.as_posix()
    sheet = _SIZE.sub(lambda match: f"font-size: {round(int(match.group(1)) * scale)}px", _SHEET)
    return _PLACE.sub(lambda match: names[match.group(1)], sheet)
