"""What is known: records of books, reviews and terms, and how their text is read."""
