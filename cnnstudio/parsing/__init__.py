"""Reads the layers of Keras or PyTorch code, as it stands on a slide, into a network. Nothing of it is executed."""
