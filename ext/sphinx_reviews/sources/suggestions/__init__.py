"""Facts that prose states but no directive records: found, decided by a person, written.

:mod:`.shelf` is what is read, :mod:`.find` asks every source, :mod:`.decisions` keeps what
people decide, :mod:`.edits` says what is written for it, and :mod:`.applying` writes it.
"""
