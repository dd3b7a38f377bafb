"""One post, with the fields of its front matter by what they state."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.records.names import normalize
from sphinx_reviews.sources.blog import front_matter, keys
from sphinx_reviews.sources.blog.front_matter import FrontMatterError, Split
from sphinx_reviews.sources.stated import dates, star_icons

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_reviews.sources.blog.system import System

#: A file name with a date, as Jekyll, Hexo and Zola read it.
_NAME: Final = re.compile(r"(\d{4})[-_](\d{1,2})[-_](\d{1,2})(?:[-_](.+))?")
#: A language at the end of a name: ``post.ko.md``.
_LANGUAGE: Final = re.compile(r"(.+)\.([a-z]{2}(?:-[A-Za-z]{2,4})?)")
#: The files of a page that is a folder: with its images, or with the pages that it lists.
_BUNDLE: Final = "index"
_LIST: Final = "_index"
_HEADING: Final = re.compile(r"\s*#[ \t]+(\S.*?)[ \t]*#*(?:\n|\Z)")
_LARGEST: Final = 5_000_000


class PostError(Exception):
    """Why a post cannot be read."""


class NoPostError(Exception):
    """Why a file is no post."""


class Post(NamedTuple):
    """One post."""

    #: Path below the site.
    path: str
    #: The name of its page without date and suffix.
    slug: str
    #: ``YYYY-MM-DD``, or empty.
    date: str
    #: By the names in :mod:`.keys`.
    fields: dict[str, Any]
    #: The names of the fields as written.
    written: dict[str, str]
    body: str

    def values(self, fact: str) -> Iterator[tuple[str, Any]]:
        """Yield the names and values of the fields that state a fact, the surest first."""
        for name in keys.KEYS[fact]:
            if not is_nothing(value := self.fields.get(name)):
                yield name, value

    def text(self, fact: str) -> str:
        """Return what is stated as text on one line; of a list, its items with commas."""
        return next(filter(None, (line(value) for _, value in self.values(fact))), "")

    def words(self, fact: str) -> list[str]:
        """Return the words that are listed, in any shape, each once.

        As in Jekyll, spaces separate those of tags and categories; commas do so in any field.
        """
        found: dict[str, None] = {}
        for name, value in self.values(fact):
            found |= dict.fromkeys(_words(value, are_spaced=name in _SPACED))
        return list(found)

    @property
    def categories(self) -> list[str]:
        """The words of the fields on categories, without those of other tags."""
        found = (
            _words(value, are_spaced=name in _SPACED)
            for name, value in self.values("tags")
            if name in {"category", "categories"}
        )
        return list(dict.fromkeys(word for words in found for word in words))

    @property
    def page(self) -> dict[str, Any]:
        """The fields of its page, as templates name them."""
        written = {self.written.get(name, name): value for name, value in self.fields.items()}
        return {**written, "date": self.date, "slug": self.slug, "path": self.path}

    @property
    def title(self) -> str:
        """The title in front matter, or else the heading that the text begins with."""
        heading = _HEADING.match(self.body)
        return self.text("title") or (heading[1] if heading else "")

    @property
    def is_list(self) -> bool:
        """Whether it lists other pages: those of its folder in Hugo and Zola, or as Quarto is told."""
        return _stem(PurePosixPath(self.path).stem) == _LIST or "listing" in self.fields

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders above its page, of which its own is none."""
        path = PurePosixPath(self.path)
        return path.parts[: -2 if _stem(path.stem) == _BUNDLE else -1]

    @property
    def is_draft(self) -> bool:
        """Whether the post is unpublished."""
        written = {name: line(self.fields.get(name)).lower() for name in keys.KEYS["draft"]}
        return (
            any(written[name] not in _NO for name in ("draft", "private"))
            or written["published"] in _NO - {""}
            or written["status"] in _UNPUBLISHED
            or "_drafts" in self.path.split("/")
        )


_NOTHING: Final[tuple[object, ...]] = (None, "", [], {})
#: How YAML or an author writes no.
_NO: Final = {"", "false", "no", "n", "off", "0"}
_UNPUBLISHED: Final = {"draft", "private", "pending", "future", "trash"}


def is_nothing(value: object) -> bool:
    """Return whether a field states nothing."""
    return value in _NOTHING


def _stem(stem: str) -> str:
    """Return the name of a file without its language."""
    return _LANGUAGE.sub(r"\1", stem)


def line(value: object) -> str:
    """Return a value on one line; of a list, its items with commas."""
    listed = value if isinstance(value, list) else [value]
    return ", ".join(filter(None, map(_line, listed)))


def _line(value: object) -> str:
    """Return a single value as one line; nothing if it is a list or a mapping."""
    if value is None or isinstance(value, (list, dict, set, bytes)):
        return ""
    return normalize(str(value).lower() if isinstance(value, bool) else str(value))


_SPACED: Final = {"tags", "categories", "hashtags"}


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
        is_one = " & " in text or not (are_spaced or text.startswith("#"))
        parts = [text] if is_one else text.split()
    yield from filter(None, (part.strip().lstrip("#") for part in parts))


#: As much of a text as a beginning shows, in characters.
_BEGINNING: Final = 1_000


def beginning(post: Post) -> str:
    """Return the fields of a post and the first lines of its text, for a preview."""
    fields = (f"{post.written.get(name, name)}: {line(each)}" for name, each in post.fields.items())
    return "\n".join([*fields, post.body[:_BEGINNING]])


def name_of(path: Path, root: Path) -> str:
    """Return the path of a post below a folder; undecodable bytes are shown as escapes."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def read(path: Path, root: Path, system: System) -> Post:
    """Return a post.

    :raises PostError: if the file is not text, its front matter cannot be read, or it leads
        out of *root*.
    :raises NoPostError: if there is nothing to import in it.
    """
    name = name_of(path, root)
    text = text_of(path, root)
    if reason := system.no_post(text):
        raise NoPostError(reason)
    try:
        split = front_matter.split(
            text,
            may_lack_first_line=system.may_lack_first_line,
            may_lack_marks=not system.needs_front_matter,
        )
        if split is None and system.needs_front_matter:
            raise PostError("no front matter: begin the file with a line of ---")
        written, body = system.understood(name, split or Split({}, text))
    except FrontMatterError as error:
        raise PostError(str(error)) from error
    fields = {keys.plain(each): value for each, value in written.items()}
    stem = normalize(path.stem)
    of_folder = _stem(stem)
    if of_folder in {_BUNDLE, _LIST} and path.parent != root:
        stem = normalize(path.parent.name) + stem.removeprefix(of_folder)
    if of_language := _LANGUAGE.fullmatch(stem):
        stem = of_language[1]
        fields.setdefault("lang", of_language[2])
    named = _NAME.fullmatch(stem)
    names = {keys.plain(each): each for each in written}
    post = Post(name, (named and named[4]) or stem, "", fields, names, star_icons.drawn(body))
    if not body.strip() and (post.is_list or split is None):
        raise NoPostError("has no text")
    stated = next(filter(None, (date(value) for _, value in post.values("date"))), "")
    of_name = date("-".join(named.groups()[:3])) if named else ""
    return post._replace(date=stated or of_name)


def text_of(path: Path, root: Path) -> str:
    """Return the text of a file; raises :class:`PostError` as :func:`read` does."""
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


def date(value: object) -> str:
    """Return a date of YAML, or the one in a text, as ``YYYY-MM-DD``; or nothing."""
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    if not isinstance(value, str) or len(value) > _LONGEST_DATE:
        return ""
    match = re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", value)
    try:
        return dt.date(*map(int, match.groups())).isoformat() if match else dates.date(value)
    except ValueError:
        return ""


_LONGEST_DATE: Final = 40
