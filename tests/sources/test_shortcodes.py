"""The tags of Hugo, of Hexo and of their themes, in pairs and single, become Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.importing import Imported
from support.libraries.notebooks import HEXO, HUGO

if TYPE_CHECKING:
    from pathlib import Path


def test_shortcodes_of_hugo(tmp_path: Path) -> None:
    """Notes of every theme are admonitions; what is unknown is code, and the text in it stays."""
    site = Imported(tmp_path, HUGO)
    outcome = site.outcome("content/books/testing.md")

    assert site.warnings == ""
    for shown in (
        '<div class="warning admonition">\n<p class="admonition-title">조심할 것</p>',
        "highlight-python",
        "<p>그림 — 설명 — 찍은 이</p>",
        '<p class="admonition-title">알림</p>\n<p>색의 글.</p>',
        "<p>아이콘의 글.</p>",
        '<details class="note admonition">',
        '<div class="admonition danger">',
        '<div class="admonition tip">',
        "<p><strong>첫째 탭</strong></p>\n<p>탭의 글.</p>",
        "<p>인용한 글.</p>\n<p>— 로</p>",
        "https://gist.github.com/me/123",
        "https://x.com/a/status/1",
        "모르는 글",
        "{{&lt; figure src=",
        "끝이 없는 글.",
    ):
        assert shown in site.page, shown
    assert "more" not in (tmp_path / "library/reviews/testing.md").read_text()
    assert outcome["verbatim"] == ['{{< odd a="1" >}}', "{{< /odd >}}", "{{< notice >}}"]
    assert "a note whose text has moved left out: Info" in outcome["changed"]
    assert site.data["reviews"][0]["disclosures"][0]["by"] == "가람"


def test_tags_of_hexo(tmp_path: Path) -> None:
    """Fields are JSON without braces, and the tags of themes become Markdown."""
    site = Imported(tmp_path, HEXO)
    outcome = site.outcome("source/_posts/testing.md")

    assert site.warnings == ""
    assert site.data["reviews"][0]["date"] == "2022-05-06"
    for shown in (
        '<p class="admonition-title">조심할 것</p>',
        "<p>아이콘의 글.</p>",
        '<summary class="admonition-title">더 보기</summary>',
        'alt="그림"',
        '<summary class="admonition-title">접은 제목</summary>',
        "<p><strong>첫째 탭</strong></p>\n<p>탭의 글.</p>",
        '<p>— 로, 책, <a class="reference external" href="https://x.example/a">책의 쪽</a></p>',
        '<p>run.js <a class="reference external" href="https://x.example/run">원본</a></p>',
        "이름표 ",
        'href="https://x.example/b">단추</a>',
        'href="https://x.example/l">바깥</a>',
        "https://gist.github.com/abc",
        'href="../pages/other.html"',
        "모르는 글",
        "<p>가운데의 글</p>",
    ):
        assert shown in site.page, shown
    assert outcome["verbatim"] == ["{% odd 1 %}", "{% endodd %}"]
