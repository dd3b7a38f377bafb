"""Catalogues of books that can be asked over the network."""
