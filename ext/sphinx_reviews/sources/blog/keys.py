"""The names that themes and plug-ins give to the fields of front matter, by what they state.

They are those of al-folio and jekyll-books, PaperMod, Hugo's, Zola's, Quarto's and Astro's own, Hexo and NexT,
Obsidian's Book Search, and of Korean blogs; without capitals, spaces, hyphens and underscores.
"""

from __future__ import annotations

import re
from typing import Final

#: What is stated -> its keys, the surest first.
KEYS: Final[dict[str, tuple[str, ...]]] = {
    # of the page
    "title": ("title", "제목"),
    "date": ("date", "created", "createdat", "datecreated", "publishdate", "publisheddate",
        "pubdatetime", "pubdate", "날짜"),
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
    "subtitle": ("subtitle", "booksubtitle", "부제"),
    "author": ("author", "authors", "writer", "writers"),
    "authors": ("bookauthor", "bookauthors", "저자", "지은이", "글쓴이"),
    "translators": ("translator", "translators", "translatedby", "booktranslator", "옮긴이", "역자", "번역"),
    "editors": ("editor", "editors", "엮은이", "편저"),
    "publisher": ("publisher", "bookpublisher", "press", "출판사"),
    "published": ("released", "release", "releasedate", "publicationdate", "publicationyear", "publishedyear",
        "yearpublished", "publishyear", "publisheddate", "datepublished", "bookpublished", "bookyear", "pubdate", "pubyear",
        "year", "firstpublished", "published", "출간일", "출판일", "발행일"),
    "isbn": ("isbn13", "isbn", "isbn10", "bookisbn"),
    "pages": ("pages", "pagecount", "numpages", "numberofpages", "totalpage", "totalpages", "bookpages", "쪽수", "페이지"),
    "series": ("series", "bookseries", "시리즈"),
    "series number": ("seriesnumber", "seriesindex", "volume"),
    "edition": ("edition", "bookedition"),
    "original": ("originaltitle", "original", "원제"),
    "language": ("language", "booklanguage"),
    "url": ("booklink", "bookurl", "link", "buy", "buylink", "purchase", "purchaselink", "shop", "externalurl", "amazon",
        "amazonlink", "amazonurl", "goodreads", "goodreadslink", "goodreadsurl", "aladin", "yes24", "kyobo", "url"),
    "cover": ("localcover", "localcoverimage", "bookcover", "cover", "coverimage", "coverurl", "coverimg", "bookimage", "thumbnail", "thumb",
        "image", "images", "img", "featuredimage", "featureimage", "featureimg", "headerimg", "teaser", "banner",
        "hero", "heroimage", "indeximg", "bannerimg", "topimg", "poster", "ogimage", "preview", "header", "표지"),
    # of the reading
    "rating": ("rating", "stars", "star", "myrating", "myrate", "score", "bookrating", "rate", "평점", "별점"),
    "best": ("ratingmax", "maxrating", "ratingscale", "bestrating", "maxstars"),
    "started": ("started", "datestarted", "startdate", "startedreading", "start", "readstart", "startreaddate", "startread", "시작일"),
    "finished": ("finished", "datefinished", "finishdate", "finishedreading", "dateread", "readdate", "readon",
        "enddate", "end", "completed", "read", "bookdate", "finishreaddate", "finishread", "완독일", "읽은날"),
}  # fmt: skip
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
