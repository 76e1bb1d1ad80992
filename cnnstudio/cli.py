"""The command `cnnstudio`: with a command word it works in the terminal, alone or with a design file it opens the window."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from pathlib import Path
from typing import TextIO

from cnnstudio import log
from cnnstudio.graph.text import Message, StudioError, Text, translate
from cnnstudio.words import say, set_language

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(argv: list[str] | None = None) -> int:
    """Run one command line and return its exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted."""
    whole_process = argv is None
    arguments = sys.argv[1:] if argv is None else list(argv)
    if whole_process:
        log.start_log(" ".join(["cnnstudio", *arguments[:1]]))
        _forgive_encodings()
    debug = "--debug" in arguments
    try:
        return _dispatch(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else FAILED
    except KeyboardInterrupt:
        _complain(translate("Cli", "Interrupted."))
        return INTERRUPTED
    except BrokenPipeError:
        _close_output()
        return FAILED
    except Exception as error:
        log.write_exception(error)
        if debug:
            raise
        _complain(_sentence(error))
        return FAILED


def _dispatch(arguments: list[str]) -> int:
    from cnnstudio.commands.parser import COMMANDS, parse, without_globals

    rest, code = without_globals(arguments)
    set_language(code)
    if not rest or _names_design(rest[0], COMMANDS):
        from cnnstudio.app import open_window

        return open_window(rest)
    if rest[0] == "engine":
        from cnnstudio.engine.server import main as serve

        return serve(rest[1:])
    chosen = parse(rest)
    done: int = chosen.run(chosen)
    sys.stdout.flush()
    return done


def _names_design(word: str, commands: tuple[str, ...]) -> bool:
    """Tell whether the first word is a file for the window and not a command."""
    if word.startswith("-") or word in commands:
        return False
    return word.lower().endswith(".cnn") or Path(word).is_file()


def _sentence(error: Exception) -> Message | Text:
    """Return what a person reads of an error; its details are in the log."""
    if isinstance(error, StudioError):
        return error.message
    if isinstance(error, MemoryError):
        text = translate("Cli", "The memory of this machine does not suffice: take a smaller network or smaller pictures.")
        return Message("cli.memory", text)
    if isinstance(error, ImportError):
        text = translate("Cli", "A part of the installation cannot be loaded ({error}); “cnnstudio doctor” says what mends it.")
        return Message("cli.import", text, error=str(error))
    if isinstance(error, OSError) and error.strerror and error.filename is None:
        text = translate("Cli", "Something could not be read or written: {reason}.")
        return Message("cli.stream", text, reason=error.strerror)
    if isinstance(error, OSError) and error.strerror:
        text = translate("Cli", "{file}: {reason}.")
        return Message("cli.file", text, file=str(error.filename), reason=error.strerror)
    text = translate("Cli", "Something unexpected went wrong ({error}); the details are in {log}, or shown with --debug.")
    return Message("cli.unexpected", text, error=f"{type(error).__name__}: {error}", log=str(log.log_path()))


def _complain(message: Message | Text) -> None:
    if sys.stderr is not None:
        print(f"cnnstudio: {say(message)}", file=sys.stderr, flush=True)


def _forgive_encodings() -> None:
    """A terminal that lacks a letter shows a plainer one instead of ending the program; without any, nothing is shown."""
    codecs.register_error("cnnstudio", plainer)
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="cnnstudio")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


_PLAIN = {"×": "x", "·": "*", "“": '"', "”": '"', "’": "'", "–": "-", "—": "-", "…": "...", "−": "-"}


def plainer(error: UnicodeError) -> tuple[str, int]:
    """Stand in for letters that an encoding lacks: `e` for `é`, a space for a narrow one, a question mark for the rest."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bad = error.object[error.start : error.end]
    decomposed = unicodedata.normalize("NFKD", "".join(_PLAIN.get(letter, letter) for letter in bad))
    kept = (letter for letter in decomposed if not unicodedata.combining(letter))
    return "".join(letter if letter.isascii() else "?" for letter in kept), error.end


def _close_output() -> None:
    """The reader of our output has gone: keep the interpreter from writing to it once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
