"""PDFs: every word arrives, on paper that one would send to a friend."""

from __future__ import annotations

import os
import random
import re
import shutil
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

import pytest
from bs4 import BeautifulSoup

from builds import sphinx_build, write
from conftest import INDEX, ROOT
from papers import Paper, png

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bs4 import Tag

    from conftest import Built

REVIEWS: Final = sorted(
    path.stem for path in (ROOT / "reviews").glob("*.md") if ":::{book}" in path.read_text()
)
CONF: Final = """\
extensions = ["myst_parser", "sphinx_reviews"]
project = "서가"
author = "서가 주인"
language = "ko"
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
reviews_pdf = True
"""


def review(title: str, text: str = "", options: str = "", date: str = "2024-02-29") -> str:
    """Return the source of a review."""
    return (
        f"---\ndate: {date}\n---\n\n# {title}\n\n:::{{book}} {title}\n:authors: 지은이\n{options}:::\n\n"
        f":::{{disclosure}} bought\n:::\n\n:::{{verdict}} 추천\n한마디.\n:::\n\n{text}\n"
    )


CONCEPTS: Final = (
    "# 개념\n\n:::{concept} 모니터링\n:aliases: monitoring\n상태를 꾸준히 지켜보는 일.\n:::\n"
)


def words_of(body: Tag) -> str:
    """Return what a page says, apart from what only the web has."""
    for row in body.select("dd:has(.rv-pdf)"):
        term = row.find_previous_sibling("dt")
        assert term
        term.extract()
        row.extract()
    for other in body.select(".headerlink, script, .math, .fn-bracket, .rv-citation"):
        other.extract()
    return body.get_text(" ")


# -- the site ----------------------------------------------------------------


@pytest.mark.parametrize("name", REVIEWS)
def test_review_of_the_site(site: Path, name: str) -> None:
    """A review's PDF has every word of its page, tags, embedded fonts, and the headings as outline."""
    page = BeautifulSoup((site / "reviews" / f"{name}.html").read_text(), "html.parser")
    paper = Paper(site / "reviews" / f"{name}.pdf")
    body = page.select_one("article")
    assert body
    download = body.select_one(".rv-pdf")
    assert download
    words = words_of(body)
    headings = [
        heading.get_text() for heading in body.select(":is(h1, h2, h3, h4):not(.rv-heading)")
    ]

    assert paper.lacks(words) == []
    assert paper.outline == [*headings, "이 서평에 나온 개념"]
    assert paper.is_tagged
    assert paper.catalogue["/Lang"] == "ko"
    assert all(paper.fonts.values())
    assert download["href"] == f"{name}.pdf"
    size = float(download.get_text().removeprefix("PDF (").removesuffix(" KB)"))
    assert size * 1000 == pytest.approx(paper.path.stat().st_size, rel=0.05)


def test_library_of_the_site(site: Path) -> None:
    """The library has all reviews with their page numbers, and indexes that lead to them."""
    library = Paper(site / "library.pdf")
    contents = library.pages[1]
    chapters = [
        library.outline.index(Paper(site / "reviews" / f"{name}.pdf").outline[0])
        for name in REVIEWS
    ]

    assert library.is_tagged
    assert all(library.fonts.values())
    assert "19편" in library.pages[0]
    assert len(set(chapters)) == len(REVIEWS)
    for name in REVIEWS:
        title = Paper(site / "reviews" / f"{name}.pdf").outline[0]
        listed = re.search(rf"{re.escape(title)}[ .\r\n]*(\d+)", contents)
        assert listed
        assert title.split() == library.pages[int(listed[1]) - 1].split()[: len(title.split())]
    assert library.outline[-1] == "기술"
    assert library.inner_links > 300


# -- what an author may write ------------------------------------------------


def test_syntax_of_myst(build: Callable[..., Built]) -> None:
    """Every construct of MyST and sphinx-design is printed without a lost word."""
    files = {
        "review.md": (ROOT / "tests" / "paper" / "syntax.md").read_text(),
        "concepts.md": CONCEPTS,
        "sample.py": "표본 = 1\n",
        "pic.png": png(60, 40),
        "tall.png": png(300, 3000),
    }
    built = build(
        files,
        extensions=["myst_parser", "sphinx_design", "sphinx_reviews"],
        myst_enable_extensions=[
            "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath",
            "fieldlist", "html_admonition", "html_image", "replacements", "smartquotes",
            "substitution", "tasklist",
        ],
        myst_substitutions={"key1": "치환된 **값**"},
        numfig=True,
        reviews_pdf=True,
    )  # fmt: skip
    page, paper = built.page("review"), Paper(built.output / "review.pdf")
    body = page.select_one(".body")
    assert body
    words = words_of(body)

    assert built.warnings == []
    assert paper.is_tagged
    assert paper.lacks(words) == ["웹에서만보임", "웹만"]
    assert paper.lacks("종이에서만보임 타이포스트 ☐ ☑ 𝑒 √ 한글#x") == []


def test_unknown_node(build: Callable[..., Built]) -> None:
    """What nobody has told how to print is printed as its text, with one warning."""
    extension = (
        "from docutils import nodes\n"
        "from docutils.parsers.rst import Directive\n"
        "class stranger(nodes.General, nodes.Element): pass\n"
        "class Stranger(Directive):\n"
        "    has_content = True\n"
        "    def run(self):\n"
        "        node = stranger()\n"
        "        self.state.nested_parse(self.content, self.content_offset, node)\n"
        "        node.line = self.lineno\n"
        "        return [node]\n"
        "def setup(app):\n"
        "    skip = (lambda self, node: None, lambda self, node: None)\n"
        "    app.add_node(stranger, html=skip)\n"
        "    app.add_directive('stranger', Stranger)\n"
    )
    built = build(
        {
            "conf.py": CONF
            + "import sys; sys.path.insert(0, __file__.removesuffix('conf.py'))\nextensions += ['strange']\n",
            "strange.py": extension,
            "a.md": review("책", "```{stranger}\n낯선말\n```\n\n```{stranger}\n또낯선말\n```"),
        },
        builder="pdf",
    )

    assert Paper(built.output / "a.pdf").lacks("낯선말 또낯선말") == []
    assert [re.sub(r"^.*?WARNING", "WARNING", line) for line in built.warnings] == [
        "WARNING: the PDF shows only the text of 'stranger', which it does not know. "
        "Write it as Markdown, or keep it out of print with {only} html. [reviews.pdf]"
    ]


SIGNS: Final = ["#", "$", "*", "_", "`", "@", "<", ">", "[", "]", "{", "}", "(", ")", "\\", '"', "'",
                "~", "=", "-", "+", "/", "//", "/*", "*/", ":", ";", "#let x = 1", '#read("/etc/passwd")',
                "\\u{41}", "${", "#{", "]]", "\u2028", "\u00ad", "😀", "한글", "낱말"]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_text_never_becomes_code(build: Callable[..., Built], seed: int) -> None:
    """Whatever signs a text has, everywhere that text may stand, they are printed as they are."""
    rng = random.Random(seed)

    def noise() -> str:
        return "".join(rng.choice(SIGNS) for _ in range(12))

    def escaped(text: str) -> str:
        return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)

    marked = [f"표{number}{noise()}끝{number}" for number in range(12)]
    plain = [escaped(each) for each in marked]
    text = (
        f"{plain[0]}\n\n## {plain[1]}\n\n- {plain[2]}\n\n> {plain[3]}\n\n"
        f"| a |\n|---|\n| {escaped(marked[4])} |\n\n글[^1] **{plain[5]}** *x {plain[6]} x*\n\n"
        f"[^1]: {plain[7]}\n\n[링크 {plain[8]}](https://example.com/{noise().replace(' ', '') and 'x'})\n\n"
        f"![{plain[9]}](pic.png)\n\n~~~~~text\n{marked[10]}\n~~~~~\n"
    )
    subtitle = marked[11].replace("\u2028", "")
    built = build(
        {
            "conf.py": CONF,
            "a.md": review("책", text, f":subtitle: 부제 {subtitle}\n"),
            "pic.png": png(4, 4),
        },
        builder="pdf",
        smartquotes=False,
    )
    paper = Paper(built.output / "a.pdf")

    assert [line for line in built.warnings if "reviews" in line] == []
    for number in {*range(12)} - {9}:
        assert paper.lacks(f"표{number} 끝{number}") == []
    shown = re.sub(r"\s|[\u00ad\u2028\ufffe\ufffd]", "", paper.text)
    for each in (marked[0], marked[1], marked[2], marked[10]):
        assert re.sub(r"\s|[\u00ad\u2028]", "", each) in shown
    assert "root:" not in paper.text


def test_words_stay_whole(build: Callable[..., Built]) -> None:
    """No line ends within a word, nor between a reference and its particle."""
    words = "데이터를 꾸준히 지켜보는 사람이라면 모델이 조용히 나빠지는 순간을 놓치지 않는다 "
    text = (words + "{concept}`모니터링`에서부터 **굵은말**이라도 `code`로써 MLOps를 ") * 12
    built = build({"conf.py": CONF, "a.md": review("책", text), "c.md": CONCEPTS}, builder="pdf")
    lines = [line.strip() for line in Paper(built.output / "a.pdf").text.splitlines()]
    known = {*text.replace("{concept}", "").replace("`", "").replace("*", "").split()}
    long = [line for line in lines if line.count(" ") > 6]

    assert len(long) > 12
    assert {line.split()[0] for line in long} <= known
    assert {line.split()[-1] for line in long} <= known


def test_long_words_stay_on_the_page(build: Callable[..., Built]) -> None:
    """A run of Hangul longer than a line is broken, and none of it is lost."""
    endless = "가나다라마바사아자차카타파하" * 30
    built = build({"conf.py": CONF, "a.md": review("책", endless)}, builder="pdf")

    assert Paper(built.output / "a.pdf").lacks(endless) == []


def test_long_paragraphs(build: Callable[..., Built]) -> None:
    """A paragraph may have any number of words."""
    words = " ".join(f"낱말{number}을" for number in range(4000))
    built = build({"conf.py": CONF, "a.md": review("책", words)}, builder="pdf")

    assert built.warnings == []
    assert Paper(built.output / "a.pdf").lacks(words) == []


@pytest.mark.parametrize(
    "sign", ["😀", "👩‍💻", "🇰🇷", "✅", "⚠️", "★", "½", "→", "漢字", "かな", "Ω", "Ж"]
)
def test_signs_have_a_shape(build: Callable[..., Built], sign: str) -> None:
    """Emoji and other scripts are there, with a shape: a tagged PDF cannot hold an empty box."""
    built = build({"conf.py": CONF, "a.md": review("책", f"앞 {sign} 뒤")}, builder="pdf")
    paper = Paper(built.output / "a.pdf")

    assert built.warnings == []
    assert paper.is_tagged
    assert sign.rstrip("\ufe0f")[0] in paper.text


# -- one review --------------------------------------------------------------


def test_properties(build: Callable[..., Built]) -> None:
    """The properties tell title, reviewer, keywords, and the date of the review."""
    text = review("데이터 책", "{concept}`모니터링`을 다룬다.").replace(
        "---\n\n#", "author: 김서평\ntags: [운영, SRE]\n---\n\n#", 1
    )
    built = build({"conf.py": CONF, "a.md": text, "c.md": CONCEPTS}, builder="pdf")
    properties = Paper(built.output / "a.pdf").reader.metadata

    assert properties
    assert properties.title == "데이터 책"
    assert properties.author == "김서평"
    assert properties.keywords == "운영, SRE, 모니터링"
    assert str(properties.creation_date).startswith("2024-02-29")


def test_opening(build: Callable[..., Built]) -> None:
    """Disclosure, verdict and facts stand on the first page, in this order, before the text."""
    text = review("데이터 책", "본문이 시작된다.", ":publisher: 한빛미디어\n").replace(
        "추천\n", "추천\n:rating: 4.5\n"
    )
    built = build({"conf.py": CONF, "a.md": text}, builder="pdf")
    first = Paper(built.output / "a.pdf").pages[0]
    order = [
        first.index(word)
        for word in ("데이터 책", "직접 구매", "한마디", "4.5", "한빛미디어", "본문이")
    ]

    assert order == sorted(order)


@pytest.mark.parametrize("base", ["", "https://books.example.org/서가/"])
def test_links(build: Callable[..., Built], base: str) -> None:
    """Concepts lead to their notes, other reviews to the site or by name, hosts are printed."""
    text = "{concept}`모니터링`은 {book}`이 책 <둘째 책>`에 나온다. [글](https://www.example.com/a?b=1#c)이 있다."
    built = build(
        {
            "conf.py": CONF + f"html_baseurl = {base!r}\n",
            "a.md": review("첫째 책", text),
            "b.md": review("둘째 책"),
            "c.md": CONCEPTS,
        },
        builder="pdf",
    )
    paper = Paper(built.output / "a.pdf")

    assert built.warnings == []
    assert paper.inner_links == 1
    assert "상태를 꾸준히 지켜보는 일." in paper.text
    assert "글 (example.com)이 있다" in paper.text
    assert "https://www.example.com/a?b=1#c" in paper.links
    if base:
        assert f"{quote(base, safe=':/')}b.html" in paper.links
        assert f"{base}a.html" in paper.text
    else:
        assert "이 책 (둘째 책)에" in paper.text
        assert paper.links == ["https://www.example.com/a?b=1#c"]


def test_paper_and_language(build: Callable[..., Built]) -> None:
    """Paper and language are as asked for; an unknown paper is told, and A4."""
    english = review("Book", "Text.").replace("---\n\n#", "lang: en\n---\n\n#", 1)
    files = {"conf.py": CONF, "a.md": english}
    letter = build(files, builder="pdf", reviews_pdf_paper="us-letter")
    paper = Paper(letter.output / "a.pdf")

    assert paper.reader.pages[0].mediabox.width == pytest.approx(612)
    assert paper.catalogue["/Lang"] == "en"
    unknown = build(files, builder="pdf", reviews_pdf_paper="a44")
    assert unknown.warnings == [
        "conf.py:1: WARNING: reviews_pdf_paper: Typst knows no paper 'a44'. "
        "Write a name such as 'a4', 'a5' or 'us-letter'. [reviews.value]"
    ]
    assert Paper(unknown.output / "a.pdf").reader.pages[0].mediabox.width == pytest.approx(
        595, abs=1
    )


def test_fonts(build: Callable[..., Built]) -> None:
    """Fonts of the project are preferred; a folder that is not there is told."""
    import rendercv_fonts

    folder = os.path.dirname(rendercv_fonts.__file__)  # noqa: PTH120  (a str for conf.py)
    built = build(
        {
            "conf.py": CONF + f"reviews_pdf_fonts = [{folder!r} + '/Lato', 'none']\n",
            "a.md": review("책", "abc"),
        },
        builder="pdf",
    )

    assert any("Lato" in name for name in Paper(built.output / "a.pdf").fonts)
    assert built.warnings == [
        "conf.py:8: WARNING: reviews_pdf_fonts: there is no folder 'none'. Write the names of folders "
        "with font files, from the folder of conf.py. [reviews.value]"
    ]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_link_leads_to_the_file(build: Callable[..., Built], builder: str) -> None:
    """The card of a book and the catalogue link to the PDF, by type and size."""
    files = {
        "conf.py": CONF,
        "서평/가 나.md": review("책"),
        "서평/index.md": "# 목록\n\n```{catalogue}\n```\n",
    }
    built = build(files, builder=builder)
    page = built.output / ("서평/가 나.html" if builder == "html" else "서평/가 나/index.html")
    for file, names in (
        (page, ["가 나"]),
        (built.output / "서평/index.html", ["library", "가 나"]),
    ):
        links = BeautifulSoup(file.read_text(), "html.parser").select("a.rv-pdf")

        assert [unquote(str(link["href"])).rpartition("/")[2] for link in links] == [
            f"{name}.pdf" for name in names
        ]
        for link in links:
            assert link["type"] == "application/pdf"
            assert (file.parent / unquote(str(link["href"]))).is_file()
            assert re.fullmatch(r"PDF \(\d+ KB\)", link.get_text())


# -- what goes wrong ---------------------------------------------------------


def test_images(build: Callable[..., Built]) -> None:
    """An image that cannot be shown is told, and its words are printed; nothing is fetched."""
    text = (
        "![먼 그림](https://img.example.com/a.png)\n\n![깨진 그림](broken.png)\n\n"
        "![그린 그림](drawn.svg)\n\n![낯선 그림](movie.mp4)\n"
    )
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4" cx="4" cy="4"/></svg>'
    built = build(
        {
            "conf.py": CONF,
            "a.md": review("책", text),
            "broken.png": "no image",
            "drawn.svg": svg,
            "movie.mp4": "x",
        },
        builder="pdf",
    )
    paper = Paper(built.output / "a.pdf")

    assert paper.is_tagged
    assert paper.lacks("먼 그림 https://img.example.com/a.png 깨진 broken.png 낯선 movie.mp4") == []
    assert built.warnings == [
        "a.md:18: WARNING: the image https://img.example.com/a.png is on another host, and nothing is "
        "fetched for the PDF, which shows its alternative text and address. Keep a copy beside the page, "
        "and write ![먼 그림](copy.png). [reviews.pdf]",
        "a.md:20: WARNING: the PDF cannot show the image broken.png. Use a sound file of these: "
        ".gif, .jpeg, .jpg, .png, .svg, .webp. [reviews.pdf]",
        "a.md:24: WARNING: the PDF cannot show the image movie.mp4. Use a sound file of these: "
        ".gif, .jpeg, .jpg, .png, .svg, .webp. [reviews.pdf]",
    ]


def test_image_without_words(build: Callable[..., Built]) -> None:
    """A PDF with an image that has no alternative text is printed, untagged, and told with its line."""
    built = build(
        {"conf.py": CONF, "a.md": review("책", "글.\n\n![](pic.png)"), "pic.png": png(9, 9)},
        builder="pdf",
    )

    assert not Paper(built.output / "a.pdf").is_tagged
    assert (
        "a.md:20: WARNING: the PDF is not tagged for those who have it read aloud, as the image pic.png has no alternative text. Write ![what it shows](pic.png). [reviews.pdf]"
        in built.warnings
    )


def test_error_of_typst(tmp_path: Path) -> None:
    """What Typst refuses is told, harms no other review, and leaves the older file and its link."""
    source, output = tmp_path / "source", tmp_path / "html"
    files = {"conf.py": CONF, "index.md": INDEX, "a.md": review("가"), "b.md": review("나")}
    write(source, files)  # type: ignore[arg-type]
    sphinx_build(source, output)
    older = (output / "a.pdf").read_bytes()
    files["a.md"] = review("가", "```{raw} typst\n#nothing()\n```")
    files["b.md"] = review("나", "새 글.")
    write(source, files)  # type: ignore[arg-type]
    printed = sphinx_build(source, output)

    assert (
        "/a.md:7: WARNING: the PDF cannot be printed; Typst says: unknown variable: nothing"
        in printed
    )
    assert (output / "a.pdf").read_bytes() == older
    assert 'href="a.pdf"' in (output / "a.html").read_text()
    assert Paper(output / "b.pdf").lacks("새 글.") == []
    del files["a.md"]
    write(source, files)  # type: ignore[arg-type]
    sphinx_build(source, output)
    assert not (output / "a.pdf").exists()


def test_package_of_typst(build: Callable[..., Built]) -> None:
    """Nothing is fetched for the sake of Typst that an author wrote."""
    text = '```{raw} typst\n#import "@preview/cetz:0.3.0": canvas\n```'
    built = build({"conf.py": CONF, "a.md": review("책", text)}, builder="pdf")

    assert Paper(built.output / "a.pdf").lacks("@preview/cetz:0.3.0") == []
    assert [line.partition("WARNING: ")[2] for line in built.warnings] == [
        "the Typst here names a package, which would be fetched, and is printed as it stands. "
        "Write the code of the package itself. [reviews.pdf]"
    ]


# -- again -------------------------------------------------------------------


def stamps(folder: Path) -> dict[str, int]:
    """Return when each PDF was written."""
    return {path.name: path.stat().st_mtime_ns for path in folder.rglob("*.pdf")}


@pytest.mark.parametrize("builder", ["html", "dirhtml", "pdf"])
def test_only_what_changed(tmp_path: Path, builder: str) -> None:
    """A PDF is printed again when what it shows changed, and goes with its review."""
    source, output = tmp_path / "source", tmp_path / "out"
    files = {
        "conf.py": CONF,
        "index.md": INDEX,
        "a.md": review("가", "{concept}`모니터링`을 본다."),
        "b.md": review("나"),
        "c.md": CONCEPTS,
    }

    def built() -> set[str]:
        before = stamps(output) if output.exists() else {}
        write(source, files)  # type: ignore[arg-type]
        assert sphinx_build(source, output, builder=builder) == ""
        after = stamps(output)
        return {name for name in after if after[name] != before.get(name)}

    assert built() == {"a.pdf", "b.pdf", "library.pdf"}
    assert built() == set()
    files["b.md"] = review("나", "한 문장 더.")
    assert built() == {"b.pdf", "library.pdf"}
    files["c.md"] = CONCEPTS.replace("꾸준히", "자주")
    assert built() == {"a.pdf", "library.pdf"}
    assert Paper(output / "a.pdf").lacks("자주") == []
    del files["b.md"]
    assert built() == {"library.pdf"}
    assert not (output / "b.pdf").exists()
    if builder != "pdf":
        files["conf.py"] = CONF.replace("True", "False")
        assert built() == set()
        assert stamps(output) == {}


def test_printing_that_broke_off(build: Callable[..., Built]) -> None:
    """A PDF that was printed before the build failed is not taken for that of the text before."""
    files = {"conf.py": CONF, "a.md": review("가"), "b.md": review("나")}
    built = build(files, builder="pdf")
    first, second = built.output / "a.pdf", built.output / "b.pdf"
    before = first.read_bytes()
    second.unlink()
    (second / "in the way").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        build(files | {"a.md": review("가", "다른 말.")}, builder="pdf")
    assert first.read_bytes() != before

    shutil.rmtree(second)
    build(files, builder="pdf")
    assert first.read_bytes() == before


def test_same_bytes_everywhere(tmp_path: Path) -> None:
    """The same sources give the same bytes, wherever and whenever they are printed."""
    files = {
        "conf.py": CONF, "index.md": INDEX, "c.md": CONCEPTS, "pic.png": png(20, 20),
        "a.md": review("가", "{concept}`모니터링` 😀 ![그림](pic.png) $x$"),
        "b.md": review("나", date="").replace("date: \n", ""),
    }  # fmt: skip
    for folder in ("one", "another/place"):
        write(tmp_path / folder / "source", files)  # type: ignore[arg-type]
        sphinx_build(tmp_path / folder / "source", tmp_path / folder / "out", builder="pdf")

    for name in ("a.pdf", "b.pdf", "library.pdf"):
        one, other = (tmp_path / folder / "out" / name for folder in ("one", "another/place"))
        assert one.read_bytes() == other.read_bytes()


def test_review_named_like_the_library(build: Callable[..., Built]) -> None:
    """A review whose file would be the library's is printed instead, with a warning."""
    built = build({"conf.py": CONF, "library.md": review("내 책")}, builder="pdf")

    assert Paper(built.output / "library.pdf").outline[0] == "내 책"
    assert built.warnings == [
        "library.md:7: WARNING: the PDF of this review has the name of the library's, which is not "
        "printed. Rename the file. [reviews.pdf]"
    ]
