#!/usr/bin/env python3
"""What search costs: to build its index, to load a first query, and to ask once it is loaded.

Examples:
  python search_cost.py
  python search_cost.py 1000 --reviews 10000

"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from playwright.sync_api import sync_playwright
from sphinx.application import Sphinx
from sphinx.search import IndexBuilder

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus import Corpus, files, write

from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.records.queries import Facet
from sphinx_reviews.search import site, texts
from sphinx_reviews.search.entries import BODY, REVIEW, Entry
from support.indexes import index_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser

#: Loaded before the queries, and none of them.
_WARM_UP: Final = "책"
_QUERIES: Final = (
    "데이터를", "모델을", "배포하는", "테스트의", "읽었다", "만든", "설계를", "문서에서",
    "데이터 모델", "코드를 읽는", "시스템은", "어려운",
)  # fmt: skip
_FEW: Final = 4

# -- building ----------------------------------------------------------------


class Cost(NamedTuple):
    """Seconds of CPU that a build took, and those of its search index."""

    whole: float
    search: float


def measured_build(source: Path, output: Path, *, is_ours: bool) -> Cost:
    """Build *source* in this process, and return what it took."""
    took = 0.0

    def timed(owner: Any, name: str) -> None:
        function: Callable[..., Any] = getattr(owner, name)

        def run(*arguments: Any, **options: Any) -> Any:
            nonlocal took
            start = time.process_time()
            try:
                return function(*arguments, **options)
            finally:
                took += time.process_time() - start

        setattr(owner, name, run)

    if is_ours:
        timed(texts, "page_text")
        timed(site.LibraryIndex, "dump")
        settings: dict[str, Any] = {}
    else:
        timed(IndexBuilder, "feed")
        timed(IndexBuilder, "dump")
        settings = {"reviews_search": False, "html_search_language": "en"}
    doctrees = output.with_name(f"{output.name}-doctrees")
    start = time.process_time()
    Sphinx(source, source, output, doctrees, "html", confoverrides=settings, status=None).build()
    return Cost(time.process_time() - start, took)


def build(source: Path, output: Path, *, is_ours: bool) -> Cost:
    """Build in a process of its own, so that neither finds what the other has loaded."""
    command = [sys.executable, __file__, "--child", str(source), str(output), str(int(is_ours))]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Cost(*json.loads(printed.splitlines()[-1]))


# -- asking ------------------------------------------------------------------

_FRAMES: Final = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

_ASK_OURS: Final = f"""async (query) => {{
  const input = document.querySelector(".rv-search input");
  const list = document.querySelector(".rv-results");
  const drawn = new Promise((done) => new MutationObserver(done).observe(list, {{ childList: true }}));
  const start = performance.now();
  input.value = query;
  input.dispatchEvent(new Event("input"));
  await drawn;
  await {_FRAMES};
  return performance.now() - start;
}}"""

_ASK_SPHINX: Final = f"""async (query) => {{
  const start = performance.now();
  Search.performSearch(query);
  await new Promise((done) => {{
    const look = () => (Search.status.classList.contains("search-summary")
      && !/\\.\\.\\.|Searching/.test(Search.title.textContent) && Search._pulse_status < 0
      ? done() : setTimeout(look, 1));
    look();
  }});
  await {_FRAMES};
  return performance.now() - start;
}}"""


def answered(browser: Browser, output: Path, ask: str, queries: Sequence[str]) -> list[float]:
    """Return the milliseconds from each query to its painted results, all of the index loaded."""
    page = browser.new_page()
    page.goto(f"{(output / 'search.html').as_uri()}?q={_WARM_UP}")
    page.wait_for_timeout(3000)
    for query in queries:
        page.evaluate(ask, query)
    found = [page.evaluate(ask, query) for query in queries]
    page.close()
    return found


# -- a first query -----------------------------------------------------------


def made_pages(
    number: int, characters: int, source: Path
) -> Iterator[tuple[str, list[Entry], str]]:
    """Yield name, entries and text of reviews of so many characters, out of those of *source*."""
    texts = [
        re.sub(r"[`{}*:#\[\]]|\n---.*?---|^:.*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
        for path in sorted((source / "reviews").glob("r*.md"))
    ]
    for n in range(number):
        text = " ".join(texts[n % len(texts)].split())
        start = n * 97 % max(1, len(text) - characters)
        written = text[start : start + characters]
        title = f"{text[start : start + 12]} {n}"
        review = Entry(
            REVIEW, title, "", (BODY,),
            people=(f"지은이 {n % 997}",), note=f"구입 · 추천 · 지은이 {n % 997}", date="2024-01-01",
            facets={Facet.PUBLISHER: (f"출판사 {n % 50}",)},
        )  # fmt: skip
        book = review._replace(kind=Kind.BOOK, written=(), is_same_result=True)
        yield f"reviews/r{n:05d}", [review, book], written


def put_index(pages: Sequence[tuple[str, list[Entry], str]], output: Path) -> float:
    """Write the index of *pages* over that of a site, and return the seconds it took."""
    start = time.process_time()
    manifest = (output / "searchindex.js").read_text("utf-8")
    interface = json.loads(manifest.partition(" = ")[2].rstrip(";\n"))["interface"]
    found = index_of(
        {name: entries for name, entries, _ in pages}, {name: text for name, _, text in pages}
    )
    (output / "searchindex.js").write_text(found.manifest("new", interface), "utf-8")
    for name, script in found.files.items():
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(script)
    return time.process_time() - start


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:  # type: ignore[override]
        """Print nothing."""


def bytes_of_first_query(browser: Browser, output: Path, query: str) -> dict[str, int]:
    """Return what a reader loads for a query, compressed, by what it is for."""
    handler = partial(_QuietHandler, directory=str(output))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}search.html?q={query}")
    page.wait_for_selector(".rv-result")
    page.wait_for_load_state("networkidle")
    context.close()
    server.shutdown()
    sizes: dict[str, int] = {}
    for url in asked:
        path = url.removeprefix(address).partition("?")[0]
        if match := re.match(r"_search/(terms|pages)/|(searchindex)\.js|.*/?(search)\.js", path):
            kind = next(filter(None, match.groups()))
            packed = len(gzip.compress((output / path).read_bytes(), 9))
            sizes[kind] = sizes.get(kind, 0) + packed
    return sizes


# -- all of it ---------------------------------------------------------------


def measure(number: int, theme: str, reviews: int, characters: int) -> Iterator[str]:
    """Yield what is measured, line by line."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        source, ours, sphinx = folder / "source", folder / "ours", folder / "sphinx"
        write(source, files(Corpus(number, theme=theme)))
        costs = {
            True: build(source, ours, is_ours=True),
            False: build(source, sphinx, is_ours=False),
        }
        share = costs[True].search / costs[True].whole
        ratio = costs[True].search / costs[False].search
        yield f"indexing {number} reviews: {costs[True].search:.1f} s of {costs[True].whole:.1f} s"
        yield f"  share of the build  {share:.1%} (at most 15 %)"
        yield f"  to Sphinx's own     {ratio:.2f} (at most 1; {costs[False].search:.1f} s)"
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        mine = answered(browser, ours, _ASK_OURS, _QUERIES)
        # It lists hundreds of results one by one, which takes some seconds for each query.
        theirs = answered(browser, sphinx, _ASK_SPHINX, _QUERIES[:_FEW])
        yield "query to painted results, median and slowest"
        yield f"  ours    {statistics.median(mine):7.0f} ms {max(mine):7.0f} ms (median at most 50)"
        yield f"  Sphinx  {statistics.median(theirs):7.0f} ms {max(theirs):7.0f} ms"
        took = put_index(list(made_pages(reviews, characters, source)), ours)
        shards = len(list((ours / "_search/terms").glob("*.js")))
        yield f"index of {reviews} reviews of {characters} characters: {took:.0f} s, {shards} shards"
        for query in _QUERIES[:_FEW]:
            sizes = bytes_of_first_query(browser, ours, query)
            sizes_of_kinds = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in sizes.items())
            yield f"  first query {query}: {sum(sizes.values()) / 1000:.1f} KB (at most 100): {sizes_of_kinds}"
        browser.close()


def main() -> None:
    """Print what is measured."""
    if sys.argv[1:2] == ["--child"]:
        source, output, is_ours = sys.argv[2:]
        cost = measured_build(Path(source), Path(output), is_ours=is_ours == "1")
        sys.stdout.write(f"\n{json.dumps(cost)}\n")
        return
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", metavar="N", type=int, nargs="?", default=300)
    parser.add_argument("--theme", default="basic", help="the HTML theme (default: %(default)s)")
    parser.add_argument("--reviews", metavar="M", type=int, default=10_000)
    parser.add_argument("--characters", metavar="C", type=int, default=2_000)
    asked = parser.parse_args()
    for line in measure(asked.number, asked.theme, asked.reviews, asked.characters):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
