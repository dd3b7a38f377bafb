"""The posts of a Jekyll site, and their front matter."""

from __future__ import annotations

import datetime as dt
import os
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

from sphinx_reviews.records.names import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SUFFIXES: Final = {".md", ".markdown", ".mkd", ".mkdown", ".html"}
_NAME: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-(.+)")
_FRONT_MATTER: Final = re.compile(
    r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE
)
_LARGEST: Final = 5_000_000


class PostError(Exception):
    """Why a post cannot be read."""


class Post(NamedTuple):
    """One post."""

    #: Path below the imported folder.
    path: str
    #: The file name without date and suffix.
    slug: str
    #: ``YYYY-MM-DD``, or empty.
    date: str
    fields: dict[str, Any]
    body: str

    def text(self, name: str) -> str:
        """Return a field as text on one line; of a list, its items with commas."""
        value = self.fields.get(name)
        listed = value if isinstance(value, list) else [value]
        return ", ".join(filter(None, map(_line, listed)))

    def words(self, *names: str) -> list[str]:
        """Return the values of fields that list words, in any shape, each once.

        As in Jekyll, spaces separate the words of a field in the plural; commas do so in both.
        """
        found: dict[str, None] = {}
        for name in names:
            found |= dict.fromkeys(_words(self.fields.get(name), are_spaced=name.endswith("s")))
        return list(found)

    @property
    def is_draft(self) -> bool:
        """Whether the post is unpublished."""
        written = {name: self.text(name).lower() for name in ("draft", "private", "published")}
        return (
            any(written[name] not in _NO for name in ("draft", "private"))
            or written["published"] in _NO - {""}
            or self.text("status").lower() in _UNPUBLISHED
            or "_drafts" in self.path.split("/")
        )


#: How YAML or an author writes no.
_NO: Final = {"", "false", "no", "n", "off", "0"}
_UNPUBLISHED: Final = {"draft", "private", "pending", "future", "trash"}


def _line(value: object) -> str:
    """Return a single value as one line; nothing if it is a list or a mapping."""
    if value is None or isinstance(value, (list, dict, set, bytes)):
        return ""
    return normalize(str(value).lower() if isinstance(value, bool) else str(value))


def _words(value: object, *, are_spaced: bool) -> Iterator[str]:
    if isinstance(value, (list, dict, set)):
        for each in value:
            named = each.get("name") or each.get("title") if isinstance(each, dict) else each
            # An item is one word, even if it has spaces.
            yield from filter(None, [_line(named).lstrip("#")])
        return
    text = _line(value)
    if re.search("[,，、;]", text):
        parts = re.split("[,，、;]", text)
    else:
        parts = text.split() if are_spaced or text.startswith("#") else [text]
    yield from filter(None, (part.strip().lstrip("#") for part in parts))


def find(source: Path) -> Iterator[Path]:
    """Yield the files of posts in a site or a folder of posts, or a single file."""
    if source.is_file():
        yield source
        return
    folders = sorted({path for path in source.rglob("_posts") if path.is_dir()})
    for folder in folders or [source]:
        yield from sorted(path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES)


def name_of(path: Path, root: Path) -> str:
    """Return the path of a post below a folder; undecodable bytes are shown as escapes."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def read(path: Path, root: Path) -> Post:
    """Return a post.

    :raises PostError: if the file is not text with front matter, or leads out of *root*.
    """
    name = name_of(path, root)
    text = _text(path, root)
    match = _FRONT_MATTER.match(text)
    if not match:
        raise PostError("no front matter: begin the file with a line of ---")
    try:
        fields = yaml.safe_load(match[1])
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        where = f" in line {place.line + 2}" if place else ""
        raise PostError(
            f"the front matter is not valid YAML{where}: put values that contain ': ' in quotes"
        ) from error
    except RecursionError as error:
        raise PostError("the front matter is nested too deeply: write simple values") from error
    except (ValueError, OverflowError, TypeError) as error:
        raise PostError(f"the front matter has an invalid value: {error}") from error
    if not isinstance(fields, dict):
        raise PostError("the front matter has no fields: write each as name: value")
    stem = normalize(path.stem)
    named = _NAME.fullmatch(stem)
    date = _date(fields.get("date")) or (_date("-".join(named.groups()[:3])) if named else "")
    return Post(name, named[4] if named else stem, date, fields, text[match.end() :])


def _text(path: Path, root: Path) -> str:
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise PostError("a link that leads out of the folder")
        if path.stat().st_size > _LARGEST:
            raise PostError(f"larger than {_LARGEST // 1_000_000} MB")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise PostError(f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PostError(f"not UTF-8 at byte {error.start}: save it as UTF-8") from error
    if "\0" in text:
        raise PostError("not text: it contains zero bytes")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _date(value: object) -> str:
    """Return a date of YAML, or one that a text begins with, as ``YYYY-MM-DD``; or nothing."""
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    match = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})", str(value or ""))
    try:
        return dt.date(*map(int, match.groups())).isoformat() if match else ""
    except ValueError:
        return ""
