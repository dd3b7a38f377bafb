"""The Liquid of a site as Jekyll renders it, with the site's own includes.

A site is a stranger's: its templates have little time, make little output, and read no file
outside ``_includes``.
"""

from __future__ import annotations

import html
import re
import time
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TextIO

from liquid import Environment, Expression, Node, StrictUndefined, Tag, TokenStream
from liquid.builtin.expressions import FilteredExpression, tokenize
from liquid.exceptions import LiquidError, LiquidSyntaxError, TemplateNotFoundError
from liquid.token import TOKEN_EXPRESSION, TOKEN_TAG

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from liquid import BoundTemplate, RenderContext, Token

#: CPU seconds for one text, and for all texts of a site.
_SECONDS, _SECONDS_OF_SITE = 1.0, 60.0
#: Characters of an include, of what a filter returns, and of what it may have to copy.
_LONGEST_INCLUDE, _LONGEST_VALUE, _LONGEST_COPY = 30_000, 100_000, 1_000_000
#: What Jekyll knows of a site beside its configuration, and of a page beside its front matter.
_NOT_OF_SITE: Final = frozenset({
    "categories", "collections", "data", "documents", "github", "html_files", "html_pages", "pages",
    "posts", "related_posts", "static_files", "tags", "time",
})  # fmt: skip
_NOT_OF_PAGE: Final = frozenset({"content", "excerpt", "id", "next", "previous"})


class _Known(dict[str, Any]):
    """Variables of which those that are not set are empty, save for some that nobody knows."""

    def __init__(self, values: Mapping[str, Any], unknown: frozenset[str] = frozenset()) -> None:
        super().__init__((key, value) for key, value in values.items() if key not in unknown)
        self._unknown = unknown

    def __missing__(self, key: str) -> None:
        if key in self._unknown:
            raise KeyError(key)


class Templates:
    """The templates of a site."""

    def __init__(self, root: Path, configuration: Mapping[str, Any], unknown: set[str]) -> None:
        """Take the top of a site, its configuration, and the names of its collections."""
        self._includes = (root / "_includes").resolve()
        # Addresses are those within the site, because its pages become pages of the library.
        settings = {**configuration, "baseurl": "", "url": ""}
        self._site = _Known(settings, _NOT_OF_SITE | unknown)
        self._environment = _environment(self)
        self._loaded: dict[str, BoundTemplate] = {}
        self._left = _SECONDS_OF_SITE
        self._end = 0.0

    def on(self, page: Mapping[str, Any]) -> OnPage:
        """Return the templates as they are used on a page with these fields."""
        return OnPage(self, _Known(page, _NOT_OF_PAGE))

    def knows(self, tag: str) -> bool:
        """Return whether a tag is one of Liquid."""
        name = tag.split(maxsplit=1)[0] if tag else ""
        return name in _INNER or name.removeprefix("end") in self._environment.tags

    def rendered(self, text: str, page: Mapping[str, Any]) -> str | None:
        """Return a text as Jekyll renders it on a page; None if it cannot be rendered."""
        before = time.process_time()
        self._end = before + min(_SECONDS, self._left)
        try:
            self.check_time()
            template = self._environment.from_string(text)
            return template.render(site=self._site, page=page)
        except Exception:  # noqa: BLE001  (whatever a template raises, its text is kept)
            return None
        finally:
            self._left -= time.process_time() - before

    def check_time(self) -> None:
        """Raise an error if the time for a text is over."""
        if time.process_time() > self._end:
            raise LiquidError("takes too long", token=None)

    def included(self, name: str) -> BoundTemplate:
        """Return an include of the site.

        :raises LiquidError: if there is none, or it is no file below ``_includes``.
        """
        self.check_time()
        if name not in self._loaded:
            path = (self._includes / name).resolve()
            if not path.is_relative_to(self._includes) or not path.is_file():
                raise TemplateNotFoundError(name)
            with path.open(encoding="utf-8-sig") as file:
                text = file.read(_LONGEST_INCLUDE + 1)
            if len(text) > _LONGEST_INCLUDE or "\0" in text:
                raise LiquidError("too long, or no text", token=None)
            self._loaded[name] = self._environment.from_string(text, name=name)
        return self._loaded[name]


class OnPage(NamedTuple):
    """The templates of a site, as they are used on a page."""

    templates: Templates
    page: Mapping[str, Any]

    def knows(self, tag: str) -> bool:
        """Return whether a tag is one of Liquid."""
        return self.templates.knows(tag)

    def rendered(self, text: str) -> str | None:
        """Return what a text prints; None if a part of it cannot be rendered."""
        return self.templates.rendered(text, self.page)


class _Limited(Environment):
    """An environment whose templates cannot loop for long or make much output."""

    loop_iteration_limit = 1_000
    local_namespace_limit = 1_000_000
    output_stream_limit = 200_000


#: Tags that stand only within others.
_INNER: Final = {"else", "elsif", "when"}
#: Tags of Liquid that Jekyll does not have.
_FOREIGN: Final = ("render", "doc", "liquid")
#: Jekyll's own, and that of the plug-in jekyll-include-cache, which does the same.
_INCLUDES: Final = ("include", "include_cached")


def _environment(templates: Templates) -> Environment:
    made = _Limited(undefined=StrictUndefined)
    for name in _FOREIGN:
        made.tags.pop(name, None)
    for name in _INCLUDES:
        made.tags[name] = _Include(made, templates)
    for name, function in {**made.filters, **_FILTERS}.items():
        made.add_filter(name, _bounded(function, templates))
    return made


def _bounded(function: Callable[..., Any], templates: Templates) -> Callable[..., Any]:
    """Return a filter that fails rather than take much time or memory."""

    @wraps(function)
    def bounded(value: Any, *arguments: Any, **named: Any) -> Any:
        templates.check_time()
        longest = max((len(each) for each in arguments if isinstance(each, str)), default=0)
        if function.__name__ in _COPYING and _length(value) * longest > _LONGEST_COPY:
            raise LiquidError("copies too much", token=None)
        made = function(value, *arguments, **named)
        if _length(made) > _LONGEST_VALUE:
            raise LiquidError("too long", token=None)
        return made

    return bounded


#: Filters that copy an argument as often as the value has parts.
_COPYING: Final = {"replace", "replace_first", "replace_last", "join", "append", "prepend"}


def _length(value: object) -> int:
    if isinstance(value, int):
        return value.bit_length()
    return len(value) if isinstance(value, (str, list, tuple)) else 0


def _unchanged(value: object) -> str:
    """Return Markdown, which is converted later."""
    return str(value or "")


def _address(value: object) -> str:
    """Return an address from the top of the site."""
    written = str(value or "")
    return written if re.match(r"[a-z][a-z0-9+.-]*:|[/#]", written) else f"/{written}"


def _slugify(value: object) -> str:
    return re.sub(r"[\W_]+", "-", str(value or "").lower()).strip("-")


_FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "relative_url": _address,
    "absolute_url": _address,
    "markdownify": _unchanged,
    "smartify": _unchanged,
    "xml_escape": lambda value: html.escape(str(value or "")),
    "slugify": _slugify,
}


# -- includes ----------------------------------------------------------------

_NAME: Final = re.compile(r"\s*([\w./-]+)")
_PARAMETER: Final = re.compile(
    r"\s*([\w-]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|([\w.\[\]-]+))\s*"
)
_HTML: Final = re.compile(r"\s*<[A-Za-z!]")


class _Include(Tag):
    """Jekyll's ``include``, whose parameters are written as attributes."""

    name = "include"
    block = False

    def __init__(self, environment: Environment, templates: Templates) -> None:
        super().__init__(environment)
        self._templates = templates

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        written = stream.expect(TOKEN_EXPRESSION).value
        name = _NAME.match(written)
        at = name.end() if name else 0
        parameters: dict[str, str | Expression] = {}
        while parameter := _PARAMETER.match(written, at):
            key, *quoted, variable = parameter.groups()
            literal = next((each for each in quoted if each is not None), None)
            parameters[key] = (
                re.sub(r"\\(.)", r"\1", literal)
                if literal is not None
                else self._read(variable, token)
            )
            at = parameter.end()
        if not name or written[at:].strip():
            raise LiquidSyntaxError("no include that Jekyll knows", token=token)
        return _IncludeNode(token, self._templates, name[1], parameters)

    def _read(self, variable: str, token: Token) -> Expression:
        return FilteredExpression.parse(self.env, TokenStream(tokenize(variable, token)))


class _IncludeNode(Node):
    """An include with its parameters."""

    def __init__(
        self,
        token: Token,
        templates: Templates,
        name: str,
        parameters: Mapping[str, str | Expression],
    ) -> None:
        super().__init__(token)
        self._templates = templates
        self._name = name
        self._parameters = parameters
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        values = {
            key: value if isinstance(value, str) else value.evaluate(context)
            for key, value in self._parameters.items()
        }
        template = self._templates.included(self._name)
        own = context.get_buffer(buffer)
        with context.extend({"include": _Known(values)}, template=template):
            template.render_with_context(context, own, partial=True)
        return buffer.write(_tidy(own.getvalue()))


def _tidy(output: str) -> str:
    """Return the output of an include without what Markdown would read between its tags."""
    if not _HTML.match(output) or "<pre" in output:
        return output.strip()
    return "\n".join(filter(None, map(str.strip, output.splitlines())))
