from __future__ import annotations

import errno
import json
import math
import os
import zlib
from pathlib import Path
from typing import Any

import pytest

from cnnstudio.design import durable
from cnnstudio.design.log import Log, encode, read_log
from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.events import Progress

RECORDS: list[dict[str, Any]] = [
    {"event": "curve", "steps": [1, 2], "metrics": {"loss": [2.3, 0.1]}},
    {},
    {"text": "añadir\n\u2028 }\n", "deep": {"crc": "01234567"}},
    {"x": 1.5, "none": None, "yes": True},
]


def write(path: Path, records: list[dict[str, Any]]) -> None:
    with Log(path) as log:
        for record in records:
            log.append(record)


def test_what_is_appended_is_read(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    assert read_log(path) == []
    write(path, RECORDS[:2])
    write(path, RECORDS[2:])
    assert read_log(path) == RECORDS


def test_any_program_reads_the_lines_and_checks_them(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    write(path, RECORDS)
    lines = path.read_bytes().split(b"\n")[:-1]
    for line, record in zip(lines, RECORDS, strict=True):
        read = json.loads(line)
        crc = read.pop("crc")
        assert read == record
        head = line[: line.rindex(b'"crc"')].rstrip(b",")
        assert int(crc, 16) == zlib.crc32(head + b"}")


def test_events_and_numbers_that_json_lacks(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    with Log(path) as log:
        log.append(Progress(1, 2, 0, 1, {"loss": math.nan, "accuracy": math.inf}, 1.0, 1.0, 1.0), sync=True)
    (record,) = read_log(path)
    assert record["event"] == "progress"
    assert record["metrics"] == {"loss": None, "accuracy": None}


@pytest.mark.parametrize("record", [{"crc": 1}, [1], 3])
def test_no_record(record: Any) -> None:
    with pytest.raises(ValueError, match="crc"):
        encode(record)


def test_torn_at_every_byte(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    write(path, RECORDS)
    whole = path.read_bytes()
    ends = [at + 1 for at in range(len(whole)) if whole[at : at + 1] == b"\n"]
    for size in range(len(whole) + 1):
        path.write_bytes(whole[:size])
        assert read_log(path) == RECORDS[: sum(end <= size for end in ends)]


def test_a_changed_byte_ends_the_log_there(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    write(path, RECORDS)
    whole = path.read_bytes()
    starts = [0, *(at + 1 for at in range(len(whole)) if whole[at : at + 1] == b"\n")]
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x04]) + whole[at + 1 :])
        line = sum(start <= at for start in starts) - 1
        assert read_log(path) == RECORDS[:line]


def test_appending_goes_on_behind_a_torn_line(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    write(path, RECORDS)
    torn = path.read_bytes()[:-3]
    path.write_bytes(torn)
    write(path, [{"next": 1}])
    assert read_log(path) == [*RECORDS[:-1], {"next": 1}]
    assert (tmp_path / "metrics.jsonl~").read_bytes() == torn


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_a_failed_append_harms_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    path = tmp_path / "metrics.jsonl"

    class Full:
        written = 0

        def __getattr__(self, name: str) -> Any:
            return getattr(os, name)

        def write(self, descriptor: int, data: bytes) -> int:
            if self.written:
                raise error
            self.written = os.write(descriptor, data[:5])
            return self.written

    with Log(path) as log:
        log.append(RECORDS[0])
        with monkeypatch.context() as patch:
            patch.setattr(durable, "system", Full())
            with pytest.raises(StudioError if isinstance(error, OSError) else KeyboardInterrupt) as caught:
                log.append(RECORDS[2])
        if isinstance(caught.value, StudioError):
            assert caught.value.message.code == "disk.full"
        assert read_log(path) == RECORDS[:1]
        log.append(RECORDS[3])
    assert read_log(path) == [RECORDS[0], RECORDS[3]]


def test_a_log_where_none_can_be(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        Log(tmp_path / "none" / "metrics.jsonl")
    assert caught.value.message.code == "disk.no_folder"
    with pytest.raises(StudioError) as caught:
        read_log(tmp_path)
    assert caught.value.message.code == "disk.is_folder"
