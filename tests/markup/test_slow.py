"""No text takes time by the square of its length."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

import pytest

from support.desk import open_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.desk import Desk

REVIEW = "---\ndate: 2024-01-01\n---\n\n# 글\n\n:::{book} 책\n:authors: 홍\n:::\n\n:::{disclosure} bought\n:::\n\n"

#: What somebody or something may write, by length in characters.
TEXTS: dict[str, Callable[[int], str]] = {
    "people": lambda n: REVIEW.replace("홍", "a," * n),
    "open parentheses": lambda n: REVIEW.replace("홍", "a (b" * n),
    "spaces in an option": lambda n: REVIEW.replace("홍", "a" + " " * n + "b"),
    "spaces before a note": lambda n: REVIEW + ":::{skills}\n- 깃" + " " * n + "x\n:::\n",
    "dots": lambda n: REVIEW + "{concept}`낱말` " + "." * n + "x\n",
    "dots and quotes": lambda n: REVIEW + '."' * n + "x {concept}`낱말`\n",
    "mentions in one sentence": lambda n: REVIEW + "{concept}`낱말` 은 " * (n // 10),
    "one skill again and again": lambda n: REVIEW + ":::{skills}\n" + "- 깃\n" * (n // 10) + ":::\n",
    "options": lambda n: "# 글\n\n:::{skill} x\n" + ":area: a\n" * (n // 10) + ":::\n",
    "fences": lambda n: "# 글\n\n" + "- :::{skill} x\n" * (n // 50),
    "fields": lambda n: "---\n" + "".join(f"k{i}: a: b\n" for i in range(n // 20)) + "---\n\n# 글\n",
    "brackets": lambda n: "---\ntags: " + "[" * n + "\n---\n\n# 글\n",
    "conditions": lambda n: "# 글\n\n:::{catalogue}\n:filter: " + "skill = a;" * n + "\n:::\n",
}  # fmt: skip


@pytest.fixture(name="desk", scope="module")
def fixture_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A project of one page."""
    with open_desk(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest.mark.parametrize("name", TEXTS)
def test_four_times_the_text(desk: Desk, name: str) -> None:
    """Four times the text takes far less than sixteen times the time."""

    def seconds(length: int) -> float:
        source = TEXTS[name](length)
        # A collection takes as long as what other tests left behind is large.
        gc.collect()
        gc.disable()
        try:
            begin = time.process_time()
            desk.parse(source)
            return time.process_time() - begin
        finally:
            gc.enable()

    seconds(100)
    short = min(seconds(5_000), seconds(5_000))

    assert min(seconds(20_000), seconds(20_000)) < 9 * short + 0.1
