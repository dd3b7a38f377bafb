"""Logseq: its graphs, the properties of its pages, and its Markdown."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from sphinx_reviews.sources.blog import keys, templates
from sphinx_reviews.sources.blog.front_matter import Split
from sphinx_reviews.sources.blog.run import importer
from sphinx_reviews.sources.blog.system import System
from sphinx_reviews.sources.markdown_to_myst import wiki
from sphinx_reviews.sources.stated import recognise
from sphinx_reviews.sources.systems.vaults import outline, references, values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_reviews.sources.changes import Changes

#: The folders of notes, and that of days among them.
_FOLDERS: Final = ("pages", "journals")
_DAYS: Final = "journals"
_DAY: Final = re.compile(r"(\d{4})[_-](\d\d)[_-](\d\d)")
#: Properties that mean nothing outside the graph.
_SILENT: Final = re.compile(
    r"id|collapsed|heading|icon|filters|public|exclude-from-graph-view|background-(?:color|image)"
    r"|(?:created|updated)-at|(?:logseq|card|ls|hl|query|template)(?:[.-].*)?"
)
_LISTED: Final = {*keys.KEYS["tags"], "alias", "aliases"}
_NAMES: Final = {"alias", "aliases"}

_DRAWER: Final = re.compile(r"^:[A-Z]+:\n.*?^:END:[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_PLANNED: Final = re.compile(r"^(?:SCHEDULED|DEADLINE): *<[^<>\n]*>[ \t]*\n?", re.MULTILINE)
_TASK: Final = re.compile(
    r"\A(?:(?P<done>DONE)|TODO|DOING|NOW|LATER|WAITING|WAIT|IN-PROGRESS) (?:\[#[A-C]\] )?"
)
_PART: Final = re.compile(
    r"^#\+BEGIN_(?P<kind>\w+)(?P<rest>[^\n]*)\n(?P<text>.*?)\n?^#\+END_(?P=kind)[ \t]*$",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_CALLOUTS: Final = {"note", "tip", "important", "caution", "warning"}
_CODE: Final = {"src", "example", "query", "export"}
_MACRO: Final = re.compile(r"\{\{(?P<name>[\w-]+)(?P<rest>(?:(?!\{\{|\}\}).)*)\}\}", re.DOTALL)
_VIDEOS: Final = {"video", "youtube", "vimeo", "bilibili", "tweet", "twitter"}
_LABELLED: Final = re.compile(r"(?<!!)\[(?P<label>[^\[\]\n]+)\]\(\[\[(?P<page>[^\[\]\n]+)\]\]\)")
_UNKNOWN: Final = re.compile(r"\(\([0-9a-f]{8}-[0-9a-f-]{27}\)\)")
#: Sizes of images: ``{:height 200, :width 300}``.
_SIZE: Final = re.compile(
    r"(?<=\))\{:(?=(?:width|height) )(?:[^{}\n]*?width (?P<width>\d+))?[^{}\n]*\}"
)


def _is_root(folder: Path) -> bool:
    has_folders = all((folder / name).is_dir() for name in _FOLDERS)
    return has_folders or (folder / "logseq/config.edn").is_file()


def _contents(folder: Path) -> Iterator[Path]:
    yield from (folder / name for name in _FOLDERS if (folder / name).is_dir())


def _no_post(text: str) -> str:
    return "" if text.strip("- \t\n") else "has no text"


# -- the page ----------------------------------------------------------------


def _understood(path: str, split: Split) -> Split:
    """Return a page with its properties as fields; folders may be part of its name."""
    properties, body = outline.headed(split.body)
    name = properties.pop("title", "") or _name(path)
    title = recognise.topic(name) or name
    fields = dict(split.fields)
    fields |= {_field(each): _value(each, value) for each, value in properties.items() if value}
    fields |= {"title": title, "slug": title, "fullname": [name]}
    if above := name.removesuffix(title).strip("/"):
        fields["hashtags"] = above.split("/")
    return Split(fields, body)


def _name(path: str) -> str:
    """Return the name of a page, of whose file name Logseq escapes some characters."""
    name = unquote(PurePosixPath(path).stem.replace("___", "/"))
    return _DAY.sub(r"\1-\2-\3", name) if path.startswith(f"{_DAYS}/") else name


def _field(name: str) -> str:
    return "names" if name in _NAMES else name


def _value(name: str, written: str) -> Any:
    """Return the value of a property; there, a tag is a link, and commas part what is listed."""
    bare = re.sub(r"#(?=\[\[|[^\W\d])", "", written)
    if name not in _LISTED:
        return values.plain(bare)
    listed = re.findall(r"\[\[[^\[\]]*\]\]|#[^\s,]+|[^,，#\[]+", re.sub(r"#(?=\[\[)", "", written))
    return [text for each in listed if (text := values.plain(each.strip().lstrip("#")))]


# -- its text ----------------------------------------------------------------


def convert(text: str, changes: Changes) -> str:
    """Return an outline as prose in Markdown."""
    page = outline.parsed(text)
    for block in page.within():
        block.lines = _block(block, changes).split("\n")
    return outline.prose(page)


def _block(block: outline.Block, changes: Changes) -> str:
    """Return the text of a block as Markdown, with the properties that a reader understands."""
    kept = templates.Kept()
    text = kept.fences(kept.spans(block.text))
    text = _PART.sub(lambda match: _part(match, kept, changes), _without_planning(text, changes))
    text = _TASK.sub(lambda match: f"[{'x' if match['done'] else ' '}] ", text, count=1)
    text = re.sub(r"#(?=\[\[)", "", _LABELLED.sub(r"[[\g<page>|\g<label>]]", text))
    text = _MACRO.sub(lambda match: kept.keep(_macro(match, changes)), text)
    text = _UNKNOWN.sub(lambda match: kept.keep(templates.verbatim(match[0], changes)), text)
    text = _SIZE.sub(lambda match: f'{{:width="{match[1]}"}}' if match[1] else "", text)
    text = wiki.highlights(wiki.links(text, changes), changes)
    level = block.properties.get("heading", "")
    if text and level in {"true", *"123456"}:
        text = f"{'#' * (int(level) if level.isdigit() else 2)} {text}"
    return "\n".join(filter(None, (kept.restored(text), *_stated(block, changes))))


def _without_planning(text: str, changes: Changes) -> str:
    """Return a text without what plans a task, which the report shows."""

    def left_out(match: re.Match[str]) -> str:
        changes.note(f"planning left out: {' '.join(match[0].split())}")
        return ""

    return _PLANNED.sub(left_out, _DRAWER.sub(left_out, text))


def _part(match: re.Match[str], kept: templates.Kept, changes: Changes) -> str:
    """Return a part such as ``#+BEGIN_QUOTE`` as Markdown."""
    kind, text = match["kind"].lower(), match["text"]
    if kind in _CODE:
        lexer = match["rest"].strip().partition(" ")[0] if kind == "src" else ""
        return kept.keep(templates.fence(lexer, text, changes).strip("\n"))
    if kind == "comment":
        changes.note(f"comment left out: {' '.join(kept.restored(text).split())}")
        return ""
    if kind == "quote":
        return templates.quotation(text, "").strip("\n")
    if kind in _CALLOUTS:
        return "\n".join([f"> [!{kind}]", *(f"> {line}".rstrip() for line in text.split("\n"))])
    return text


def _macro(match: re.Match[str], changes: Changes) -> str:
    """Return what a macro shows; as code if only Logseq knows."""
    name, rest = match["name"].lower(), match["rest"].strip()
    if name == "embed" and (link := wiki.LINK.fullmatch(rest)):
        changes.note("embedded notes changed to links")
        return wiki.links(link[0], changes)
    if name in _VIDEOS and rest.startswith("http"):
        changes.note("videos converted to links")
        return f"<{rest.split()[0]}>"
    if name == "cloze" and rest:
        return rest
    return templates.verbatim(match[0], changes)


def _stated(block: outline.Block, changes: Changes) -> Iterator[str]:
    """Yield the properties of a block as lines; those of Logseq itself are only reported."""
    for name, value in block.properties.items():
        if _SILENT.fullmatch(name):
            changes.note(f"property of blocks left out: {name}")
        else:
            yield f"{name}: {values.plain(value)}".rstrip()


SYSTEM: Final = System(
    name="logseq",
    title="a Logseq graph",
    is_root=_is_root,
    contents=_contents,
    as_markdown=convert,
    image_folders=("", "assets"),
    no_post=_no_post,
    understood=_understood,
    joined=references.joined,
    has_authors_of_books=True,
    has_line_breaks=True,
)
IMPORTER: Final = importer(SYSTEM, ("~/graph my-library --dry-run", "~/graph my-library"))
