"""How metrics are called and written. The run names them; one that is unknown here is shown by its own name."""

from __future__ import annotations

from cnnstudio.graph import text as marked
from cnnstudio.ui.words import filled, say, translate
from cnnstudio.words import decimal

_TITLES = {
    "loss": marked.translate("Metric", "Loss"),
    "accuracy": marked.translate("Metric", "Accuracy"),
}
_TEST_TITLES = {
    "loss": marked.translate("Metric", "Test loss"),
    "accuracy": marked.translate("Metric", "Test accuracy"),
}
KNOWN = tuple(_TITLES)
"""What most runs measure: their curves are made ready before a run has said so."""
_SHARES = frozenset({"accuracy"})


def is_share(metric: str) -> bool:
    """Tell whether a metric is a share of one, written in per cent."""
    return metric in _SHARES


def title(metric: str) -> str:
    """Return what a metric is called."""
    return say(_TITLES.get(metric, marked.Text("", metric.replace("_", " ").capitalize())))


def test_title(metric: str) -> str:
    """Return what a metric over the test pictures is called."""
    if metric in _TEST_TITLES:
        return say(_TEST_TITLES[metric])
    return filled(translate("Metric", "Test: {metric}"), metric=title(metric))


def value(metric: str, amount: float) -> str:
    """Return a value as people read it: 97.4 %, 0.083."""
    if is_share(metric):
        return f"{decimal(amount * 100, 1)} %"
    return decimal(amount, 3)
