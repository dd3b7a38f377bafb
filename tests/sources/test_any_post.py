"""Posts that are broken or odd."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.builds import sphinx_build, write
from support.command import run
from support.libraries.blog import GIVEN, post

if TYPE_CHECKING:
    from pathlib import Path

BAD: Final[dict[str, str | bytes]] = {
    "_posts/2020-01-01-latin.md": b"---\ntitle: x\n---\n" + b"\xff\xfe",
    "_posts/2020-01-02-yaml.md": "---\ntitle: x\n- y\n---\n글\n",
    "_posts/2020-01-03-none.md": "그냥 글\n",
    "_posts/2020-01-04-binary.md": "---\ntitle: x\n---\n\0\0\n",
    "_posts/2020-01-05-large.md": "---\ntitle: x\n---\n" + "가" * 2_000_000,
    "_posts/2020-01-06-good.md": post("[서평] 좋은 글", "글이다.\n"),
}


def test_bad_posts_harm_nothing_else(tmp_path: Path) -> None:
    """A post that cannot be read is reported with the reason; the others are imported."""
    write(tmp_path / "blog", BAD)
    write(tmp_path / "outside", {"secret.md": post("비밀", "비밀이다.\n")})
    (tmp_path / "blog/_posts/2020-01-07-link.md").symlink_to(tmp_path / "outside/secret.md")
    done = run("import", "jekyll", tmp_path / "blog", tmp_path / "library")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    report = json.loads((tmp_path / "library/import-report.json").read_text())
    assert report["counts"] == {
        "sources": 7, "taken": 1, "unchanged": 0, "skipped": 0, "failed": 6,
    }  # fmt: skip
    reasons = {each["source"][18:]: each.get("reason", "") for each in report["sources"]}
    for name, words in {
        "latin.md": "UTF-8", "yaml.md": "YAML in line", "none.md": "front matter",
        "binary.md": "zero bytes", "large.md": "MB", "link.md": "out of the folder",
    }.items():  # fmt: skip
        assert words in reasons[name]
    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W") == ""


#: What systems with a parser of their own take, and YAML does not.
LOOSE: Final = """\
title: "[서평] 시험하는 법: 둘째 이야기"
subtitle: 기록: 처음부터
author: @홍길동
tags:
\t- 시험
\t- 'A: B'
description: "가" 하고 "나"
"""


def test_front_matter_that_is_almost_yaml(tmp_path: Path) -> None:
    """A value that lacks quotes, and tabs, cost no post; nor does a sign in its file name."""
    write(tmp_path / "blog", {"_posts/2020-01-01--@loose.md": f"---\n{LOOSE}---\n\n글이다.\n"})
    run("import", "jekyll", tmp_path / "blog", tmp_path / "library")

    text = (tmp_path / "library/reviews/loose.md").read_text()
    fields = yaml.safe_load(text.split("---")[1])
    assert fields["tags"] == ["시험", "A: B"]
    assert fields["description"] == '"가" 하고 "나"'
    assert ":::{book} 시험하는 법\n" in text
    assert ":subtitle: " in text
    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W") == ""


ICONS: Final = "".join(f'<i class="{each}"></i>\n' for each in (
    "fas fa-star", "fas fa-star", "fas fa-star-half-alt", "far fa-star empty", "far fa-star",
))  # fmt: skip


def test_stars_drawn_with_classes(tmp_path: Path) -> None:
    """A rating of icons is read; where the post does not begin with them, they stay."""
    row = f'<div class="rating">\n{ICONS}</div>\n\n'
    body = f"{row}글이다.\n\n{row}"
    write(tmp_path / "blog", {"_posts/2020-01-01-icons.md": post("[서평] 별", body)})
    run("import", "jekyll", tmp_path / "blog", tmp_path / "library")

    text = (tmp_path / "library/reviews/icons.md").read_text()
    assert ":rating: 2.5\n" in text
    assert text.endswith(":::\n\n글이다.\n\n★★½☆☆\n")


def test_posts_that_contradict_each_other(tmp_path: Path) -> None:
    """What two posts say differently of a book is in one of them, and a copied ISBN in none."""
    of_book = {"publisher": "가람", "isbn": "9788966261840"}
    write(tmp_path / "blog", {
        "_posts/2020-01-01-one.md": post("[서평] 나무", "글.\n", **of_book, pages="100"),
        "_posts/2020-01-02-copied.md": post("[서평] 바다", "글.\n", **of_book),
        "_posts/2020-01-03-book.md": post("[서평] 산", "글.\n", book_author="홍길동", pages="200"),
        "_posts/2020-01-04-again.md": post("[서평] 산", "글.\n", book_author="홍길동", pages="300"),
    })  # fmt: skip
    run("import", "jekyll", tmp_path / "blog", tmp_path / "library")

    library = tmp_path / "library"
    texts = {path.stem: path.read_text() for path in (library / "reviews").glob("*.md")}
    assert ":isbn:" not in texts["one"] + texts["copied"]
    assert all(":publisher: 가람" in texts[name] for name in ("one", "copied"))
    assert (texts["book"] + texts["again"]).count(":pages: ") == 1
    told = json.loads((library / "import-report.json").read_text())["sources"]
    to_do = "; ".join(each for source in told for each in source.get("to_do", []))
    assert to_do.count("check the ISBN, 9788966261840") == 2
    assert to_do.count("check the pages") == 1
    assert sphinx_build(library, tmp_path / "html", "-n", "-W") == ""


PIECES: Final = st.sampled_from([
    "글이다. ", "\n\n", "\n", "# 제목\n", "### 깊은 제목\n", "제목\n===\n", "---\n", "***\n",
    "```python\nx = 1\n```\n", "```\n", "````\n", "~~~\n", "`코드` ", "{% raw %}", "{% endraw %}",
    "{% highlight c %}", "{% endhighlight %}", "{{ site.url }}", "{% if x %}", "<b>", "</b>",
    "<div>", "</div>", "<img src='/a.png'>", "<img>", "![그림](b.png)", "![](https://x.example/c.png)",
    "{:width='3'}", "<iframe src='//x.example/'></iframe>", "| 가 | 나 |\n", "| --- |\n", "- 하나\n",
    "  - 둘\n", "1. 셋\n", "> 인용\n", "    들여 쓴 글\n", "[이름](/다른)", "[이름](#곳)", "[^1]", "\n[^1]: 각주\n",
    "<!-- 말 -->", "<script>x</script>", "<table><tr><td>칸</td></tr></table>", "{name}`x`", "$$x$$", "%", "\t",
    ":::", ":::{note}\n", "(곳)=\n", "+++\n", "\\", "\u00a0", "😀", "]]>", "</p>", "<br/>", "&amp;", "&", "*", "**", "_",
    GIVEN, "이 책을 추천한다. ", "지은이: 이두리\n",
])  # fmt: skip

FIELDS: Final = st.dictionaries(
    st.sampled_from(["title", "tagline", "category", "tags", "date", "permalink", "layout"]),
    st.one_of(
        st.text("가a: #[]{}'\"\n<>`*\\", max_size=12), st.integers(), st.none(),
        st.lists(st.text(max_size=5), max_size=3), st.dates(),
    ),
    max_size=5,
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(fields=FIELDS, pieces=st.lists(PIECES, max_size=25), damage=st.binary(max_size=3))
def test_any_post(
    tmp_path: Path, fields: dict[str, object], pieces: list[str], damage: bytes
) -> None:
    """Whatever a post holds, it is imported or refused without a traceback, and the counts add up."""
    from sphinx_reviews.sources.importer import Request
    from sphinx_reviews.sources.systems import jekyll

    blog = tmp_path / "blog"
    front_matter = yaml.safe_dump(fields, allow_unicode=True)
    text = f"---\n{front_matter}---\n{''.join(pieces)}".encode() + damage
    write(blog, {"2020-01-01-a.md": text})
    counts = jekyll.IMPORTER.run(Request(blog, tmp_path / "library")).counts
    assert counts.pop("sources") == sum(counts.values()) == 1
    for path in (tmp_path / "library").rglob("*.md"):
        path.rename(tmp_path / f"{len(list(tmp_path.glob('*.md')))}.md")


def test_many_odd_posts_build(tmp_path: Path) -> None:
    """A library of odd posts builds, with a page for each."""
    import random

    rng = random.Random(4)
    pieces = list(PIECES.elements)  # type: ignore[attr-defined]
    posts: dict[str, str | bytes] = {
        f"2020-01-{day:02}-p{day}.md": post(
            f"[서평] 글 {day}", "".join(rng.choice(pieces) for _ in range(rng.randrange(30)))
        )
        for day in range(1, 29)
    }
    write(tmp_path / "blog", posts)
    done = run("import", "jekyll", tmp_path / "blog", tmp_path / "library")
    assert "28 taken" in done.stdout, done.stdout + done.stderr
    sphinx_build(tmp_path / "library", tmp_path / "html")

    pages = {path.stem for path in (tmp_path / "html/reviews").glob("*.html")}
    assert len(pages - {"index", "compare"}) == 28


def test_language_of_a_new_library(tmp_path: Path) -> None:
    """A new library is in the language of most posts, or as one says; an old one stays as it is."""
    text = "This is what I think of the book, and of how it was written for us.\n"
    posts = {"_posts/2020-01-01-one.md": post("[Review] Trees", text)}
    write(tmp_path / "site", posts | {"README.md": "# 블로그\n"})
    run("import", "jekyll", "site", "a", folder=tmp_path)
    run("import", "jekyll", "site", "b", "--language", "ko", folder=tmp_path)
    posts["_posts/2020-01-02-two.md"] = post("[서평] 나무", "글이다.\n" * 50)
    write(tmp_path / "site", posts)
    run("import", "jekyll", "site", "a", "--language", "ko", folder=tmp_path)

    assert 'language = "en"' in (tmp_path / "a/conf.py").read_text()
    assert "lang: en" not in (tmp_path / "a/reviews/one.md").read_text()
    assert 'language = "ko"' in (tmp_path / "b/conf.py").read_text()
    assert "lang: en" in (tmp_path / "b/reviews/one.md").read_text()
