"""Exact incremental builds: what a page shows from elsewhere, and when it is stale."""
