"""The preview images of links to pages."""
