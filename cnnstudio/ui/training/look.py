"""What training and looking add to the style sheet: large figures, buttons in a row, the line that says something."""

from __future__ import annotations

from cnnstudio.ui.colours import Colours

_SHEET = """
*[tone="figure"] {{ font-weight: 600; font-size: {figure}px; }}
QFrame[tone="notice"] {{ background: {selection}; border-radius: 6px; }}
QFrame[tone="notice"] QLabel {{ font-size: {small}px; }}
QFrame[tone="notice"] QPushButton {{ background: {surface}; padding: 2px 10px; min-height: 16px; font-size: {small}px; }}
QToolButton[tone="segment"] {{ background: {field}; color: {text}; padding: 4px 10px; }}
QToolButton[tone="segment"][compact="true"] {{ padding: 4px 2px; }}
QToolButton[tone="segment"][tight="true"] {{ padding: 4px 5px; }}
QToolButton[tone="segment"]:hover {{ background: {hover}; }}
QToolButton[tone="segment"]:checked {{ background: {selection}; color: {text}; border-color: {accent}; }}
QToolButton[tone="segment"]:disabled {{ color: {faint}; }}
QToolButton[tone="segment"]:focus {{ border: 1px solid {text}; }}
QSpinBox {{ background: {field}; border: 1px solid {field}; border-radius: 6px; padding: 2px 6px; min-height: 18px; }}
QSpinBox {{ padding-right: 20px; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 18px; border: 0; background: transparent; }}
QSpinBox::up-arrow, QSpinBox::down-arrow {{ image: none; width: 0; height: 0; }}
QSpinBox:focus {{ border-color: {accent}; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
"""


def sheet(colours: Colours, scale: float) -> str:
    """Return the rules with the colours and sizes of one palette."""
    return _SHEET.format(
        figure=round(18 * scale),
        small=round(12 * scale),
        selection=colours.selection,
        surface=colours.surface,
        field=colours.field,
        faint=colours.faint,
        hover=colours.hover,
        text=colours.text,
        accent=colours.accent,
    )
