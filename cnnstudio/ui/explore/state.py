"""What Explore says of itself: whose weights are shown, and what is in the way."""

from __future__ import annotations

from cnnstudio.protocol.commands import Typed
from cnnstudio.ui.explore.at_hand import Kind, Subject
from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.training.notice import Choice, Notice
from cnnstudio.ui.words import filled, memory, number, sentence, translate


def weights_words(looking: Looking) -> str:
    """Return whose weights are shown."""
    looked, subject = looking.last, looking.last_subject
    if looked is None:
        return ""
    if subject.kind is not Kind.RUN:
        return translate("Explore", "Initial weights: this is what the network sees before it has learned anything.")
    if not looked.step:
        return translate("Explore", "The weights with which the training begins.")
    return filled(translate("Explore", "Weights after step {step} of the run."), step=number(looked.step))


def step_words(subject: Subject, step: int) -> str:
    """Return whose weights are shown, in few words."""
    if subject.kind is not Kind.RUN:
        return translate("Explore", "initial weights")
    return filled(translate("Explore", "after step {step}"), step=number(step))


def notice_for(looking: Looking, seen: bool) -> Notice | None:
    """Return what is in the way, or worth knowing; None where all goes its way. `seen`: whether there is anything on show."""
    for say in (_engine_lost, _problems, _fetching, _missing, _refused, _edited):
        notice = say(looking) if seen or say is not _problems else None
        if notice is not None:
            return notice
    return None


def empty_words(looking: Looking) -> str:
    """Return what belongs here, where nothing was looked at yet."""
    if not looking.engine.alive:
        return translate("Explore", "Here you look into the network. The engine that computes is not running.")
    if not looking.engine.is_ready:
        return translate("Explore", "The engine warms up: in a moment a picture goes through the network here.")
    if looking.subject.kind is Kind.NOTHING:
        return translate("Explore", "Filters and feature maps appear here as soon as the network has no more problems.")
    return translate("Explore", "A picture goes through the network…")


def _engine_lost(looking: Looking) -> Notice | None:
    if looking.engine.cause is None:
        return None
    text = translate("Explore", "The engine is gone: what you see is from before.")
    return Notice(
        "lost", text, (Choice("explore.restart", translate("Explore", "Start a new engine"), looking.engine.start),), True
    )


def _problems(looking: Looking) -> Notice | None:
    if looking.subject.kind is not Kind.NOTHING or looking.session.busy:
        return None
    text = translate("Explore", "The network on the canvas has problems: what you see is from before the last changes.")
    return Notice("problems", text)


def _fetching(looking: Looking) -> Notice | None:
    loading = looking.fetching
    if loading is None:
        return None
    text = translate("Explore", "Downloading {file}: {done} of {total}.")
    return Notice("fetching", filled(text, file=loading.file, done=memory(loading.done), total=memory(loading.total)))


def _missing(looking: Looking) -> Notice | None:
    if looking.missing is None:
        return None
    if looking.subject.design is not None and not looking.subject.design.data:
        if isinstance(looking.pictures.spec, Typed):
            return None
        text = translate("Explore", "No data set is chosen, so a painted picture stands in: open, paste or draw another.")
        return Notice("missing", text)
    fetch = Choice("explore.fetch", translate("Explore", "Download"), looking.fetch)
    return Notice("missing", sentence(looking.missing), (fetch,) if not looking.session.busy else ())


def _refused(looking: Looking) -> Notice | None:
    return None if looking.refusal is None else Notice("refused", sentence(looking.refusal), trouble=True)


def _edited(looking: Looking) -> Notice | None:
    session = looking.session
    if session.busy or session.started is None or not session.edited or looking.subject.kind is Kind.NOTHING:
        if looking.subject.kind is Kind.RUN and session.edited:
            return Notice("edited", translate("Explore", "This is the design as it was at Train; the canvas was edited since."))
        return None
    if looking.prefer_canvas:
        text = translate("Explore", "This is the edited network on the canvas, not trained yet.")
        back = Choice("explore.trained", translate("Explore", "Look at the trained one"), lambda: looking.choose_canvas(False))
        return Notice("canvas", text, (back,))
    text = translate("Explore", "This is the design as it was at Train; the canvas was edited since.")
    look = Choice("explore.canvas", translate("Explore", "Look at the canvas"), lambda: looking.choose_canvas(True))
    return Notice("edited", text, (look,))
