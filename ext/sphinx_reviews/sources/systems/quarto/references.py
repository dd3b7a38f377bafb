"""Cross-references of Quarto, and the citations that only a bibliography explains."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.markdown_to_myst.attributes import attributes
from sphinx_reviews.sources.markdown_to_myst.lines import slug

if TYPE_CHECKING:
    from sphinx_reviews.sources.changes import Changes

#: The prefix of a label -> what Quarto calls the thing, in English and in Korean.
_WORDS: Final = {
    "fig": ("Figure", "그림"), "tbl": ("Table", "표"), "lst": ("Listing", "코드"), "eq": ("Equation", "식"),
    "thm": ("Theorem", "정리"), "lem": ("Lemma", "보조정리"), "cor": ("Corollary", "따름정리"),
    "prp": ("Proposition", "명제"), "def": ("Definition", "정의"), "exm": ("Example", "예"), "exr": ("Exercise", "연습문제"),
    "nte": ("Note", "노트"), "tip": ("Tip", "팁"), "wrn": ("Warning", "경고"), "imp": ("Important", "중요"),
    "cau": ("Caution", "주의"),
}  # fmt: skip
_LABEL: Final = re.compile(
    rf"\{{[^{{}}\n]*#(?P<given>(?:{'|'.join(_WORDS)})-[\w-]+)|^#\|[ \t]*label:[ \t]*(?P<cell>(?:fig|tbl|lst)-[\w-]+)",
    re.MULTILINE,
)
_HEADING: Final = re.compile(
    r"^(?P<heading>[ \t]*#{1,6}[ \t]+(?P<title>[^\n]*?))[ \t]*\{(?P<said>[^{}\n]*)\}[ \t]*#*[ \t]*$",
    re.MULTILINE,
)
#: Letters of other scripts after a label are a particle.
_KEY: Final = r"[A-Za-z0-9_](?:[A-Za-z0-9_:.#$%&+?~/-]*[A-Za-z0-9_])?"
_MENTION: Final = re.compile(
    rf"(?P<link>\[[^\[\]\n]*\]\()"
    rf"|\[(?P<before>[^\[\]@\n]*?)(?P<bare>-?)@(?P<inside>{_KEY})(?P<after>[^\[\]\n]*)\]"
    rf"|(?<![\w@./\\])-?@(?P<outside>{_KEY})",
)


class References:
    """What the labels of a text stand for."""

    def __init__(self, source: str) -> None:
        """Take the whole text, with its code."""
        self._is_korean = bool(re.search("[가-힣]", source))
        counts: Counter[str] = Counter()
        self._names: dict[str, str] = {}
        for match in _LABEL.finditer(source):
            label = match["given"] or match["cell"]
            if label not in self._names:
                kind = label.partition("-")[0]
                counts[kind] += 1
                self._names[label] = f"{_WORDS[kind][self._is_korean]} {counts[kind]}"
        self._sections: dict[str, str] = {}

    def name(self, label: str) -> str:
        """Return what a label is called, such as ``Figure 1``; empty if it is of no known kind."""
        return self._names.get(label, "")

    def caption(self, label: str, text: str) -> str:
        """Return a caption with what its label is called."""
        return ": ".join(filter(None, [self.name(label), text]))

    def without_labels(self, text: str) -> str:
        """Return a text without the attributes of its headings, whose labels are remembered."""

        def heading(match: re.Match[str]) -> str:
            if label := attributes(match["said"]).identifier:
                self._sections[label] = match["title"]
            return match["heading"]

        return _HEADING.sub(heading, text)

    def resolved(self, text: str, changes: Changes) -> str:
        """Return a text with what its references stand for; citations stay, and are reported."""
        text = re.sub(r"\]\(#([^\s()]+)\)", lambda match: f"](#{self._anchor(match[1])})", text)
        return _MENTION.sub(lambda match: self._mention(match, changes), text)

    def _anchor(self, label: str) -> str:
        return slug(self._sections[label]) if label in self._sections else label

    def _mention(self, match: re.Match[str], changes: Changes) -> str:
        if match["link"]:
            return match[0]
        label = match["inside"] or match["outside"]
        before, after = match["before"] or "", match["after"] or ""
        if label in self._sections:
            return f"{before}[{self._sections[label]}](#{self._anchor(label)}){after}"
        if name := self.name(label):
            number = name.rpartition(" ")[2]
            return f"{before}{number if match['bare'] or before.strip() else name}{after}"
        if match[0] not in changes.verbatim:
            changes.verbatim.append(match[0])
        return match[0]
