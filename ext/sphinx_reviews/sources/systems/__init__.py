"""The systems whose posts are brought, each by what it has of its own; :mod:`..blog` does the rest."""
