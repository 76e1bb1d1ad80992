"""What training is told, declared with `param` as blocks are."""
