"""The one way to warn about a problem, or to note it without failing a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import SphinxError
from sphinx.util import logging

from sphinx_reviews.records.model import Place

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_reviews.records.problems import Subtype

_logger = logging.getLogger(__name__)


def warn(subtype: Subtype, location: Place | nodes.Node | str, message: str, *args: object) -> None:
    """Log a Sphinx warning of type ``reviews``.

    :param location: the record's place, the node, or ``path:line``.
    :param message: what is wrong, then what to write instead; ``%``-formatted with *args*.
    """
    place = _location(location)
    _logger.warning(message, *args, location=place, type="reviews", subtype=subtype.value)


def note(location: Place | nodes.Node | str | None, message: str, *args: object) -> None:
    """Print a message as part of Sphinx's progress output, not as a warning."""
    _logger.info(message, *args, location=_location(location))


def _location(
    location: Place | nodes.Node | str | None,
) -> tuple[str, int] | nodes.Node | str | None:
    return (location.docname, location.line) if isinstance(location, Place) else location


def located(node: nodes.Element) -> nodes.Element:
    """Return *node*, or the nearest element around it that knows its line."""
    found = node
    while not found.line and found.parent is not None:
        found = found.parent
    return found


class BuildError(SphinxError):
    """A build that cannot start."""

    category = "Build error"
