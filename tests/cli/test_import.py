"""The command that imports: its report, and the folder that it writes to."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest
import yaml

from support.builds import sphinx_build, write
from support.command import run
from support.libraries.blog import post

if TYPE_CHECKING:
    from pathlib import Path

POST = post("[서평] 시험 책", "본문이다.\n")
LOG = "Title,Author,My Rating,My Review\n책,저자,4,좋다.\n"


@pytest.mark.parametrize("source", ["jekyll", "goodreads"])
def test_dry_run_with_a_report(tmp_path: Path, source: str) -> None:
    """A dry run writes the report that is asked for by name, and nothing else."""
    write(tmp_path, {"blog/2024-01-01-a.md": POST, "log.csv": LOG})
    name = {"jekyll": "blog", "goodreads": "log.csv"}[source]
    done = run("import", source, name, "out", "--dry-run", "--report", "r.json", folder=tmp_path)

    assert done.returncode == 0
    assert json.loads((tmp_path / "r.json").read_text())["counts"]["taken"] == 1
    assert not (tmp_path / "out").exists()
    blocked = run("import", source, name, "out", "--report", "log.csv/r.json", folder=tmp_path)
    assert blocked.returncode == 1
    assert "cannot be written" in blocked.stdout
    assert "Traceback" not in blocked.stderr


@pytest.mark.parametrize("source", ["jekyll", "goodreads"])
def test_into_a_new_knowledge_base(tmp_path: Path, source: str) -> None:
    """After init, an import is as quiet as without it, and the terminal counts what is missing."""
    write(tmp_path, {"blog/2024-01-01-a.md": POST, "log.csv": LOG})
    assert run("init", tmp_path / "library").returncode == 0
    name = {"jekyll": "blog", "goodreads": "log.csv"}[source]
    done = run("import", source, name, "library", folder=tmp_path)

    assert done.returncode == 0
    assert "1 × add" in done.stdout
    assert "suppress_warnings" not in done.stdout
    assert (tmp_path / "library/conf.py").read_text().count("suppress_warnings") == 1
    warnings = sphinx_build(tmp_path / "library", tmp_path / "html", "-n")
    assert "[reviews.missing]" not in warnings
    assert "[reviews.disclosure]" not in warnings
    again = run("import", source, name, "library", folder=tmp_path)
    assert "1 unchanged" in again.stdout


def test_into_an_edited_knowledge_base(tmp_path: Path) -> None:
    """A configuration that somebody changed stays as it is, and the command says what to add."""
    write(tmp_path, {"blog/2024-01-01-a.md": POST, "library/conf.py": "author = '나'\n"})
    done = run("import", "jekyll", "blog", "library", folder=tmp_path)

    assert (tmp_path / "library/conf.py").read_text() == "author = '나'\n"
    assert 'add to conf.py:\n  suppress_warnings = ["reviews.missing"' in done.stdout


def test_report_on_a_narrow_terminal(tmp_path: Path) -> None:
    """The fate and the reason come first and whole, then the sources; many are counted."""
    write(
        tmp_path / "blog",
        {f"{n:03}-a-name-that-is-rather-long-for-a-post-{'x' * 60}.md": "글\n" for n in range(25)},
    )
    done = run("import", "jekyll", tmp_path / "blog", tmp_path / "out", COLUMNS="80")
    first, second, *_ = done.stdout.splitlines()

    assert first == "failed: no front matter: begin the file with a line of --- (25)"
    assert second == f"  000-a-name-that-is-rather-long-for-a-post-{'x' * 60}.md"
    assert "  … and 5 more, in the report" in done.stdout


def test_names_are_composed(tmp_path: Path) -> None:
    """A post whose name is decomposed, as macOS writes it, has a page."""
    name = unicodedata.normalize("NFD", "_posts/2024-01-01-한글 이름.md")
    other = post("[서평] 둘", "[앞 글](/2024/01/01/한글%20이름)\n")
    write(tmp_path / "blog", {name: POST, "_posts/2024-01-02-b.md": other})
    assert run("import", "jekyll", tmp_path / "blog", tmp_path / "library").returncode == 0
    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W") == ""

    assert (tmp_path / "html/reviews/한글-이름.html").is_file()
    assert 'href="%ED%95%9C' in (tmp_path / "html/reviews/b.html").read_text()


@pytest.mark.parametrize(
    ("fields", "tags"),
    [
        ({"categories": "Review Data", "tags": "review book", "tag": ["자료구조"]}, ["Data", "자료구조"]),
        ({"category": "데이터 분석"}, ["데이터 분석"]),
        ({"category": "데이터 분석, 통계，수학"}, ["데이터 분석", "통계", "수학"]),
        ({"tags": ["기계 학습", 2020, True, None]}, ["기계 학습", "2020", "true"]),
        ({"tags": {"하나": None, "둘": None}}, ["하나", "둘"]),
        ({"tags": [{"name": "하나"}, ["둘"]]}, ["하나"]),
        ({"tags": "#독서 #일상"}, ["일상"]),
        ({"categories": "Science & Nature"}, ["Science & Nature"]),
        ({"genres": "한국 소설"}, ["한국 소설"]),
    ],
)  # fmt: skip
def test_tags(tmp_path: Path, fields: dict[str, object], tags: list[str]) -> None:
    """Tags of every shape are read as Jekyll reads them."""
    write(tmp_path / "blog", {"2024-01-01-a.md": post("[서평] 책", "본문이다.\n", **fields)})
    run("import", "jekyll", tmp_path / "blog", tmp_path / "library")
    source = (tmp_path / "library/reviews/a.md").read_text()

    assert yaml.safe_load(source.split("---")[1])["tags"] == tags


def test_tags_mark_a_review(tmp_path: Path) -> None:
    """A post is a review if one of several tags on a line says so."""
    write(
        tmp_path / "blog", {"2024-01-01-a.md": post("시험 책", "본문이다.\n", tags="data review")}
    )
    run("import", "jekyll", tmp_path / "blog", tmp_path / "library")

    assert (tmp_path / "library/reviews/a.md").is_file()


@pytest.mark.parametrize(
    "fields",
    [
        {"draft": True}, {"draft": "yes"}, {"published": False}, {"published": "no"},
        {"status": "draft"}, {"private": True},
    ],
)  # fmt: skip
def test_drafts_stay_drafts(tmp_path: Path, fields: dict[str, object]) -> None:
    """What its author keeps back is not published."""
    write(tmp_path / "blog", {"2024-01-01-a.md": post("[서평] 책", "비밀이다.\n", **fields)})
    run("import", "jekyll", tmp_path / "blog", tmp_path / "library")
    source = (tmp_path / "library/reviews/a.md").read_text()

    assert yaml.safe_load(source.split("---")[1])["draft"] is True


@pytest.mark.parametrize(
    ("author", "options"),
    [
        ("홍길동 (지은이), 김번역 (옮긴이)", ":authors: 홍길동\n:translators: 김번역\n"),
        ("홍길동 지음, 김번역 옮김", ":authors: 홍길동\n:translators: 김번역\n"),
        ("홍길동, 박둘째 (지은이) | 김번역 역", ":authors: 홍길동, 박둘째\n:translators: 김번역\n"),
        (["Jane Roe", "John Doe"], ":authors: Jane Roe, John Doe\n"),
        ("Jane Roe (author), Kim Yi (translator)", ":authors: Jane Roe\n:translators: Kim Yi\n"),
        ("홍길동 외 2명", ":authors: 홍길동\n"),
    ],
)
def test_people_of_the_book(tmp_path: Path, author: object, options: str) -> None:
    """Names with roles, and several names, are those of the book and not of the reviewer."""
    title = "시험하는 법 - 처음 배우는 사람에게"
    text = post(title, "본문이다.\n", author=author, tags="book")
    write(tmp_path / "blog", {"2024-01-01-a.md": text})
    run("import", "jekyll", tmp_path / "blog", tmp_path / "library")
    source = (tmp_path / "library/reviews/a.md").read_text()

    assert f":::{{book}} 시험하는 법\n:subtitle: 처음 배우는 사람에게\n{options}:::" in source
    assert "author:" not in source


def test_reviewers(tmp_path: Path) -> None:
    """A name that differs from review to review is the book's; one that they share is the reviewer's."""

    def posts(*authors: str) -> dict[str, str | bytes]:
        return {
            f"2024-01-0{n}-a{n}.md": post("[서평] 책", "본문이다.\n", author=author)
            for n, author in enumerate(authors, 1)
        }

    write(tmp_path / "books", posts("가하나", "나두리", "다세찬"))
    write(tmp_path / "ours", posts("가하나", "가하나", "가하나"))
    for name in ("books", "ours"):
        run("import", "jekyll", name, f"to-{name}", folder=tmp_path)

    assert ":authors: 나두리\n" in (tmp_path / "to-books/reviews/a2.md").read_text()
    assert "\nauthor: 가하나\n" in (tmp_path / "to-ours/reviews/a2.md").read_text()


def test_posts_fail_alone(tmp_path: Path) -> None:
    """A post that cannot be converted fails with a reason; the others are imported."""
    deep = "title: " + "[" * 3000 + "]" * 3000
    write(tmp_path / "blog", {
        "2024-01-01-a.md": post("하나", "<div>" * 3000),
        "2024-01-02-b.md": f"---\n{deep}\n---\n글\n",
        "2024-01-03-c.md": '---\ntitle: "a\\ud800b"\n---\n글\n',
    })  # fmt: skip
    done = run("import", "jekyll", tmp_path / "blog", tmp_path / "library")
    report = json.loads((tmp_path / "library/import-report.json").read_text())

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [each["fate"] for each in report["sources"]] == ["failed", "failed", "taken"]
    assert all("nested too deeply" in each["reason"] for each in report["sources"][:2])
    assert "# ab\n" in (tmp_path / "library/pages/c.md").read_text()
