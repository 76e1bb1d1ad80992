"""LeNet-5 from the palette and the inspector alone: no wire is drawn by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cnnstudio.ui.training.session import Phase
from tests.end_to_end import hands

BODY = ["Conv2d", "ReLU", "MaxPool2d"]
BLOCKS = ["Input", *BODY, *BODY, "Flatten", "Linear", "ReLU", "Linear", "ReLU", "Linear", "Softmax", "Output"]
FIELDS = {
    "conv1": {"out_channels": "6", "kernel_size": "5"},
    "conv2": {"out_channels": "16", "kernel_size": "5x5"},
    "fc1": {"out_features": "120"},
    "fc2": {"out_features": "84"},
    "fc3": {"out_features": "10"},
}
LECTURE = 44_426
"""Parameters of LeNet-5 on 28x28 pictures, layer by layer: 156 + 2416 + 30840 + 10164 + 850."""


def test_lenet_by_double_clicks(window):
    document, session = window.document, window.training.session
    window.files.begin_empty()
    for kind in BLOCKS:
        hands.append(window, kind)
    assert len(document.design.graph.wires) == len(BLOCKS) - 1
    for id, fields in FIELDS.items():
        window.canvas.reveal(id)
        hands.settle()
        hands.pick(window, id)
        for name, text in fields.items():
            hands.fill(window, name, text)
    assert document.report.sound
    assert document.report.parameters == LECTURE
    hands.press(window, Qt.Key.Key_Return, hands.CONTROL)
    hands.until(lambda: session.history is not None and session.history.count >= 1, 30)
    hands.press(window, Qt.Key.Key_Period, hands.CONTROL)
    hands.until(lambda: session.phase is Phase.STOPPED, 10)
