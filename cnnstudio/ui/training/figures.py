"""The numbers of a run: how good it is, how far, how fast, how long."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cnnstudio.ui.training import durations, estimate, metric_words
from cnnstudio.ui.training.session import Session
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, number, translate

_DASH = "–"
_COUNT = 5


class Figures(QWidget):
    """The most telling number large, the others in a column below. `texts()` is what they say, by title."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        self._titles = [label("", "muted", wrap=True) for _ in range(_COUNT)]
        self._values = [label("", "figure" if not at else "strong") for at in range(_COUNT)]
        for at, (title, value) in enumerate(zip(self._titles, self._values, strict=True)):
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(title, at, 0)
            grid.addWidget(value, at, 1)
        grid.setRowStretch(_COUNT, 1)
        self._shown: list[tuple[str, str]] = []
        session.changed.connect(self.refresh)
        self.refresh()

    def texts(self) -> dict[str, str]:
        """Return the values by their titles."""
        return dict(self._shown)

    def refresh(self) -> None:
        """Write the numbers as they are now."""
        shown = self._rows()
        if shown == self._shown:
            return
        self._shown = shown
        for at, (title, value) in enumerate(zip(self._titles, self._values, strict=True)):
            here = at < len(shown)
            title.setText(shown[at][0] if here else "")
            value.setText(shown[at][1] if here else "")
            value.setAccessibleName(": ".join(shown[at]) if here else "")

    def _rows(self) -> list[tuple[str, str]]:
        session = self.session
        started, progress, finished = session.started, session.progress, session.finished
        rows = [(title, value) for title, value in self._results()]
        if started is not None:
            epoch = finished.epochs if finished else progress.epoch if progress else 1
            of = filled(translate("Figures", "{epoch} of {epochs}"), epoch=epoch, epochs=started.epochs)
            rows.append((translate("Figures", "Epoch"), of))
        else:
            rows.append((translate("Figures", "Epoch"), _DASH))
        rate = finished.images_per_second if finished else progress.images_per_second if progress else 0.0
        rows.append((translate("Figures", "Images/s"), _rate(rate) if rate else _DASH))
        rows.append(self._time())
        return rows

    def _results(self) -> list[tuple[str, str]]:
        """Return the test figures once there are some, the share of right answers first; before that the newest ones."""
        session = self.session
        if session.finished is not None and session.finished.test:
            test = session.finished.test
            names = sorted(test, key=lambda name: not metric_words.is_share(name))
            return [(metric_words.test_title(name), metric_words.value(name, test[name])) for name in names[:2]]
        progress = session.progress
        metrics = session.started.metrics if session.started is not None else ("accuracy", "loss")
        names = sorted(metrics, key=lambda name: not metric_words.is_share(name))
        newest = progress.metrics if progress is not None else {}
        return [(metric_words.title(n), metric_words.value(n, newest[n]) if n in newest else _DASH) for n in names[:2]]

    def _time(self) -> tuple[str, str]:
        session = self.session
        if session.finished is not None:
            return translate("Figures", "Time"), durations.exactly(session.finished.seconds)
        progress = session.progress
        if progress is None or not session.busy:
            expected = session.expected_seconds()
            if expected and session.pace == "slow":
                expected = max(expected, estimate.slow_seconds(session.document.design))
            guess = f"≈ {durations.about(expected)}" if expected and session.started is None else _DASH
            return translate("Figures", "Expected time"), guess
        if session.pace == "step":
            return translate("Figures", "Time"), durations.exactly(progress.seconds)
        return translate("Figures", "Time left"), durations.exactly(progress.seconds_left)


def _rate(rate: float) -> str:
    """Return pictures a second with three figures that mean something."""
    scale = 1 if rate < 1000 else 10 if rate < 10_000 else 100
    return number(round(rate / scale) * scale)
