"""Notes, tips and warnings of systems and themes, as the callouts that every text may have."""

from __future__ import annotations

import textwrap
from typing import Final

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
