"""Korean: words and their stems by rules, without a dictionary.

``nouns.js``, ``endings.js``, ``verbs.js`` and ``analyser.js`` do in the browser what the modules of the
same name do here; a test checks that both agree on every word.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language.analyser import Analyser
from sphinx_reviews.language.korean import rules, twins
from sphinx_reviews.language.korean.analyser import compounds, words
from sphinx_reviews.language.korean.compound_nouns import depending, parts
from sphinx_reviews.language.korean.parentheses import given
from sphinx_reviews.language.korean.skeleton import is_spelled, skeleton
from sphinx_reviews.language.sounds import readings, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCRIPTS: Final = (
    "nouns.js",
    "endings.js",
    "verbs.js",
    "letters.js",
    "typing.js",
    "analyser.js",
)
_FORGIVING_SCRIPTS: Final = ("keyboard.js", "skeleton.js", "twins.js", "forgiving.js")
_SOUNDS: Final = {"spoken": spoken.SHARED, "read": readings.SHARED, "twins": twins.SHARED}


def _joined(names: Iterable[str]) -> str:
    return "".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in names)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
    script=_joined(_SCRIPTS),
    rules=_json(rules.RULES),
    forgiving_script=_joined(_FORGIVING_SCRIPTS),
    sounds=_json(_SOUNDS),
)
