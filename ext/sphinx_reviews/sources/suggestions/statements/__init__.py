"""What the text of a review says of its book."""
