"""Metadata at the top of a page that is not Markdown.

reStructuredText has a field list, which docutils calls docinfo and Sphinx file-wide
metadata.  A notebook has its own metadata.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.domain import review_domain
from sphinx_reviews.markup import front_matter
from sphinx_reviews.markup.front_matter import Value
from sphinx_reviews.records import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from sphinx.application import Sphinx

    Reader: TypeAlias = Callable[[str], dict[str, Value]]

_FIELD: Final = re.compile(r":(?P<name>(?:\\.|[^\\:\s])(?:\\.|[^\\:])*):(?:[ \t]+(?P<body>.*))?$")
#: A comment, or another explicit block such as a substitution, down to the next line of text.
_EXPLICIT: Final = re.compile(r"\.\.(?:\s|$)")
_ITEM: Final = re.compile(r"[-*+][ \t]+")


def reader(app: Sphinx, docname: str) -> Reader | None:
    """Return the reader of a document's metadata; ``None`` for Markdown, with its front matter."""
    suffix = PurePath(app.env.doc2path(docname)).suffix
    if app.config.source_suffix.get(suffix) == "restructuredtext":
        return of_rst
    return of_notebook if suffix == ".ipynb" else None


def advice(app: Sphinx, docname: str, name: str, value: str) -> str:
    """Return how to write a value at the top of a document, for a message."""
    read = reader(app, docname)
    if read is of_rst:
        return f"':{name}: {value}' above the title"
    if read is of_notebook:
        return f"'{name}': '{value}' in the metadata of the notebook"
    return f"'{name}: {value}' between --- lines at the top"


def note(app: Sphinx, docname: str, values: dict[str, Value]) -> None:
    """Record the metadata of a document that is about to be parsed."""
    review_domain(app.env).facts(docname).front_matter = front_matter.record(values, docname)


# -- reStructuredText --------------------------------------------------------


def of_rst(source: str) -> dict[str, Value]:
    """Return the fields of the field list at the start of a source."""
    lines = source.splitlines()
    found: dict[str, Value] = {}
    number = _first_text(lines)
    while number < len(lines) and (match := _FIELD.match(lines[number])):
        end = _end_of_block(lines, number)
        items = tuple(_items([match["body"] or "", *lines[number + 1 : end]]))
        found[names.key(match["name"])] = Value(items, number + 1)
        number = end
    return found


def _first_text(lines: list[str]) -> int:
    """Return the index of the first line that is neither empty nor part of a comment."""
    number = 0
    while number < len(lines) and (not lines[number].strip() or _EXPLICIT.match(lines[number])):
        number = _end_of_block(lines, number)
    return number


def _end_of_block(lines: list[str], start: int) -> int:
    """Return the index of the first line below *start* that is neither empty nor indented."""
    below = range(start + 1, len(lines))
    return next((n for n in below if lines[n].strip() and lines[n][0] not in " \t"), len(lines))


def _items(lines: list[str]) -> Iterator[str]:
    """Yield the items of a bullet list, or any other text as one item."""
    texts = [line.strip() for line in lines if line.strip()]
    if all(map(_ITEM.match, texts)):
        yield from (names.normalize(_ITEM.sub("", text, count=1)) for text in texts)
    else:
        yield names.normalize(" ".join(texts))


# -- notebooks ---------------------------------------------------------------


def of_notebook(source: str) -> dict[str, Value]:
    """Return the metadata of a notebook."""
    try:
        metadata = json.loads(source)["metadata"]
        return {str(name): Value(tuple(_texts(value)), 1) for name, value in metadata.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}  # the parser of the notebook reports what is wrong


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, bool):
        yield str(value).lower()
    elif isinstance(value, str | int | float):
        yield names.normalize(str(value))
