"""Hexo: its sites, and its tags."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog import configuration, notices, pairs, templates
from sphinx_reviews.sources.blog.run import importer
from sphinx_reviews.sources.blog.system import Addresses, System, below
from sphinx_reviews.sources.markdown_to_myst.links import destination

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_reviews.sources.changes import Changes

_ANY: Final = re.compile(
    r"\{%-?\s*(?P<name>\w+)(?P<rest>(?:(?!\{%).)*?)-?%\}|\{\{(?:(?!\{\{).)*?\}\}", re.DOTALL
)
#: Tags in pairs whose text is no Markdown.
_CODE, _RAW = (
    (
        re.compile(rf"\{{%-?\s*(?:{names})\b((?:(?!\{{%).)*?)-?%\}}"),
        re.compile(rf"\{{%-?\s*end(?:{names})\s*-?%\}}"),
    )
    for names in ("codeblock|code", "raw")
)
_QUOTES: Final = {"blockquote", "quote", "pullquote", "centerquote", "cq"}
_ADDRESS: Final = re.compile(r"https?://\S+")
_IMAGE_FILE: Final = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|avif)$", re.IGNORECASE)
#: A tab of NexT, between comments.
_TAB: Final = re.compile(r"<!--\s*tab\s+(.*?)\s*-->(.*?)<!--\s*endtab\s*-->", re.DOTALL)


def _is_root(folder: Path) -> bool:
    return (folder / "source/_posts").is_dir()


def _addresses(folder: Path) -> Addresses:
    said = configuration.read(folder, ("_config.yml", "_config.yaml"))
    url, root = str(said.get("url") or ""), str(said.get("root") or "")
    pattern = str(said.get("permalink") or ":year/:month/:day/:title/")
    return Addresses((url, root), lambda _: [pattern])


def convert(text: str, changes: Changes) -> str:
    """Return *text* with tags as Markdown; as code where their meaning is unknown."""
    kept = templates.Kept()
    text = kept.fences(templates.without_more(text, changes))
    text = templates.between(
        text, *_CODE, lambda said, inner: kept.keep(_listing(said, inner, changes))
    )
    text = templates.between(text, *_RAW, lambda _, inner: kept.keep(inner))
    text = pairs.changed(text, _tags(text), partial(_paired, kept=kept, changes=changes))
    return kept.restored(_ANY.sub(lambda match: _printed(match, changes), text))


def _tags(text: str) -> Iterator[pairs.Tag]:
    for match in _ANY.finditer(text):
        if name := (match["name"] or "").lower():
            bare = name.removeprefix("end")
            before = pairs.indent(text, match.start())
            yield pairs.Tag(
                match.start(), match.end(), bare, match["rest"], name.startswith("end"), before
            )


# -- tags in pairs -----------------------------------------------------------


def _listing(said: str, inner: str, changes: Changes) -> str:
    """Return a block of code: ``[title] [lang:language] [url] [link text] [options]``."""
    given = templates.arguments(said)
    words = " ".join(given.plain)
    address = _ADDRESS.search(words)
    title = words[: address.start()].strip() if address else words
    link = _link(words[address.end() :].strip(), address[0]) if address else ""
    above = " ".join(filter(None, [title, link]))
    code = templates.fence(given.named.get("lang", ""), inner, changes)
    return f"\n{above}\n{code}" if above else code


def _link(shown: str, address: str) -> str:
    return f"[{shown}]({destination(address)})" if shown else f"<{address}>"


def _paired(tag: pairs.Tag, inner: str, kept: templates.Kept, changes: Changes) -> str | None:
    """Return what a pair of tags and the text between them show; None if that is unknown."""
    restored = kept.restored(_ANY.sub(lambda match: _printed(match, changes), inner))
    if tag.name in _QUOTES:
        return kept.keep(templates.quotation(restored, _source(tag.said.strip())))
    if tag.name == "tabs":
        restored = _TAB.sub(lambda tab: notices.titled(tab[1], tab[2]), restored)
    made = notices.of_tag(tag.name, _arguments(tag), restored, changes, tag.indent)
    return None if made is None else kept.keep(made)


def _source(said: str) -> str:
    """Return the source of a quotation: ``author[, source] [link] [title of the link]``."""
    address = _ADDRESS.search(said)
    if not address:
        return said
    author, title = said[: address.start()].strip(), said[address.end() :].strip()
    return ", ".join(filter(None, [author, _link(title, address[0])]))


def _arguments(tag: pairs.Tag) -> templates.Arguments:
    """Return the arguments of a tag; a title in them follows an at sign, or ends at a comma."""
    said = tag.said.strip()
    if tag.name in notices.FOLDED:
        title = said.rpartition("@")[2].partition(",")[0]
        return templates.Arguments([title.strip(" \"'")] if title.strip() else [], {})
    return templates.arguments(said)


# -- single tags -------------------------------------------------------------


def _printed(match: re.Match[str], changes: Changes) -> str:
    """Return what a tag prints; as code if that is unknown."""
    name, said = match["name"] or "", (match["rest"] or "").strip()
    words = templates.arguments(said).plain
    if name in {"asset_img", "img"} and (image := _image(words)):
        changes.note("image tags converted to images")
        return image
    if name in {"post_link", "asset_link"} and words:
        shown = [each for each in words[1:] if each not in {"true", "false"}]
        return f"[{' '.join(shown) or words[0]}]({destination(words[0])})"
    if name in {"post_path", "asset_path"} and words:
        return words[0]
    if name == "label" and "@" in said:
        return said.partition("@")[2].strip()
    return _elsewhere(name, said, changes) or templates.verbatim(match[0], changes)


def _elsewhere(name: str, said: str, changes: Changes) -> str:
    """Return a link that leads out of the site; nothing if the tag prints none."""
    first, *rest = re.split(r"\s*[,\s]\s*", said, maxsplit=1)
    if name in {"youtube", "vimeo"} and first:
        changes.note("videos converted to links")
        return templates.video(name, first)
    if name == "gist" and first:
        return f"<https://gist.github.com/{first}>"
    if name in {"button", "btn"} and rest:
        return _link(rest[0].partition(",")[0].strip(), first)
    address = _ADDRESS.search(said) if name in {"link", "iframe"} else None
    return _link(said[: address.start()].strip(), address[0]) if address else ""


def _image(words: list[str]) -> str:
    """Return an image of ``[class] file [width] [height] [title [alt]]``; nothing without a file."""
    at = next((number for number, word in enumerate(words) if _IMAGE_FILE.match(word)), None)
    if at is None:
        return ""
    said = [word for word in words[at + 1 :] if not word.isdigit()]
    return templates.image(words[at], " ".join(said))


SYSTEM: Final = System(
    name="hexo",
    title="a Hexo site",
    is_root=_is_root,
    contents=below("source"),
    as_markdown=convert,
    image_folders=("source", ""),
    addresses=_addresses,
    may_lack_first_line=True,
)
IMPORTER: Final = importer(SYSTEM, ("~/site my-library",))
