"""What the person reads of an error in the engine; the rest stands in its details."""

from __future__ import annotations

import gc
import traceback

import torch

from cnnstudio import log
from cnnstudio.engine.devices import full, is_out_of_memory
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.protocol.events import Failed


def failed(error: BaseException) -> Failed:
    """Return the sentence for an error, with its traceback as details where the sentence does not say it all."""
    if isinstance(error, StudioError):
        return Failed.of(error.message)
    log.write_exception(error)
    details = "".join(traceback.format_exception(error))
    if is_out_of_memory(error):
        return Failed.of(full(torch.device("cuda" if "CUDA" in str(error) else "cpu")).message, details)
    text = translate("Engine", "Something unexpected went wrong in the engine ({kind}); the details can be copied.")
    return Failed.of(Message("engine.unexpected", text, kind=type(error).__name__), details)


def free_memory() -> None:
    """Give back what a failed computation held. Call it where its exception is gone: the traceback holds the tensors."""
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
