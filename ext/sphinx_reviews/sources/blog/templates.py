"""The template language of a system within a post: what it prints, if the post alone says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.markdown_to_myst.code_spans import code, put_back, set_aside
from sphinx_reviews.sources.markdown_to_myst.links import destination

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_reviews.sources.changes import Changes

#: A fence; without a last line, it ends where the text ends.
FENCED: Final = re.compile(
    r"^[ \t]*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$(?:.*?^[ \t]*(?P=fence)[`~]*[ \t]*$|.*)",
    re.DOTALL | re.MULTILINE,
)
#: Stands for what is kept.
_MARK: Final = re.compile(r"\0(\d+)\0")
_ARGUMENT: Final = re.compile(
    r"(?:([\w-]+)\s*[=:](?!//)\s*)?(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|`([^`]*)`|(https?://[^\s\"'<>]+|[^\s\"'=,()]+))"
)


class Kept:
    """Parts of a text that are set aside while the rest is rewritten."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def keep(self, part: str) -> str:
        """Return a mark that stands for a part."""
        self._parts.append(part)
        return f"\0{len(self._parts) - 1}\0"

    def fences(self, text: str) -> str:
        """Return a text with a mark for each fence."""
        return FENCED.sub(lambda match: self.keep(match[0]), text)

    def spans(self, text: str) -> str:
        """Return a text with a mark for each code span; to be called before :meth:`fences`."""
        lines = map(set_aside, text.split("\n"))
        return "\n".join(put_back(line, list(map(self.keep, spans))) for line, spans in lines)

    def are_in(self, text: str) -> bool:
        """Return whether the marks in a text are whole, and none stands there twice."""
        marks = _MARK.findall(text)
        return (
            text.count("\0") == 2 * len(marks)
            and len(set(marks)) == len(marks)
            and all(int(each) < len(self._parts) for each in marks)
        )

    def restored(self, text: str) -> str:
        """Return a text with its parts; what is kept may contain marks of what was kept before."""
        while "\0" in text:
            text = _MARK.sub(lambda match: self._parts[int(match[1])], text)
        return text


class Arguments(NamedTuple):
    """The arguments of a tag."""

    plain: list[str]
    named: Mapping[str, str]

    def first(self, *names: str) -> str:
        """Return the first named argument that is there, or else the first plain one."""
        named = (self.named[name] for name in names if self.named.get(name))
        return next(named, self.plain[0] if self.plain else "")


def arguments(text: str) -> Arguments:
    """Return the arguments in the text of a tag: ``"x" 'y' name="z"``."""
    plain: list[str] = []
    named: dict[str, str] = {}
    for name, *values in _ARGUMENT.findall(text):
        value = next(filter(None, values), "")
        if name:
            named[name.lower()] = value
        else:
            plain.append(value)
    return Arguments(plain, named)


def between(
    text: str, opening: re.Pattern[str], closing: re.Pattern[str], make: Callable[[str, str], str]
) -> str:
    """Return *text* with each pair of tags, and what is between them, replaced.

    :param opening: its first group holds the arguments.
    :param make: takes the arguments of the first tag, and the text up to the second one.
    """
    made: list[str] = []
    at = 0
    while (first := opening.search(text, at)) and (last := closing.search(text, first.end())):
        inner = text[first.end() : last.start()]
        made += [text[at : first.start()], make((first[1] or "").strip(), inner)]
        at = last.end()
    return "".join([*made, text[at:]])


def fence(lexer: str, inner: str, changes: Changes) -> str:
    """Return code as a fence."""
    changes.note("highlight blocks converted to fences")
    longest = max(map(len, re.findall(r"`{3,}", inner)), default=2)
    marks = "`" * (longest + 1)
    lines = inner.strip(" \t").removeprefix("\n").removesuffix("\n")
    return f"\n{marks}{lexer}\n{lines}\n{marks}\n"


def image(source: str, alt: str = "", caption: str = "", link: str = "") -> str:
    """Return an image, in a link if there is one, and its caption below it."""
    shown = f"![{alt or caption}]({destination(source)})"
    shown = f"[{shown}]({destination(link)})" if link else shown
    return shown + (f"\n\n{caption}" if caption else "")


def video(host: str, number: str) -> str:
    """Return a link to a video."""
    places = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}
    address = f"{places[host]}{number}"
    return f"<{address}>"


def quotation(text: str, source: str) -> str:
    """Return a block quotation with its source."""
    lines = [*text.strip().split("\n"), *(["", f"— {source}"] if source else [])]
    return "\n\n" + "\n".join(f"> {each}".rstrip() for each in lines) + "\n\n"


_MORE: Final = re.compile(r"^[ \t]*<!--\s*more\s*-->[ \t]*\n?|<!--\s*more\s*-->", re.MULTILINE)


def without_more(text: str, changes: Changes) -> str:
    """Return a text without the mark at the end of its summary."""
    found, number = _MORE.subn("", text)
    if number:
        changes.note("the mark at the end of the summary removed")
    return found


def verbatim(tag: str, changes: Changes) -> str:
    """Return a tag of unknown meaning as code, and report it once."""
    if tag not in changes.verbatim:
        changes.verbatim.append(tag)
    return code(" ".join(tag.split("\n")))
