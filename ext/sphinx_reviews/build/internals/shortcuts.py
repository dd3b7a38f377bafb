"""What Sphinx, MyST and docutils make again for every page, made once for a build.

Each shortcut here saves more than a fiftieth of a build that reads every page, and gives the
same pages.  In a version that is not known, pages are made the usual way.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import sphinx
from docutils import nodes
from docutils.utils import DependencyList
from myst_parser.mdit_to_docutils import base as myst
from sphinx.builders import html
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import docutils

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.frontend import Values
    from sphinx.builders import Builder

_KNOWN: Final = ((8, 2), (9, 2))
#: Nodes that look the same on every page.
_PLAIN: Final = (nodes.Text, nodes.title, nodes.emphasis, nodes.strong, nodes.literal, nodes.inline)


class Shortcuts:
    """The shortcuts of one build."""

    def __init__(self, builder: Builder) -> None:
        self._usual: list[tuple[Any, str, Any]] = []
        if not _KNOWN[0] <= sphinx.version_info[:2] <= _KNOWN[1]:
            return
        # Option parsers of 150 options each, for settings that are the same on every page.
        self._take(docutils, "_get_settings", _settings_once)
        self._take(myst, "get_default_settings", _settings_once)
        if isinstance(builder, StandaloneHTMLBuilder):
            # Every page asks for a dozen, and each looks through its folders for links.
            self._take(html, "_file_checksum", cache)
            # Of the pages before, after, above and of a page itself, with all transforms.
            self._take(builder, "render_partial", _titles_once)

    def _take(self, owner: Any, name: str, shortcut: Callable[[Any], Any]) -> None:
        usual = getattr(owner, name, None)
        if usual is not None:
            self._usual.append((owner, name, usual))
            setattr(owner, name, shortcut(usual))

    def leave(self) -> None:
        """Go the usual way again."""
        for owner, name, usual in reversed(self._usual):
            setattr(owner, name, usual)
        self._usual = []


def _settings_once(usual: Callable[..., Values]) -> Callable[..., Values]:
    made: dict[object, tuple[Values, object]] = {}

    def settings(*components: Any, defaults: Any = None, **options: Any) -> Values:
        classes = tuple(each if isinstance(each, type) else type(each) for each in components)
        values = tuple((name, id(value)) for name, value in (defaults or {}).items())
        key = classes, values, tuple(options.items())
        if key not in made:
            asked = {"defaults": defaults} if defaults is not None else {}
            # The defaults are kept, so that no other object has their identities.
            made[key] = usual(*components, **asked, **options), dict(defaults or {})
        return _copied(made[key][0])

    return settings


def _copied(settings: Values) -> Values:
    """Return a copy that shares no list, and notes dependencies of its own."""
    copied = settings.copy()
    for name, value in vars(copied).items():
        if isinstance(value, list):
            setattr(copied, name, value.copy())
    copied.record_dependencies = DependencyList()
    return copied


def _titles_once(usual: Callable[..., dict[str, str]]) -> Callable[..., dict[str, str]]:
    made: dict[str, dict[str, str]] = {}

    def render_partial(node: nodes.Node | None) -> dict[str, str]:
        if not isinstance(node, nodes.title) or not all(
            isinstance(each, _PLAIN) for each in node.findall()
        ):
            return usual(node)
        key = str(node)
        if key not in made:
            made[key] = usual(node)
        return made[key].copy()

    return render_partial
