"""Sites of every system become libraries: the same facts in are the same facts out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_reviews.sources.importer import Request
from sphinx_reviews.sources.importers import IMPORTERS
from support.builds import sphinx_build, write
from support.command import run
from support.libraries.sites import FACTS, SITES, facts
from support.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES: Final = ROOT / "docs/examples/sites"
#: What the command says of each site.
SAID: Final = {
    "jekyll": "a Jekyll site, 2 posts, 1 in _books",
    "hugo": "a Hugo site, 3 posts, 2 in content/books",
    "zola": "a Zola site, 3 posts, 2 in content/reading",
    "hexo": "a Hexo site, 2 posts",
    "markdown": "a folder of Markdown, 2 posts, 1 in books",
}
#: What stays as it was, because only the site understands it.
VERBATIM: Final = {
    "hugo": ['{{< unknown one="1" >}}'], "zola": ["{{ unknown(one=1) }}"], "hexo": ["{% unknown 1 %}"],
}  # fmt: skip


@pytest.mark.parametrize("name", SITES)
def test_a_site(tmp_path: Path, name: str) -> None:
    """The command knows the system, and what front matter and text state is in the data."""
    write(tmp_path / "site", SITES[name])
    done = run("import", "site", "library", folder=tmp_path)
    report = json.loads((tmp_path / "library/import-report.json").read_text())
    assert f"site: {SAID[name]}\n" in done.stdout
    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W") == ""
    data = json.loads((tmp_path / "html/reviews.json").read_text())
    page = (tmp_path / "html/reviews/testing.html").read_text()

    assert facts(data) == FACTS
    assert 'class="rv-cover" src="../_images/cover-' in page
    assert 'href="../pages/other.html"' in page
    (outcome,) = [each for each in report["sources"] if each.get("target") == "reviews/testing.md"]
    assert any("kept" in each for each in outcome["changed"])
    assert outcome.get("verbatim", []) == VERBATIM.get(name, [])
    if "인용한 글" in str(SITES[name]):
        assert "<blockquote>" in page
    if "x = 1" in str(SITES[name]):
        assert "highlight-python" in page


@pytest.mark.parametrize("name", ["hugo", "zola", "hexo", "quarto", "astro", "markdown"])
def test_the_examples_of_the_manual(tmp_path: Path, name: str) -> None:
    """Each example of the how-to is a review, with the facts that it states."""
    done = run("import", EXAMPLES / name, tmp_path / "library")
    source = (tmp_path / "library/reviews/reliable-queues.md").read_text()

    assert f" {name.capitalize()} site, 1 post" in done.stdout or name == "markdown"
    for line in (
        ":authors: Jane Roe",
        ":publisher: Example Press",
        ":isbn: 9780306406157",
        ":rating: 4.5",
    ):
        assert f"{line}\n" in source


@pytest.mark.parametrize("name", ["hugo", "zola", "hexo"])
def test_a_part_of_a_site(tmp_path: Path, name: str) -> None:
    """A folder or a file of a site is known as such, and finds its images and nothing else."""
    write(tmp_path / "site", SITES[name])
    (post,) = [each for each in SITES[name] if "testing" in each and each.endswith(".md")]
    run("import", tmp_path / "site" / post, tmp_path / "library")
    report = json.loads((tmp_path / "library/import-report.json").read_text())

    assert [each["source"] for each in report["sources"]] == [post]
    assert ":cover: /images/cover-" in (tmp_path / "library/reviews/testing.md").read_text()


def test_nothing_that_is_known(tmp_path: Path) -> None:
    """A source that nothing is known of is asked about; the name may be said in two ways."""
    write(
        tmp_path, {"x/a.txt": "?", "x/posts/a.md": "---\ntitle: 글\n---\n글.\n", "empty/b.txt": "?"}
    )
    asked = run("import", "empty", "to", folder=tmp_path)
    assert (asked.returncode, "say it with --from" in asked.stdout) == (2, True)
    assert "1 taken" in run("import", "x", "to", "--from", "hugo", folder=tmp_path).stdout
    assert "1 unchanged" in run("import", "hugo", "x", "to", folder=tmp_path).stdout


@pytest.mark.parametrize(
    ("options", "reviews"),
    [
        ((), []),
        (("--review-tag", "고른 것"), ["tagged"]),
        (("--reviews", "deep/*"), ["below"]),
        (("--reviews", "deep", "--review-tag", "고른 것"), ["below", "tagged"]),
        (("--all-reviews",), ["below", "plain", "tagged"]),
    ],
)
def test_the_user_says_which(tmp_path: Path, options: tuple[str, ...], reviews: list[str]) -> None:
    """Where nothing marks reviews, the command says what there is, and the user which they are."""
    write(tmp_path / "notes", {
        "tagged.md": "---\ntags: [고른 것, 봄]\n---\n글이다.\n",
        "plain.md": "# 글\n\n글이다.\n", "deep/below.md": "글이다.\n",
    })  # fmt: skip
    done = run("import", "notes", "to", *options, folder=tmp_path)
    pages = (tmp_path / "to/reviews").glob("*.md")

    assert sorted({each.stem for each in pages} - {"index", "compare"}) == reviews
    assert ("0 of 3 posts look like reviews" in done.stdout) == (not options)
    assert ("고른 것 (1), 봄 (1). Say which" in done.stdout) == (not options)


@pytest.mark.parametrize(
    ("title", "book", "others"),
    [
        ("『시험하는 법』을 읽고", "시험하는 법", ""),
        ("<시험하는 법> 리뷰", "시험하는 법", ""),
        ("시험하는 법을 읽고 나서", "시험하는 법", ""),
        ("[책] 시험하는 법", "시험하는 법", ""),
        ("시험하는 법 - 북리뷰", "시험하는 법", ""),
        ("시험하는 법 독후감", "시험하는 법", ""),
        ("서평 - 시험하는 법 (Testing Methods)", "시험하는 법", ":original: Testing Methods\n"),
        ("📚 Book Review: The Test", "The Test", ""),
        ("Review of The Test", "The Test", ""),
        (
            "Book Review: The Test by Jane Roe and John Doe",
            "The Test",
            ":authors: Jane Roe, John Doe\n",
        ),
        ("[완독] 시험하는 법 (홍길동 지음)", "시험하는 법", ":authors: 홍길동\n"),
        ("The Test – Book Review", "The Test", ""),
    ],
)
def test_titles(tmp_path: Path, title: str, book: str, others: str) -> None:
    """A title that says so makes a post a review, of the book that it names."""
    library = imported(tmp_path, a=f"---\ntitle: '{title}'\n---\n글이다.\n")

    assert f":::{{book}} {book}\n{others}:::" in (library / "reviews/a.md").read_text()


@pytest.mark.parametrize(
    "title", ["코드 리뷰 하는 법", "책상 고르기", "맥북 리뷰", "독서대를 샀다"]
)
def test_titles_of_other_things(tmp_path: Path, title: str) -> None:
    """A title that says something else makes no review."""
    library = imported(tmp_path, a=f"---\ntitle: '{title}'\n---\n글이다.\n")

    assert (library / "pages/a.md").is_file()


def imported(folder: Path, **posts: str) -> Path:
    """Import posts of a plain folder, and return the library."""
    write(folder / "blog", {f"{name}.md": text for name, text in posts.items()})
    markdown = next(each for each in IMPORTERS if each.name == "markdown")
    markdown.run(Request(folder / "blog", folder / "to"))
    return folder / "to"


@pytest.mark.parametrize(
    ("ratings", "shown"),
    [
        (["4", "5"], ["4", "5"]),
        (["7", "10"], ["3.5", "5"]),
        (["85", "40"], ["4.5", "2"]),
        (["3/4", "'9/10'"], ["4", "4.5"]),
        (["★★★☆☆", "⭐⭐⭐⭐½"], ["3", "4.5"]),
        (["4.5점", "80%"], ["4.5", "4"]),
    ],
)
def test_ratings(tmp_path: Path, ratings: list[str], shown: list[str]) -> None:
    """Ratings on every scale are of 5, in half steps; the posts of a site share a scale."""
    posts = {
        f"p{n}": f"---\nrating: {each}\ntags: 서평\n---\n글.\n" for n, each in enumerate(ratings)
    }
    library = imported(tmp_path, **posts)

    for number, rating in enumerate(shown):
        assert f":rating: {rating}\n" in (library / f"reviews/p{number}.md").read_text()


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("- 평점: ★★★★☆\n", [":rating: 4"]),
        ("★★★★☆\n", [":rating: 4"]),
        ("- **출간일** : 2021년 03월 30일\n", [":published: 2021-03-30"]),
        (
            "| 저자 | 옮긴이 |\n| --- | --- |\n| 앨런 | 박둘째 |\n",
            [":authors: 앨런", ":translators: 박둘째"],
        ),
        (
            "[구매](https://www.aladin.co.kr/shop/wproduct.aspx?ISBN=9791169210850)\n",
            [
                ":isbn: 9791169210850",
                ":url: https://www.aladin.co.kr/shop/wproduct.aspx?ISBN=9791169210850",
            ],
        ),
        ("[책](https://www.amazon.com/dp/0306406152/)\n", [":isbn: 9780306406157"]),
        ("[책](https://bookshop.org/p/books/a/9780306406157)\n", [":isbn: 9780306406157"]),
    ],
)
def test_facts_in_the_text(tmp_path: Path, line: str, options: list[str]) -> None:
    """What lines, tables and addresses of shops state is recorded, and the text stays."""
    library = imported(tmp_path, a=f"---\ntitle: '[서평] 책'\n---\n글.\n\n{line}\n끝.\n")
    source = (library / "reviews/a.md").read_text()

    assert set(options) <= set(source.split("\n"))
    assert line in source


def test_no_field_is_lost(tmp_path: Path) -> None:
    """A field that a page does not show is in the report, with its value."""
    write(tmp_path / "blog", {"a.md": (
        "---\ntitle: '[서평] 책'\nisbn: 12\nrating: 좋음\nstatus: Finished\nstarted: 2020-01-02\nfinished: 2020-02-03\n"
        "cover: https://x.example/a.jpg\nurl: /old/\nsummary: 짧은 말\nexcerpt: 더 긴 말\nmood: {now: 맑음}\n---\n글.\n"
    )})  # fmt: skip
    run("import", "blog", "to", folder=tmp_path)
    (outcome,) = json.loads((tmp_path / "to/import-report.json").read_text())["sources"]
    source = (tmp_path / "to/reviews/a.md").read_text()

    assert outcome["changed"] == [
        "front matter left out: excerpt: 더 긴 말; isbn: 12; mood: {'now': '맑음'}; rating: 좋음; status: Finished",
    ]
    assert "add the cover: https://x.example/a.jpg" in outcome["to_do"]
    assert "date: 2020-02-03\n" in source
    assert "read: 2020-01-02/2020-02-03\n" in source
    assert "description: 짧은 말\n" in source
    assert "redirect-from:\n- /old/\n" in source


def test_lists_of_pages(tmp_path: Path) -> None:
    """The front page of a folder is a page if it has a text; a folder of one page is no mark."""
    write(tmp_path / "site", {
        "hugo.toml": "", "content/books/_index.md": "---\ntitle: 책들\n---\n들어가는 말.\n",
        "content/library/index.md": "---\ntitle: 도서관\n---\n가는 길.\n",
    })  # fmt: skip
    run("import", "site", "to", folder=tmp_path)

    assert {each.name for each in (tmp_path / "to/pages").glob("*.md")} >= {
        "books.md",
        "library.md",
    }


PIECES: Final = st.sampled_from([
    "---\n", "+++\n", "{", "}", "title: 글\n", 'title = "글"\n', '"title": "글",\n', "[extra]\n", "book:\n  author: x\n",
    "rating: 99/5\n", "isbn: [1, {}]\n", "cover: {image: [x]}\n", "pages: -1\n", "date: 2020-99-99\n", "a: &a [*a]\n",
    "\n", "글이다.\n", "{{< figure", " >}}", "{{% x %}}", "{{< highlight", "{{< /highlight >}}", "{% end %}", "{% quote(", "{{ x(",
    ") }}", "{% codeblock", "%}", "{% endcodeblock %}", "{% asset_img", "별점: ★", "★★★★★★★\n", "| 저자 | 나 |\n", "@/x.md",
])  # fmt: skip


@settings(
    max_examples=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(pieces=st.lists(PIECES, max_size=20), damage=st.binary(max_size=2))
def test_any_file(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], damage: bytes
) -> None:
    """Whatever a file holds, each system imports or refuses it, and says why."""
    folder = tmp_path_factory.mktemp("any")
    write(folder / "site", {"books/a.md": "".join(pieces).encode() + damage})
    for importer in IMPORTERS:
        if importer.name in SITES:
            report = importer.run(Request(folder / "site", folder / importer.name))
            assert report.counts["taken"] or report.outcomes[0].reason
