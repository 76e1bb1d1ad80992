"""The command line's grammar: all commands, and usage errors as sentences in the person's language."""

from __future__ import annotations

import argparse
import importlib
import re
from collections.abc import Callable
from typing import Any, NoReturn

from cnnstudio import __version__
from cnnstudio.graph.text import Message, Text, translate
from cnnstudio.words import LANGUAGES, say

COMMANDS = (
    "templates",
    "datasets",
    "devices",
    "doctor",
    "engine",
    "summary",
    "train",
    "evaluate",
    "explain",
    "predict",
    "filters",
    "activations",
    "export",
)
Run = Callable[[argparse.Namespace], int]

_ERRORS: tuple[tuple[str, Text], ...] = (
    (r"the following arguments are required: (?P<names>.+)", translate("Usage", "missing: {names}")),
    (r"argument (?P<name>[^:]+): expected (one|at least one) argument", translate("Usage", "{name} needs a value")),
    (
        r"argument (?P<name>[^:]+): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.+)\)",
        translate("Usage", "{name} cannot be “{value}”: choose from {choices}"),
    ),
    (
        r"argument (?P<name>[^:]+): invalid \w+ value: '(?P<value>.*)'",
        translate("Usage", "{name} cannot be “{value}”: it takes a whole number"),
    ),
    (r"argument (?P<name>[^:]+): (?P<reason>.+)", translate("Usage", "{name}: {reason}")),
)


class _Formatter(argparse.HelpFormatter):
    """Help whose first word is ours too."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, say(translate("Usage", "usage: ")) if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose titles and errors are our own sentences. Options are written in full."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "allow_abbrev": False, "add_help": False, "formatter_class": _Formatter})
        self._positionals.title = say(translate("Usage", "arguments"))
        self._optionals.title = say(translate("Usage", "options"))
        self.add_argument("-h", "--help", action="help", help=say(translate("Usage", "show this help")))

    def error(self, message: str) -> NoReturn:
        self.refuse(usage_sentence(message))

    def refuse(self, sentence: Message | str) -> NoReturn:
        """End the process with code 2: the sentence, and how the command is used."""
        self.exit(2, f"{self.prog}: {say(sentence)}\n{self.format_usage()}")

    def refuse_words(self, words: list[str]) -> NoReturn:
        """Refuse what no argument takes, and name the option that may be meant."""
        import difflib

        option = next((word.partition("=")[0] for word in words if word.startswith("--")), "")
        known = [name[2:] for name in self._option_string_actions if name.startswith("--")]
        near = difflib.get_close_matches(option[2:], known, 1)
        if near:
            text = translate("Usage", "not understood: {names}; did you mean {near}?")
            self.refuse(Message("usage", text, names=" ".join(words), near=f"--{near[0]}"))
        self.refuse(Message("usage", translate("Usage", "not understood: {names}"), names=" ".join(words)))


def usage_sentence(message: str) -> Message | str:
    """Return argparse's complaint as a message of ours, or as it is where it is none of the known ones."""
    named = re.fullmatch(r"argument [^:]+: (--.+)", message, re.DOTALL)
    if named:
        return named[1]
    for pattern, text in _ERRORS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            values = {name: value.replace("'", "") for name, value in found.groupdict().items()}
            return Message("usage", text, **values)
    return message


def without_globals(arguments: list[str]) -> tuple[list[str], str | None]:
    """Return the arguments without --lang and --debug, wherever they stood, and the language that was asked for."""
    rest: list[str] = []
    language = None
    words = iter(arguments)
    for word in words:
        if word == "--lang" or word.startswith("--lang="):
            language = word.partition("=")[2] or next(words, "")
            if language not in LANGUAGES:
                _refuse(say(Message("usage.lang", translate("Usage", "--lang takes en or es"))))
        elif word != "--debug":
            rest.append(word)
    return rest, language


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return the parsed command with its function `run`; argparse ends the process with code 2 on wrong usage."""
    _refuse_unknown(arguments[0])
    parser = build(arguments[0])
    found, rest = parser.parse_known_args(_joined(arguments))
    if rest:
        getattr(found, "parser", parser).refuse_words(rest)
    return found


def build(word: str = "") -> Parser:
    """Return the whole grammar; the arguments of a command are declared only where `word` names it."""
    parser = Parser(prog="cnnstudio", description=say(_ABOUT), epilog=say(_EPILOG))
    parser.add_argument(
        "--version", action="version", version=f"cnnstudio {__version__}", help=say(translate("Usage", "show the version"))
    )
    parser.add_argument("--lang", choices=LANGUAGES, help=say(translate("Usage", "language of what is shown")))
    parser.add_argument("--debug", action="store_true", help=say(translate("Usage", "show the details of an error")))
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title=say(translate("Usage", "commands")), parser_class=Parser, required=True
    )
    for name in COMMANDS:
        about = _HELP[name]
        command = commands.add_parser(name, help=say(about), description=say(about))
        if name == word:
            module = importlib.import_module(f"cnnstudio.commands.{name}")
            module.add(command)
            command.set_defaults(run=module.run, parser=command)
    return parser


def _refuse_unknown(word: str) -> None:
    if word.startswith("-") or word in COMMANDS:
        return
    import difflib

    near = difflib.get_close_matches(word, COMMANDS, 1)
    if near:
        text = translate("Usage", "there is no command “{word}”; did you mean “{near}”?")
        sentence = say(Message("usage.command", text, word=word, near=near[0]))
    else:
        text = translate("Usage", "there is no command and no file “{word}”; “cnnstudio --help” lists the commands")
        sentence = say(Message("usage.command", text, word=word))
    _refuse(sentence)


def _refuse(sentence: str) -> NoReturn:
    Parser(prog="cnnstudio").exit(2, f"cnnstudio: {sentence}\n")


def _joined(arguments: list[str]) -> list[str]:
    """Write `--shift -4,4` as one word, since argparse takes `-4,4` for an option."""
    found: list[str] = []
    for word in arguments:
        if found and found[-1] == "--shift" and re.match(r"-\d", word):
            found[-1] = f"--shift={word}"
        else:
            found.append(word)
    return found


_ABOUT = translate("Usage", "Draw a convolutional network, train it, and see what it learned.")
_EPILOG = translate("Usage", "Without a command, or with a design file (.cnn), the window opens. Each command knows --help.")
_HELP = {
    "templates": translate("Usage", "list the networks that come with the program"),
    "datasets": translate("Usage", "list the data sets, and which of them are on this machine"),
    "devices": translate("Usage", "list the processors and graphics cards that can train"),
    "doctor": translate("Usage", "examine the installation and say what mends it"),
    "engine": translate("Usage", "serve a studio over standard input and output (the studio starts this itself)"),
    "summary": translate("Usage", "print a network block by block, as Keras prints it"),
    "train": translate("Usage", "train a template or a design file"),
    "evaluate": translate("Usage", "measure a trained network on test pictures"),
    "explain": translate("Usage", "show what of a picture speaks for a class"),
    "predict": translate("Usage", "say what is on picture files"),
    "filters": translate("Usage", "save the filters of a convolution as a picture"),
    "activations": translate("Usage", "save the feature maps of a picture as pictures"),
    "export": translate("Usage", "write a network as Python source, trained weights beside it"),
}
