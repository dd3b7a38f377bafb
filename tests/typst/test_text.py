"""Text of authors never becomes Typst code."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final

import pytest

from support.libraries.printed import CONF, review
from support.papers import Paper, png

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

CHARACTERS: Final = [
    "#", "$", "*", "_", "`", "@", "<", ">", "[", "]", "{", "}", "(", ")", "\\", '"', "'", "~", "=", "-",
    "+", "/", "//", "/*", "*/", ":", ";", "#let x = 1", '#read("/etc/passwd")', "\\u{41}", "${", "#{",
    "]]", "\u2028", "\u00ad", "😀", "한글", "낱말",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_text_never_becomes_code(build: Callable[..., Built], seed: int) -> None:
    """Whatever characters a text has, wherever it is, they are printed as they are."""
    rng = random.Random(seed)

    def noise() -> str:
        return "".join(rng.choice(CHARACTERS) for _ in range(12))

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
