"""Writes a network as the PyTorch file that a person would have written."""
