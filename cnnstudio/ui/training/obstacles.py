"""What stands against training, found before the engine is asked."""

from __future__ import annotations

from cnnstudio.data.catalogue import DATASETS
from cnnstudio.graph.text import Message, translate
from cnnstudio.ui.document import Document


def obstacle(document: Document) -> Message | None:
    """Return why the design cannot be trained, None where it can."""
    design = document.design
    if not len(design.graph):
        text = translate("Training", "There is nothing to train yet: drag blocks onto the canvas, or begin with a template.")
        return Message("training.empty", text)
    problems = document.report.problems
    if problems:
        first = problems[0]
        source = translate("Training", "The network cannot be trained yet. {what} The panel Problems offers repairs.")
        if first.address:
            source = translate(
                "Training", "The network cannot be trained yet. {block}: {what} The panel Problems offers repairs."
            )
        return Message("training.problems", source, block=first.address, what=first.message)
    if design.data not in DATASETS:
        return Message("training.data", translate("Training", "Choose a data set first, at the top right."))
    faults = design.plan.limit_problems()
    return faults[0][1] if faults else None
