from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

from cnnstudio.graph.text import Message, translate
from cnnstudio.ui import edits, settings, words
from cnnstudio.ui.actions import find_action, find_panel
from cnnstudio.ui.theme import DARK, LIGHT, theme
from tests.ui.conftest import RestingEngine

ACTIONS = """file.new file.open file.save file.save_as file.export.python file.export.png file.export.svg file.export.markdown
file.export.latex file.export.csv file.quit edit.undo edit.redo edit.cut edit.copy edit.paste edit.delete edit.select_all
edit.duplicate view.fit view.zoom_in view.zoom_out view.appearance.light view.appearance.dark view.appearance.system
view.language.en view.language.es view.presentation view.next_panel view.reset_layout train.start train.stop train.pace.full
train.pace.slow train.pace.step help.about help.shortcuts"""
PANELS = "panel.palette panel.inspector panel.training panel.problems panel.code panel.summary panel.outline"


def change(window, value=8):
    window.document.edit("Change", edits.set_values(window.document.design, "conv1", out_channels=value))


def answer(window, name, button):
    box = find_panel(window, name)
    assert isinstance(box, QMessageBox)
    box.button(button).click()
    QApplication.processEvents()


def settle():
    for _ in range(3):
        QApplication.processEvents()


STARTED = """
import gc, sys, time
from PySide6.QtWidgets import QApplication

def live(app=None):
    end = time.monotonic() + 20
    while not gc.isenabled() and time.monotonic() < end:
        QApplication.processEvents()
    print(gc.isenabled(), gc.get_freeze_count() > 10_000, flush=True)
    sys.stdout.flush()
    __import__("os")._exit(0)

QApplication.exec = live
from cnnstudio.app import open_window
open_window([])
"""


def test_garbage_is_collected_once_the_window_is_on_screen(tmp_path):
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, timeout=120, env=variables)
    assert done.stdout.split() == ["True", "True"], done.stderr


def test_importing_the_window_loads_neither_torch_nor_pyqtgraph():
    script = "import sys, cnnstudio.ui.main_window; print([m for m in ('torch', 'pyqtgraph') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "[]", done.stderr


def test_only_one_window_comes_up(qapp, monkeypatch):
    from cnnstudio.ui import parts
    from cnnstudio.ui.main_window import MainWindow

    shown = []
    monkeypatch.setattr(parts, "engine", RestingEngine)

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    window = MainWindow()
    window.show()
    settle()
    qapp.removeEventFilter(watch)
    window.close()
    window.deleteLater()
    assert shown == [window]


def test_the_panels_come_by_themselves_once_the_network_is_on_screen(qtbot, monkeypatch):
    from cnnstudio.ui import parts
    from cnnstudio.ui.main_window import MainWindow

    monkeypatch.setattr(parts, "engine", RestingEngine)
    window = MainWindow()
    qtbot.addWidget(window)
    widths = {}
    for name in ("panel.palette", "panel.inspector"):
        assert window.docks[name].widget() is None, "what the first picture needs no one waits for"
    window.show()
    qtbot.waitUntil(lambda: window.isVisible() and window.docks["panel.palette"].isVisible())
    for name in ("panel.palette", "panel.inspector"):
        widths[name] = window.docks[name].width()
    qtbot.waitUntil(lambda: all(window.docks[name].widget() is not None for name in widths), timeout=2000)
    settle()
    assert find_panel(window, "palette.search").isVisible()
    assert any("44" in shown.text() for shown in window.inspector.findChildren(QLabel))
    assert {name: window.docks[name].width() for name in widths} == widths, "nothing jumps when they come"
    window.close()


def test_every_action_and_panel_is_found_by_name(window):
    for name in ACTIONS.split():
        assert find_action(window, name).text()
    for name in PANELS.split():
        assert find_panel(window, name).isVisible() or window.tabifiedDockWidgets(find_panel(window, name))
    with pytest.raises(KeyError):
        find_action(window, "file.nothing")


def test_no_two_actions_share_keys_in_a_context(window):
    seen = {}
    for action in window.findChildren(QAction):
        for key in action.shortcuts():
            assert seen.setdefault(key.toString(), action.objectName()) == action.objectName()


def test_the_first_window_shows_lenet_with_digits(window):
    assert window.document.report.parameters == 44_426
    assert window.document.design.data == "digits"
    assert window.header.train.isVisible() and window.header.train.isEnabled()
    assert "44" in window.status.totals.text()
    assert not window.document.dirty


def test_totals_of_a_network_with_problems_are_no_more_than_what_is_known(window):
    assert "so far" not in window.status.totals.text()
    graph = window.document.design.graph
    wrong = graph.replace("conv1", graph["conv1"].block.with_values(kernel_size=30))
    window.document.edit("Change", window.document.design.with_graph(wrong))
    assert window.status.totals.text().startswith("0 parameters so far") and window.status.totals.text().endswith("1 problem")


def test_undo_and_redo_say_what_they_do(window, qtbot):
    undo, redo = find_action(window, "edit.undo"), find_action(window, "edit.redo")
    assert not undo.isEnabled() and not redo.isEnabled()
    change(window)
    assert "Change" in undo.text() and undo.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.document.dirty
    assert "Change" in redo.text() and redo.isEnabled()
    mods = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, mods)
    assert window.document.dirty


def test_everything_is_visible_at_1366_by_768(window):
    assert window.size().toTuple() == (1366, 768)
    for name in ("header.train", "header.data", "header.device", "header.tabs", "palette.search", "status.totals"):
        widget = find_panel(window, name)
        corner = widget.mapTo(window, QPoint(widget.width(), widget.height()))
        assert widget.isVisible() and corner.x() <= 1366 and corner.y() <= 768
    assert window.stack.height() > 440
    menu = window.header.findChild(QWidget, "qt_menubar_ext_button")
    assert menu is None or not menu.isVisible()


def test_no_text_is_smaller_than_eleven_pixels(window):
    window.show_start()
    window.selection.set(["conv2"])
    settle()
    for kind in (QLabel, QPushButton):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.text():
                assert widget.fontInfo().pixelSize() >= 11, widget.text()


def test_every_widget_that_takes_the_keyboard_has_a_name(window):
    window.selection.set(["conv2"])
    window.show_start()
    settle()
    for widget in window.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and type(widget).__module__ != "PySide6.QtWidgets"
        ):
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert named, widget


def test_f6_walks_the_panels_and_back(window, qtbot):
    window.activateWindow()
    find_panel(window, "palette.search").setFocus()
    seen = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        seen.append(next(n for n, p in enumerate(window.views._panels()) if p is focus or p.isAncestorOf(focus)))
    assert len(set(seen[:4])) == 4
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    focus = QApplication.focusWidget()
    assert window.views._panels()[seen[3]].isAncestorOf(focus) or window.views._panels()[seen[3]] is focus


def test_light_dark_and_back(window):
    for name, colours in (("dark", DARK), ("light", LIGHT)):
        find_action(window, f"view.appearance.{name}").trigger()
        assert theme.current is colours
        settle()
        picture = window.grab().toImage()
        assert picture.pixelColor(500, 20) == QColor(colours.surface)
        assert settings.text("appearance") == name


def test_spanish_and_back_keeps_design_selection_and_panels(window, qtbot, tmp_path):
    change(window)
    window.selection.set(["conv2"])
    window.docks["panel.problems"].raise_()
    settle()
    places = {name: dock.geometry() for name, dock in window.docks.items() if name in ("panel.palette", "panel.inspector")}
    for code in ("es", "en"):
        with qtbot.waitSignal(words.announcer.language_changed):
            find_action(window, f"view.language.{code}").trigger()
        settle()
        assert words.language() == code and settings.text("language") == code
        assert window.selection.ids == {"conv2"}
        assert window.document.design.graph["conv1"].block.out_channels == 8
        assert find_action(window, f"view.language.{code}").isChecked()
        assert find_action(window, "edit.undo").isEnabled()
        assert find_panel(window.start_page, "start.empty").text() == words.translate("Start", "Empty canvas")
        assert find_action(window, "file.save").text() == words.translate("Menu", "&Save")
        assert window.docks["panel.code"].windowTitle() == words.translate("Panel", "Code")
        for name, place in places.items():
            assert window.docks[name].geometry() == place
        change(window, 9)
        window.document.undo()
        window.selection.set(["conv1"])
        window.selection.set(["conv2"])
    assert len([w for w in window.findChildren(QWidget, "header") if w.isVisible()]) == 1


def test_panels_are_remembered_and_reset(window, qtbot):
    from cnnstudio.ui.main_window import MainWindow

    window.docks["panel.palette"].close()
    window.docks["panel.code"].raise_()
    window.views.remember()
    other = MainWindow()
    qtbot.addWidget(other)
    other.show()
    settle()
    assert not other.docks["panel.palette"].isVisible()
    find_action(other, "view.reset_layout").trigger()
    settle()
    assert other.docks["panel.palette"].isVisible()
    assert len(other.tabifiedDockWidgets(other.docks["panel.training"])) == 4
    qtbot.wait(80)
    other._closing = True
    other.close()


def test_presentation_hides_the_panels_and_gives_them_back(window, qtbot):
    action = find_action(window, "view.presentation")
    action.trigger()
    settle()
    assert not any(dock.isVisible() for dock in window.docks.values())
    assert theme.scale == 1.5 and window.isFullScreen()
    qtbot.wait(80)
    action.trigger()
    settle()
    assert window.docks["panel.palette"].isVisible() and theme.scale == 1 and not window.isFullScreen()
    qtbot.wait(80)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [900, 1024, 1150, 1366])
def test_the_row_at_the_top_hides_nothing_one_needs(window, qtbot, language, width):
    words.choose_language(language)
    window.resize(width, 600)

    def whole() -> None:
        header = window.header
        last = header.tabs.tabRect(header.tabs.count() - 1)
        assert header.childAt(header.tabs.mapTo(header, last.topRight() - QPoint(2, -last.height() // 2))) is header.tabs
        assert header.train.width() >= header.train.sizeHint().width()
        if (language, width) != ("es", 900):
            assert header.menus.width() >= header.menus.sizeHint().width()

    qtbot.waitUntil(whole)


def test_tabs_switch_the_middle(window):
    window.header.tabs.setCurrentIndex(1)
    assert window.stack.currentWidget() is window.explore
    window.header.tabs.setCurrentIndex(0)
    assert window.stack.currentWidget() is window.canvas


def test_data_that_is_not_on_this_machine_says_that_it_would_be_downloaded(window, tmp_path, monkeypatch):
    monkeypatch.setenv("CNNSTUDIO_DATA", str(tmp_path))
    window.header.data.fill()
    says = {action.objectName(): "to be downloaded" in action.text() for action in window.header.data.menu().actions()}
    assert says["data.mnist"] and says["data.cifar10"] and not says["data.digits"] and not says["data.shapes"]


def test_data_and_device_are_edits(window):
    window.header.data.fill()
    window.header.data.menu().findChild(QAction, "data.cifar10").trigger()
    assert window.document.design.data == "cifar10" and window.document.report.sound
    assert "CIFAR-10" in window.header.data.choice()
    window.header.device.show_devices([("cpu", "CPU"), ("cuda:0", "H200, 139 GiB")])
    window.header.device.fill()
    window.header.device.menu().findChild(QAction, "device.cuda:0").trigger()
    assert window.document.design.plan.device == "cuda:0"
    assert "H200" in window.header.device.choice()
    window.document.undo()
    window.document.undo()
    assert window.document.design.data == "digits" and window.document.design.plan.device == "auto"


def test_closing_asks_about_changes(window, monkeypatch):
    change(window)
    window.close()
    assert window.isVisible()
    answer(window, "ask.save", QMessageBox.StandardButton.Cancel)
    assert window.isVisible()
    window.close()
    answer(window, "ask.save", QMessageBox.StandardButton.Discard)
    assert not window.isVisible()


def test_saving_on_the_way_out(window, tmp_path):
    path = tmp_path / "net.cnn"
    window.document.save(path)
    change(window)
    window.close()
    answer(window, "ask.save", QMessageBox.StandardButton.Save)
    assert not window.isVisible()
    assert b'"out_channels": 8' in path.read_bytes() or b'"out_channels":8' in path.read_bytes()


def test_while_training_closing_asks_to_stop(window, monkeypatch):
    state = {"busy": True}
    monkeypatch.setattr(type(window.training), "busy", property(lambda _panel: state["busy"]))
    window.close()
    assert window.isVisible()
    box = find_panel(window, "ask.stop")
    box.button(QMessageBox.StandardButton.Cancel).click()
    settle()
    assert window.isVisible()
    monkeypatch.setattr(window.training, "stop", lambda: state.update(busy=False))
    window.close()
    find_panel(window, "ask.stop").findChild(QPushButton, "ask.stop.keep").click()
    settle()
    assert not window.isVisible()


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    window.dropEvent(event)
    settle()


def test_a_dropped_file_opens_and_is_recent(window, tmp_path):
    path = tmp_path / "net.cnn"
    change(window)
    window.document.save(path)
    window.files.begin_empty()
    assert len(window.document.design.graph) == 0
    drop(window, path)
    assert window.document.path == path and len(window.document.design.graph) == 15
    window.show_start()
    assert path.name in [button.text() for button in window.start_page.findChildren(QPushButton)]


def test_a_broken_file_is_one_sentence_above_the_canvas(window, tmp_path):
    path = tmp_path / "broken.cnn"
    path.write_bytes(b"\x00{{{")
    before = window.document.design
    drop(window, path)
    assert window.messages.isVisible() and "broken.cnn" in window.messages.text.text()
    assert window.document.design is before
    window.messages.close_button.click()
    assert not window.messages.isVisible()


def test_details_are_shown_on_request(window):
    window.messages.error(Message("x", translate("X", "it broke")), "Traceback")
    assert not window.messages._more.isVisible()
    window.messages.details.click()
    assert window.messages._more.isVisible()
    done = []
    window.messages.inform(Message("x", translate("X", "ready")), "Go", lambda: done.append(1))
    window.messages.action.click()
    assert done and not window.messages.isVisible()


def test_a_template_begins_a_design(window, qtbot):
    find_action(window, "file.new").trigger()
    assert window.start_page.isVisible()
    card = find_panel(window, "template.cnn-v1")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert window.document.report.parameters == 2086
    assert window.stack.currentWidget() is window.canvas
    change(window)
    window.show_start()
    qtbot.keyClick(find_panel(window, "template.mlp"), Qt.Key.Key_Return)
    answer(window, "ask.save", QMessageBox.StandardButton.Discard)
    assert window.document.report.parameters == 188_660


def test_exports_are_written(window, tmp_path):
    from cnnstudio.ui.export.summary import WRITERS

    window.exports.write_python(tmp_path / "net.py")
    compile((tmp_path / "net.py").read_text(), "net.py", "exec")
    for kind, (writer, suffix) in WRITERS.items():
        text = writer(window.document.report)
        assert "30840" in text and "conv1" in text and kind and suffix
    window.exports._write(tmp_path / "nowhere" / "net.md", lambda path: path.write_text(""))
    assert window.messages.isVisible()


def test_an_error_nobody_expected_is_said_with_its_details(window, capsys):
    from cnnstudio.ui.application import report

    try:
        raise RuntimeError("deep inside")
    except RuntimeError as error:
        report(type(error), error, error.__traceback__)
    assert window.messages.isVisible() and "deep inside" in window.messages._more.toPlainText()
    assert "deep inside" not in window.messages.text.text()
