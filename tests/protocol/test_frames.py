from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.frames import MAGIC, MOST_FRAME, FrameError, Packet, Reader, write_frames


def stream(header: bytes, *raw: bytes) -> bytes:
    return b"".join(write_frames(header, [memoryview(part) for part in raw]))


def in_pieces(reader: Reader, data: bytes, size: int) -> list[Packet | FrameError]:
    return [found for start in range(0, len(data), size) for found in reader.feed(data[start : start + size])]


@given(
    st.lists(st.tuples(st.integers(0, 99), st.lists(st.binary(max_size=50), max_size=3)), max_size=5),
    st.integers(1, 70),
)
def test_messages_come_back_from_pieces_of_any_size(messages: list[tuple[int, list[bytes]]], size: int) -> None:
    data = b"".join(stream(b"[%d]" % number, *raw) for number, raw in messages)
    assert in_pieces(Reader(), data, size) == [(b"[%d]" % number, b"".join(raw)) for number, raw in messages]


def test_a_large_message_travels_in_frames_of_one_mebibyte() -> None:
    raw = bytes(range(256)) * 12_000
    frames = list(write_frames(b"{}", [memoryview(raw[:5]), memoryview(raw[5:])]))
    assert len(frames) == 3
    assert max(map(len, frames)) == MOST_FRAME
    assert Reader().feed(b"".join(frames)) == [(b"{}", raw)]


def test_a_header_that_fills_no_frame_is_not_sent() -> None:
    with pytest.raises(StudioError) as caught:
        list(write_frames(b'"' + b"x" * MOST_FRAME + b'"', []))
    assert caught.value.message.code == "wire.long"


@given(st.lists(st.binary(max_size=200), max_size=8))
def test_garbage_never_raises_and_what_follows_is_read(garbage: list[bytes]) -> None:
    reader = Reader()
    noise = b"".join(garbage).replace(MAGIC[:1], b"?")
    found = reader.feed(noise) + reader.feed(stream(b'{"a":1}', b"raw"))
    assert [item for item in found if isinstance(item, Packet)] == [(b'{"a":1}', b"raw")]
    assert len(found) == 1 + bool(noise)


@settings(max_examples=300)
@given(st.data())
def test_a_damaged_stream_never_raises_and_holds_one_message_at_most(data: st.DataObject) -> None:
    sound = bytearray(b"".join(stream(b"[%d]" % number, bytes(number * 7)) for number in range(6)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(sound) - 1))
        kind = data.draw(st.sampled_from(["flip", "cut", "insert"]))
        if kind == "flip":
            sound[at] ^= data.draw(st.integers(1, 255))
        elif kind == "cut":
            del sound[at : at + data.draw(st.integers(1, 30))]
        else:
            sound[at:at] = data.draw(st.binary(max_size=30))
    reader = Reader(most_raw=1000)
    for item in in_pieces(reader, bytes(sound), data.draw(st.integers(1, 50))):
        assert isinstance(item, FrameError) or len(item.raw) <= 1000


@pytest.mark.parametrize(
    "bad",
    [
        MAGIC + (MOST_FRAME).to_bytes(4, "little") + bytes(4),
        MAGIC + b"\xff" * 8,
        MAGIC + bytes(4) + (3).to_bytes(4, "little") + b"abc",
        stream(b"{}", b"x" * 2000),
        stream(b"{}").replace(b'"raw":0', b'"raw":9') + stream(b"{}"),
        stream(b"{}").replace(b'"raw":0', b'"raw":-'),
        stream(b"[" * 5000),
    ],
    ids=["long", "longest", "orphan", "too large", "breaks off", "no JSON", "bomb"],
)
def test_each_fault_is_said_once_and_the_next_message_arrives(bad: bytes) -> None:
    reader = Reader(most_raw=1000)
    found = reader.feed(bad + stream(b"[1]"))
    assert [item.message.code for item in found if isinstance(item, FrameError)] == ["wire.frame"]
    assert found[-1] == (b"[1]", b"")


def test_endless_noise_takes_no_memory() -> None:
    reader = Reader()
    tracemalloc.start()
    try:
        found = [item for _ in range(200) for item in reader.feed(b"\x89CN" * 20_000)]
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(found) == 1
    assert size < 1_000_000
