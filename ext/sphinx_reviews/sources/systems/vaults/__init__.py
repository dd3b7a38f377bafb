"""Vaults of notes that link to one another by name: Obsidian and Logseq."""
