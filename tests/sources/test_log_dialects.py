"""Reading logs of every service, encoding and separator: the facts in the file are those of the site."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_reviews.sources.decoding import EncodingError, decode
from sphinx_reviews.sources.importers import IMPORTERS
from sphinx_reviews.sources.languages import language_of
from sphinx_reviews.sources.reading_log import rows, values
from support.builds import sphinx_build, write
from support.command import run

if TYPE_CHECKING:
    from pathlib import Path

#: A row of each service; the names of the columns are those of its export.
ROWS: Final[dict[str, dict[str, str]]] = {
    "goodreads": {
        "Book Id": "1", "Title": "조용한 시험 (시험, #2)", "Author": "김하나",
        "Additional Authors": "이두리", "ISBN13": '="9780306406157"', "My Rating": "4",
        "Publisher": "시험사", "Number of Pages": "300", "Year Published": "2019",
        "Date Read": "2024/03/05", "Bookshelves": "과학, read", "Exclusive Shelf": "read",
        "My Review": "좋은 [b:둘째 책|62|둘째 책 (시험, #3)|김하나|http://x/1.jpg|1]을 닮았다.<br/><br/>"
        "<spoiler>범인은 집사다.</spoiler> 끝까지 읽었다.",
    },
    "storygraph": {
        "Title": "둘째 시험", "Authors": "김하나", "Contributors": "이두리 (Translator), 박세찬",
        "ISBN/UID": "9780441172719", "Read Status": "read", "Last Date Read": "2024/03/05",
        "Dates Read": "2024/03/01-2024/03/05", "Star Rating": "4.0", "Tags": "과학",
        "Review": "<div>끝까지 읽었다.</div>",
    },
    "bookwyrm": {
        "title": "셋째 시험", "author_text": "김하나", "remote_id": "https://b.example/book/1",
        "isbn_10": "1158390831", "isbn_13": "9791158390839", "start_date": "2024-03-01",
        "finish_date": "2024-03-05", "rating": "4", "review_name": "끝까지 읽은 까닭",
        "review_cw": "결말", "review_content": "끝까지 *읽었다*.", "review_published": "2024-03-06",
        "shelf": "read", "shelf_name": "Read", "shelf_date": "2024-03-06",
    },
    "librarything": {
        "Book Id": "1", "Title": "넷째 시험", "Primary Author": "Roe, Jane",
        "Primary Author Role": "Author", "Secondary Author": "이두리|Doe, John",
        "Secondary Author Roles": "Translator|Illustrator",
        "Publication": "시험사 (2019), 초판, 300쪽", "Rating": "4", "Page Count": "300",
        "ISBN": "[8966262287]", "ISBNs": "8966262287, 9788966262281", "Languages": "Korean",
        "Original Languages": "English", "Date Read": "[2024-03-05]", "Tags": "과학",
        "Collections": "Your library", "Review": '"조용한" 책이라 끝까지 읽었다.',
    },
}  # fmt: skip
#: What reviews.json has of the book of each.
BOOKS: Final[dict[str, dict[str, object]]] = {
    "goodreads": {
        "authors": ["김하나"], "isbn": "9780306406157", "series": "시험 2", "publisher": "시험사",
        "published": "2019", "pages": 300,
    },
    "storygraph": {"authors": ["김하나"], "translators": ["이두리"], "isbn": "9780441172719"},
    "bookwyrm": {"authors": ["김하나"], "isbn": "9791158390839"},
    "librarything": {
        "authors": ["Jane Roe"], "translators": ["이두리"], "isbn": "9788966262281",
        "publisher": "시험사", "published": "2019", "pages": 300, "language": "ko",
        "originalLanguage": "en",
    },
}  # fmt: skip


def table(row: dict[str, str], separator: str = ",") -> str:
    """Return a row below the names of its columns."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerows([row.keys(), row.values()])
    return text.getvalue()


def imported(folder: Path, source: str, content: bytes, name: str = "log.csv") -> dict[str, Any]:
    """Import a file into ``library``, and return the report."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    done = run("import", source, name, "library", folder=folder)
    assert "Traceback" not in done.stderr
    found: dict[str, Any] = json.loads((folder / "library/import-report.json").read_text())
    return found


def test_facts_of_each_service(tmp_path: Path) -> None:
    """People, numbers, dates, rating and tags of each export are those of reviews.json."""
    for service, row in ROWS.items():
        separator = "\t" if service == "librarything" else ","
        imported(tmp_path, service, table(row, separator).encode())
    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W") == ""
    data = json.loads((tmp_path / "html/reviews.json").read_text())
    books = {each["isbn"]: each for each in data["books"]}
    reviews = {each["book"]: each for each in data["reviews"]}

    assert len(books) == len(ROWS)
    for service, facts in BOOKS.items():
        book = books[facts["isbn"]]
        assert {name: stated(book[name]) for name in facts} == facts
        assert book["title"].endswith(" 시험")
        review = reviews[book["id"]]
        assert (review["date"], review["verdict"]["rating"]) == ("2024-03-05", 4)
        is_dated = service in {"storygraph", "bookwyrm"}
        assert review["read"] == ["2024-03-01/2024-03-05" if is_dated else "2024-03-05"]
        assert review["tags"] == ([] if service == "bookwyrm" else ["과학"])
        assert "끝까지" in review["text"]
        page = (tmp_path / "html" / unquote(review["path"])).read_text()
        assert ('<details class="admonition' in page) == (service in {"goodreads", "bookwyrm"})
    assert reviews["urn:isbn:9791158390839"]["title"] == "끝까지 읽은 까닭"
    assert reviews["urn:isbn:9780306406157"]["text"].startswith("좋은 둘째 책을 닮았다.")


def stated(value: object) -> object:
    """Return people as their names, and anything else as it is."""
    return [each["name"] for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_dialects(encoding: str, separator: str) -> None:
    """A table is the same in every encoding that programs write, and between any separators."""
    row = ROWS["goodreads"] | {"My Review": f'둘 "셋"{separator}\n넷'}
    text, guess = decode(table(row, separator).encode(encoding))
    (read,) = rows.read(text.removeprefix("\ufeff")).rows

    assert isinstance(read, rows.Row)
    assert read.cells == row
    assert guess == ("CP949" if encoding == "cp949" else "")


def test_excel_names_the_separator() -> None:
    """The line by which Excel names the separator is none of the columns."""
    assert rows.read("sep=;\na;b\n1;2\n").rows == [rows.Row(3, {"a": "1", "b": "2"})]


@pytest.mark.parametrize(
    ("content", "text"),
    [("Müller, café".encode("cp1252"), "Müller, café"), (b"\x81\xe9", "\x81é")],
)
def test_western_encodings(content: bytes, text: str) -> None:
    """What is neither UTF-8 nor Korean is read as LibraryThing wrote it."""
    assert decode(content).text == text


def test_damaged_unicode_is_not_guessed() -> None:
    """One damaged byte does not make another language of a text."""
    with pytest.raises(EncodingError, match="not UTF-8 at byte"):
        decode("한글로 쓴 글".encode() + b"\xff")


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.binary(max_size=60))
def test_any_bytes(content: bytes) -> None:
    """Whatever a file holds, it is read or refused."""
    try:
        text = decode(content).text
    except EncodingError:
        return
    assert all(each.line > 1 for each in rows.read(text).rows)


@pytest.mark.parametrize(
    ("text", "scale", "stars"),
    [
        ("4.5", 5, 4.5), ("4,5", 5, 4.5), ("9", 10, 4.5), ("90", 100, 4.5), ("90%", 5, 4.5),
        ("9/10", 5, 4.5), ("★★★★½", 5, 4.5), ("★★★★☆", 5, 4), ("6", 5, None), ("좋음", 5, None),
        ("0", 5, None), ("☆☆☆☆☆", 5, None), ("4/0", 5, None), ("", 5, None),
    ],
)  # fmt: skip
def test_ratings(text: str, scale: int, stars: float | None) -> None:
    """Ratings of 5, 10 and 100, with or without their scale, become stars."""
    assert values.rating(text, scale) == stars


def test_scale_of_a_file(tmp_path: Path) -> None:
    """The highest rating of a file says what its ratings are out of."""
    row = ROWS["bookwyrm"]
    lower = table(row | {"rating": "7", "title": "둘째 책"}).splitlines()[1]
    imported(tmp_path, "bookwyrm", (table(row | {"rating": "10"}) + lower).encode())

    assert ":rating: 5\n" in (tmp_path / "library/reviews/셋째-시험.md").read_text()
    assert ":rating: 3.5\n" in (tmp_path / "library/reviews/둘째-책.md").read_text()


CALIBRE: Final = {
    "authors": "Jane Roe & John Doe", "author_sort": "Roe, Jane", "rating": "5",
    "timestamp": "2021-01-19T22:41:16+01:00", "isbn": "9780306406157",
    "comments": "<p>A description.</p>", "tags": "Test", "series": "Cycle", "series_index": "8.0",
    "title": "The Test", "cover": "/home/x/cover.jpg", "title_sort": "Test, The",
    "publisher": "Example Press", "pubdate": "2019-03-05T01:00:00+01:00",
}  # fmt: skip


def test_calibre(tmp_path: Path) -> None:
    """A library of Calibre is a list with its facts; descriptions are no reviews, and reported."""
    report = imported(tmp_path, "calibre", table(CALIBRE).encode())

    assert (
        "- The Test · Jane Roe, John Doe · Cycle 8 · Example Press · 2019-03-05 · 9780306406157"
        " · 2021-01-19 · 5/5 · Test\n"
    ) in (tmp_path / "library/reading-list.md").read_text()
    assert not list((tmp_path / "library/reviews").glob("the-*"))
    (change,) = report["sources"][0]["changed"]
    assert "comments" in change
    assert "cover" in change


def test_what_has_no_place_is_reported(tmp_path: Path) -> None:
    """Columns that nothing reads, what cannot be read, and people of other roles are reported."""
    row = ROWS["goodreads"] | {
        "Private Notes": "나만 본다", "Owned Copies": "0", "Read Count": "3", "ISBN": '="B00TEST123"',
        "Date Added": "지난봄",
    }  # fmt: skip
    source = imported(tmp_path, "goodreads", table(row).encode("cp949"))["sources"][0]

    assert source["changed"] == [
        "read as CP949",
        "columns left out: Book Id, Private Notes",
        "values that cannot be read: ISBN: B00TEST123; Date Added: 지난봄",
        "read 3 times; the dates of 1 are known",
    ]
    assert "record the role of each contributor: 이두리" in source["to_do"]


def test_english_log(tmp_path: Path) -> None:
    """A review in English has the interface in English; the list of an English log as well."""
    row = {"Title": "The Test", "Author": "Jane Roe", "My Rating": "5", "My Review": "A fine book."}
    unread = table(row | {"My Review": ""}).splitlines()[1]
    write(tmp_path, {"library/conf.py": 'language = "ko"\n'})
    imported(tmp_path, "goodreads", (table(row) + unread).encode())

    assert "\nlang: en\n" in (tmp_path / "library/reviews/the-test.md").read_text()
    listed = (tmp_path / "library/reading-list.md").read_text()
    assert listed.startswith("---\nlang: en\n---\n\n# Books read and to read\n\n## Read\n")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("이 책은 API를 다룬다.", "ko"),
        ("<i>The</i> best of the year.", "en"),
        ("Sehr gut!", ""),
        ("", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    """Words that are in every text tell the language."""
    assert language_of(text) == language


def test_each_is_recognised(tmp_path: Path) -> None:
    """A file is recognised by its columns, and by one importer only."""
    for name, row in {**ROWS, "calibre": CALIBRE}.items():
        (tmp_path / "log").write_text(table(row))
        found = {each.name: each.recognises(tmp_path / "log") for each in IMPORTERS}
        assert [importer for importer, words in found.items() if words] == [name]
        assert found[name].startswith("an export from ")
        assert found[name].endswith(", 1 book")
    assert not any(each.recognises(tmp_path) for each in IMPORTERS)


def test_in_a_folder_of_its_own(tmp_path: Path) -> None:
    """The folder of a log may be named, unless its owner wrote more there than a read-me."""
    row = next(iter(ROWS.values()))
    write(tmp_path / "log", {"README.md": "# 기록\n", "log.csv": table(row), "notes.txt": "글\n"})
    done = run("import", "log", "to", folder=tmp_path)
    assert done.stdout.startswith("log/log.csv: an export from ")
    write(tmp_path / "log", {"posts/own.md": "# 글\n\n글이다.\n"})
    done = run("import", "log", "again", folder=tmp_path)
    assert done.stdout.startswith("log: a folder of Markdown, 1 post")
    write(tmp_path / "log", {"_quarto.yml": "project:\n", "log.csv": table(row), "a.qmd": "글.\n"})
    done = run("import", "log", "third", folder=tmp_path)
    assert done.stdout.startswith("log: a Quarto site, 1 post")
