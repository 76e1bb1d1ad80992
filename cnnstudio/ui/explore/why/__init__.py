"""Why this value? The sum behind any value of any map, written out, and the way back to the picture."""
