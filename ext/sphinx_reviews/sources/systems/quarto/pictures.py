"""Figures of Quarto, and the attributes of links, images and spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.markdown_to_myst.attributes import Attributes, attributes
from sphinx_reviews.sources.stated import fact_lines

if TYPE_CHECKING:
    from sphinx_reviews.sources.changes import Changes
    from sphinx_reviews.sources.systems.quarto.references import References

#: What square brackets may hold.
TEXT: Final = r"(?:[^\[\]\n\\]|\\.|\[[^\[\]\n]*\](?:\([^()\n]*\))?)*"
_TARGET: Final = r"(?:<[^<>\n]*>|[^\s()]*)(?:[ \t]+\"[^\"\n]*\")?"
_IMAGE: Final = rf"!\[(?P<caption>{TEXT})\]\((?P<target>{_TARGET})\)(?:\{{(?P<said>[^{{}}\n]*)\}})?"
#: An image that is a paragraph shows its text as a caption.
_FIGURE: Final = re.compile(
    rf"(?:(?<=\n\n)|(?<=\}}\n)|\A)(?P<indent>[ \t]*){_IMAGE}[ \t]*(?=\n[ \t]*(?:\n|:::)|\n?\Z)"
)
_ANY_IMAGE: Final = re.compile(_IMAGE)
_SAID: Final = r"\{(?:[.#][\w-]|[\w-]+=)[^{}\n]*\}"
_LINK: Final = re.compile(rf"(?<=[)\0]){_SAID}")
_SPAN: Final = re.compile(rf"(?<!!)\[(?P<text>{TEXT})\]{_SAID}")
_CAPTION: Final = re.compile(
    r"(?<=\|\n)\n?(?P<indent>[ \t]*):[ \t]+(?P<caption>[^\n]+?)(?:[ \t]*\{(?P<said>[^{}\n]*)\})?[ \t]*$",
    re.MULTILINE,
)


def converted(text: str, references: References, changes: Changes) -> str:
    """Return a text without code, whose images have their captions below them."""
    text = _CAPTION.sub(lambda match: _captioned(match, references), text)
    text = _FIGURE.sub(lambda match: _figure(match, references), text)
    text = _ANY_IMAGE.sub(_within_text, text)
    text = _LINK.sub(lambda _: _left_out(changes), text)
    return _SPAN.sub(lambda match: match["text"] + _left_out(changes), text)


def _captioned(match: re.Match[str], references: References) -> str:
    label = attributes(match["said"] or "").identifier
    return f"\n{match['indent']}{references.caption(label, match['caption'])}"


def _figure(match: re.Match[str], references: References) -> str:
    stated = attributes(match["said"] or "")
    caption = references.caption(stated.identifier, match["caption"])
    below = f"\n\n{match['indent']}{caption}" if caption else ""
    return match["indent"] + _image(match, stated) + below


def _within_text(match: re.Match[str]) -> str:
    """Return an image whose caption, if it is not what is read aloud, is shown when pointed at."""
    stated = attributes(match["said"] or "")
    caption = fact_lines.plain(match["caption"]) if "fig-alt" in stated.named else ""
    title = f' "{caption}"' if caption and '"' not in caption + match["target"] else ""
    return _image(match, stated, title)


def _image(match: re.Match[str], stated: Attributes, title: str = "") -> str:
    alt = stated.named.get("fig-alt") or fact_lines.plain(match["caption"])
    alt = alt.replace("[", "(").replace("]", ")")
    width = stated.named.get("width", "")
    return f"![{alt}]({match['target']}{title})" + (f'{{:width="{width}"}}' if width else "")


def _left_out(changes: Changes) -> str:
    changes.note("attributes of links and words left out")
    return ""
