"""Passages become vectors and postings; a question becomes hits."""
