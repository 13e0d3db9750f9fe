"""Hits become answers with citations."""
