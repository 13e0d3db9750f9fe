"""Measurements, each a command that prints what it measured and on what machine."""
