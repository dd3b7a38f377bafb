"""The version of the package, which digests of derived files include."""

__version__ = "0.1.0"
