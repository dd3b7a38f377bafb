"""Posts as their authors wrote them: what they say, and a site of them."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Written for this benchmark.
OWN: Final = Path(__file__).parent / "texts"
REVIEWS: Final = Path(__file__).parents[3] / "reviews"

_FRONT_MATTER: Final = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_CODE: Final = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})(?!\{).*?^[ \t]*(?P=fence)", re.DOTALL | re.MULTILINE
)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
#: A heading of the first level, and one that all of a post is under.
_HEADING: Final = re.compile(r"^# (.+)$", re.MULTILINE)
_TITLE: Final = re.compile(r"\A\s*# (.+)$", re.MULTILINE)
#: Arguments and options that are words a reader sees.
_OPENED: Final = re.compile(
    r"^[ \t]*(?:`{3,}|:{3,})(?:\{(?:(?:book|concept|skill|reviewer)\}[ \t]*(.*)|.*))?$",
    re.MULTILINE,
)
_SEEN: Final = "subtitle authors translators publisher original by for not-for"
_OPTION: Final = re.compile(r"^:([\w-]+):[ \t]*(.*)$", re.MULTILINE)
_BOOK: Final = re.compile(r"^:{3,}\{book\}[ \t]*(.+)$", re.MULTILINE)
_PEOPLE: Final = re.compile(r"^:(?:authors|translators):[ \t]*(.+)$", re.MULTILINE)
_LISTED: Final = re.compile(r",\s*")
_ROLE: Final = re.compile(r"\{[\w:-]+\}`([^`<]*?)(?:\s*<[^>`]*>)?`")
_MARKUP: Final = re.compile(
    r"<[^>\n]*>|\{[%{:][^}]*\}+|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|https?://\S+"
)
_SIGNS: Final = re.compile(r"[`*_#>|\[\]{}\\$^~=:<%+-]+(?=\s|$)|[`*>|\[\]{}\\$^~<]|^[-+%=:#]+ ")


class Post(NamedTuple):
    """A page by its name, without the ending, and what it says."""

    name: str
    source: str
    #: Its title, and that of its book, and people.
    names: tuple[str, ...]
    paragraphs: tuple[str, ...]


def _spoken(markdown: str) -> tuple[str, ...]:
    text = _COMMENT.sub("", _CODE.sub("\n\n", markdown))
    text = _OPENED.sub(lambda found: f"\n\n{found[1] or ''}\n\n", text)
    text = _OPTION.sub(lambda found: f"{found[2]}\n\n" if found[1] in _SEEN.split() else "", text)
    text = _MARKUP.sub(" ", _ROLE.sub(r"\1", text))
    # The lines of a list and of a table are apart, those of a paragraph are not.
    blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-*|#]|\d+\.)\s)", text)
    found = (" ".join(_SIGNS.sub(" ", f"{line} ") for line in each.splitlines()) for each in blocks)
    return tuple(kept for each in found if (kept := " ".join(each.split())))


def post(name: str, source: str) -> Post:
    """Return a post; what only the front matter says counts if a card of the book shows it."""
    source = unicodedata.normalize("NFC", source.replace("\r\n", "\n"))
    found = _FRONT_MATTER.match(source)
    head = (yaml.safe_load(found[1]) if found else None) or {}
    body = source[found.end() :] if found else source
    heading = (_TITLE if "title" in head else _HEADING).search(_CODE.sub("", body))
    title = heading[1] if heading else str(head.get("title") or name)
    if not heading:
        source = source[: len(source) - len(body)] + f"\n# {title}\n\n{body}"
        body = f"# {title}\n\n{body}"
    shown = (head.get("tags"), head.get("author")) if "{book}" in body else ()
    listed = (each if isinstance(each, list) else [each] for each in shown if each)
    about = tuple(str(each) for some in listed for each in some)
    named = (title, *_BOOK.findall(body), *_LISTED.split(", ".join(_PEOPLE.findall(body))))
    return Post(name, source, (*named, *about), (*_spoken(body), *about))


def own_posts() -> list[Post]:
    """Return the posts of this benchmark and the reviews of the repository."""
    reviews = [each for each in read(REVIEWS, "*.md") if "\n:::{book}" in each.source]
    return [*read(OWN, "*.md"), *reviews]


def read(folder: Path, pattern: str = "**/*.md") -> list[Post]:
    """Return the posts of a folder, in the order of their names."""
    paths = sorted(folder.glob(pattern))
    names = [path.relative_to(folder).with_suffix("").as_posix() for path in paths]
    return [
        post(name.replace("/", "-"), path.read_text("utf-8"))
        for name, path in zip(names, paths, strict=True)
    ]


def write(posts: Iterable[Post], folder: Path) -> None:
    """Make *folder* the sources of a site of these posts."""
    folder.mkdir()
    for each in posts:
        (folder / f"{each.name}.md").write_text(each.source, "utf-8")
    (folder / "index.md").write_text("# 글\n\n```{toctree}\n:glob:\n\n*\n```\n", "utf-8")
    (folder / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_reviews']\nlanguage = 'ko'\nhtml_theme = 'basic'\n"
        "myst_enable_extensions = ['colon_fence']\nreviews_author = 'Reviewer'\n"
    )


def build(source: Path, out: Path, settings: Mapping[str, str]) -> Path:
    """Build a site of *source* in a folder, and return it."""
    defined = [f"-D{name}={value}" for name, value in settings.items()]
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", *defined, str(source), str(out)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return out


class _Text(HTMLParser):
    """What is between the tags of the main part of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._is_main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Begin with the main part."""
        self._is_main |= ("role", "main") in attrs

    def handle_data(self, data: str) -> None:
        """Take the text."""
        if self._is_main:
            self.parts.append(data)


def published(out: Path, name: str) -> str:
    """Return all text of a page as it was built: code, labels and citations as well."""
    reading = _Text()
    reading.feed((out / f"{name}.html").read_text("utf-8"))
    return " ".join(" ".join(reading.parts).split()).lower()
