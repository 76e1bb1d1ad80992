"""What the line above the curves says: the most pressing of what is so now."""

from __future__ import annotations

from cnnstudio.ui.training import durations, estimate
from cnnstudio.ui.training.notice import Choice, Notice
from cnnstudio.ui.training.session import Phase, Session
from cnnstudio.ui.words import filled, memory, sentence, translate


def notice_for(session: Session) -> Notice | None:
    """Return what must be said now, None where all goes its way."""
    for say in (_second_train, _lost, _missing, _failed, _fetching, _first_run, _waits, _edited, _long):
        notice = say(session)
        if notice is not None:
            return notice
    return None


def _second_train(session: Session) -> Notice | None:
    if not session.asks_anew or not session.busy:
        return None
    text = translate("Training", "A network is being trained already. What it has learned so far is kept when you stop it.")
    anew = Choice("training.anew", translate("Training", "Stop and train anew"), session.train_anew)
    keep = Choice("training.keep", translate("Training", "Keep training"), session.keep)
    return Notice("anew", text, (anew, keep), asks=True)


def _lost(session: Session) -> Notice | None:
    cause = session.engine.cause
    if cause is None:
        return None
    again = Choice("engine.restart", translate("Training", "Start a new engine"), session.engine.start)
    return Notice("lost", sentence(cause), (again,), trouble=True)


def _missing(session: Session) -> Notice | None:
    if not session.data_missing or session.failure is None:
        return None
    fetch = Choice("training.download", translate("Training", "Download and train"), lambda: session.train(download=True))
    return Notice("missing", sentence(session.failure), (fetch,))


def _failed(session: Session) -> Notice | None:
    if session.phase is not Phase.FAILED or session.failure is None:
        return None
    return Notice("failed", sentence(session.failure), trouble=True)


def _fetching(session: Session) -> Notice | None:
    loading = session.downloading
    if session.phase is not Phase.FETCHING or loading is None:
        return None
    text = filled(
        translate("Training", "Downloading {file}: {done} of {total}. Training begins when all of it is here."),
        file=loading.file,
        done=memory(loading.done),
        total=memory(loading.total),
    )
    return Notice("fetching", text)


def _first_run(session: Session) -> Notice | None:
    if not session.first_run or not session.busy or session.pace != "slow":
        return None
    text = translate("Training", "This first run takes four steps a second, so that you can watch curves and filters change.")
    faster = Choice("training.faster", translate("Training", "Full speed"), lambda: session.set_pace("full"))
    return Notice("slow", text, (faster,))


def _waits(session: Session) -> Notice | None:
    if session.phase is not Phase.TRAINING or session.pace != "step":
        return None
    return Notice("step", translate("Training", "The run waits: each press of Step trains on one batch of pictures."))


def _edited(session: Session) -> Notice | None:
    if not session.edited or session.phase is Phase.IDLE or session.started is None:
        return None
    text = translate("Training", "Edited since training: curves and Explore show the design as it was at Train.")
    back = translate("Training", "Back to the trained design")
    return Notice("edited", text, (Choice("training.back", back, lambda: session.back(back)),))


def _long(session: Session) -> Notice | None:
    expected = 0.0 if session.busy or (session.started is not None and not session.edited) else session.expected_seconds()
    if session.busy and session.progress is None:
        expected = session.expected_seconds()
    if expected < estimate.LONG:
        return None
    text = translate("Training", "Training this takes about {time} here; you can stop at any moment and keep what was learned.")
    return Notice("long", filled(text, time=durations.about(expected)))
