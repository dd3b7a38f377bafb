"""Natural language: interface phrases, Korean particles, sentences, collation, labels."""
