"""Messages as bytes and back: the one gate between structs and frames."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

import msgspec

from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.protocol.answers import AnyAnswer
from cnnstudio.protocol.arrays import ArrayWriter, reader_hook
from cnnstudio.protocol.commands import AnyCommand, Command
from cnnstudio.protocol.frames import MOST_RAW, FrameError, Packet, Reader, write_frames
from cnnstudio.protocol.messages import AnyTold, Ran, Told
from cnnstudio.protocol.questions import AnyQuestion

Received = TypeVar("Received", bound=Command | Told)


class MessageError(StudioError):
    """A message that is none of those that are known, or one with impossible values."""


def pack(message: Command | Told) -> Iterator[bytes]:
    """Yield the frames of a message."""
    arrays = ArrayWriter()
    plain = _spelled(msgspec.to_builtins(message)) if isinstance(message, Ran) else message
    header = msgspec.json.encode(plain, enc_hook=arrays.hook)
    return write_frames(header, arrays.raw)


class Receiver(Generic[Received]):
    """Turns pieces of a stream into messages: feed it what `readyRead` or `os.read` brings."""

    def __init__(self, kinds: Any, most_raw: int = MOST_RAW, strict: bool = True) -> None:
        self._reader = Reader(most_raw)
        self._raw = bytearray()
        self._decoder = msgspec.json.Decoder(kinds, dec_hook=reader_hook(lambda: self._raw), strict=strict)

    def feed(self, data: bytes) -> list[Received | StudioError]:
        """Return the messages that are complete now; what cannot be read stands among them as a StudioError."""
        return [self._message(packet) for packet in self._reader.feed(data)]

    def _message(self, packet: Packet | FrameError) -> Received | StudioError:
        if isinstance(packet, FrameError):
            return packet
        self._raw = packet.raw
        try:
            message: Received = self._decoder.decode(packet.header)
        except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError) as error:
            text = translate("Wire", "A message between studio and engine cannot be read: {reason}.")
            return MessageError(Message("wire.message", text, reason=str(error)[:200]))
        finally:
            self._raw = bytearray()
        return message


def studio_receiver() -> Receiver[Told]:
    """Return the receiver of what the engine tells. It is lenient: numbers that JSON cannot write travel as words."""
    return Receiver(AnyTold | AnyAnswer, strict=False)


def engine_receiver() -> Receiver[Command]:
    """Return the receiver of what the studio asks."""
    return Receiver(AnyCommand | AnyQuestion)


def _spelled(value: Any) -> Any:
    """Return plain data with infinite and undefined numbers spelled out: JSON has none, and a loss may become one."""
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, dict):
        return {key: _spelled(inner) for key, inner in value.items()}
    return [_spelled(inner) for inner in value] if isinstance(value, (list, tuple)) else value
