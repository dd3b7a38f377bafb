"""The command that writes a new review: what is known of the book, and a place for the rest."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, Any, Final

import pytest

from support.builds import sphinx_build
from support.command import run

if TYPE_CHECKING:
    from pathlib import Path

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


PIXEL: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def build(source: Path, output: Path) -> CompletedProcess[str]:
    """Build as the workflow of a new library does."""
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", str(source), str(output)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


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


def test_draft_fails_no_build(tmp_path: Path) -> None:
    """A new review is a draft: the strictest build passes, and notes once what is to be filled in."""
    folder = tmp_path / "library"
    assert run("init", folder).returncode == 0
    assert new(folder, "새 책").returncode == 0
    with (folder / "reviews/새-책.md").open("a") as review:
        review.write("\n{concept}`아직 없는 개념`과 ![](picture.png)\n\n:::{skills}\n:::\n")
    (folder / "reviews/picture.png").write_bytes(PIXEL)
    done = build(folder, tmp_path / "html")

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    notes = [line for line in done.stdout.splitlines() if ": draft: " in line]
    for text in ("'authors'", "a kind", "a word", "alternative text", "'skills' is empty", "개념"):
        assert sum(text in note for note in notes) == 1, done.stdout
    assert all(note.startswith(f"{folder}/reviews/새-책.md:") for note in notes)
    assert len(notes) == 6
    assert "\ndrafts: 1, with 5 things to fill in\n" in done.stdout
    assert "\ndrafts: 1, with 5 things to fill in\n" in build(folder, tmp_path / "html").stdout


def test_finished_review_asks_for_what_is_missing(tmp_path: Path) -> None:
    """Once it is no draft, the build warns of each thing that is missing, and shows no comments."""
    folder = tmp_path / "library"
    assert run("init", folder).returncode == 0
    assert new(folder, '"따옴표": 책 #1').returncode == 0
    assert "already exists" in new(folder, '"따옴표": 책 #1').stdout
    (review,) = (folder / "reviews").glob("*따옴표*.md")
    review.write_text(review.read_text().replace("draft: true\n", ""))
    warnings = sphinx_build(folder, tmp_path / "html").splitlines()

    assert [line.rsplit("[", 1)[-1] for line in warnings] == ["reviews.missing]"] * 3
    (page,) = (tmp_path / "html/reviews").glob("*따옴표*.html")
    assert "percent sign" not in page.read_text()


def test_says_what_is_next(tmp_path: Path) -> None:
    """It names the page that a build makes, also from a folder below, or how to start a library."""
    assert "sphinx-reviews init" in new(tmp_path, "책").stdout
    (tmp_path / "conf.py").touch()
    done = new(tmp_path / "reviews", "다른 책", "--folder", "hana")

    assert "_build/html/reviews/hana/다른-책.html" in done.stdout


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
