"""Killed at any step, a write leaves the old file or the new one, and the journal its last entry or the next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")

ALLOWED = {
    "replacing": [["a.cnn old"], ["a.cnn old", "a.cnn~ old"], ["a.cnn new", "a.cnn~ old"]],
    "creating": [[], ["a.cnn new"]],
    "beginning": [[], ["first"]],
    "appending": [["first"], ["second"]],
    "compacting": [["first"], ["second"]],
    "dropping": [["first"], []],
}


@pytest.mark.parametrize("work", ALLOWED)
def test_killed_at_every_step(tmp_path: Path, work: str) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.design.killing", work, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=root,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    findings = json.loads(done.stdout)
    assert {how for how, *_ in findings} >= {"before", "behind"}
    assert work == "dropping" or any(how == "amid" for how, *_ in findings)
    wrong = [finding for finding in findings if finding[-1] not in ALLOWED[work]]
    assert not wrong
    assert {json.dumps(finding[-1]) for finding in findings} == {json.dumps(each) for each in ALLOWED[work]}
