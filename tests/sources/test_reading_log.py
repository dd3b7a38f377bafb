"""The export of a reading log becomes reviews and a reading list that build without a warning."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_reviews.sources.importer import Request
from sphinx_reviews.sources.reading_log import exports, pages
from support.builds import sphinx_build, tree
from support.command import run

if TYPE_CHECKING:
    from pathlib import Path

GOODREADS: Final = (
    "Book Id", "Title", "Author", "Author l-f", "Additional Authors", "ISBN", "ISBN13", "My Rating",
    "Publisher", "Number of Pages", "Year Published", "Date Read", "Date Added", "Bookshelves",
    "Exclusive Shelf", "My Review", "Read Count",
)  # fmt: skip

STORYGRAPH: Final = (
    "Title", "Authors", "Contributors", "ISBN/UID", "Read Status", "Date Added", "Last Date Read",
    "Dates Read", "Read Count", "Star Rating", "Review", "Tags", "Owned?",
)  # fmt: skip

BOOKS: Final = [
    {
        "Title": "Dune (Dune, #1)", "Author": "Frank Herbert", "Additional Authors": "김번역",
        "ISBN": '="0441172717"', "ISBN13": '="9780441172719"', "My Rating": "4", "Publisher": "Ace",
        "Number of Pages": "604", "Year Published": "1990", "Date Read": "2020/02/03",
        "Bookshelves": "sf, read, 좋아함", "Exclusive Shelf": "read", "Read Count": "2",
        "My Review": "First line<br/><br/>Second <b>bold</b> * star_ 50% {name}`x` &amp; <i>so</i>",
    },
    {
        "Title": "둘째 책", "Author": "이두리", "ISBN13": '="9780441172710"', "My Rating": "0",
        "Date Added": "2021/01/01", "Exclusive Shelf": "read", "My Review": "% 로 시작\n<br/>둘째 줄",
    },
    {"Title": "둘째 책", "Author": "박세찬", "Exclusive Shelf": "read", "My Review": "이름이 같다."},
    {"Title": "읽을 *책*", "Author": "최네모", "Exclusive Shelf": "to-read", "My Rating": "0"},
    {"Title": "", "Author": "누구"},
]  # fmt: skip


def exported(columns: tuple[str, ...], rows: list[dict[str, str]]) -> str:
    """Return rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def report(library: Path) -> dict[str, object]:
    """Return the report of an import."""
    found: dict[str, object] = json.loads((library / "import-report.json").read_text())
    return found


@pytest.mark.parametrize("quoted", [False, True])
def test_goodreads(tmp_path: Path, quoted: bool) -> None:  # noqa: FBT001  (a parameter)
    """Reviews, shelves, dates and numbers are imported; a rating of 0 means no rating."""
    text = exported(GOODREADS, BOOKS)
    if quoted:
        rows = csv.reader(io.StringIO(text))
        lines = []
        for row in rows:
            line = io.StringIO()
            csv.writer(line).writerow([each.replace("\n", " ") for each in row])
            lines.append('"' + line.getvalue().strip().replace('"', '""') + '"')
        text = "\n".join(lines)
    (tmp_path / "log.csv").write_text("\ufeff" + text)
    done = run("import", "goodreads", tmp_path / "log.csv", tmp_path / "library")
    assert done.returncode == 1, done.stderr
    assert report(tmp_path / "library")["counts"] == {
        "sources": 5, "taken": 4, "unchanged": 0, "skipped": 0, "failed": 1,
    }  # fmt: skip
    dune = (tmp_path / "library/reviews/dune.md").read_text()
    front_matter = yaml.safe_load(dune.split("---")[1])
    assert str(front_matter.pop("date")) == "2020-02-03"
    assert front_matter == {"read": "2020-02-03", "tags": ["sf", "좋아함"]}
    assert "read 2 times; the dates of 1 are known" in json.dumps(report(tmp_path / "library"))
    assert ":series: Dune 1\n" in dune
    assert ":isbn: 9780441172719\n" in dune or ':isbn: "9780441172719"\n' in dune
    assert re.search(r":::\{verdict\}\n:rating: 4\n", dune)
    second = (tmp_path / "library/reviews/둘째-책.md").read_text()
    assert "rating" not in second
    assert "isbn" not in second
    assert (tmp_path / "library/reviews/둘째-책-2.md").is_file()

    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W", "--keep-going") == ""
    page = BeautifulSoup((tmp_path / "html/reviews/dune.html").read_text(), "html.parser")
    shown = page.get_text(" ")
    assert "First line" in shown
    assert "* star_ 50% {name}`x` & " in shown
    assert page.find("strong", string="bold")
    assert "% 로 시작" in (tmp_path / "html/reviews/둘째-책.html").read_text()
    listed = (tmp_path / "html/reading-list.html").read_text()
    assert "읽을 *책* · 최네모" in listed


def test_again_and_only_reviews(tmp_path: Path) -> None:
    """A second import changes nothing; books without a review can be left out."""
    (tmp_path / "log.csv").write_text(exported(GOODREADS, BOOKS[:4]))
    assert (
        run(
            "import", "goodreads", tmp_path / "log.csv", tmp_path / "library", "--dry-run"
        ).returncode
        == 0
    )
    assert not (tmp_path / "library").exists()
    assert (
        run(
            "import", "goodreads", tmp_path / "log.csv", tmp_path / "library", "--only-reviews"
        ).returncode
        == 0
    )
    assert not (tmp_path / "library/reading-list.md").exists()
    before = tree(tmp_path / "library")
    assert (
        run(
            "import", "goodreads", tmp_path / "log.csv", tmp_path / "library", "--only-reviews"
        ).returncode
        == 0
    )
    assert tree(tmp_path / "library") == before


def test_storygraph(tmp_path: Path) -> None:
    """StoryGraph is recognised by its columns; quarter stars become halves, which the report says."""
    row = {
        "Title": "조용한 책", "Authors": "김하나, 이두리", "ISBN/UID": "9780441172719",
        "Read Status": "read", "Last Date Read": "2022/05/06", "Star Rating": "3.75", "Tags": "가, 나",
        "Dates Read": "2020/01/01-2020/01/02, 2022/05/01-2022/05/06", "Read Count": "2",
        "Review": "<div>좋았다.</div>",
    }  # fmt: skip
    (tmp_path / "log.csv").write_text(exported(STORYGRAPH, [row]))
    assert run("import", "goodreads", tmp_path / "log.csv", tmp_path / "library").returncode == 0
    source = (tmp_path / "library/reviews/조용한-책.md").read_text()
    assert ":authors: 김하나, 이두리\n" in source
    assert ":rating: 4\n" in source
    assert "read:\n- 2020-01-01/2020-01-02\n- 2022-05-01/2022-05-06\n" in source
    assert "3.75" in json.dumps(report(tmp_path / "library"))
    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W") == ""


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    rows=st.lists(
        st.dictionaries(st.sampled_from(GOODREADS), st.text(max_size=20), max_size=17), max_size=4
    ),
    damage=st.binary(max_size=3),
)
def test_any_log(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]], damage: bytes
) -> None:
    """Whatever a log holds, it is imported or refused without a traceback, and the counts add up."""
    folder = tmp_path_factory.mktemp("log")
    text = exported(GOODREADS, rows).encode("utf-8", "replace")
    (folder / "log.csv").write_bytes(text + damage)
    try:
        export = exports.read(folder / "log.csv")
    except exports.LogError:
        return
    counts = pages.import_log(export, Request(folder / "log.csv", folder / "library")).counts
    assert counts.pop("sources") == sum(counts.values()) == len(export.books)


@pytest.mark.parametrize(
    ("rating", "written"),
    [("5", "5"), ("4.25", "4.5"), ("3,5", "3.5"), ("0.25", "0.5"), ("0", ""), ("", ""), ("8", "")],
)
def test_rating_alone(tmp_path: Path, rating: str, written: str) -> None:
    """A rating is written without a word for the verdict; one that cannot be read is reported."""
    row = {"Title": "책", "Author": "저자", "My Rating": rating, "My Review": "좋다."}
    (tmp_path / "log.csv").write_text(exported(GOODREADS, [row]))
    run("import", "goodreads", tmp_path / "log.csv", tmp_path / "library")
    source = (tmp_path / "library/reviews/책.md").read_text()

    assert (f":::{{verdict}}\n:rating: {written}\n:::\n" in source) == bool(written)
    assert "{verdict}" not in source or written
    assert ("not from 0.25 to 5: 8" in json.dumps(report(tmp_path / "library"))) == (rating == "8")


FIRST: Final = '책 1,저자,4,"좋다."'
LAST: Final = '책 4,저자,4,"좋다."'


@pytest.mark.parametrize(
    ("damaged", "reason", "taken"),
    [
        ('책 2,저자,4,"좋은 책이었다.\n책 3,저자,4,"읽을 만하다."', "not closed", ["1", "3", "4"]),
        ('책 2,저자,4,"좋은 책.\n책 3,저자,4,읽을 만하다."', "whole row", ["1", "3", "4"]),
        ('책 2,저자,4,"그는 "안녕"이라고 했다.\n둘째 줄."', "not closed", ["1", "4"]),
        ("사과, 배, 감,저자,4,좋다", "6 cells", ["1", "4"]),
        ("책 2,저자", "2 cells", ["1", "4"]),
    ],
)
def test_damaged_rows(tmp_path: Path, damaged: str, reason: str, taken: list[str]) -> None:
    """A damaged row fails with a reason and its line, and swallows no other row."""
    text = f"Title,Author,My Rating,My Review\n{FIRST}\n{damaged}\n{LAST}"
    (tmp_path / "log.csv").write_text(text)
    done = run("import", "goodreads", tmp_path / "log.csv", tmp_path / "library")
    sources = report(tmp_path / "library")["sources"]

    assert done.returncode == 1
    failed = [each for each in sources if each["fate"] == "failed"]  # type: ignore[attr-defined]
    assert failed[0]["source"].startswith("line 3: ")
    assert reason in failed[0]["reason"]
    pages_ = sorted((tmp_path / "library/reviews").glob("책-*.md"))
    assert [page.stem for page in pages_] == [f"책-{number}" for number in taken]
    assert all("저자,4" not in page.read_text() for page in pages_)


def test_log_that_ends_within_a_review(tmp_path: Path) -> None:
    """A file that was cut off is imported up to there, and its last row is reported."""
    text = f'Title,Author,My Rating,My Review\n{FIRST}\n책 2,저자,4,"잘린'
    (tmp_path / "log.csv").write_text(text)
    done = run("import", "goodreads", tmp_path / "log.csv", tmp_path / "library")

    assert done.returncode == 1
    assert report(tmp_path / "library")["counts"]["taken"] == 1  # type: ignore[index]


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b'"Title', "제목\n하나\n".encode()]
)
def test_no_reading_log(tmp_path: Path, content: bytes) -> None:
    """A file that is not a reading log is refused by name, and nothing is written."""
    (tmp_path / "log.csv").write_bytes(content)
    done = run("import", "goodreads", tmp_path / "log.csv", tmp_path / "library")

    assert done.returncode == 2
    assert "log.csv" in done.stdout.replace("\n", "")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "library").exists()
