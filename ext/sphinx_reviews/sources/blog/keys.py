"""The names that themes and plug-ins give to the fields of front matter, by what they state.

They are those of al-folio and jekyll-books, PaperMod, Hugo's, Zola's, Quarto's and Astro's own, Hexo and NexT,
Obsidian's Book Search, and of Korean blogs; without capitals, spaces, hyphens and underscores.
"""

from __future__ import annotations

import re
from typing import Final

_KEYS: Final[dict[str, tuple[str, ...]]] = {
    # of the page
    "title": ("title", "제목"),
    "date": ("date", "created", "createdat", "datecreated", "publishdate", "publisheddate", "pubdatetime",
        "pubdate", "날짜"),
    "updated": ("updated", "lastmod", "lastmodifiedat", "lastmodified", "modified", "updatedat",
        "lastupdated", "lastupdate", "updateddate", "datemodified", "moddatetime"),
    "description": ("description", "summary", "excerpt"),
    "tagline": ("tagline",),
    "tags": ("category", "categories", "tag", "tags", "keywords", "genre", "genres", "shelf", "shelves",
        "bookshelf", "bookshelves", "topics", "subject", "subjects", "hashtags", "분류", "태그"),
    "lang": ("lang", "locale"),
    "addresses": ("permalink", "url", "aliases", "alias", "redirectfrom", "path"),
    "slug": ("slug", "postslug"),
    #: How other pages call it.
    "names": ("names", "fullname"),
    "draft": ("draft", "private", "published", "status"),
    # of the book
    "book": ("booktitle", "bookname", "book", "책", "책제목", "도서명"),
    "subtitle": ("subtitle", "부제"),
    "author": ("author", "authors", "writer", "writers"),
    "authors": ("bookauthor", "bookauthors", "저자", "지은이", "글쓴이"),
    "translators": ("translator", "translators", "translatedby", "옮긴이", "역자", "번역"),
    "editors": ("editor", "editors", "엮은이", "편저"),
    "publisher": ("publisher", "publishers", "press", "imprint", "출판사"),
    "published": ("released", "release", "releasedate", "publicationdate", "publicationyear", "publishedyear",
        "yearpublished", "publishyear", "publisheddate", "datepublished", "pubdate", "pubyear", "year",
        "firstpublished", "published", "출간일", "출판일", "발행일"),
    "isbn": ("isbn13", "isbn", "isbn10"),
    "pages": ("pages", "pagecount", "numpages", "numberofpages", "totalpage", "totalpages", "쪽수", "페이지"),
    "series": ("series", "시리즈"),
    "series number": ("seriesnumber", "seriesindex", "seriesposition", "volume"),
    "edition": ("edition",),
    "original": ("originaltitle", "original", "원제"),
    "language": ("language",),
    "url": ("link", "buy", "buylink", "purchase", "purchaselink", "shop", "externalurl", "amazon", "amazonlink",
        "amazonurl", "goodreads", "goodreadslink", "goodreadsurl", "openlibrary", "bookshop", "aladin", "yes24",
        "kyobo", "url"),
    "cover": ("localcover", "localcoverimage", "cover", "coverimage", "coverurl", "coverimg", "coverart", "thumbnail", "thumb", "image", "images",
        "img", "featuredimage", "featureimage", "featureimg", "headerimg", "headerimage", "mainimage", "teaser",
        "banner", "hero", "heroimage", "indeximg", "bannerimg", "topimg", "poster", "ogimage", "preview",
        "previewimage", "socialimage", "photo", "picture", "header", "resources", "표지"),
    # of the reading
    "rating": ("rating", "stars", "star", "myrating", "myrate", "score", "rate", "ratingvalue", "reviewrating",
        "평점", "별점"),
    "best": ("ratingmax", "maxrating", "ratingscale", "bestrating", "maxstars"),
    "started": ("started", "datestarted", "startdate", "startedreading", "start", "readstart", "startreaddate",
        "startread", "시작일"),
    "readings": ("read", "readings", "reads", "datesread", "readdates", "readingdates", "rereads",
        "readingperiod", "읽은기간"),
    "finished": ("finished", "datefinished", "finishdate", "finishedreading", "dateread", "readdate", "readon",
        "enddate", "end", "completed", "bookdate", "finishreaddate", "finishread", "완독일", "읽은날"),
}  # fmt: skip
#: Facts whose keys may begin with "book", and then surely mean the book.
_OF_BOOK: Final = frozenset({
    "subtitle", "translators", "editors", "publisher", "published", "isbn", "pages", "series", "edition",
    "original", "language", "url", "cover", "rating",
})  # fmt: skip
#: What is stated -> its keys, the surest first.
KEYS: Final[dict[str, tuple[str, ...]]] = {
    fact: (*(f"book{key}" for key in listed if fact in _OF_BOOK), *listed)
    for fact, listed in _KEYS.items()
}
#: Those that mean nothing outside the old site.
SILENT: Final = frozenset({
    "layout", "comments", "comment", "share", "toc", "tocsticky", "group", "theme", "math", "mathjax",
    "pin", "sitemap", "feature", "icon", "type", "template", "weight", "menu", "outputs", "markup",
    "hidden", "authorprofile", "related", "readtime", "showtoc", "tocopen", "hidemeta", "katex",
    "format", "execute", "engine", "jupyter", "editor", "freeze", "csl", "pagelayout", "codefold", "titleblockbanner",
    "mermaid", "insertanchorlinks", "sortby", "pageorder", "searchhidden", "fullname",
    "cssclass", "cssclasses",
})  # fmt: skip


def plain(name: object) -> str:
    """Return the name of a field without differences in spelling."""
    return re.sub(r"[\s_-]", "", str(name)).lower()
