"""What texts and fields state about a book, and about the reading of it, in the manner of people."""
