"""A look inside a network: its filters and its feature maps."""
