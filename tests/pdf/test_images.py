"""Images that a PDF cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.libraries.printed import CONF, review
from support.papers import Paper, png

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_images(build: Callable[..., Built]) -> None:
    """An image that cannot be shown is reported and its text is printed; nothing is fetched."""
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
        "a.md:20: WARNING: the PDF cannot show the image broken.png. Use an undamaged file in one of these formats: "
        ".gif, .jpeg, .jpg, .png, .svg, .webp. [reviews.pdf]",
        "a.md:24: WARNING: the PDF cannot show the image movie.mp4. Use an undamaged file in one of these formats: "
        ".gif, .jpeg, .jpg, .png, .svg, .webp. [reviews.pdf]",
    ]


def test_image_without_words(build: Callable[..., Built]) -> None:
    """A PDF with an image without alternative text is printed untagged, with a warning that has its line."""
    built = build(
        {"conf.py": CONF, "a.md": review("책", "글.\n\n![](pic.png)"), "pic.png": png(9, 9)},
        builder="pdf",
    )

    assert not Paper(built.output / "a.pdf").is_tagged
    assert (
        "a.md:20: WARNING: the PDF has no accessibility tags (PDF/UA), as the image pic.png has no alternative text. Write ![what it shows](pic.png). [reviews.pdf]"
        in built.warnings
    )
