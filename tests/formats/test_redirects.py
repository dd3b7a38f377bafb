"""Pages at old addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from support.builds import tree
from support.libraries.published import BASE, FIRST, LIBRARY, SECOND

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built


def test_old_addresses(build: Callable[..., Built]) -> None:
    """An old address leads to its page; an invalid one is reported and writes nothing."""
    bad = (
        "redirect-from: ['/../../out/', '/a.html', '/old/first.html', '/', 'https://old.example/x']"
    )
    files = LIBRARY | {"b.md": SECOND.replace("date:", f"{bad}\ndate:")}
    built = build(files, html_baseurl=BASE)

    def target(name: str) -> Path:
        page = BeautifulSoup(built.text(name), "html.parser")
        refresh = page.select_one("meta[http-equiv=refresh]")
        assert refresh
        return (built.output / name).parent / str(refresh["content"]).partition("url=")[2]

    assert target("2024/05/02/first/index.html").resolve() == built.output / "a.html"
    assert target("old/first.html").resolve() == built.output / "a.html"
    assert target("x/index.html").resolve() == built.output / "b.html"
    assert "첫째 서평" in built.text("a.html")
    assert not (built.output.parents[1] / "out").exists()
    assert [line.rsplit(" ", 1)[-1] for line in built.warnings] == ["[reviews.redirect]"] * 4

    build(LIBRARY, html_baseurl=BASE)
    assert not (built.output / "x").exists()
    moved = {"a.md": FIRST.replace("- /old/first.html\n", ""), "old/first.md": "# 새 쪽\n"}
    build(LIBRARY | moved, html_baseurl=BASE)
    assert "새 쪽" in built.text("old/first.html")


def test_addresses_that_are_taken(build: Callable[..., Built]) -> None:
    """No redirect touches a page or file that is not its own; each is reported once, by file."""
    taken = [
        "/search.html",
        "/genindex.html",
        "/404.html",
        "/feed.atom/",
        "/reviews.json/",
        "/a.html/",
        "/_static/basic.css/",
        "/own/",
        "/own/index.html/",
    ]
    plain_files = LIBRARY | {
        "extra/own/index.html": "내 쪽",
        "word.md": "# 낱말\n\n{index}`낱말`\n",
    }
    files = plain_files | {"b.md": SECOND.replace("date:", f"redirect-from: {taken}\ndate:")}
    options = {"html_baseurl": BASE, "html_extra_path": ["extra"]}
    plain = build(plain_files, **options)
    before = tree(plain.output)
    for _ in range(2):
        built = build(files, **options)

        assert tree(built.output).keys() == before.keys()
        assert "내 쪽" in built.text("own/index.html")
        assert "refresh" not in built.text("search.html") + built.text("genindex.html")
        assert [
            line.partition("redirect-from ")[2].split("'")[1] for line in built.warnings
        ] == taken
        assert all(line.startswith("b.md:1: ") for line in built.warnings)

    assert tree(build(plain_files, **options).output).keys() == before.keys()


def test_address_of_a_file_that_no_build_made(build: Callable[..., Built]) -> None:
    """A file that somebody put into the output is neither overwritten nor deleted."""
    output = build(LIBRARY, html_baseurl=BASE).output
    (output / "mine.html").write_text("내 것")
    files = LIBRARY | {"b.md": SECOND.replace("date:", "redirect-from: /mine.html\ndate:")}
    built = build(files, html_baseurl=BASE)

    assert [line.rsplit(" ", 1)[-1] for line in built.warnings] == ["[reviews.redirect]"]
    build(LIBRARY, html_baseurl=BASE)
    assert (output / "mine.html").read_text() == "내 것"
