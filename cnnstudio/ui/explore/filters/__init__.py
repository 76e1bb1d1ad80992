"""Filters changed by hand: the editor, what it does to each class, the lectures' examples that begin with such filters."""
