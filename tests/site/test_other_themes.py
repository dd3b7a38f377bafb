"""Components among the rules of other themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.browser import in_browser, violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.browser import Reader
    from support.projects import Built

REVIEW = """\
---
date: 2024-01-01
---

# 책

:::{book} 책
:authors: 홍길동
:::

:::{disclosure} bought
:::

:::{verdict} recommend
읽을 만하다.
:::

:::{skills}
- {skill}`SQL`: 자료를 뽑는다.
:::

## 서평 목록

```{catalogue}
```
"""
SKILL = "---\norphan: true\n---\n\n# 기술\n\n:::{skill} SQL\n질의 언어.\n:::\n"
#: What Read the Docs and pydata-sphinx-theme say of lists, quotations and links.
STRONG = """\
body section ul li { list-style: disc; margin-left: 24px; }
body section ul li > *, body section .rv-cards li > p:last-child { margin-bottom: 12px; }
a.reference { border-bottom: 1px dotted; text-decoration: none; }
"""


@in_browser
@pytest.mark.parametrize(
    ("theme", "modes"),
    [("alabaster", ["light"]), ("furo", ["light", "dark"]), ("shibuya", ["dark"])],
)
def test_components_keep_their_look(
    build: Callable[..., Built], read: Callable[..., Reader], theme: str, modes: list[str]
) -> None:
    """A theme's lists and links do not show in a component, which fits a phone and can be read."""
    files = {"review.md": REVIEW, "skill.md": SKILL, "_static/strong.css": STRONG}
    built = build(
        files, html_theme=theme, html_static_path=["_static"], html_css_files=["strong.css"]
    )
    reader = read(built.output)
    reader.page.set_viewport_size({"width": 390, "height": 900})
    page = reader.open("review")

    for mode in modes:
        page.evaluate(
            "mode => { for (const each of [document.documentElement, document.body])"
            " { each.dataset.theme = mode; each.classList.toggle('dark', mode === 'dark'); } }",
            mode,
        )
        for part in (".rv-disclosure", ".rv-verdict", ".rv-skills", ".rv-catalogue"):
            assert violations(page, part) == [], f"{part} {mode}"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    card = page.locator(".rv-cards > li")
    assert card.evaluate("each => getComputedStyle(each).marginLeft") == "0px"
    assert card.evaluate("each => getComputedStyle(each).listStyleType") == "none"
    link = page.locator(".rv-skill-list a").first
    assert link.evaluate("each => getComputedStyle(each).borderBottomWidth") == "0px"
