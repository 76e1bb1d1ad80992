"""A look inside: a picture, what the network says of it, its filters and feature maps."""
