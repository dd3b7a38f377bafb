"""The command that writes a new review: what is known of the book, and a place for the rest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from support.builds import sphinx_build
from support.command import run

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

ISBN, ISBN10 = "9780441172719", "0441172717"

#: Answers in the shape that each catalogue documents, for a book that does not exist.
ANSWERS: Final[dict[str, Any]] = {
    "aladin": {
        "version": "20131101", "totalResults": 1, "item": [{
            "title": "조용한 책 - 끝까지 &amp; 다시", "author": "김하나, 이두리 (지은이), 박세찬 (옮긴이)",
            "pubDate": "2020-02-03", "isbn": "K642734155", "isbn13": ISBN, "publisher": "가람",
            "seriesInfo": {"seriesName": "조용한 총서"},
            "subInfo": {"subTitle": "끝까지 &amp; 다시", "originalTitle": "Quiet Book (2018년)", "itemPage": 320},
        }],
    },
    "kakao": {
        "meta": {"total_count": 1}, "documents": [{
            "title": "조용한 책", "authors": ["김하나", "이두리"], "translators": ["박세찬"],
            "publisher": "가람", "datetime": "2020-02-03T00:00:00.000+09:00", "isbn": f"{ISBN10} {ISBN}",
        }],
    },
    "naver": {
        "total": 1, "items": [{
            "title": "<b>조용한</b> 책", "author": "김하나^이두리", "publisher": "가람",
            "pubdate": "20200203", "isbn": ISBN, "discount": "1000",
        }],
    },
    "google": {
        "kind": "books#volumes", "totalItems": 1, "items": [{"volumeInfo": {
            "title": "조용한 책", "subtitle": "끝까지", "authors": ["김하나", "이두리"], "publisher": "가람",
            "publishedDate": "2020-02", "pageCount": 320, "language": "ko",
            "industryIdentifiers": [{"type": "ISBN_10", "identifier": ISBN10}, {"type": "ISBN_13", "identifier": ISBN}],
        }}],
    },
    "openlibrary": {
        "key": "/books/OL1M", "title": "조용한 책", "publishers": ["가람"], "publish_date": "March 2020",
        "number_of_pages": 320, "isbn_13": [ISBN], "authors": [{"key": "/authors/OL1A"}],
    },
}  # fmt: skip


def new(folder: Path, *arguments: str, **environment: str) -> CompletedProcess[str]:
    """Run ``sphinx-reviews new`` in a folder."""
    return run("new", *arguments, folder=folder, **environment)


@pytest.mark.parametrize("catalogue", ANSWERS)
def test_answer_of_a_catalogue(tmp_path: Path, catalogue: str) -> None:
    """The answer of each catalogue fills in what it states, and nothing else."""
    text = json.dumps(ANSWERS[catalogue], ensure_ascii=False)
    (tmp_path / "answer.json").write_text(text + (";" if catalogue == "aladin" else ""))
    done = new(tmp_path, "--from", "answer.json")
    assert done.returncode == 0, done.stdout + done.stderr
    source = (tmp_path / "reviews/조용한-책.md").read_text()

    assert "# 조용한 책\n" in source
    assert f":isbn: {ISBN}\n" in source
    assert ":publisher: 가람\n" in source
    if catalogue != "openlibrary":
        assert ":authors: 김하나, 이두리\n" in source
    if catalogue in {"aladin", "kakao"}:
        assert ":translators: 박세찬\n" in source
    if catalogue == "aladin":
        assert ":subtitle: 끝까지 & 다시\n" in source
        assert ":original: Quiet Book\n" in source
        assert ":series: 조용한 총서\n" in source
    if catalogue in {"aladin", "google", "openlibrary"}:
        assert ":pages: 320\n" in source


def test_blank_review_asks_for_what_is_missing(tmp_path: Path) -> None:
    """The build reports what must be filled in, and the comments are not on the page."""
    folder = tmp_path / "library"
    assert run("init", folder).returncode == 0
    assert new(folder, '"따옴표": 책 #1').returncode == 0
    warnings = sphinx_build(folder, tmp_path / "html")

    assert {line.rsplit("[", 1)[-1] for line in warnings.splitlines()} == {
        "reviews.missing]", "reviews.disclosure]",
    }  # fmt: skip
    (page,) = (tmp_path / "html/reviews").glob("*따옴표*.html")
    assert "percent sign" not in page.read_text()
    again = new(folder, '"따옴표": 책 #1')
    assert "already exists" in again.stdout


def test_several_books(tmp_path: Path) -> None:
    """An ISBN chooses among several books; without one they are listed."""
    answer = {"documents": [*ANSWERS["kakao"]["documents"], {"title": "다른 책", "isbn": ""}]}
    (tmp_path / "answer.json").write_text(json.dumps(answer))
    unclear = new(tmp_path, "--from", "answer.json")
    assert unclear.returncode == 2
    assert "다른 책" in unclear.stdout
    assert not (tmp_path / "reviews").exists()

    answer["documents"][1]["isbn"] = "9791169210850"
    (tmp_path / "answer.json").write_text(json.dumps(answer))
    assert new(tmp_path, "--from", "answer.json", "--isbn", ISBN).returncode == 0
    assert (tmp_path / "reviews/조용한-책.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "words", "status"),
    [
        ([], "TITLE", 2),
        (["x", "--isbn", "123"], "ISBN", 2),
        (["--lookup", "google"], "--isbn", 2),
        (["--from", "nowhere.json"], "nowhere.json", 2),
        (["--from", "other.json"], "not a response", 2),
        (["--from", "broken.json"], "not JSON", 2),
        (["--from", "empty.json"], "no book", 2),
        (["--isbn", ISBN, "--lookup", "aladin"], "ALADIN_TTBKEY", 1),
        (["--isbn", ISBN, "--lookup", "openlibrary"], "cannot be reached", 1),
    ],
)
def test_errors(tmp_path: Path, arguments: list[str], words: str, status: int) -> None:
    """An error says what is wrong, and nothing is written."""
    (tmp_path / "other.json").write_text('{"a": 1}')
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "empty.json").write_text('{"items": []}')
    # Nothing listens at this address, so that no catalogue is asked.
    done = new(tmp_path, *arguments, https_proxy="http://127.0.0.1:9")

    assert done.returncode == status, done.stdout + done.stderr
    assert words in done.stdout
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "reviews").exists()
