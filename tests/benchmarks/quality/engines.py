"""Searches that answer the same queries over the same pages."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from quality.ranking import Bm25
from quality.scores import Answer
from served import served

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kiwipiepy import Kiwi
    from playwright.sync_api import Browser
    from quality.posts import Post

    #: Queries -> an answer to each.
    Ask = Callable[[Sequence[str]], list[Answer]]

#: Types a query into the search page as a reader does, waits until the page rests, and reads
#: the results; then those that clicks on a button at the end of the list add, until the first
#: that only have some of the words.
#: It rests if it loads no script and changes nothing for some time.
_ASK_OURS: Final = """async (query) => {
  const root = document.querySelector(".rv-search");
  const input = root.querySelector("input[type=search]");
  const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  let last = performance.now();
  const loading = new Set();
  const observer = new MutationObserver((changes) => {
    last = performance.now();
    for (const script of changes.flatMap((each) => [...each.addedNodes])) {
      if (script.localName !== "script") continue;
      loading.add(script);
      for (const end of ["load", "error"]) {
        script.addEventListener(end, () => { loading.delete(script); last = performance.now(); });
      }
    }
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  const rest = async () => {
    last = performance.now();
    while (loading.size || performance.now() - last < 40) await sleep(10);
  };
  const results = () => [...root.querySelectorAll(".rv-result:not([data-old])")];
  const isPartial = (each) => Boolean(each.querySelector(".rv-result-missing"));
  const isApart = (each) => each.matches(".rv-results-part ~ *");
  const listed = (isWanted) =>
    results().filter(isWanted).map((each) => each.querySelector("a").getAttribute("href"));
  for (const result of root.querySelectorAll(".rv-result")) result.dataset.old = "";
  input.value = query;
  input.form.requestSubmit();
  await rest();
  const shown = listed((each) => !isPartial(each) && !isApart(each));
  const more = () => [...root.querySelectorAll(".rv-show-more")].find((each) => each.offsetParent);
  while (more() && !results().some(isPartial)) {
    more().click();
    await rest();
  }
  observer.disconnect();
  return [listed((each) => !isPartial(each)), listed(isPartial), shown];
}"""
#: What Sphinx's page would list, without the five milliseconds that it takes over each.
_ASK_SPHINX: Final = """(query) => {
  const asked = Search._parseQuery(query);
  return Search._performSearch(...asked).map((result) => result[0]);
}"""
_ASK_PAGEFIND: Final = """async (query) => {
  window.pagefind ||= await import("/pagefind/pagefind.js");
  const { results } = await window.pagefind.search(query);
  return Promise.all(results.map(async (result) => (await result.data()).url));
}"""


def _names(addresses: Sequence[str], posts: set[str]) -> list[str]:
    """Return the posts at some addresses, each once."""
    files = (address.partition("#")[0].rpartition("/")[2] for address in addresses)
    names = (unquote(file).removesuffix(".html") for file in files)
    return list(dict.fromkeys(name for name in names if name in posts))


def ours(browser: Browser, site: Path, posts: set[str]) -> Ask:
    """Return the search page of the library."""

    def ask(queries: Sequence[str]) -> list[Answer]:
        page = browser.new_page()
        page.goto((site / "search.html").as_uri())
        page.wait_for_selector(".rv-search input[type=search]")
        found = [page.evaluate(_ASK_OURS, query) for query in queries]
        page.close()
        read = ([_names(some, posts) for some in each] for each in found)
        return [Answer(full, partial, len(shown)) for full, partial, shown in read]

    return ask


def sphinx(browser: Browser, site: Path, posts: set[str]) -> Ask:
    """Return the search page of Sphinx."""

    def ask(queries: Sequence[str]) -> list[Answer]:
        page = browser.new_page()
        page.goto((site / "search.html").as_uri())
        page.wait_for_function("Search.hasIndex()")
        found = [page.evaluate(_ASK_SPHINX, query) for query in queries]
        page.close()
        return [Answer(_names(each, posts)) for each in found]

    return ask


def has_pagefind() -> bool:
    """Return whether Pagefind is installed as a Python package, with its program."""
    return all(map(importlib.util.find_spec, ("pagefind", "pagefind_bin")))


def pagefind(browser: Browser, site: Path, posts: set[str]) -> Ask:
    """Return Pagefind over the main part of the pages that Sphinx built."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--force-language", "ko"]
    subprocess.run(
        [*command, "--root-selector", "[role=main]"], check=True, stdout=subprocess.DEVNULL
    )

    def ask(queries: Sequence[str]) -> list[Answer]:
        with served(site) as address:
            page = browser.new_page()
            page.goto(f"{address}index.html")
            found = [page.evaluate(_ASK_PAGEFIND, query) for query in queries]
            page.close()
        return [Answer(_names(each, posts)) for each in found]

    return ask


def morphemes(kiwi: Kiwi, posts: Sequence[Post]) -> Ask:
    """Return what a server could do that has the dictionary: any word, by BM25."""
    index = Bm25({post.name: _stems(kiwi, "\n".join(post.paragraphs)) for post in posts})

    def ask(queries: Sequence[str]) -> list[Answer]:
        return [Answer(index.ranked(_stems(kiwi, query))) for query in queries]

    return ask


def _stems(kiwi: Kiwi, text: str) -> list[str]:
    tokens = kiwi.tokenize(unicodedata.normalize("NFC", text))
    kept = (each for each in tokens if each.tag[0] in "NVXMS" and each.tag != "SF")
    return [each.form.lower() for each in kept if each.tag[:2] != "VC"]
