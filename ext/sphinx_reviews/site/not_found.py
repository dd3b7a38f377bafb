"""``404.html``, which servers send where there is no page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_reviews import config
from sphinx_reviews.domain import review_domain
from sphinx_reviews.html import Addresses, template
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.library.covers import Cover
from sphinx_reviews.site import neighbours
from sphinx_reviews.views.drawing.cover import drawn
from sphinx_reviews.views.review_lines import review_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_reviews.build.fingerprints import Surroundings
    from sphinx_reviews.output.ledger import Ledger

#: The name of the page, and of its file, which servers look for in the base of a site.
_PAGE: Final = "404"
FILE: Final = f"{_PAGE}.html"
#: How many reviews it shows.
_REVIEWS: Final = 5
#: Addresses that depend on where a page is; those that lead within it do not.
_ADDRESS: Final = re.compile(r'(?<=\s)(href|src|action|data-content_root)="([^"#][^"]*)"')


class _Page(NamedTuple):
    docname: str
    title: str
    #: BCP 47 tag; empty for the language of the site.
    language: str


def write(app: Sphinx, ledger: Ledger, surroundings: Surroundings) -> None:
    """Write the page if what it shows changed, unless the project has one."""
    files, builder = ledger.group("not-found"), app.builder
    if _has_own(app, ledger):
        files.keep_only((), spared=ledger.files(but="not-found"))
        return
    made_from = (surroundings.state, int(surroundings.navigation))
    if FILE in files.digests and files.is_current(made_from):
        return
    assert isinstance(builder, StandaloneHTMLBuilder)
    files.claim([FILE])
    ledger.save()
    path, say = files.path(FILE), phrases(app.config.language)
    title = say("There is no book in this place")
    context = {"title": title, "body": _body(builder, title)}
    builder.handle_page(_PAGE, context, "page.html", outfilename=path)
    page = absolute(path.read_text(encoding="utf-8"), _address(builder))
    files.put(FILE, page.encode())
    files.keep(made_from)


def _has_own(app: Sphinx, ledger: Ledger) -> bool:
    return (
        _PAGE in app.env.all_docs
        or _PAGE in app.config.html_additional_pages
        or FILE in ledger.own
        or neighbours.NOT_FOUND in app.extensions
    )


def _address(builder: StandaloneHTMLBuilder) -> str:
    """Return the address for which a theme writes the page, from the root of the server.

    The page is shown at any other address below the base of the site.
    """
    base = urlsplit(builder.config.html_baseurl).path.rstrip("/")
    return f"{base}/{builder.get_target_uri(_PAGE)}"


def absolute(page: str, address: str) -> str:
    """Return a page whose addresses are right wherever it is shown.

    :param address: that for which it was written.
    """
    return _ADDRESS.sub(lambda found: f'{found[1]}="{urljoin(address, found[2])}"', page)


def _body(builder: StandaloneHTMLBuilder, title: str) -> str:
    library, say = review_domain(builder.env).library, phrases(builder.config.language)
    addresses = Addresses(builder, _PAGE, {}, say.language)
    newest = library.published[:_REVIEWS]
    return template("site/templates/404.html").render(
        title=title,
        say=say,
        addresses=addresses,
        search=addresses.page("search") if builder.search else "",
        pages=list(_top_pages(builder)),
        cover=drawn(Cover(title, "", say.language, area=0)),
        lines=[
            review_line(library, each, is_signed=library.has_several_reviewers) for each in newest
        ],
    )


def _top_pages(builder: StandaloneHTMLBuilder) -> Iterator[_Page]:
    """Yield the front page, and those that it lists."""
    env, domain = builder.env, review_domain(builder.env)
    root = env.config.root_doc
    for docname in (root, *env.toctree_includes.get(root, ())):
        if docname in env.titles:
            language = domain.language(docname)
            foreign = "" if language == domain.language("") else language
            site = config.title(env.config) if docname == root else ""
            yield _Page(docname, site or env.titles[docname].astext(), foreign)
