"""Words and letters: the interface, Korean particles, sentences, collation, labels."""
