"""The interface of a language to search."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet


class Word(NamedTuple):
    """A word of a text."""

    #: As written, in lower case.
    surface: str
    #: The terms it is found by, likeliest first.
    stems: tuple[str, ...]
    #: Terms it may be found by, if its reading as one of them is right.
    guesses: tuple[str, ...]
    #: Whether it has no suffix, so that it may begin a compound.
    bare: bool
    #: Where it is in the composed text.
    start: int
    end: int


class Analyser(NamedTuple):
    """The words of a language, here and in the reader's browser."""

    #: English name of the language.
    name: str
    #: Words of a text in NFC, in their order.
    words: Callable[[str], list[Word]]
    #: A text and its words -> neighbouring words written as one.
    compounds: Callable[[str, Sequence[Word]], list[str]]
    #: A text and its words -> terms, each with those that it says are the same, in parentheses.
    given: Callable[[str, Sequence[Word]], Iterable[tuple[str, ...]]]
    #: A term, and how many entries have each term -> its parts, if it is a compound.
    parts: Callable[[str, Mapping[str, int]], tuple[str, ...]]
    #: Terms, and those that more or fewer entries have now -> the terms whose parts depend on them.
    depending: Callable[[Iterable[str], AbstractSet[str]], Iterable[str]]
    #: Whether a term is a word that can be misspelt: of letters, and neither long nor short.
    is_spelled: Callable[[str], bool]
    #: A word -> what most misspellings of it have in common.
    skeleton: Callable[[str], str]
    #: A term -> keys, of which terms in two scripts that sound alike have one in common.
    sound_keys: Callable[[str], frozenset[str]]
    #: A term, and one in Latin letters -> how alike they sound; 0 if they are not one word.
    likeness: Callable[[str, str], float]
    #: Two terms that have a sound key in common -> whether they are spellings of one word.
    are_spellings: Callable[[str, str], bool]
    #: What to try when nothing is found: a translatable message.
    advice: str
    #: JavaScript that sets ``factories.analysers[language]``, a function of the rules.
    #: ``browser/engine.js`` lists what its result must have.
    script: str
    #: What the analysers in Python and in JavaScript share, as JSON.
    rules: str
    #: JavaScript that sets ``factories.forgiving[language]``, a function of the letters of the
    #: analyser and of the sounds.
    forgiving_script: str
    #: What Python and JavaScript must know to hear words alike, as JSON.
    sounds: str
