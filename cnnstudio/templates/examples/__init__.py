"""Worked examples: small pictures in numbers and kernels set by hand, as lectures compute them on the board."""
