"""Arrays in messages: the JSON text says what and where they are, their bytes travel raw behind it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Literal, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

Bytes: TypeAlias = NDArray[np.uint8]
Floats: TypeAlias = NDArray[np.float32]
Integers: TypeAlias = NDArray[np.int64]

MOST_AXES = 6
_ALIGN = 8


class Document(bytes):
    """A file's content in a message: it travels as raw bytes, however long it is."""


class Array(msgspec.Struct, frozen=True):
    """Stands in the JSON text for an array: `bytes` raw bytes from `offset` on, in C order, little-endian."""

    dtype: Literal["uint8", "float32", "int64"]
    shape: tuple[int, ...]
    offset: int
    bytes: int


class ArrayWriter:
    """Puts descriptors where a message holds arrays, and keeps the arrays' bytes, in order."""

    def __init__(self) -> None:
        self.raw: list[memoryview] = []
        self._size = 0

    def hook(self, value: Any) -> Array:
        """Return the descriptor of an array or a Document (msgspec's `enc_hook`)."""
        if isinstance(value, Document):
            value = np.frombuffer(value, np.uint8)
        if not isinstance(value, np.ndarray) or value.dtype.name not in ("uint8", "float32", "int64"):
            raise NotImplementedError(f"{type(value).__name__} cannot be sent")
        # ascontiguousarray makes a scalar an array of one axis, so the shape is read before.
        shape, value = value.shape, np.ascontiguousarray(value)
        value = value.astype(value.dtype.newbyteorder("<"), copy=False)
        gap = -self._size % _ALIGN
        self.raw += [memoryview(bytes(gap))] * bool(gap)
        if value.nbytes:
            self.raw.append(memoryview(value.reshape(-1)).cast("B"))
        self._size += gap + value.nbytes
        return Array(value.dtype.name, shape, self._size - value.nbytes, value.nbytes)


def reader_hook(raw: Callable[[], bytearray]) -> Callable[[Any, Any], Any]:
    """Return msgspec's `dec_hook`: it makes read-only arrays over the raw bytes that `raw()` returns, copying none."""

    def hook(kind: Any, value: Any) -> Any:
        array = msgspec.convert(value, Array)
        body = raw()
        size = math.prod(array.shape) * np.dtype(array.dtype).itemsize
        if len(array.shape) > MOST_AXES or any(n < 0 for n in array.shape) or size != array.bytes:
            raise ValueError("an array's shape and size do not agree")
        if not 0 <= array.offset <= len(body) - array.bytes:
            raise ValueError("an array lies outside its message")
        if kind is Document:
            return Document(memoryview(body)[array.offset : array.offset + array.bytes])
        if np.dtype(array.dtype) != kind.__args__[1].__args__[0]:
            raise ValueError(f"an array of {array.dtype} is out of place")
        flat = np.frombuffer(body, array.dtype, math.prod(array.shape), array.offset)
        flat.flags.writeable = False
        return flat.reshape(array.shape)

    return hook
