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
            "what-to-read",
            "shelf",
            "quotations",
            "library-summary",
        )
    },
    "책": "book",
    "도서": "book",
    "고지": "disclosure",
    "협찬": "disclosure",
    "총평": "verdict",
    "평가": "verdict",
    "기술 목록": "skills",
    "개념": "concept",
    "기술": "skill",
    "목록": "catalogue",
    "서가": "catalogue",
}
#: The name of a role before its text, which MyST parses as a role only in ASCII letters.
_NAME: Final = re.compile(r"\{([^{}\s`]+)\}$")
_LONGEST: Final = 40


def meant(name: str) -> str | None:
    """Return the directive or role that *name* misspells, if any."""
    near = names.nearest(name.rpartition(":")[2], _KNOWN)
    return _KNOWN[near] if near else None


def check_roles(document: nodes.document) -> None:
    """Warn about text that looks like a role of this extension but was not parsed as one."""
    for element in document.findall(nodes.TextElement):
        for before, literal in pairwise(element.children):
            if not isinstance(before, nodes.Text) or not isinstance(literal, nodes.literal):
                continue
            match = _NAME.search(before[-_LONGEST:])
            near = meant(match[1]) if match else None
            if match and near:
                warn(
                    Subtype.OPTION,
                    located(literal),
                    "unknown role '%s'. Did you mean {%s}`%s`?",
                    match[1],
                    near,
                    literal.astext(),
                )
