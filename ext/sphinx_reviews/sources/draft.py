"""A page to write, and its MyST source."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Draft:
    """A review, or another page, with the facts that are known.

    Options have the names of the manual; those without a value are left out.
    """

    title: str
    #: MyST, without the title.
    body: str
    #: The fields of the front matter.
    front_matter: dict[str, Any] = field(default_factory=dict)
    #: Title of the book; empty for a page that is not a review.
    book: str = ""
    book_options: dict[str, str] = field(default_factory=dict)
    #: Kinds joined by ``+``; empty if the source contains none.
    disclosure: str = ""
    disclosure_options: dict[str, str] = field(default_factory=dict)
    disclosure_text: str = ""
    verdict: str = ""
    verdict_options: dict[str, str] = field(default_factory=dict)
    verdict_text: str = ""

    def source(self) -> str:
        """Return the MyST source."""
        return "\n\n".join(filter(None, self._parts())) + "\n"

    def _parts(self) -> Iterator[str]:
        if self.front_matter:
            yield f"---\n{_yaml(self.front_matter)}---"
        yield f"# {plain(self.title)}"
        if self.book:
            yield _directive("book", self.book, self.book_options)
        if self.disclosure:
            options = self.disclosure_options
            yield _directive("disclosure", self.disclosure, options, self.disclosure_text)
        if self.verdict or self.verdict_options:
            yield _directive("verdict", self.verdict, self.verdict_options, self.verdict_text)
        yield self.body.strip("\n")


def _yaml(values: dict[str, Any]) -> str:
    if values.get("date"):
        # YAML would put quotes around a text that looks like a date.
        values = {**values, "date": dt.date.fromisoformat(values["date"])}
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)


#: Characters that Markdown would read as markup in a line of plain text.
_MARKUP: Final = re.compile(
    r"[*`]|\[(?=\^)|(?<!\w)_|_(?!\w)|\\(?=[^\w\s])|<(?=[A-Za-z/?!])|\](?=[(\[])|&(?=#?\w+;)|(?<=\s)#+$"
)


def plain(text: str) -> str:
    """Return plain text on one line as Markdown."""
    return _MARKUP.sub(lambda mark: f"\\{mark[0]}", text)


#: What Markdown or MyST would read as the beginning of a block.
_BLOCK: Final = re.compile(r"^(?:(\d+)(?=[.)]\s)|(?=[-+#>%|=~:{]|\([^)\s]*\)=$))")


def plain_block(text: str) -> str:
    """Return plain text as Markdown, with a paragraph for each line."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    made = (_BLOCK.sub(lambda found: f"{found[0]}\\", plain(line)) for line in lines if line)
    return "\n\n".join(made)


def _directive(name: str, argument: str, options: dict[str, str], body: str = "") -> str:
    fence = ":" * max(3, max(map(len, re.findall(r"^:{3,}", body, re.MULTILINE)), default=0) + 1)
    lines = [f"{fence}{{{name}}} {argument}".rstrip()]
    lines += [f":{option}: {option_value(value)}".rstrip() for option, value in options.items()]
    return "\n".join([*lines, *filter(None, [body.strip("\n")]), fence])


#: Values that mean something else without quotes.
_QUOTED: Final = re.compile(r"^[\s'\"\[\]{}>|*&!%#`@-]|\s#|:\s|\s$|:$")


def option_value(text: str) -> str:
    """Return the value of an option, in quotes if it would mean something else."""
    single = " ".join(text.split())
    return json.dumps(single, ensure_ascii=False) if _QUOTED.search(single) else single
