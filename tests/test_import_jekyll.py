"""A Jekyll blog becomes a library that builds without a warning, with every word."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builds import sphinx_build, tree, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PNG: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f0003860180"
    "5a34ddf90000000049454e44ae426082"
)


def post(title: str, body: str, **fields: object) -> str:
    """Return the source of a post."""
    front_matter = yaml.safe_dump(
        {"layout": "post", "title": title, **fields}, allow_unicode=True, sort_keys=False
    )
    return f"---\n{front_matter}---\n{body}"


GIVEN: Final = "이 글은 가람출판의 읽는 사람들 행사에서 책을 제공받아 작성했습니다."

BLOG: Final[dict[str, str | bytes]] = {
    "_config.yml": "title: 블로그\n",
    "assets/cover.png": PNG,
    "_posts/2021-03-04-first-book.md": post(
        '[도서 리뷰] 처음 배우는 "데이터"(2판) : 끝까지 읽기',
        "{% include JB/setup %}\n\n"
        "- 지은이: 김하나\n- 출판사: 가람출판\n\n"
        '첫 문단이다. 따옴표 "그대로" 둔다 -- 줄표도.\n이어지는 줄이다.\n\n'
        '<img src="https://img.example/a.jpg" width="600">\n\n'
        '# 큰 제목\n\n### 작은 제목 ###\n\n![표지](/assets/cover.png){:width="300px"}\n\n'
        "데이터를 처음 만지는 사람에게 추천하고 싶은 책이다.\n\n"
        "줄 안의 <b>굵은</b> 말과 <나는 읽는 사람> 이라는 모임, a < b 와 `<b>코드</b>`.<br>\n다음 줄\n\n"
        "아래\n제목\n----\n\n끝 문장\n\n---\n\n" + GIVEN + "\n",
        tagline=GIVEN,
        description="설명이다",
        category="데이터, 통계, 서평",
        permalink="/books/first/",
    ),
    "_posts/2022-01-02-second.md": post(
        "[서평] 두 번째 책",
        "{% highlight python %}\nprint('하나')\n{% endhighlight %}\n\n"
        "```nosuchlanguage\n어떤 코드\n```\n\n"
        "| 왼쪽 | 오른쪽 |\n| 하나 | 둘 |\n\n"
        "{{ page.title }} 은 남고 {% unknown tag %} 도 남는다.\n\n"
        "앞 글은 [여기](/2021/03/04/first-book) 와 [저기](/about) 에 있다.\n\n"
        '<iframe src="https://www.youtube.com/embed/abc123" width="1"></iframe>\n\n'
        "<table><tr><td>칸 하나</td><td>칸 둘</td></tr></table>\n\n"
        "<pre>\n들여 쓴   글\n\n빈 줄 뒤\n</pre>\n\n"
        "<div><p>상자 속 글</p></div>\n\n"
        "% 로 시작하는 줄\n\n+++\n\n(이름)=\n\n::: 콜론\n\n{role}`안`\n\n"
        "각주를 단다.[^1]\n\n[^1]: 각주의 글.\n\n![](missing.png)\n",
        tags=["파이썬", "코드"],
        date="2022-01-02 10:00:00 +0900",
    ),
    "_posts/2023-05-06-second.md": post("[서평] 이름이 같은 글", "돈을 주고 산 책이다. 추천하기는 어려운 책이다.\n"),
    "_posts/2020-01-01-install.md": post("무엇을 설치하기", "설치하는 법이다.\n\n* 하나\n* 둘\n", tagline="짧은 글"),
}  # fmt: skip


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    command = [sys.executable, "-m", "sphinx_reviews.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, and says nothing."""

    def log_message(self, *_: object) -> None:
        """Print nothing."""


class Imported:
    """A blog that was imported, and its site."""

    def __init__(self, folder: Path) -> None:
        self.blog, self.library = folder / "blog", folder / "library"
        write(self.blog, BLOG)
        self.done = run("import", "jekyll", self.blog, self.library)
        self.report = json.loads((self.library / "import-report.json").read_text())
        self.warnings = sphinx_build(self.library, folder / "html", "-n", "-W", "--keep-going")
        self.site = folder / "html"

    def outcome(self, name: str) -> dict[str, object]:
        """Return what became of a post."""
        (found,) = [each for each in self.report["sources"] if each["source"].endswith(name)]
        return found

    def source(self, name: str) -> str:
        """Return a page that was written."""
        return (self.library / f"{name}.md").read_text()

    def page(self, name: str) -> BeautifulSoup:
        """Return a built page."""
        return BeautifulSoup((self.site / f"{name}.html").read_text(), "html.parser")


@pytest.fixture(name="imported", scope="module")
def fixture_imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The blog, imported and built strictly."""
    return Imported(tmp_path_factory.mktemp("imported"))


def visible(text: str) -> Iterator[str]:
    """Yield the sentences that readers of a post see, without white space."""
    body = text.split("---\n", 2)[2]
    body = re.sub(r"\{% (?:include JB/setup|highlight \w+|endhighlight) %\}|\{:[^}]*\}", "", body)
    html = MarkdownIt("commonmark").enable("table").render(body)
    for line in BeautifulSoup(html, "html.parser").get_text("\n").split("\n"):
        for sentence in re.split(r"(?<=[.?!])\s+", line):
            if squeezed := re.sub(r"\s+|^\|[-|\s]*\|$|\[\^1\]:?|\|", "", sentence):
                yield squeezed


def test_command(imported: Imported) -> None:
    """The command tells what it did, and its counts add up."""
    assert imported.done.returncode == 0, imported.done.stdout + imported.done.stderr
    assert "4 sources, 4 taken" in imported.done.stdout
    counts = imported.report["counts"]
    assert counts.pop("sources") == sum(counts.values())
    assert imported.report["images"] == 3


def test_every_word_arrives(imported: Imported) -> None:
    """The text of each post is in its page."""
    for outcome in imported.report["sources"]:
        text = (imported.blog / outcome["source"]).read_text()
        page = imported.page(outcome["target"].removesuffix(".md"))
        built = re.sub(r"\s+|\|", "", page.get_text(""))

        assert [each for each in visible(text) if each not in built] == []


def test_review(imported: Imported) -> None:
    """What a post tells of book, disclosure and advice is recorded; nothing is invented."""
    source = imported.source("reviews/first-book")

    assert ':::{book} 처음 배우는 "데이터"\n' in source
    assert (
        ":subtitle: 끝까지 읽기\n:edition: 2판\n:authors: 김하나\n:publisher: 가람출판\n" in source
    )
    assert f":::{{disclosure}} gift\n:by: 가람출판\n{GIVEN}\n:::" in source
    assert source.count("제공받아") == 1
    assert (
        ":::{verdict} recommend\n데이터를 처음 만지는 사람에게 추천하고 싶은 책이다.\n:::" in source
    )
    front_matter = yaml.safe_load(source.split("---")[1])
    assert str(front_matter["date"]) == "2021-03-04"
    assert front_matter["tags"] == ["데이터", "통계"]
    assert front_matter["redirect-from"] == ["/books/first/"]
    second = imported.source("reviews/second")
    assert "{disclosure}" not in second
    assert "{verdict}" not in second
    assert ":::{verdict} skip" in imported.source("reviews/2023-05-06-second")
    assert "{book}" not in imported.source("pages/install")


def test_what_is_not_understood_is_told(imported: Imported) -> None:
    """What cannot be turned is shown as it was, and listed."""
    outcome = imported.outcome("2022-01-02-second.md")

    assert outcome["verbatim"] == ["{{ page.title }}", "{% unknown tag %}"]
    assert any("/about" in str(each) for each in outcome["to_do"])
    assert any("missing.png" in str(each) for each in outcome["to_do"])
    assert any("disclosure" in str(each) for each in outcome["to_do"])


def test_links_images_and_code(imported: Imported) -> None:
    """Links between posts hold, images of the blog are copied, code keeps its language."""
    second = imported.page("reviews/second")
    assert second.find("a", string="여기")["href"] == "first-book.html"
    assert second.find("a", href="https://www.youtube.com/watch?v=abc123")
    assert second.select_one(".highlight-python")
    first = imported.page("reviews/first-book")
    sources = [image["src"] for image in first.select("article img, .body img")]
    assert "https://img.example/a.jpg" in sources
    assert any(src.startswith("../_images/cover-") for src in sources)
    assert all(image.get("alt") for image in first.select(".body img"))
    audit = json.loads((imported.library / "images/sources.json").read_text())
    assert list(audit.values()) == ["/assets/cover.png"]


def test_again_changes_nothing(imported: Imported) -> None:
    """A second run changes no file; a page that was edited is left alone, and that is told."""
    before = tree(imported.library)
    again = run("import", "jekyll", imported.blog, imported.library)
    assert again.returncode == 0
    assert "4 unchanged" in again.stdout
    assert tree(imported.library) == before

    page = imported.library / "pages/install.md"
    text = page.read_text()
    page.write_text(text + "\n덧붙임\n")
    edited = run("import", "jekyll", imported.blog, imported.library)
    assert "3 unchanged, 1 skipped" in edited.stdout
    assert "덧붙임" in page.read_text()
    page.write_text(text)


def test_dry_run_and_only_reviews(tmp_path: Path) -> None:
    """A dry run writes nothing; other posts can be left out."""
    write(tmp_path / "blog", BLOG)
    dry = run("import", "jekyll", tmp_path / "blog", tmp_path / "library", "--dry-run")
    assert "4 taken" in dry.stdout
    assert not (tmp_path / "library").exists()

    run("import", "jekyll", tmp_path / "blog/_posts", tmp_path / "library", "--only-reviews")
    report = json.loads((tmp_path / "library/import-report.json").read_text())
    assert report["counts"]["skipped"] == 1
    assert not (tmp_path / "library/pages").exists()


def test_copies_of_remote_images(tmp_path: Path) -> None:
    """Copies at hand take the place of remote images; what is no image does not."""
    body = "![가](https://img.example/x/a.png)\n\n![나](https://img.example/b.png)\n"
    write(tmp_path / "blog", {"2020-01-01-a.md": post("[서평] 가", body)})
    write(tmp_path / "copies", {"a.png": PNG, "b.png": "<html>"})
    done = run(
        "import", "jekyll", tmp_path / "blog", tmp_path / "to", "--images-from", tmp_path / "copies"
    )
    assert done.returncode == 0
    source = (tmp_path / "to/reviews/a.md").read_text()
    assert re.search(r"\{image\} /images/a-\w+\.png", source)
    assert "{image} https://img.example/b.png" in source
    report = json.loads((tmp_path / "to/import-report.json").read_text())
    assert any("not an image" in each for each in report["sources"][0]["to_do"])


def test_download(tmp_path: Path) -> None:
    """Remote images are fetched once when asked for; what cannot be had stays, and that is told."""
    write(tmp_path / "web", {"a.png": PNG, "page.png": "<html>"})
    handler = partial(QuietHandler, directory=str(tmp_path / "web"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    web = f"http://127.0.0.1:{server.server_port}"
    images = "\n\n".join(f"![그림]({web}/{name}.png)" for name in ("a", "none", "page"))
    images += "\n\n![그림](http://127.0.0.1:9/x.png)\n\n![그림](http://127.0.0.1:9/y.png)\n"
    write(tmp_path / "blog", {"2020-01-01-a.md": post("[서평] 가", images)})
    done = run("import", "jekyll", tmp_path / "blog", tmp_path / "to", "--images", "download")
    server.shutdown()

    assert done.returncode == 0, done.stderr
    source = (tmp_path / "to/reviews/a.md").read_text()
    (kept,) = (tmp_path / "to/images").glob("*.png")
    assert kept.read_bytes() == PNG
    assert f"{{image}} /images/{kept.name}" in source
    assert f"{{image}} {web}/none.png" in source
    report = json.loads((tmp_path / "to/import-report.json").read_text())
    told = " ".join(report["sources"][0]["to_do"])
    assert "HTTP status 404" in told
    assert "it is not an image" in told
    assert told.count("cannot be reached") == 2
    audit = json.loads((tmp_path / "to/images/sources.json").read_text())
    assert audit == {f"images/{kept.name}": f"{web}/a.png"}


def test_known_names_are_proposed(tmp_path: Path) -> None:
    """Where the library has a concept or skill of a category's name, the report proposes it."""
    write(
        tmp_path / "blog",
        {"2020-01-01-a.md": post("[서평] 가", "글.\n", tags=["SQL", "색인", "x"])},
    )
    write(
        tmp_path / "library",
        {
            "names.md": "# 이름\n\n:::{skill} SQL\n:::\n\n:::{concept} 인덱스\n:aliases: 색인, index\n글.\n:::\n"
        },
    )
    run("import", "jekyll", tmp_path / "blog", tmp_path / "library")
    report = json.loads((tmp_path / "library/import-report.json").read_text())

    proposed = [each for each in report["sources"][0]["to_do"] if each.startswith("refer")]
    assert proposed == ["refer to {skill}`SQL`", "refer to {concept}`인덱스`"]


BAD: Final[dict[str, str | bytes]] = {
    "_posts/2020-01-01-latin.md": b"---\ntitle: x\n---\n" + b"\xff\xfe",
    "_posts/2020-01-02-yaml.md": "---\ntitle: [x\n---\n글\n",
    "_posts/2020-01-03-none.md": "그냥 글\n",
    "_posts/2020-01-04-binary.md": "---\ntitle: x\n---\n\0\0\n",
    "_posts/2020-01-05-large.md": "---\ntitle: x\n---\n" + "가" * 2_000_000,
    "_posts/2020-01-06-good.md": post("[서평] 좋은 글", "글이다.\n"),
}


def test_bad_posts_harm_nothing_else(tmp_path: Path) -> None:
    """What cannot be read is told with its reason; the rest is taken."""
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


@pytest.mark.parametrize(
    "arguments", [["import", "jekyll", "/nowhere", "x"], ["import"], ["nonsense"], []]
)
def test_bad_usage(arguments: list[str], tmp_path: Path) -> None:
    """Bad usage is told, with status 2."""
    done = run(*(each if each != "x" else tmp_path / "x" for each in arguments))

    assert done.returncode == 2
    assert done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_init(tmp_path: Path) -> None:
    """A new knowledge base builds at once, and nothing in the folder is overwritten."""
    write(tmp_path / "library", {"index.md": "# 내 것\n\n```{toctree}\n:glob:\n\n**\n```\n"})
    done = run("init", tmp_path / "library")
    assert done.returncode == 1
    assert "index.md" in done.stdout
    assert (tmp_path / "library/index.md").read_text().startswith("# 내 것")
    assert (tmp_path / "library/.github/workflows/publish.yml").is_file()

    assert run("init", tmp_path / "new").returncode == 0
    assert sphinx_build(tmp_path / "new", tmp_path / "html", "-n", "-W", "--keep-going") == ""
    assert (tmp_path / "html/_search/search.js").is_file()
    assert "글쓰기" in (tmp_path / "html/reviews/sample.html").read_text()


# -- any post ----------------------------------------------------------------

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
    """Whatever a post holds, there is an answer and no traceback, and the counts add up."""
    from sphinx_reviews.sources.importer import Request
    from sphinx_reviews.sources.jekyll.run import import_blog

    blog = tmp_path / "blog"
    front_matter = yaml.safe_dump(fields, allow_unicode=True)
    text = f"---\n{front_matter}---\n{''.join(pieces)}".encode() + damage
    write(blog, {"2020-01-01-a.md": text})
    counts = import_blog(Request(blog, tmp_path / "library")).counts
    assert counts.pop("sources") == sum(counts.values()) == 1
    for path in (tmp_path / "library").rglob("*.md"):
        path.rename(tmp_path / f"{len(list(tmp_path.glob('*.md')))}.md")


def test_many_odd_posts_build(tmp_path: Path) -> None:
    """A library of odd posts builds, and each has its page."""
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

    assert len(list((tmp_path / "html/reviews").glob("*.html"))) == 28
