"""A catalogue is asked once about each book of a library, and answers with facts that pages lack."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from sphinx_reviews.build import reading
from sphinx_reviews.sources.catalogues import PROVIDERS
from sphinx_reviews.sources.suggestions import lookups
from sphinx_reviews.sources.suggestions.model import Evidence, Kind, Suggestion
from support.answering import Reply, answering
from support.builds import write
from support.projects import CONF

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_reviews.sources.suggestions.answered import Answered
    from sphinx_reviews.sources.suggestions.shelf import Shelf
    from support.answering import Request, Server

DUNE, DUNE_TYPED = "9780441172719", "978-0-441-17271-9"
GIT: Final = "9781484200773"

PAGES: Final = {
    "a.md": f"# 가\n\n:::{{book}} 사막\n:authors: 김하나\n:isbn: {DUNE_TYPED}\n:::\n",
    "b.md": f"---\ndate: 2024-01-01\n---\n\n# 나\n\n:::{{book}} 깃\n:isbn: {GIT}\n:::\n",
    "c.md": "# 다\n\n:::{book} 번호 없는 책\n:::\n\nISBN 0-441-17271-7을 읽었다.\n",
}
#: In the shape of Open Library, of books that do not exist.
ANSWERS: Final[dict[str, Any]] = {
    DUNE: {
        "title": "조용한 책",
        "subtitle": "끝까지",
        "publishers": ["가람"],
        "publish_date": "March 2020",
        "number_of_pages": 320,
        "isbn_13": [DUNE],
    },
    GIT: {"title": "깃", "publishers": ["나래"], "isbn_13": ["9780306406157"]},
}


@pytest.fixture(name="shelf", scope="module")
def fixture_shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Three reviews, two with an ISBN."""
    folder = tmp_path_factory.mktemp("library")
    write(folder, {"conf.py": CONF, "index.md": "# 서가\n", **PAGES})
    return reading.shelf(folder)


def known(request: Request) -> Reply:
    """Answer as Open Library does."""
    isbn = request.path.removeprefix("/isbn/").removesuffix(".json")
    return Reply(json.dumps(ANSWERS[isbn]).encode())


def look_up(shelf: Shelf, server: Server, cache: Path, **more: Any) -> Answered:
    """Ask a server on this computer."""
    provider = PROVIDERS["openlibrary"]._replace(address=f"{server.address}/isbn/{{isbn}}.json")
    options = {"progress": lambda *_: None, "pause": lambda _: None, **more}
    return lookups.suggestions(shelf, provider, {}, cache=cache, **options)


def test_facts_that_pages_lack(shelf: Shelf, tmp_path: Path) -> None:
    """Each fact is a suggestion that rests on the line with the ISBN; those of another book are none."""
    with answering(known) as server:
        answered = look_up(shelf, server, tmp_path)

    assert [dict(each.value) for each in answered.suggestions] == [
        {"option": "subtitle", "value": "끝까지"},
        {"option": "publisher", "value": "가람"},
        {"option": "published", "value": "2020"},
        {"option": "pages", "value": "320"},
    ]
    assert {(each.kind, each.source) for each in answered.suggestions} == {
        (Kind.BOOK, ("lookup:openlibrary",))
    }
    assert {each.evidence for each in answered.suggestions} == {
        Evidence("a", "a.md", 5, f":isbn: {DUNE_TYPED}")
    }
    assert answered.problems == [f"b.md: openlibrary has no book with the ISBN {GIT}"]
    assert (answered.asked, answered.proposed, answered.kept) == (2, 4, 4)


def test_number_from_elsewhere(shelf: Shelf, tmp_path: Path) -> None:
    """The ISBN may be one that is suggested; its evidence is that of the facts."""
    evidence = Evidence("c", "c.md", 6, "ISBN 0-441-17271-7을 읽었다.")
    value = {"option": "isbn", "value": "0-441-17271-7"}
    suggested = [Suggestion(Kind.BOOK, value, evidence, ("rule",), 0.9)]
    with answering(known) as server:
        answered = look_up(shelf, server, tmp_path, suggested=suggested)

    assert len(server.requests) == 2
    assert len([each for each in answered.suggestions if each.evidence == evidence]) == 4


def test_asked_once(shelf: Shelf, tmp_path: Path) -> None:
    """An answer is kept, also that a book is not known; between questions there is a pause."""
    pauses: list[float] = []

    def reply(request: Request) -> Reply:
        return Reply(b"", 404) if GIT in request.path else known(request)

    with answering(reply) as server:
        first = look_up(shelf, server, tmp_path, pause=pauses.append)
        second = look_up(shelf, server, tmp_path, pause=pauses.append)

    assert len(server.requests) == 2
    assert pauses == [1.0]
    assert first.problems == [
        f"b.md: openlibrary did not answer: it does not know the book ({GIT})"
    ]
    assert (second.asked, second.remembered) == (0, 2)
    assert second.suggestions == first.suggestions
    assert second.problems == []


def test_asked_enough(shelf: Shelf, tmp_path: Path) -> None:
    """A catalogue that wants no more questions is asked none; a later run goes on from there."""
    enough = Reply(b"", 429, (("Retry-After", "60"),))
    with answering(lambda request: enough if GIT in request.path else known(request)) as server:
        first = look_up(shelf, server, tmp_path)
    with answering(known) as server:
        second = look_up(shelf, server, tmp_path)

    assert first.problems == [
        "openlibrary wants no more questions for now; ask again in 60 seconds; "
        "1 books were not looked up"
    ]
    assert len(first.suggestions) == 4
    assert [each.path for each in server.requests] == [f"/isbn/{GIT}.json"]
    assert (second.asked, second.remembered) == (1, 1)


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (Reply(b"", 500), "a.md: openlibrary did not answer: HTTP status 500"),
        (Reply(b"<html>"), "a.md: openlibrary did not answer: not JSON"),
    ],
)
def test_bad_answers(reply: Reply, problem: str, shelf: Shelf, tmp_path: Path) -> None:
    """A book without an answer is a problem of its own, and is asked about again."""
    with answering(lambda _: reply) as server:
        answered = look_up(shelf, server, tmp_path)
        look_up(shelf, server, tmp_path)

    assert answered.suggestions == []
    assert len(answered.problems) == 2
    assert answered.problems[0].startswith(problem)
    assert len(server.requests) == 4


def test_no_key(shelf: Shelf, tmp_path: Path) -> None:
    """A key that is missing is one message."""
    answered = lookups.suggestions(
        shelf, PROVIDERS["aladin"], {}, cache=tmp_path, progress=lambda *_: None
    )

    assert answered.problems == [
        "aladin needs a key: set ALADIN_TTBKEY in the environment; 2 books were not looked up"
    ]
