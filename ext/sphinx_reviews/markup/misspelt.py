"""The directive or role that an author probably meant by an unknown name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from docutils import nodes

from sphinx_reviews.diagnostics import located, warn
from sphinx_reviews.records import names
from sphinx_reviews.records.problems import Subtype

#: The directives and roles, by their names and the Korean words for them.
_KNOWN: Final = {
    **{
        name: name
        for name in (
            "book",
            "disclosure",
            "verdict",
            "skills",
            "concept",
            "skill",
            "catalogue",
            "concept-index",
            "concept-graph",
            "skill-map",
            "reading-path",
            "library-summary",
