"""EPUB files as readers expect them: contents, cover, language of pages, identifier, name.

What ``conf.py`` says of an EPUB is kept; only what it leaves at Sphinx's defaults is filled in.
"""

from __future__ import annotations

import html
import os
import re
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.builders.epub3 import Epub3Builder
from sphinx.util.osutil import make_filename, relpath

from sphinx_reviews import config
from sphinx_reviews.domain import review_domain
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.language.tags import language_tag
from sphinx_reviews.library.covers import library_fingerprint
from sphinx_reviews.library.extent import dates, extent, reviewers
from sphinx_reviews.output.files import scratch_folder
from sphinx_reviews.records import names
from sphinx_reviews.typst.book_cover import BookCover
from sphinx_reviews.typst.workspace import Workspace
from sphinx_reviews.views.drawing.cover import drawn_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

#: What Sphinx writes for what nobody has said.
_UNKNOWN: Final = "unknown"
_COVER: Final = "_static/cover.png"
#: Pixels per point of the cover, which is 600 by 900 points.
_SCALE: Final = 2
#: What a page holds -> the property by which the list of files says so (EPUB 3.3, §5.8.4).
_PROPERTIES: Final = {"<svg": "svg", "<math": "mathml", "<script": "scripted"}
_ITEM: Final = re.compile(r'<item id="[^"]*" href="(?P<href>[^"]*)" media-type="[^"]*" />')


class EpubBuilder(Epub3Builder):
    """Sphinx's builder, with what it leaves open."""

    def init(self) -> None:
        """Translate what Sphinx leaves in English, and name the file after the project."""
        super().init()
        self._say = phrases(language_tag(self.config.language))
        self.guide_titles = {"toc": self._say("Contents"), "cover": self._say("Cover")}
        title = config.title(self.config)
        if title and self.config.epub_basename == make_filename(self.config.project):
            self.config.epub_basename = names.slug(title)
        if self.config.epub_tocscope == "default":  # which has nothing of a hidden contents
            self.config.epub_tocscope = "includehidden"

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        **further: Any,
    ) -> None:
        """Write a page with its language, which hyphenation and breaks between words follow."""
        if pagename == "genindex" and not addctx.get("genindexentries"):
            self.use_index = False
            return
        language = html.escape(review_domain(self.env).language(pagename), quote=True)
        attributes = f' lang="{language}" xml:lang="{language}">'
        addctx["html_tag"] = self.html_tag.removesuffix(">") + attributes
        super().handle_page(pagename, addctx, templatename, **further)

    def content_metadata(self) -> dict[str, Any]:
        """Return what is known of the whole: from ``conf.py``, or else from the library."""
        library, say = review_domain(self.env).library, self._say
        found, given = super().content_metadata(), self.config
        title = config.title(given) or say("Reviews")
        people = ", ".join(reviewers(library.published)) or config.author(given)
        date = max(dates(library), default="")
        described = f"{title}: {extent(library, say)}" if library.published else title
        if given.epub_title == given.project:
            found["title"] = html.escape(title)
        found["id"] = html.escape(self._identifier)
        if given.epub_uid == _UNKNOWN:
            found["uid"] = "publication"
        if given.epub_description == _UNKNOWN:
            found["description"] = html.escape(described)
        if given.epub_contributor == _UNKNOWN:
            found["contributor"] = html.escape(people or title)
        for name in ("author", "publisher"):
            if given[f"epub_{name}"] == given.author:
                found[name] = html.escape(config.author(given) or people or title)
        found["copyright"] = found["copyright"] or found["author"]
        found["version"] = found["version"] or date or "1"
        if date and "SOURCE_DATE_EPOCH" not in os.environ:
            found["date"] = f"{date}T00:00:00Z"
        return found

    @property
    def _identifier(self) -> str:
        """What is the same in all editions of the file: an address, or else a name."""
        given = self.config
        if given.epub_identifier != _UNKNOWN:
            return str(given.epub_identifier)
        name = uuid.uuid5(uuid.NAMESPACE_URL, f"{config.title(given)}\n{config.author(given)}")
        return given.html_baseurl or name.urn

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """Return what is known of the older list of contents, which repeats the identifier."""
        return super().toc_metadata(level, navpoints) | {"uid": html.escape(self._identifier)}

    def build_content(self) -> None:
        """Write the list of files, with a cover, and with what Sphinx does not say of pages."""
        self.config.epub_exclude_files = [*self.config.epub_exclude_files, *self._doctrees()]
        given = self.config.epub_cover
        if not given and review_domain(self.env).library.published:
            self._draw_cover()
            self.config.epub_cover = (_COVER, "epub-cover.html")
        try:
            super().build_content()
        finally:
            image, self.config.epub_cover = self.config.epub_cover[:1], given
        path = Path(self.outdir, "content.opf")
        text = _ITEM.sub(lambda item: self._described(item, image), path.read_text("utf-8"))
        path.write_text(text, "utf-8")

    def _doctrees(self) -> Iterator[str]:
        """Yield the files that Sphinx keeps for itself, if they are among the pages."""
        if Path(self.doctreedir).is_relative_to(self.outdir):
            for path in Path(self.doctreedir).rglob("*"):
                if path.is_file():
                    yield relpath(path, self.outdir)

    def _draw_cover(self) -> None:
        """Draw the library's own fingerprint below its title."""
        library, say = review_domain(self.env).library, self._say
        cover = BookCover(
            title=config.title(self.config) or say("Reviews"),
            kind=say("A library of reviews"),
            extent=extent(library, say),
            people=", ".join(reviewers(library.published)),
            drawing=drawn_library(library_fingerprint(library)),
        )
        settings, _ = config.read(self.config, Path(self.confdir))
        scratch = scratch_folder(Path(self.doctreedir), Path(self.outdir))
        workspace = Workspace(scratch, Path(self.srcdir), settings.fonts)
        try:
            image = workspace.press.draw(
                cover.image(workspace.press.typefaces(say.language), say.language), scale=_SCALE
            )
        finally:
            workspace.close()
        assert isinstance(image, bytes)
        Path(self.outdir, _COVER).write_bytes(image)

    def _described(self, item: re.Match[str], cover: tuple[str, ...]) -> str:
        """Return the entry of a file with its properties."""
        href = html.unescape(item["href"])
        properties = ["cover-image"] if href in cover else []
        if href.endswith(self.out_suffix):
            page = Path(self.outdir, href).read_text("utf-8")
            properties += (name for tag, name in _PROPERTIES.items() if tag in page)
        if not properties:
            return item[0]
        return item[0].replace(" />", f' properties="{" ".join(properties)}" />')


def setup(app: Sphinx) -> None:
    """Put the builder in the place of Sphinx's."""
    app.add_builder(EpubBuilder, override=True)
