"""Which language the window speaks first."""

from __future__ import annotations

import pytest

from cnnstudio import words as catalogue
from cnnstudio.ui import settings, words


@pytest.mark.parametrize(
    ("asked", "remembered", "system", "spoken"),
    [
        ("es", "en", "en", "es"),
        ("en", "es", "es", "en"),
        (None, "es", "en", "es"),
        (None, "", "es", "es"),
        (None, "xx", "en", "en"),
    ],
)
def test_the_command_line_comes_before_memory_and_memory_before_the_system(monkeypatch, asked, remembered, system, spoken):
    monkeypatch.setenv("CNNSTUDIO_LANG", system)
    settings.remember("language", remembered)
    catalogue.set_language(asked)
    words.start_language()
    assert words.language() == spoken
