"""Whether a word in Hangul is the same word as one in Latin letters, by its sound.

A loanword is written as the rules of 외래어 표기법 say (notice 2017-14 of the ministry of culture):
which letters of Hangul stand for a sound, and that ㅡ is put after a consonant that has no vowel.
English does not write as it speaks, so a Latin word has several readings; the one nearest to
the word in Hangul counts.  Nothing here knows a single word: what sounds alike may still be two
things, and a person decides.
"""

from sphinx_reviews.language.sounds.comparison import is_alike, is_spelled_out, likeness
from sphinx_reviews.language.sounds.shortlist import keys
from sphinx_reviews.language.sounds.spoken import sounds

__all__ = ["is_alike", "is_spelled_out", "keys", "likeness", "sounds"]
