"""Names worth defining, and which of them are the same."""
