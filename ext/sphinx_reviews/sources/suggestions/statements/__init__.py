"""What the text of a review says of its book, in Korean and in simple English.

Each module finds one kind of fact, and :mod:`.found` puts them together.  They are rules: a
sentence that is not clear says nothing, because a person reads each suggestion.
"""
