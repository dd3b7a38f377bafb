"""Notes, tips and warnings of systems and themes, as the callouts that every text may have."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.draft import plain

if TYPE_CHECKING:
    from sphinx_reviews.sources.blog.templates import Arguments
    from sphinx_reviews.sources.changes import Changes

#: What a theme calls a note -> the word of a callout, if that is another.
_WORDS: Final = {
    **dict.fromkeys(("notice", "callout", "aside", "admonition", "box", "default", "primary", "secondary", "blue",
        "neutral", "information", "lead"), "note"),
    **dict.fromkeys(("alert", "warn", "yellow", "orange"), "warning"),
    **dict.fromkeys(("red", "fire"), "danger"),
    **dict.fromkeys(("green", "lightbulb"), "tip"),
}  # fmt: skip
#: What tags are called that hold a note; its kind is the name itself, or among the arguments.
NAMES: Final = frozenset({
    "notice", "callout", "aside", "admonition", "alert", "hint", "box", "note", "info", "tip", "warning", "caution",
    "danger", "important", "success", "error", "attention", "warn",
})  # fmt: skip
#: And those that fold their text away, below a title.
FOLDED: Final = frozenset({
    "details", "expand", "collapse", "collapsible", "accordion", "accordionitem", "spoiler", "toggle", "fold", "folding",
    "hidetoggle",
})  # fmt: skip
#: What tags are called that show a title above their text.
TITLED: Final = frozenset({"tab", "tabitem", "tabpanel", "card", "step"})
#: And those that only arrange their text.
WRAPPING: Final = frozenset({"tabs", "cards", "steps", "columns", "column", "lead", "subnote"})
_KINDS: Final = (
    NAMES
    | _WORDS.keys()
    | {"abstract", "summary", "todo", "question", "faq", "example", "bug", "failure"}
)
_NAMED: Final = ("type", "style", "color", "level", "kind", "class", "variant")
_TITLES: Final = ("title", "summary", "text", "header", "heading", "label", "name")
_SWITCHES: Final = {
    "true",
    "false",
    "open",
    "closed",
    "close",
    "no-icon",
    "simple",
    "flat",
    "modern",
}
#: What names an icon in a theme.
_ICON: Final = re.compile(r"[a-z0-9-]+|fa\w?[ -][\w -]+")


def of_tag(
    name: str, said: Arguments, inner: str, changes: Changes, indent: str = ""
) -> str | None:
    """Return what a pair of tags of a theme shows, as Markdown; None if it is none of these.

    :param name: of the tags, in small letters.
    """
    if name not in NAMES | FOLDED | TITLED | WRAPPING:
        return None
    if name in WRAPPING:
        changes.note(f"text taken out of {' '.join([name, *said.plain, *said.named.values()])}")
        return f"\n{inner}\n"
    changes.note(f"{name} tags converted to Markdown")
    named = next((said.named[each] for each in _TITLES if said.named.get(each)), "")
    if name in TITLED:
        return titled(named or " ".join(said.plain), inner)
    if name in FOLDED:
        shown = named or " ".join(each for each in said.plain if each not in _SWITCHES)
        return callout("note", shown or name.capitalize(), inner, indent=indent, is_folded=True)
    kind = next((said.named[each] for each in _NAMED if each in said.named), "")
    kind = kind or next((each for each in said.plain if each.lower() in _KINDS), "")
    words = [each for each in said.plain if each != kind and each not in _SWITCHES]
    title = named or " ".join(each for each in words if not _ICON.fullmatch(each))
    if icons := [each for each in words if _ICON.fullmatch(each)]:
        changes.note(f"icons left out: {' '.join(icons)}")
    return callout(kind if kind.lower() in _KINDS else name, title, inner, indent=indent)


def titled(title: str, text: str) -> str:
    """Return a text below its title."""
    return f"\n\n**{plain(title)}**\n\n{text}\n\n" if title else f"\n{text}\n"


def callout(kind: str, title: str, text: str, *, indent: str = "", is_folded: bool = False) -> str:
    """Return a note as a callout, such as Obsidian has.

    :param kind: what the system or its theme calls it.
    :param title: Markdown; empty for the name of the kind.
    :param indent: the spaces before each line of the callout.
    """
    word = _WORDS.get(kind.lower(), kind.lower()) or "note"
    first = f"[!{word}]{'-' * is_folded} {' '.join(title.split())}".rstrip()
    lines = [first, *textwrap.dedent(text).strip("\n").rstrip().split("\n")]
    made = "\n".join(f"{indent}> {line}".rstrip() for line in lines)
    return f"\n\n{made}\n\n"
