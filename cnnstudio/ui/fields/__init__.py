"""Editors for the kinds of fields that blocks and plans declare."""
