#!/usr/bin/env python3
"""What the library's search finds, beside what a dictionary of Korean finds in the same words.

A site is built of posts, and asked in Chromium.  Kiwi, a morphological analyser, says which
pages hold a noun or a form of a verb; lists say the rest.  The search has seen neither.

Examples:
  python search_quality.py
  python search_quality.py --peers --json figures.json
  python search_quality.py --texts ~/blog/_posts
  python search_quality.py --misses "native verb"

"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from quality import engines, posts, report
from quality.scores import score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiwipiepy import Kiwi
    from quality.classes import Query
    from quality.posts import Post

_SPHINX = {"reviews_search": "0"}
_PLAIN = {**_SPHINX, "html_search_language": "en"}


#: Of fewer letters a word is in others by chance, and two words are another.
_SHORTEST, _SHORTEST_JOINED = 2, 4


def neutral(query: Query, texts: dict[str, tuple[str, str]]) -> frozenset[str]:
    """Return the pages that are neither right nor wrong.

    They hold the letters of a query, though not as words of the text, or the same words in
    another script.

    :param texts: what the post says, and what its page says, by page.
    """
    return query.same | frozenset(
        page
        for page, (said, published) in texts.items()
        if page not in query.relevant and _is_neutral(query.letters, said, published)
    )


def _is_neutral(words: Sequence[Sequence[str]], said: str, published: str) -> bool:
    """Return whether the letters of each word are in a page, and not all of them as words."""
    joined = published.replace(" ", "")
    held = [
        [
            letters
            for letters in map(str.lower, spellings)
            if len(letters) >= _SHORTEST
            and (letters in published or (len(letters) >= _SHORTEST_JOINED and letters in joined))
        ]
        for spellings in words
    ]
    return all(held) and any(
        not re.search(rf"(?<!\w){re.escape(letters)}(?!\w)", said)
        for spellings in held
        for letters in spellings
    )


def searches(
    folder: Path, read: Sequence[Post], kiwi: Kiwi, *, with_peers: bool
) -> Iterator[tuple[str, engines.Ask]]:
    """Yield what answers queries, by name."""
    names = {post.name for post in read}
    source = folder / "source"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield "ours", engines.ours(browser, folder / "ours", names)
        if with_peers:
            site = posts.build(source, folder / "analyser", _SPHINX)
            yield "our analyser in Sphinx", engines.sphinx(browser, site, names)
            site = posts.build(source, folder / "sphinx", _PLAIN)
            yield "Sphinx", engines.sphinx(browser, site, names)
            if engines.has_pagefind():
                yield "Pagefind", engines.pagefind(browser, site, names)
            else:
                sys.stderr.write("Pagefind is left out: pip install 'pagefind[bin]'\n")
            yield "BM25 of Kiwi", engines.morphemes(kiwi, read)
        browser.close()


def main() -> None:
    """Build, ask, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, help="a folder of Markdown; each file is a page")
    parser.add_argument("--peers", action="store_true", help="ask other searches as well")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write every query and answer")
    parser.add_argument("--misses", metavar="CLASS", help="list what is missed of a class")
    options = parser.parse_args()
    try:
        from quality.classes import Sampler
        from quality.oracle import Oracle, dictionary
    except ModuleNotFoundError:
        parser.exit(2, "This needs kiwipiepy: pip install --group bench\n")
    read = posts.read(options.texts) if options.texts else posts.own_posts()
    kiwi = dictionary()
    queries = Sampler(Oracle(kiwi, read), read).queries()
    asked: dict[str, list[report.Asked]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        posts.write(read, folder / "source")
        site = posts.build(folder / "source", folder / "ours", {})
        texts = {
            post.name: ("\n".join(post.paragraphs).lower(), posts.published(site, post.name))
            for post in read
        }
        unjudged = {query: neutral(query, texts) for query in queries}
        for engine, ask in searches(folder, read, kiwi, with_peers=options.peers):
            asked[engine] = [
                report.Asked(query, answer, score(query, answer, unjudged[query]))
                for query, answer in zip(queries, ask([each.text for each in queries]), strict=True)
            ]
    characters = sum(len(each) for post in read for each in post.paragraphs)
    lines = [f"{len(read)} pages, {characters:,} characters, {len(queries)} queries\n"]
    lines += report.table(asked["ours"])
    if options.peers:
        lines += report.comparison(asked)
    if options.misses:
        lines += ["", *report.misses(asked["ours"], options.misses)]
    sys.stdout.write("\n".join(lines) + "\n")
    if options.json:
        options.json.write_text(json.dumps(report.data(asked), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
