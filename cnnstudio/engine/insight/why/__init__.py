"""Why is this value what it is: the sum behind one value of any block, written out."""

from cnnstudio.engine.insight.why.why import Why, why

__all__ = ["Why", "why"]
