"""What would PyTorch say? A real engine is asked, and its words are shown as they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from cnnstudio.ui import edits
from cnnstudio.ui.panels.problem_row import ProblemRow
from tests.end_to_end import hands
from tests.end_to_end.conftest import wait_ready


@pytest.fixture(autouse=True)
def problems(window):
    """The list of problems, in front."""
    window.docks["panel.problems"].bring_forward()
    hands.settle()
    yield
    window.docks["panel.training"].bring_forward()
    hands.settle()


def ask(window, name: str) -> ProblemRow:
    (row,) = [one for one in window.problems.findChildren(ProblemRow, name) if one.isVisible()]
    button = row.findChild(QPushButton, "problem.torch")
    window.problems.ensureWidgetVisible(button)
    hands.settle()
    hands.click(button)
    return row


def answer(row: ProblemRow) -> list[str]:
    """What stands in the box below a problem, once there is one."""
    hands.until(lambda: row._box is not None, 20)
    return [label.text() for label in row._box.findChildren(QLabel)]


def test_torchs_own_message_is_shown_and_copied(window):
    hands.pick(window, "flatten")
    hands.press(window, Qt.Key.Key_Delete)
    row = ask(window, "problem.linear.flat.fc1")
    sentence, source, words = answer(row)
    assert "fc1" in sentence and source == "nn.Linear(256, 120)"
    assert words.startswith("RuntimeError: ") and "shapes cannot be multiplied (64x4 and 256x120)" in words
    window.problems.ensureWidgetVisible(row._box)
    hands.settle()
    hands.click(row._box.findChild(QPushButton, "torch.copy"))
    assert QGuiApplication.clipboard().text() == f"{source}\n{words}"


def test_the_loss_speaks_for_the_output(window):
    hands.pick(window, "fc3")
    hands.fill(window, "out_features", "7")
    window.docks["panel.problems"].bring_forward()
    hands.settle()
    texts = answer(ask(window, "problem.output.classes.output"))
    assert texts[-1] == "IndexError: Target 9 is out of bounds."


def test_torch_can_be_asked_from_the_inspector_while_it_trains(window):
    hands.click(window.header.train)
    hands.until(lambda: window.training.session.started is not None, 30)
    window.document.edit("Change", edits.set_values(window.document.design, "conv2", kernel_size=(31, 31)))
    hands.pick(window, "conv2")
    row = window.inspector.page.findChild(ProblemRow)
    button = row.findChild(QPushButton, "problem.torch")
    window.inspector.ensureWidgetVisible(button)
    hands.settle()
    hands.click(button)
    assert "Kernel size can't be greater than actual input size" in answer(row)[-1]
    assert window.training.busy


def test_without_an_engine_one_sentence_says_so(window):
    hands.pick(window, "flatten")
    hands.press(window, Qt.Key.Key_Delete)
    window.engine.close()
    (sentence,) = answer(ask(window, "problem.linear.flat.fc1"))
    assert "no engine" in sentence
    window.engine.start()
    (sentence,) = [text for text in answer(ask(window, "problem.linear.flat.fc1")) if text]
    assert "warming up" in sentence
    wait_ready(window)


def test_a_question_does_not_outlive_the_engine(window):
    hands.pick(window, "flatten")
    hands.press(window, Qt.Key.Key_Delete)
    (row,) = [one for one in window.problems.findChildren(ProblemRow, "problem.linear.flat.fc1") if one.isVisible()]
    window.panels.torch.ask("fc1", row.hear)
    window.engine.close()
    assert "no engine" in answer(row)[0]
    wait_ready(window)
