"""How a network does on pictures that are moved, turned, enlarged or noisy: a generator of what is known so far."""

from cnnstudio.engine.robustness.trial import TRIALS, Sweep, attempt

__all__ = ["TRIALS", "Sweep", "attempt"]
