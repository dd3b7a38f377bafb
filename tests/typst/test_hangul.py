"""Where lines of Korean break on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.libraries.printed import CONCEPTS, CONF, review
from support.papers import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_words_stay_whole(build: Callable[..., Built]) -> None:
    """No line ends within a word, nor between a reference and its particle."""
    words = "데이터를 꾸준히 지켜보는 사람이라면 모델이 조용히 나빠지는 순간을 놓치지 않는다 "
    text = (words + "{concept}`모니터링`에서부터 **굵은말**이라도 `code`로써 MLOps를 ") * 12
    built = build({"conf.py": CONF, "a.md": review("책", text), "c.md": CONCEPTS}, builder="pdf")
    lines = [line.strip() for line in Paper(built.output / "a.pdf").text.splitlines()]
    known = {*text.replace("{concept}", "").replace("`", "").replace("*", "").split()}
    disclosed = "직접 산 책을 읽고 쓴 글입니다."
    long = [line for line in lines if line.count(" ") > 6 and disclosed not in line]

    assert len(long) > 12
    assert {line.split()[0] for line in long} <= known
    assert {line.split()[-1] for line in long} <= known


def test_long_words_stay_on_the_page(build: Callable[..., Built]) -> None:
    """A run of Hangul longer than a line is broken, and nothing of it is lost."""
    endless = "가나다라마바사아자차카타파하" * 30
    built = build({"conf.py": CONF, "a.md": review("책", endless)}, builder="pdf")

    assert Paper(built.output / "a.pdf").lacks(endless) == []


def test_long_paragraphs(build: Callable[..., Built]) -> None:
    """A paragraph of any length is printed whole."""
    words = " ".join(f"낱말{number}을" for number in range(4000))
    built = build({"conf.py": CONF, "a.md": review("책", words)}, builder="pdf")

    assert built.warnings == []
    assert Paper(built.output / "a.pdf").lacks(words) == []
