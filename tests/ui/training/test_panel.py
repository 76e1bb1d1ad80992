from __future__ import annotations

import os
import signal
import time

import numpy as np
import pytest

from cnnstudio.runs.read import open_run
from cnnstudio.templates.registry import templates
from cnnstudio.ui.beginnings import from_template
from cnnstudio.ui.document import Document
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.panel import TrainingPanel
from cnnstudio.ui.training.session import Phase
from tests.ui.training.engine_room import forget_settings
from tests.ui.training.studio import STEPS_PER_EPOCH, click, small_design, with_plan

LONG = 60_000


def over(qtbot, panel):
    qtbot.waitUntil(lambda: not panel.busy, timeout=LONG)


def drawn(qtbot, panel):
    """Wait until the plots are made, and draw them now."""
    qtbot.waitUntil(lambda: len(panel.curves.plots) == 2, timeout=10_000)
    panel.curves.draw()
    return panel.curves.plots


def steps(panel):
    return panel.session.history.count if panel.session.history is not None else 0


def test_every_step_and_epoch_is_on_the_curve(qtbot, panel):
    heard = []
    panel.busy_changed.connect(heard.append)
    panel.train()
    assert panel.busy
    over(qtbot, panel)
    history = panel.session.history
    assert history.steps().tolist() == list(range(1, 2 * STEPS_PER_EPOCH + 1))
    assert history.metrics == panel.session.started.metrics
    for metric in history.metrics:
        assert np.isfinite(history.values(metric)).all() and len(history.values(metric)) == history.count
        assert all(len(history.epoch_means(metric, validation)[0]) == 2 for validation in (False, True))
    assert heard == [True, False] and panel.session.phase is Phase.DONE


def test_curves_and_figures_are_shown(qtbot, panel):
    panel.train()
    over(qtbot, panel)
    for metric, plot in drawn(qtbot, panel).items():
        assert len(plot._curves["steps"].getData()[0]) == 2 * STEPS_PER_EPOCH, metric
        assert len(plot._curves["validation"].getData()[0]) == 2
        low, high = plot.viewRange()[0]
        assert low == 0 and 2 <= high < 2.1
    finished = panel.session.finished
    shown = panel.figures.texts()
    assert f"{finished.test['accuracy'] * 100:.1f} %" in shown.values()
    assert len(shown) == 5 and panel.progress.bar.value() == panel.progress.bar.maximum()


def test_what_was_trained_is_kept(qtbot, panel, document):
    panel.train()
    over(qtbot, panel)
    assert open_run(panel.run_folder).checkpoint.step == 2 * STEPS_PER_EPOCH
    assert panel.run_for(document.design.graph).checkpoint_path.is_file()
    assert panel.run_for(document.design.graph.remove(["relu1"], reconnect=True)) is None


def test_stop_keeps_what_there_is(qtbot, panel, document):
    document.edit("long", with_plan(document.design, epochs=500))
    panel.train()
    qtbot.waitUntil(lambda: steps(panel) > 0, timeout=LONG)
    panel.stop()
    over(qtbot, panel)
    assert panel.session.phase is Phase.STOPPED
    assert 0 < steps(panel) < 500 * STEPS_PER_EPOCH
    assert open_run(panel.run_folder).checkpoint.step == panel.session.finished.step


def test_pace_changes_while_training(qtbot, panel):
    panel.set_pace("step")
    panel.train()
    qtbot.waitUntil(lambda: panel.session.phase is Phase.TRAINING, timeout=LONG)
    assert panel.notice.shown == "step" and panel.pace.step.isEnabled()
    for _ in range(3):
        click(panel, "training.step")
    qtbot.waitUntil(lambda: steps(panel) == 3, timeout=10_000)
    qtbot.wait(400)
    assert steps(panel) == 3
    panel.pace.buttons["slow"].click()
    began = time.monotonic()
    qtbot.waitUntil(lambda: steps(panel) >= 6, timeout=10_000)
    assert time.monotonic() - began > 0.4
    panel.set_pace("full")
    over(qtbot, panel)
    assert steps(panel) == 2 * STEPS_PER_EPOCH


def test_a_slow_run_fills_the_width_epoch_by_epoch(qtbot, panel):
    panel.set_pace("slow")
    panel.train()
    qtbot.waitUntil(lambda: steps(panel) >= 2, timeout=LONG)
    assert drawn(qtbot, panel)["loss"].viewRange()[0][1] < 1.1


def test_the_very_first_run_is_slow_and_says_how_to_speed_up(qtbot, engine, tmp_path):
    forget_settings(tmp_path / "newcomer")
    engine.start()
    panel = TrainingPanel(Document(small_design()), engine)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.session.pace == "slow"
    panel.train()
    qtbot.waitUntil(lambda: steps(panel) >= 1, timeout=LONG)
    assert panel.notice.shown == "slow"
    click(panel, "training.faster")
    assert panel.session.pace == "full" and panel.pace.buttons["full"].isChecked()
    over(qtbot, panel)
    later = TrainingPanel(Document(small_design()), engine)
    qtbot.addWidget(later)
    assert later.session.pace == "full"
    for each in (panel, later):
        each.session.deleteLater()


def test_a_first_run_left_slow_does_not_slow_the_second(qtbot, engine, tmp_path):
    forget_settings(tmp_path / "newcomer")
    engine.start()
    panel = TrainingPanel(Document(small_design()), engine)
    qtbot.addWidget(panel)
    panel.train()
    panel.stop()
    over(qtbot, panel)
    panel.train()
    assert panel.session.pace == "full"
    over(qtbot, panel)
    panel.session.deleteLater()


def test_a_second_train_asks_and_can_keep_or_begin_anew(qtbot, panel, document):
    document.edit("long", with_plan(document.design, epochs=500))
    panel.train()
    qtbot.waitUntil(lambda: steps(panel) > 0, timeout=LONG)
    token = panel.session.token
    panel.train()
    assert panel.notice.shown == "anew"
    click(panel, "training.keep")
    assert panel.notice.shown != "anew" and panel.session.token == token
    document.edit("short", with_plan(document.design, epochs=1))
    panel.train()
    click(panel, "training.anew")
    qtbot.waitUntil(lambda: panel.session.token != token, timeout=LONG)
    over(qtbot, panel)
    assert panel.session.phase is Phase.DONE and steps(panel) == STEPS_PER_EPOCH


def test_the_run_before_stays_faint(qtbot, panel, document):
    panel.train()
    over(qtbot, panel)
    first = panel.session.history
    document.edit("other", with_plan(document.design, seed=1))
    panel.train()
    over(qtbot, panel)
    assert panel.session.before is first
    assert len(drawn(qtbot, panel)["loss"]._curves["before"].getData()[0]) == 2


def test_edited_since_training_with_a_way_back(qtbot, panel, document):
    trained = document.design
    panel.train()
    over(qtbot, panel)
    assert panel.notice.shown == ""
    document.edit("move", trained.with_graph(trained.graph, {"conv1": (10.0, 20.0)}))
    assert not panel.session.edited
    document.edit("widen", trained.with_graph(trained.graph.replace("fc1", trained.graph["fc1"].block.with_values(bias=False))))
    assert panel.notice.shown == "edited"
    click(panel, "training.back")
    assert document.design is trained and panel.notice.shown == ""
    document.undo()
    assert panel.notice.shown == "edited"


def test_another_document_has_no_run_yet(qtbot, panel, document):
    panel.train()
    over(qtbot, panel)
    document.new(small_design(epochs=3))
    qtbot.waitUntil(lambda: panel.session.phase is Phase.IDLE, timeout=2_000)
    assert panel.run_folder is None and panel.notice.shown == ""


def test_a_network_with_problems_is_not_sent(panel, document):
    said = []
    panel.message.connect(lambda message, details: said.append(message.code))
    document.edit("cut", document.design.with_graph(document.design.graph.remove(["flatten"])))
    panel.train()
    assert said == ["training.problems"] and not panel.busy


def test_missing_pictures_are_offered(qtbot, panel, document, monkeypatch):
    said = []
    panel.message.connect(lambda message, details: said.append(message.code))
    document.new(from_template(templates()["lenet5-28"], "mnist"))
    panel.train()
    over(qtbot, panel)
    assert panel.notice.shown == "missing" and not said
    assert panel.notice.buttons[0].objectName() == "training.download"


def test_a_failure_is_said_once_with_its_code(qtbot, panel, document):
    said = []
    panel.message.connect(lambda message, details: said.append(message.code))
    document.edit("wild", with_plan(document.design, learning_rate=100.0, optimizer="sgd", epochs=20))
    panel.train()
    over(qtbot, panel)
    assert said == ["train.diverged"] and panel.notice.shown == "failed"


def test_what_takes_long_says_so_before_it_starts(panel, document):
    document.new(with_plan(from_template(templates()["gap-cnn"]), epochs=100))
    assert panel.session.expected_seconds() > 60
    assert panel.notice.shown == "long" and not panel.busy


def test_the_plan_is_edited_as_one_undo_step_per_field(qtbot, panel, document):
    line = panel.plan.form.fields["epochs"].editor
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "17")
    assert document.design.plan.epochs == 17 and document.undo_stack.count() == 1
    document.undo()
    assert document.design.plan.epochs == 2 and line.text() == "2"


def test_a_new_view_shows_the_run_that_is_there(qtbot, panel, document, engine):
    panel.train()
    over(qtbot, panel)
    other = TrainingPanel(document, engine)
    qtbot.addWidget(other)
    assert other.session is panel.session
    assert other.figures.texts() == panel.figures.texts()


def test_colours_and_sizes_change_while_curves_are_shown(qtbot, panel):
    panel.train()
    over(qtbot, panel)
    drawn(qtbot, panel)
    for scale in (1.5, 1.0):
        theme.enlarge(scale)
        assert not panel.grab().isNull()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals are of Unix")
def test_an_engine_that_is_killed_is_said_and_replaced(qtbot, panel, document, engine):
    said = []
    panel.message.connect(lambda message, details: said.append(message.code))
    document.edit("long", with_plan(document.design, epochs=500))
    panel.train()
    qtbot.waitUntil(lambda: steps(panel) > 0, timeout=LONG)
    kept = steps(panel)
    began = time.monotonic()
    os.kill(engine.pid, signal.SIGKILL)
    over(qtbot, panel)
    assert time.monotonic() - began < 2
    assert said == ["engine.killed"] and panel.session.phase is Phase.LOST
    assert steps(panel) >= kept and panel.notice.shown == "lost"
    assert open_run(panel.run_folder).checkpoint.step >= 0
    document.edit("short", with_plan(document.design, epochs=1))
    panel.train()
    over(qtbot, panel)
    assert panel.session.phase is Phase.DONE and panel.notice.shown == ""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals are of Unix")
def test_a_new_engine_can_be_asked_for(qtbot, panel, engine):
    os.kill(engine.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: panel.notice.shown == "lost", timeout=2_000)
    click(panel, "engine.restart")
    qtbot.waitUntil(lambda: engine.is_ready, timeout=LONG)
    assert panel.notice.shown == ""
