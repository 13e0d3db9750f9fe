"""Labelled questions become figures."""
