"""Frames: how messages lie in a stream of bytes. Nothing here knows what a message means.

A frame is MAGIC, two lengths (32 bits, little-endian), a JSON header and raw bytes: at most MOST_FRAME in all. The header of
a message's first frame holds the message and how many raw bytes belong to it; those that did not fit follow in frames
without a header.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from cnnstudio.graph.text import Message, StudioError, Text, translate

MAGIC = b"\x89CNN"
MOST_FRAME = 1 << 20
MOST_RAW = 64 << 20
"""More raw bytes than this no message may have, unless the reader is told otherwise."""

_PRELUDE = struct.Struct("<4sII")


class Packet(NamedTuple):
    """A message as it came: its JSON text, and the raw bytes of the arrays that the text names."""

    header: bytes
    raw: bytearray


class FrameError(StudioError):
    """What came is no frame, or does not fit the one before; what follows may be sound again."""


class _Head(msgspec.Struct):
    raw: int
    message: msgspec.Raw


def write_frames(header: bytes, raw: Sequence[memoryview]) -> Iterator[bytes]:
    """Yield the frames of one message; a StudioError where its JSON text does not fit into one frame."""
    chunks = _chunks(raw)
    total = sum(part.nbytes for part in raw)
    head = b'{"raw":%d,"message":%b}' % (total, header)
    room = MOST_FRAME - _PRELUDE.size - len(head)
    if room < 0:
        text = translate("Wire", "A message of {size} bytes is too long to be sent; {most} fit.")
        raise StudioError(Message("wire.long", text, size=len(head), most=MOST_FRAME - _PRELUDE.size))
    yield _frame(head, chunks, min(room, total))
    left = total - min(room, total)
    while left:
        size = min(left, MOST_FRAME - _PRELUDE.size)
        yield _frame(b"", chunks, size)
        left -= size


class Reader:
    """Makes messages of whatever pieces of the stream it is fed. It never blocks and never holds more than one message."""

    def __init__(self, most_raw: int = MOST_RAW) -> None:
        self._most_raw = most_raw
        self._pending = bytearray()
        self._header: bytes | None = None
        self._raw = bytearray()
        self._missing = 0
        self._lost = False

    def feed(self, data: bytes) -> list[Packet | FrameError]:
        """Return the messages that are complete now, and one error for each stretch that was none; the rest is kept.

        After an error the reader looks for the next MAGIC and goes on from there.
        """
        self._pending += data
        found: list[Packet | FrameError] = []
        at = 0
        while True:
            start = self._aligned(at, found)
            frame = self._next_frame(start, found)
            if frame is None:
                at = start
                break
            at = frame
        del self._pending[:at]
        return found

    def _aligned(self, at: int, found: list[Packet | FrameError]) -> int:
        """Return where the next frame begins; what is no frame before it is passed over, and said once."""
        first = bytes(self._pending[at : at + len(MAGIC)])
        if MAGIC.startswith(first):
            return at
        self._complain(found, translate("Wire", "they are not a frame"))
        start = self._pending.find(MAGIC, at)
        if start >= 0:
            return start
        kept = next(n for n in range(len(MAGIC) - 1, -1, -1) if n == 0 or self._pending.endswith(MAGIC[:n]))
        return len(self._pending) - kept

    def _next_frame(self, at: int, found: list[Packet | FrameError]) -> int | None:
        """Take the frame at `at` and return where it ends; None where it is not all here yet."""
        if len(self._pending) - at < _PRELUDE.size:
            return None
        header: int
        raw: int
        _, header, raw = _PRELUDE.unpack_from(self._pending, at)
        if _PRELUDE.size + header + raw > MOST_FRAME:
            self._complain(found, translate("Wire", "the frame is too large"))
            return at + len(MAGIC)
        begin = at + _PRELUDE.size
        end = begin + header + raw
        if len(self._pending) < end:
            return None
        with memoryview(self._pending) as view:
            self._take(bytes(view[begin : begin + header]), view[begin + header : end], found)
        return end

    def _take(self, header: bytes, raw: memoryview, found: list[Packet | FrameError]) -> None:
        with raw:
            if header:
                self._begin(header, found)
            elif self._header is None:
                self._complain(found, translate("Wire", "a piece has no beginning"))
            if self._header is None:
                return
            if raw.nbytes > self._missing or (self._missing and not raw.nbytes and not header):
                self._complain(found, translate("Wire", "the pieces do not add up"))
                return
            self._raw += raw
            self._missing -= raw.nbytes
        self._lost = False
        if not self._missing:
            found.append(Packet(self._header, self._raw))
            self._header, self._raw = None, bytearray()

    def _begin(self, header: bytes, found: list[Packet | FrameError]) -> None:
        if self._header is not None:
            self._complain(found, translate("Wire", "a message breaks off"))
        try:
            head = msgspec.json.decode(header, type=_Head)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            self._complain(found, translate("Wire", "the header is broken"))
            return
        if not 0 <= head.raw <= self._most_raw:
            self._complain(found, translate("Wire", "the message is too large"))
            return
        self._header, self._missing = bytes(head.message), head.raw

    def _complain(self, found: list[Packet | FrameError], why: Text) -> None:
        self._header, self._raw, self._missing = None, bytearray(), 0
        if not self._lost:
            text = translate("Wire", "Studio and engine do not understand each other: bytes came that cannot be read ({why}).")
            found.append(FrameError(Message("wire.frame", text, why=why)))
        self._lost = True


def _chunks(raw: Sequence[memoryview]) -> list[memoryview]:
    return [part.cast("B") for part in reversed(raw) if part.nbytes]


def _frame(header: bytes, chunks: list[memoryview], size: int) -> bytes:
    """Return one frame with the next `size` bytes of `chunks` (last one first), which are taken away from there."""
    pieces: list[bytes | memoryview] = [_PRELUDE.pack(MAGIC, len(header), size), header]
    while size:
        chunk = chunks.pop()
        pieces.append(chunk[:size])
        if chunk.nbytes > size:
            chunks.append(chunk[size:])
        size -= min(size, chunk.nbytes)
    return b"".join(pieces)
