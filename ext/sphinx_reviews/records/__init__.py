"""Records of books, reviews and terms, and how they are read from text."""
