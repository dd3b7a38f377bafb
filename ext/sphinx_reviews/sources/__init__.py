"""Reviews from elsewhere, as MyST sources: pure functions, and one place that writes files."""
