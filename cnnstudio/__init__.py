"""CNN Studio: draw a convolutional network, train it, and see what it learned."""

__version__ = "0.1.0"
