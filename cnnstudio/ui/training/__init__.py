"""Training as the window shows it: the plan, the run under way, its curves."""
