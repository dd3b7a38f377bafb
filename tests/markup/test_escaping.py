"""Text that authors type never becomes HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_author_text_is_escaped(build: Callable[..., Built]) -> None:
    """Nothing that authors type in a directive becomes HTML."""
    bad = "<img src=x onerror=alert(1)>"
    review = f"""\
---
date: 2024-01-01
author: {bad}
tags: ["{bad}"]
---

# 글

:::{{book}} {bad}
:subtitle: {bad}
:authors: {bad}
:publisher: {bad}
:series: {bad}
:nonsense: {bad}
:::

:::{{disclosure}} gift
:by: {bad}
:::

:::{{verdict}} {bad}
:for: {bad}
:::

:::{{skills}}
- {bad.replace("(", "").replace(")", "")} ({bad}) — 이유
:::
"""
    concepts = f"# 개념\n\n:::{{concept}} {bad}\n:aliases: {bad}2\n:::\n"
    built = build({"review.md": review, "concepts.md": concepts})

    for docname in ("review", "concepts"):
        assert "onerror=alert" not in str(built.page(docname).find_all("img"))
        assert not [tag for tag in built.page(docname).find_all() if tag.has_attr("onerror")]
