"""Checks quotes word for word: what agrees, what differs, and who said it."""
