"""The addresses that a pattern such as ``/:year/:title/`` gives to a post.

The placeholders are those of Jekyll, Hugo and Hexo, which mean the same where they share a name.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice, product
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.sources.blog.posts import Post

#: How a day is written; a hyphen leaves out zeros at the beginning.
_DAYS: Final = {
    "year": "%Y", "short_year": "%y", "w_year": "%G", "week": "%V", "w_day": "%u",
    "month": "%m", "i_month": "%-m", "short_month": "%b", "long_month": "%B", "monthname": "%B",
    "day": "%d", "i_day": "%-d", "short_day": "%a", "long_day": "%A", "weekday": "%w",
    "weekdayname": "%A", "y_day": "%j", "yearday": "%-j",
}  # fmt: skip
_NAMES: Final = (
    "title", "slug", "name", "basename", "filename", "slugorfilename", "contentbasename",
    "slugorcontentbasename", "post_title",
)  # fmt: skip
_CATEGORIES: Final = ("categories", "slugified_categories", "category")
_OTHERS: Final = ("collection", "section", "sections", "path", "output_ext")
_PLACEHOLDER: Final = re.compile(
    ":(" + "|".join(sorted((*_DAYS, *_NAMES, *_CATEGORIES, *_OTHERS), key=len, reverse=True)) + ")"
)
_UNKNOWN: Final = re.compile(r":[a-z]")
#: Addresses of a post by one pattern; each placeholder may stand for several words.
_MOST: Final = 50


def addresses(pattern: str, post: Post, below: str) -> Iterator[str]:
    """Yield the addresses that a post may have; none if it lacks what the pattern names.

    :param below: its path without the folder of posts that it is in.
    """
    if _UNKNOWN.search(_PLACEHOLDER.sub("", pattern)):
        return
    parts = _PLACEHOLDER.split(pattern)
    choices = [[part] for part in parts]
    for at in range(1, len(parts), 2):
        choices[at] = _values(parts[at], post, below)
    for chosen in islice(product(*choices), _MOST):
        yield re.sub("/{2,}", "/", "".join(chosen))


def _values(name: str, post: Post, below: str) -> list[str]:
    """Return what a placeholder may stand for."""
    if name in _DAYS:
        return [_day(dt.date.fromisoformat(post.date), _DAYS[name])] if post.date else []
    if name in _NAMES:
        return _each([post.text("slug"), post.slug, _slug(post.slug), _slug(post.text("title"))])
    if name in _CATEGORIES:
        listed = (post.categories, post.categories[:1])
        return list(
            dict.fromkeys("/".join(map(form, each)) for form in (str, _slug) for each in listed)
        )
    folders = below.split("/")[:-1]
    of_place = {
        "collection": "".join(post.folders[:1]).removeprefix("_"),
        "section": "".join(folders[:1]),
        "sections": "/".join(folders),
        "path": "/".join([*folders, post.slug]),
    }
    return [of_place.get(name, "")]


def _day(day: dt.date, form: str) -> str:
    written = day.strftime(form.replace("-", ""))
    return written.lstrip("0") if "-" in form else written


def _each(found: list[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, found)))


def _slug(text: str) -> str:
    """Return a text as addresses have it: in lower case, with hyphens for all but letters."""
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")
