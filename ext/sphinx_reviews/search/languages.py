"""The languages that search analyses itself; any other is left to Sphinx's search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.language.korean import KOREAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.language.analyser import Analyser

#: Language code -> its analyser.
ANALYSERS: Final[Mapping[str, Analyser]] = {"ko": KOREAN}
