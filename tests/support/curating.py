"""A small library with suggestions, and ``sphinx-reviews curate`` on it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.sources.suggestions import store
from sphinx_reviews.sources.suggestions.model import Evidence, Kind, Suggestion
from support.builds import write
from support.projects import CONF

if TYPE_CHECKING:
    from pathlib import Path

#: What a language model may say of a page, or a page of itself.
HOSTILE: Final = (
    '<img src=x onerror="window.hit=1"><script>window.hit=1</script> 파이썬을 알아야 한다.'
)

PAGES: Final = {
    "conf.py": CONF + "project = '<b>서가</b>'\n",
    "reviews/a.md": "# 가의 책\n\n앞의 문장이다. 초보자에게 추천한다. 뒤의 문장이다.\n\n파이썬으로 데이터 분석을 한다.\n",
    "reviews/b.md": f"# 나의 책\n\n{HOSTILE}\n\npython은 데이터분석에 좋다.\n",
}


def said(page: str, line: int, text: str) -> Evidence:
    """Return a sentence of a review."""
    return Evidence(f"reviews/{page}", f"reviews/{page}.md", line, text)


ANALYSIS: Final = said("a", 5, "파이썬으로 데이터 분석을 한다.")
PYTHON: Final = said("b", 5, "python은 데이터분석에 좋다.")


def concept(name: str, *aliases: str, reviews: int = 1) -> Suggestion:
    """Return the suggestion to define a name."""
    value = {"name": name, "aliases": [*aliases], "mentions": reviews}
    return Suggestion(Kind.CONCEPT, value, ANALYSIS, ("tag",), 0.9, (PYTHON,), reviews)


def pair(of: str, alias: str, source: str = "transliteration") -> Suggestion:
    """Return the suggestion that two names are of one thing."""
    value = {"of": of, "kind": "concept", "alias": alias}
    return Suggestion(Kind.ALIAS, value, ANALYSIS, (source,), 0.9, (PYTHON,), 2)


def verdict(word: str, text: str = "초보자에게 추천한다.") -> Suggestion:
    """Return the suggestion of a verdict on the first review."""
    return Suggestion(Kind.VERDICT, {"word": word}, said("a", 3, text), ("rule",), 0.8)


SKILL: Final = Suggestion(
    Kind.SKILL,
    {"kind": "prerequisite", "name": "파이썬", "level": "", "note": ""},
    said("b", 3, HOSTILE),
    ("model:<b>small</b>",),
    0.7,
)

AUDIENCE: Final = Suggestion(
    Kind.AUDIENCE, {"for": "초보자"}, said("a", 3, "초보자에게 추천한다."), ("rule",), 0.8
)

#: Pairs, names and facts, in the order in which they are asked.
SUGGESTIONS: Final = (
    pair("파이썬", "python"),
    pair("데이터 분석", "데이터분석", "spacing"),
    concept("파이썬", reviews=9),
    concept("python", "Py", reviews=8),
    concept("데이터 분석", reviews=7),
    concept("책", reviews=6),
    verdict("recommend"),
    verdict("mixed", "앞의 문장이다."),
    AUDIENCE,
    SKILL,
)


def library(folder: Path) -> None:
    """Write the library and its suggestions."""
    write(folder, PAGES)
    store.write(folder / store.FILE, SUGGESTIONS)


class Curate:
    """The running command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sphinx_reviews.cli", "curate", str(folder), "--no-open"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().split()[0]
        _, _, self.host, self.token, _ = self.address.split("/")

    def ask(self, method: str, path: str, content: object = None, **headers: str) -> int:
        """Return the status of an answer; path is absolute, or beside the page."""
        return self.answer(method, path, content, **headers)[0]

    def answer(
        self, method: str, path: str, content: object = None, **headers: str
    ) -> tuple[int, bytes]:
        """Return status and content of an answer."""
        connection = HTTPConnection(self.host)
        own = {"Origin": f"http://{self.host}", **headers}
        at = path if path.startswith("/") else f"/{self.token}/{path}"
        connection.request(method, at, json.dumps(content), own)
        response = connection.getresponse()
        return response.status, response.read()

    def state(self) -> dict[str, Any]:
        """Return what is decided."""
        found: dict[str, Any] = json.loads(self.answer("GET", "state")[1])
        return found

    def close(self) -> str:
        """End it as a person does, and return what it says last."""
        self.process.send_signal(signal.SIGINT)
        told, _ = self.process.communicate()
        assert self.process.returncode in {0, -signal.SIGKILL}
        return told
