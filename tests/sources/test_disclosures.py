"""A disclosure is found whatever its wording and wherever it stands, and moves as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_reviews.sources.stated.disclosures import disclosure
from support.builds import sphinx_build, write
from support.command import run
from support.libraries.blog import post

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("가나미디어 <나는 평가자다> 활동을 위해서 책을 제공받아 작성된 서평입니다.", "가나미디어"),
        (r"가나미디어 \<나는 평가자다\> 활동을 위해서 책을 제공받아 작성된 서평입니다.", "가나미디어"),
        ("가나미디어 '나는 평가자다' 활동을 위해서 책을 협찬 받아 작성된 서평입니다.", "가나미디어"),
        ("이 글은 가나미디어 “나는 평가자다” 이벤트로 책을 제공받아 썼다.", "가나미디어"),
        ("가나미디어 서평단 <나는평가자다> 활동을 위해서 책을 협찬 받아 작성된 서평입니다.", "가나미디어"),
        ("이 리뷰는 가나미디어의 나는 평가자다 이벤트를 통해 책을 제공받아 작성했습니다.", "가나미디어"),
        ("이 리뷰는 은행나무 출판사로 부터 책을 제공받아 작성했습니다.", "은행나무 출판사"),
        ("※ 본 글은 가나다출판사로부터 도서를 무상으로 증정받아 작성되었습니다.", "가나다출판사"),
        ("저는 이번에 가나북스에서 책을 지원받아 글을 썼습니다.", "가나북스"),
        ("가나북스 측으로부터 제공받은 도서를 읽고 쓴 후기입니다.", "가나북스"),
        ("가나출판사가 제공한 도서를 읽고 작성한 서평입니다.", "가나출판사"),
        ("이 리뷰는 '가나북스'로부터 책을 제공받아 작성했습니다.", "가나북스"),
        ('이 글은 "나는 평가자다" 활동으로 가나북스에서 책을 제공받아 작성했습니다.', "가나북스"),
        ("이 리뷰는 출판사로부터 도서를 제공받아 작성하였습니다.", ""),
        ("책을 제공받아 작성한 글입니다.", ""),
        ("I received a free review copy of this book from Example Press through its reviewer programme.", "Example Press"),
        ("Example Press kindly sent me a complimentary copy of the book.", "Example Press"),
        ("Thanks to Example Press for providing an advance review copy.", "Example Press"),
        ("I was given a free copy by the publisher in exchange for an honest review.", ""),
        ("A review copy was provided by the publisher, House of Words.", "House of Words"),
    ],
)  # fmt: skip
def test_giver(sentence: str, by: str) -> None:
    """The common wordings are recognised as a gift, and who gave it is named where they name it."""
    found = disclosure(sentence)

    assert found is not None
    assert (found.kind, found.by) == ("gift", by)


@pytest.mark.parametrize(
    "sentence",
    [
        "이 책은 다양한 예제를 제공한다.", "저자는 책에서 후기를 모아 지원받은 사람들의 글을 실었다.",
        "소스코드를 제공받아 실습할 수 있는 책이다.", "I received the parcel on Monday.",
        "The book gives a free introduction to statistics.", "You can get a copy of the code for free.",
    ],
)  # fmt: skip
def test_no_disclosure(sentence: str) -> None:
    """What a book provides is no disclosure."""
    assert disclosure(sentence) is None


GIVEN = "이 글은 가람출판으로부터 책을 제공받아 작성했습니다."


@pytest.mark.parametrize(
    ("written", "moved", "left"),
    [
        (f"> {GIVEN}", GIVEN, ""),
        (f"> 앞말이다.\n> {GIVEN}\n>\n> 뒷말이다.", GIVEN, "> 앞말이다.\n>\n> 뒷말이다."),
        (f"### {GIVEN}", GIVEN, ""),
        (f"- 하나\n- {GIVEN}\n- 둘", GIVEN, "- 하나\n\n- 둘"),
        (f"**{GIVEN}**", f"**{GIVEN}**", ""),
        (f"*앞말이다. {GIVEN}*", GIVEN, "*앞말이다.*"),
        (f"**{GIVEN} 뒷말이다.**", GIVEN, "**뒷말이다.**"),
        (f"<b>{GIVEN}</b>", f"**{GIVEN}**", ""),
        ("이 글은 [가람출판](https://garam.example/a.html)으로부터 책을 제공받아 작성했습니다.",
         "이 글은 [가람출판](https://garam.example/a.html)으로부터 책을 제공받아 작성했습니다.", ""),
        (f"[{GIVEN}]", f"[{GIVEN}]", ""),
        (f"앞말이다.  \n{GIVEN}", GIVEN, "앞말이다."),
        ("> I received a free copy from Example Press for this review.",
         "I received a free copy from Example Press for this review.", ""),
    ],
)  # fmt: skip
def test_place(tmp_path: Path, written: str, moved: str, left: str) -> None:
    """Wherever it stands, it moves to the directive with its own markup, and the rest keeps its own."""
    write(tmp_path / "blog", {"2020-01-01-a.md": post("[서평] 가", f"{written}\n\n본문이다.\n")})
    assert run("import", "jekyll", tmp_path / "blog", tmp_path / "library").returncode == 0
    source = (tmp_path / "library/reviews/a.md").read_text()
    directive, _, body = source.partition(":::{disclosure} gift\n")[2].partition("\n:::\n")

    assert directive.split("\n", 1)[1] == moved
    assert body.strip() == f"{left}\n\n본문이다.".strip()


def test_left_in_a_table(tmp_path: Path) -> None:
    """One that cannot be moved stays where it is, and the report quotes it."""
    write(
        tmp_path / "blog",
        {"2020-01-01-a.md": post("[서평] 가", f"| 안내 |\n| --- |\n| {GIVEN} |\n")},
    )
    done = run("import", "jekyll", tmp_path / "blog", tmp_path / "library")
    report = (tmp_path / "library/import-report.json").read_text()

    assert done.returncode == 0
    assert "move to a {disclosure}" in report
    assert GIVEN in (tmp_path / "library/reviews/a.md").read_text()
    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W") == ""


def test_in_the_front_matter(tmp_path: Path) -> None:
    """A disclosure in a field that pages do not show is not lost."""
    write(tmp_path / "blog", {"2020-01-01-a.md": post("[서평] 가", "본문이다.\n", excerpt=GIVEN)})
    run("import", "jekyll", tmp_path / "blog", tmp_path / "library")

    assert f":by: 가람출판\n{GIVEN}\n:::" in (tmp_path / "library/reviews/a.md").read_text()
