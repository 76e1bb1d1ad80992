from __future__ import annotations

import os
import signal

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from cnnstudio.design.folding import fold_design
from cnnstudio.graph.paths import with_repeat
from cnnstudio.protocol.arrays import Bytes
from cnnstudio.ui.explore.at_hand import Kind
from cnnstudio.ui.explore.panel import ExplorePanel
from tests.ui.training.studio import click, with_plan

LONG = 60_000


def looked(qtbot, panel, act):
    """Do `act` and return the next answer."""
    with qtbot.waitSignal(panel.looking.looked, timeout=LONG) as caught:
        act()
    QApplication.processEvents()
    return caught.args[0]


def train(qtbot, panel, **plan):
    session = panel.looking.session
    document = panel.looking.document
    if plan:
        document.edit("plan", with_plan(document.design, **plan))
    session.train()
    return session


def trained(qtbot, panel, **plan):
    session = train(qtbot, panel, **plan)
    qtbot.waitUntil(lambda: not session.busy and panel.looking.last.step == session.finished.step, timeout=LONG)
    return session


def test_before_training_the_initial_weights_are_shown(panel):
    last = panel.looking.last
    assert panel.looking.last_subject.kind is Kind.INITIAL and last.step == 0
    assert last.picture.part == "test" and len(last.probabilities) == 10
    assert panel.looking.block == "conv1" and list(last.maps) == ["conv1"]
    assert panel.inside.filters.filters.shape == (4, 1, 5, 5) and panel.inside.maps.maps.shape == (4, 24, 24)
    assert panel.weights.text() and panel.pictures.verdict.text() == panel.pictures.bars.sentence()


def test_next_and_previous(qtbot, panel):
    first = panel.looking.last.picture.index
    second = looked(qtbot, panel, panel.pictures.next.click).picture.index
    assert second == first + 1
    assert looked(qtbot, panel, panel.pictures.previous.click).picture.index == first
    assert not panel.pictures.previous.isEnabled()


def test_pictures_of_one_class(qtbot, panel):
    box = panel.pictures.classes
    assert [box.itemText(at) for at in range(1, 11)] == list("0123456789")
    box.setCurrentIndex(8)
    seen = {looked(qtbot, panel, lambda: box.activated.emit(8)).picture.label}
    seen |= {looked(qtbot, panel, panel.pictures.next.click).picture.label for _ in range(3)}
    assert seen == {7}


def test_wrong_ones_come_first_and_the_most_certain_before_the_others(qtbot, panel):
    trained(qtbot, panel, epochs=1)
    answer = looked(qtbot, panel, panel.pictures.wrong.click)
    wrong = panel.looking.pictures.wrong
    assert len(wrong.indexes) > 2 and wrong.seen == 355
    answers = [answer, looked(qtbot, panel, panel.pictures.next.click)]
    for each in answers:
        assert int(each.probabilities.argmax()) != each.picture.label
    assert answers[0].probabilities.max() >= answers[1].probabilities.max() - 1e-4
    assert [each.picture.index for each in answers] == wrong.indexes[:2].tolist()
    assert panel.pictures.found.text()


def test_wrong_ones_of_one_class(qtbot, panel):
    trained(qtbot, panel, epochs=1)
    labels = panel.looking.last.probabilities
    assert len(labels) == 10
    looked(qtbot, panel, panel.pictures.wrong.click)
    label = panel.looking.last.picture.label
    answer = looked(qtbot, panel, lambda: panel.looking.choose_class(label))
    assert answer.picture.label == label and int(answer.probabilities.argmax()) != label


def drop(panel, mime):
    position = QPointF(50, 50)
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(position.toPoint(), actions, mime, buttons, keys)
    QApplication.sendEvent(panel, enter)
    event = QDropEvent(position, actions, mime, buttons, keys)
    QApplication.sendEvent(panel, event)
    return enter.isAccepted() and event.isAccepted()


def test_a_dropped_file_goes_through_the_network(qtbot, panel, tmp_path):
    path = tmp_path / "seven.png"
    Image.fromarray(np.full((60, 40, 3), 200, np.uint8)).save(path)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    answer = looked(qtbot, panel, lambda: drop(panel, mime))
    assert answer.picture.name == "seven.png" and answer.picture.label is None
    assert panel.pictures.caption.text() == "seven.png"
    assert looked(qtbot, panel, panel.pictures.next.click).picture.index is not None


def test_a_dropped_image_goes_through_the_network(qtbot, panel):
    image = QImage(31, 45, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.red)
    mime = QMimeData()
    mime.setImageData(image)
    native: Bytes = looked(qtbot, panel, lambda: drop(panel, mime)).picture.native
    assert native.shape == (3, 45, 31) and native[:, 7, 9].tolist() == [255, 0, 0]


def test_a_file_that_is_no_picture_is_said(qtbot, panel, tmp_path):
    before = panel.looking.last
    path = tmp_path / "notes.txt"
    path.write_text("not a picture")
    panel.open_file(path)
    qtbot.waitUntil(lambda: panel.notice.shown == "refused", timeout=10_000)
    assert panel.looking.last is before
    looked(qtbot, panel, panel.pictures.next.click)
    assert panel.notice.shown == ""


def test_design_files_are_left_to_the_window(panel, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "net.cnn"))])
    assert not drop(panel, mime)


def test_the_selected_block_is_shown(qtbot, panel, selection):
    answer = looked(qtbot, panel, lambda: selection.set(["pool1"]))
    assert list(answer.maps) == ["pool1"] and list(answer.filters) == ["conv1"]
    assert panel.inside.maps.block.currentData() == "pool1"
    box = panel.inside.maps.block
    box.setCurrentIndex(box.findData("fc1"))
    answer = looked(qtbot, panel, lambda: box.activated.emit(box.currentIndex()))
    assert list(answer.maps) == ["fc1"] and answer.maps["fc1"].shape == (10,)
    assert selection.current == "fc1"


def test_maps_are_live_while_training(qtbot, panel):
    panel.looking.session.set_pace("slow")
    first = panel.looking.last.filters["conv1"].weights
    seen = []
    panel.looking.looked.connect(lambda answer: seen.append((answer.step, answer.filters["conv1"].weights)))
    train(qtbot, panel, epochs=50)
    qtbot.waitUntil(lambda: len({step for step, _ in seen}) >= 4, timeout=LONG)
    steps = [step for step, _ in seen]
    assert steps == sorted(steps)
    assert not np.array_equal(seen[-1][1], first)
    assert panel.looking.last_subject.kind is Kind.RUN


def test_what_is_hidden_asks_nothing(qtbot, panel):
    panel.looking.session.set_pace("slow")
    session = train(qtbot, panel, epochs=50)
    qtbot.waitUntil(lambda: session.history is not None and session.history.count > 0, timeout=LONG)
    panel.hide()
    qtbot.wait(300)
    seen = []
    panel.looking.looked.connect(seen.append)
    count = session.history.count
    qtbot.waitUntil(lambda: session.history.count >= count + 3, timeout=LONG)
    assert not seen
    panel.show()
    qtbot.waitUntil(lambda: bool(seen), timeout=LONG)


def test_an_edited_network_is_looked_at_again(qtbot, panel, document):
    graph = document.design.graph
    wider = graph.replace("conv1", graph["conv1"].block.with_values(out_channels=9))
    answer = looked(qtbot, panel, lambda: document.edit("wider", document.design.with_graph(wider)))
    assert answer.filters["conv1"].shape[0] == 9


def test_an_unsound_network_leaves_what_was_seen(qtbot, panel, document):
    before = panel.looking.last
    document.edit("cut", document.design.with_graph(document.design.graph.remove(["flatten"])))
    qtbot.waitUntil(lambda: panel.notice.shown == "problems", timeout=5_000)
    assert panel.looking.last is before
    document.undo()
    qtbot.waitUntil(lambda: panel.notice.shown == "", timeout=5_000)
    looked(qtbot, panel, panel.pictures.next.click)


def test_after_training_the_trained_design_stays_until_the_canvas_is_asked_for(qtbot, panel, document):
    session = trained(qtbot, panel)
    graph = document.design.graph
    document.edit("wider", document.design.with_graph(graph.replace("conv1", graph["conv1"].block.with_values(out_channels=9))))
    qtbot.waitUntil(lambda: panel.notice.shown == "edited", timeout=5_000)
    qtbot.wait(500)
    assert panel.looking.last.filters["conv1"].shape[0] == 4
    answer = looked(qtbot, panel, lambda: click(panel, "explore.canvas"))
    assert answer.filters["conv1"].shape[0] == 9 and panel.notice.shown == "canvas"
    answer = looked(qtbot, panel, lambda: click(panel, "explore.trained"))
    assert answer.filters["conv1"].shape[0] == 4 and answer.step == session.finished.step


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals are of Unix")
def test_pictures_outlive_the_engine_and_a_new_one_brings_the_run_back(qtbot, panel, engine):
    session = trained(qtbot, panel)
    before = panel.looking.last
    os.kill(engine.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: panel.notice.shown == "lost", timeout=2_000)
    assert panel.looking.last is before and panel.inside.maps.mosaic.tiles is not None
    answer = looked(qtbot, panel, lambda: click(panel, "explore.restart"))
    assert answer.step == session.finished.step
    assert np.array_equal(answer.filters["conv1"].weights, before.filters["conv1"].weights)
    assert panel.looking.last_subject.kind is Kind.RUN


def test_numbers_are_written_and_pointed_at(qtbot, panel):
    mosaic = panel.inside.filters.mosaic
    small = mosaic.places.scale
    click(panel, "explore.numbers")
    assert mosaic.places.scale >= 34 and mosaic.places.scale >= small
    QApplication.processEvents()
    qtbot.mouseMove(mosaic, mosaic.tile_rect(0).center().toPoint())
    weight = panel.looking.last.filters["conv1"].weights[0, 0, 2, 2]
    assert f"{abs(weight):.3f}" in panel.inside.filters.pointed.text()


def test_maps_can_be_walked_by_keyboard(qtbot, panel):
    mosaic = panel.inside.maps.mosaic
    mosaic.setFocus()
    said = []
    mosaic.told.connect(said.append)
    qtbot.keyClick(mosaic, Qt.Key.Key_Right)
    qtbot.keyClick(mosaic, Qt.Key.Key_Left)
    assert len(set(said)) == 2 and mosaic.accessibleDescription() == said[-1]


def test_an_empty_place_says_what_belongs_there(qtbot, document, selection):
    from tests.ui.conftest import RestingEngine

    resting = RestingEngine()
    made = ExplorePanel(document, selection, resting)
    qtbot.addWidget(made)
    made.show()
    assert made.empty.isVisible() and made.empty.text()


def test_into_groups(qtbot, panel, document, selection):
    folded, _, _ = fold_design(document.design, ["conv1", "relu1"], "stage")
    looked(qtbot, panel, lambda: document.edit("fold", folded))
    answer = looked(qtbot, panel, lambda: selection.set(["stage"], "stage"))
    assert list(answer.maps) == ["stage.relu1"] and list(answer.filters) == ["stage.conv1"]
    twice = with_repeat(folded.graph, "stage", 2)
    looked(qtbot, panel, lambda: document.edit("twice", folded.with_graph(twice)))
    answer = looked(qtbot, panel, lambda: panel.looking.choose_block("stage.1.conv1"))
    assert list(answer.maps) == ["stage.1.conv1"]
    assert selection.current == "stage.conv1"
