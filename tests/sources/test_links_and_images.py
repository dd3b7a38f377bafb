"""Links and images of posts arrive, whatever is in their names and titles."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup

from support.builds import sphinx_build, write
from support.command import run
from support.libraries.blog import PNG, post

if TYPE_CHECKING:
    from pathlib import Path

#: Name of a post -> its text, whose image is shown.
SHOWN: Final = {
    "linked": "[![표지](/images/c.png)](https://shop.example/book?ISBN=9791169210850)",
    "linked-html": '<a href="https://shop.example/b_"><img src="/images/c.png" alt="표지" width="90"></a>',
    "linked-within": "앞말 [![표지](/images/c.png)](https://shop.example/) 뒷말",
    "linked-to-post": "[![표지](/images/c.png)](/2024/01/01/linked)",
    "title": '![그림 (하나)](/images/c.png "그림 (하나)"){: .center-image }',
    "title-smile": '![그림](/images/c.png "그림 :)"){: .center-image }',
    "spaces": "![표지](/images/표지 그림.png)",
    "encoded": "![표지](/images/%ED%91%9C%EC%A7%80%20%EA%B7%B8%EB%A6%BC.png)",
    "brackets": "![표지 [2판]](</images/표지 (1).png>)",
    "brackets-bare": "![표지](/images/표지 (1).png)",
    "decomposed": "![표지](/images/분해.png)",
    "reference": "![표지][cover]\n\n[cover]: /images/c.png",
    "relative": "![표지](../images/c.png)",
    "liquid": '![표지]({{ "/images/c.png" | relative_url }})',
    "broken-tag": '글 <img\n  src="/images/c.png"\n  alt="표지">',
    "quoted-alt": '!["표지" #1](/images/c.png)',
}  # fmt: skip
#: Name of a post -> its text, and what is read on its page.
READ: Final = {
    "no-target": ("[어떤 교재]()를 읽었다.", "어떤 교재를 읽었다."),
    "hash": ("[어떤 교재](#)를 [또](<>) 읽었다.", "어떤 교재를 또 읽었다."),
    "title-in-angles": (
        "비슷한 책으로 <Clean Example>이 있고 <<Theory of Small Groups>>도 있다.",
        "비슷한 책으로 <Clean Example>이 있고 <<Theory of Small Groups>>도 있다.",
    ),
    "known-names": (
        "<A Tour of C++>와 <Code Complete>, <b>굵은</b> <Small Gods>, <I, Robot>.",
        "<A Tour of C++>와 <Code Complete>, 굵은 <Small Gods>, <I, Robot>.",
    ),
    "line-in-angles": ("<Clean Example>\n줄이 이어진다.", "<Clean Example>\n줄이 이어진다."),
    "entities": ("<b>굵은</b> &lt;i&gt; &amp;lt; AT&T", "굵은 <i> &lt; AT&T"),
    "line-separator": ("하나\u2028둘\n\n    셋\u2028넷\n", "넷"),
}


@pytest.fixture(name="site", scope="module")
def fixture_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All posts, imported and built strictly."""
    folder = tmp_path_factory.mktemp("links")
    # An image that nothing stands before would be the cover, and move into the card.
    texts = {name: f"글이다.\n\n{text}" for name, text in SHOWN.items()}
    texts |= {name: text for name, (text, _) in READ.items()}
    posts = {
        f"_posts/2024-01-01-{name}.md": post(f"[서평] {name}", f"{text}\n")
        for name, text in texts.items()
    }
    names = ("c", "표지 그림", "표지 (1)", unicodedata.normalize("NFD", "분해"))
    write(folder / "blog", {**posts, **{f"images/{name}.png": PNG for name in names}})
    done = run("import", "jekyll", folder / "blog", folder / "library")
    assert done.returncode == 0, done.stdout + done.stderr
    assert sphinx_build(folder / "library", folder / "html", "-n", "-W", "--keep-going") == ""
    return folder / "html"


def body(site: Path, name: str) -> BeautifulSoup:
    """Return the text of a page."""
    found = BeautifulSoup((site / f"reviews/{name}.html").read_text(), "html.parser")
    return found.select_one(".body") or found


@pytest.mark.parametrize("name", SHOWN)
def test_image(site: Path, name: str) -> None:
    """An image that the blog has is on the page, and is described."""
    images = [
        each for each in body(site, name).select("img:not(.rv-cover)") if "_images" in each["src"]
    ]

    assert len(images) == 1
    assert images[0]["alt"].strip('"').startswith(("표지", "그림"))


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("linked", "https://shop.example/book?ISBN=9791169210850"),
        ("linked-html", "https://shop.example/b_"),
        ("linked-within", "https://shop.example/"),
        ("linked-to-post", "linked.html"),
    ],
)
def test_link_around_an_image(site: Path, name: str, target: str) -> None:
    """An image within a link stays an image within that link."""
    (image,) = [each for each in body(site, name).select("a img") if "_images" in each["src"]]

    assert image.find_parent("a")["href"] == target


@pytest.mark.parametrize("name", READ)
def test_text(site: Path, name: str) -> None:
    """Words stay words, and a link that leads nowhere is its text."""
    shown = READ[name][1]

    assert shown in body(site, name).get_text()
    assert not body(site, name).select(f"a:-soup-contains('{shown[:3]}')")


def test_emphasis_before_a_particle_is_carried_over(tmp_path: Path) -> None:
    """Emphasis that Markdown reads differently from kramdown is written as in the post."""
    written = '모든 **변경 로그(changelog)**는 커진다. **"따옴표"**가 붙는다.'
    write(tmp_path / "blog", {"2024-01-01-a.md": post("[서평] 가", written)})
    run("import", "jekyll", tmp_path / "blog", tmp_path / "library")

    assert written in (tmp_path / "library/reviews/a.md").read_text()


def test_bad_addresses(tmp_path: Path) -> None:
    """An address that cannot be read costs neither the post nor the others."""
    images = ("http://[::1/x.png", "/images/%00.png", "/" + "가" * 300 + ".png")
    write(
        tmp_path / "blog",
        {f"2024-01-0{n}-a.md": post("글", f"![그림]({at})\n") for n, at in enumerate(images, 1)},
    )
    write(tmp_path / "library", {"images/sources.json": "{"})
    done = run("import", "jekyll", tmp_path / "blog", tmp_path / "library")
    report = json.loads((tmp_path / "library/import-report.json").read_text())

    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
    assert [each["fate"] for each in report["sources"]] == ["taken"] * 3
    assert report["to_do"]["add the missing image"] == 3
