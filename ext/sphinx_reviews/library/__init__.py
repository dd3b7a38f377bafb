"""Queries over all records: mentions, reading order, contradictions."""
