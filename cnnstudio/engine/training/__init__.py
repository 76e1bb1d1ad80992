"""Training a classifier: a generator of events."""

from cnnstudio.engine.training.control import Control, Live
from cnnstudio.engine.training.loop import train

__all__ = ["Control", "Live", "train"]
