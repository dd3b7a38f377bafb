"""The report of an import: what it says on the terminal, and its format as a file."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from rich.cells import cell_len

import sphinx_reviews.sources
from support.builds import write
from support.command import run
from support.libraries.blog import BLOG, post

SCHEMA = json.loads(
    Path(sphinx_reviews.sources.__file__).with_name("import-report.schema.json").read_text()
)
LOG = "Title,Author,My Rating,My Review\n책,저자,4,좋다.\n,,,\n다른 책,저자,4,\n"
BAD = {
    "_posts/2024-01-01-none.md": "글\n",
    "_posts/2024-01-02-yaml.md": "---\ntitle: x\n- y\n---\n글\n",
    "_posts/2024-01-03-other.md": post("산책", "걸었다. {% unknown %}\n", tags=["일상"]),
}


@pytest.mark.parametrize(
    ("kind", "files", "options"),
    [
        ("jekyll", BLOG, ()),
        ("jekyll", {**BAD, **BLOG}, ("--only-reviews",)),
        ("jekyll", BAD, ("--dry-run", "--report", "to/import-report.json")),
        ("goodreads", {"log.csv": LOG}, ("--only-reviews",)),
    ],
)
def test_format(
    tmp_path: Path, kind: str, files: dict[str, str | bytes], options: tuple[str, ...]
) -> None:
    """The file is as its schema says, and both it and the terminal account for every source."""
    write(tmp_path / "from", files)
    source = "from/log.csv" if kind == "goodreads" else "from"
    done = run("import", kind, source, "to", *options, folder=tmp_path)
    report = json.loads((tmp_path / "to/import-report.json").read_text())
    jsonschema.validate(report, SCHEMA)

    fates = [each["fate"] for each in report["sources"]]
    assert report["counts"] == {
        "sources": len(fates),
        **{fate: fates.count(fate) for fate in ("taken", "unchanged", "skipped", "failed")},
    }
    groups = [line for line in done.stdout.splitlines() if line.endswith(")") and ": " in line]
    numbers = [int(line.rpartition("(")[2][:-1]) for line in groups if line[0] not in " →"]
    assert sum(numbers) == len(fates)


def test_terminal(tmp_path: Path) -> None:
    """At 80 columns, the fate and the reason come first; no line but a name is wider."""
    write(tmp_path / "blog", BAD)
    done = run("import", "blog", "to", folder=tmp_path, COLUMNS="80")

    assert max(map(cell_len, done.stdout.splitlines())) <= 80
    assert done.stdout.splitlines()[1:] == [
        "failed: no front matter: begin the file with a line of --- (1)",
        "  _posts/2024-01-01-none.md",
        "failed: the front matter is not valid YAML in line 3: close each bracket and",
        "quotation mark, and indent with spaces (1)",
        "  _posts/2024-01-02-yaml.md",
        "taken: pages (1)",
        "  _posts/2024-01-03-other.md",
        "kept verbatim",
        "  1 × {% unknown %}",
        "",
        "0 of 1 post look like reviews; the commonest categories and tags are 일상 (1).",
        "Say which are, with --review-tag NAME, --reviews GLOB or --all-reviews.",
        "",
        "3 sources, 1 taken, 0 unchanged, 0 skipped, 2 failed",
        "Details: to/import-report.json",
    ]


def test_samples(tmp_path: Path) -> None:
    """A dry run shows sources that differ: as they are, and with their facts as they would be."""
    plain = {f"_posts/2019-01-{n:02}-p{n}.md": post(f"날 {n}", "글이다.\n") for n in range(1, 20)}
    write(tmp_path / "blog", {**plain, **BAD, **BLOG})
    done = run("import", "blog", "to", "--dry-run", folder=tmp_path, COLUMNS="80")
    samples, *_ = done.stdout.partition("\nfailed: ")
    blocks = samples.split("\n\n")[1:]

    assert "10 of 26 sources" in samples
    assert len(blocks) == 10
    first = blocks[0].splitlines()
    assert first[:2] == ["_posts/2021-03-04-first-book.md", "→ reviews/first-book.md"]
    assert '  - title: [도서 리뷰] 처음 배우는 "데이터"(2판) : 끝까지 읽기' in first
    for line in (
        "  + date: 2021-03-04",
        "  + tags: 데이터, 통계",
        '  + :::{book} 처음 배우는 "데이터"',
        "  + :publisher: 가람출판",
        "  + :by: 가람출판",
    ):
        assert line in first
    assert any("→ pages/" in block for block in blocks)
    assert any("→ failed: no front matter" in block for block in blocks)
    assert max(map(cell_len, samples.splitlines())) <= 80
    assert not (tmp_path / "to").exists()


def test_large_libraries(tmp_path: Path) -> None:
    """What could be linked is counted in a small library, and only named in a large one."""
    write(tmp_path / "to", {f"pages/p{number}.md": "# 글\n" for number in range(201)})
    write(tmp_path / "blog", {"_posts/2024-01-01-a.md": post("[서평] 책", "글이다.\n")})
    done = run("import", "blog", "to", folder=tmp_path)

    assert "Names that are worth a definition: sphinx-reviews curate to\n" in done.stdout
