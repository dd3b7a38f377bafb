"""Questions over all records: who mentions what, what to read first, what contradicts."""
