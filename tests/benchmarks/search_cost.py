#!/usr/bin/env python3
"""What search costs: to build its index, to load a first query, and to ask once it is loaded.

Examples:
  python search_cost.py
  python search_cost.py 10000 --alone
  python search_cost.py 1000 --typing

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
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from corpus import Corpus, files, write
from keys import shown, work_of_keys
from playwright.sync_api import sync_playwright
from served import served
from sphinx.application import Sphinx
from sphinx.search import IndexBuilder

from sphinx_reviews.search import site, texts

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


# -- typing ------------------------------------------------------------------

#: How much slower a phone is than the machine that this is run on.
_SLOWER: Final = 6
#: Milliseconds between the key that opens the dialog and the first that is typed.
_BEFORE_TYPING: Final = 400


def typed(browser: Browser, output: Path) -> Iterator[str]:
    """Yield what each key of the queries costs in the dialog."""
    page = browser.new_page()
    page.goto((output / "index.html").as_uri())
    page.keyboard.press("Control+k")
    page.wait_for_selector(".rv-search-advice :first-child")
    page.wait_for_timeout(_BEFORE_TYPING)
    keys = [text for query in _QUERIES for text in shown(query)]
    yield f"work of the main thread for each of {len(keys)} keys, until its results are painted,"
    yield f"with a processor {_SLOWER} times slower: median, 95th percentile, and most (at most 50)"
    for name in ("the first time", "once more"):
        whole, longest = zip(*work_of_keys(browser, page, keys), strict=True)
        yield f"  {name:15}{_spread(whole)}"
        yield f"    longest task {_spread(longest)}"
    page.close()


def _spread(times: Sequence[float]) -> str:
    slowed = [_SLOWER * each for each in times]
    figures = statistics.median(slowed), statistics.quantiles(slowed, n=20)[-1], max(slowed)
    return " ".join(f"{each:7.0f} ms" for each in figures)


# -- a first query -----------------------------------------------------------


def bytes_of_first_query(browser: Browser, output: Path, query: str) -> dict[str, int]:
    """Return what a reader loads for a query, compressed, by what it is for."""
    with served(output) as address:
        context = browser.new_context()
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}search.html?q={query}")
        page.wait_for_selector(".rv-result")
        page.wait_for_load_state("networkidle")
        context.close()
    sizes: dict[str, int] = {}
    for path in (url.removeprefix(address).partition("?")[0] for url in asked):
        if match := re.fullmatch(r"_search/([\w-]+)[/.].*|(searchindex)\.js", path):
            kind = next(filter(None, match.groups()))
            packed = len(gzip.compress((output / path).read_bytes(), 9))
            sizes[kind] = sizes.get(kind, 0) + packed
    return sizes


# -- all of it ---------------------------------------------------------------


def measure(asked: argparse.Namespace) -> Iterator[str]:
    """Yield what is measured, line by line."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        write(folder / "source", files(Corpus(asked.number, theme=asked.theme)))
        mine = build(folder / "source", folder / "ours", is_ours=True)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        if asked.typing:
            yield from typed(browser, folder / "ours")
        else:
            yield f"indexing {asked.number} reviews: {mine.search:.1f} s of {mine.whole:.1f} s"
            yield f"  share of the build  {mine.search / mine.whole:.1%} (at most 15 %)"
            if not asked.alone:
                yield from beside_sphinx(browser, folder, mine)
            yield from first_queries(browser, folder / "ours")
        browser.close()


def beside_sphinx(browser: Browser, folder: Path, mine: Cost) -> Iterator[str]:
    """Yield what the same costs with Sphinx's search."""
    theirs = build(folder / "source", folder / "sphinx", is_ours=False)
    ratio = mine.search / theirs.search
    yield f"  to Sphinx's own     {ratio:.2f} (at most 1; {theirs.search:.1f} s)"
    yield from times(browser, folder / "ours", folder / "sphinx")


def first_queries(browser: Browser, output: Path) -> Iterator[str]:
    """Yield what a reader loads for some queries."""
    for query in _QUERIES[:_FEW]:
        sizes = bytes_of_first_query(browser, output, query)
        by_kind = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in sizes.items())
        yield f"first query {query}: {sum(sizes.values()) / 1000:.1f} KB (at most 100): {by_kind}"


def times(browser: Browser, ours: Path, sphinx: Path) -> Iterator[str]:
    """Yield how long a reader waits for results in both searches."""
    mine = answered(browser, ours, _ASK_OURS, _QUERIES)
    # It lists hundreds of results one by one, which takes some seconds for each query.
    theirs = answered(browser, sphinx, _ASK_SPHINX, _QUERIES[:_FEW])
    yield "query to painted results, median and slowest"
    yield f"  ours    {statistics.median(mine):7.0f} ms {max(mine):7.0f} ms (median at most 50)"
    yield f"  Sphinx  {statistics.median(theirs):7.0f} ms {max(theirs):7.0f} ms"


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
    parser.add_argument(
        "--typing", action="store_true", help="what each key in the dialog costs, and nothing else"
    )
    parser.add_argument(
        "--alone", action="store_true", help="without Sphinx's search, and without times"
    )
    for line in measure(parser.parse_args()):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
