"""The sources of reviews for PDFs."""

from __future__ import annotations

from typing import Final

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
