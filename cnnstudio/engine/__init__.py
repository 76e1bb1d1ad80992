"""Where torch lives: builds a graph, trains it, looks inside."""
