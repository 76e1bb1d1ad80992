"""Brings a catalogue of translations up to date with the sentences in the source, and lists those that lack one.

`python tools/translations.py [LANGUAGE]`, in a checkout with the tools of `pip install -e ".[test]"`. The exit code is 1
where something is missing. The one catalogue of a language serves the window and the command line.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ElementTree
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]

Key = tuple[str, str]
"""Context and source of a sentence."""


def catalogue_path(language: str) -> Path:
    """Return where the catalogue of a language lies."""
    return REPOSITORY / "resources" / "translations" / f"cnnstudio_{language}.ts"


def update(catalogue: Path, language: str, sources: Path = REPOSITORY / "cnnstudio") -> None:
    """Let lupdate add the sentences that are new in `sources` to a catalogue, and drop those that are gone."""
    places = os.pathsep.join((sysconfig.get_path("scripts"), os.environ.get("PATH", "")))
    tool = shutil.which("pyside6-lupdate", path=places)
    if tool is None:
        raise SystemExit('pyside6-lupdate is missing: pip install -e ".[test]"')
    options = ["-extensions", "py", "-no-obsolete", "-sort-messages", "-locations", "none", "-silent"]
    subprocess.run([tool, *options, str(sources), "-ts", str(catalogue), "-target-language", language], check=True)


def read(catalogue: Path) -> dict[Key, str]:
    """Return all sentences of a catalogue with their translations, empty where one is missing or unfinished."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): _finished(message)
        for context in ElementTree.parse(catalogue).iter("context")
        for message in context.iter("message")
    }


def _finished(message: ElementTree.Element) -> str:
    translation = message.find("translation")
    if translation is None or translation.get("type"):
        return ""
    return translation.text or ""


def main(arguments: list[str]) -> int:
    """Update the catalogue of one language and print what lacks a translation."""
    language = arguments[0] if arguments else "es"
    path = catalogue_path(language)
    update(path, language)
    sentences = read(path)
    missing = [key for key, translation in sentences.items() if not translation]
    for context, source in missing:
        print(f"{context}: {source}")
    print(f"{path.relative_to(REPOSITORY)}: {len(sentences)} sentences, {len(missing)} without a translation")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
