"""Korean: words and their stems by rules, without a dictionary.

``nouns.js``, ``endings.js``, ``verbs.js`` and ``analyser.js`` do in the browser what the modules of the
same name do here; a test checks that both agree on every word.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from sphinx_reviews.language.analyser import Analyser
from sphinx_reviews.language.korean import rules, twins
from sphinx_reviews.language.korean.analyser import compounds, words
from sphinx_reviews.language.korean.compound_nouns import depending, parts
from sphinx_reviews.language.korean.parentheses import given
from sphinx_reviews.language.korean.skeleton import is_spelled, skeleton
from sphinx_reviews.language.sounds import readings, spoken

_SCRIPTS: Final = (
    "nouns.js",
    "endings.js",
    "verbs.js",
    "letters.js",
    "typing.js",
    "keyboard.js",
    "skeleton.js",
    "twins.js",
    "analyser.js",
)

#: What is not in ``rules.json``, as other parts of Python use it as well.
_SOUNDS: Final = {
    "sounds": {"spoken": spoken.SHARED, "read": readings.SHARED, "twins": twins.SHARED}
}

KOREAN: Final = Analyser(
    name="Korean",
    words=words,
    compounds=compounds,
    given=given,
    parts=parts,
    depending=depending,
    is_spelled=is_spelled,
    skeleton=skeleton,
    sound_keys=twins.keys,
    likeness=twins.twin_likeness,
    are_spellings=twins.are_spellings,
    advice="Try fewer words, or their first consonants (ㅁㅅㄹㄴ), or look here:",
    script="".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _SCRIPTS),
    rules=json.dumps(rules.RULES | _SOUNDS, ensure_ascii=False, separators=(",", ":")),
)
