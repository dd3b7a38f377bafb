"""A page on this computer on which a person decides what suggestions record."""
