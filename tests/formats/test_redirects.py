"""Pages at old addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

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
