"""The preview images of links to reviews."""
