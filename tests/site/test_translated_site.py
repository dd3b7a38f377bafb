"""A site that is translated with Sphinx's message catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from support.libraries.published import BASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

SOURCE: Final = """\
---
date: 2024-02-01
---
# 첫 책

:::{book} 첫 책
:authors: 홍길동
:::

:::{disclosure} bought
내 돈으로 샀다.
:::

:::{verdict} recommend
좋은 책이다[^1].
:::

{concept}`낱말`을 다룬다.

:::{skills}
- Git — 되돌리려면
:::

:::{concept} 낱말
뜻은 이렇다.
:::

[^1]: 정말로.
"""
MESSAGES: Final = {
    "첫 책": "A first book",
    "내 돈으로 샀다.": "Paid for by myself.",
    "좋은 책이다[^1].": "A good book[^1].",
    "{concept}`낱말`을 다룬다.": "It is about a {concept}`word <낱말>`.",
    "되돌리려면": "to go back",
    "뜻은 이렇다.": "It means this.",
}
#: What must not be left; the title of the book is an option, and no message.
SENTENCES: Final = ("내 돈으로 샀다", "좋은 책이다", "을 다룬다", "되돌리려면", "뜻은 이렇다")
#: Which texts each file has.
TRANSLATED: Final = {
    "a.html": ["Paid for by myself. A good book.", "to go back", "It means this."],
    "reviews.json": [
        "Paid for by myself.",
        '"A good book."',
        "It is about a word.",
        "to go back",
        "It means this.",
    ],
    "feed.atom": ["Paid for by myself.", "A good book."],
    "feed.json": ["Paid for by myself.", "A good book."],
    "concepts.skos.ttl": ["It means this."],
    "_static/sphinx-reviews/previews-data-en.js": ["A good book.", "It means this."],
}
CATALOGUE: Final = "\n".join(
    ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
    + [f'msgid "{source}"\nmsgstr "{target}"\n' for source, target in MESSAGES.items()]
)


IN_RST: Final = """\
.. |who| replace:: 처음 배우는 사람

첫 책
=====

.. book:: 첫 책
   :authors: 나

.. verdict:: recommend

   |who|\\ 에게 좋다.
"""


def test_data_is_translated(build: Callable[..., Built]) -> None:
    """Whatever is made of the text of a page says it as the page does, in the translation."""
    built = build(
        {"a.md": SOURCE, "locales/en/LC_MESSAGES/a.po": CATALOGUE},
        language="en",
        locale_dirs=["locales"],
        html_baseurl=BASE,
    )

    assert built.warnings == []
    for name, texts in TRANSLATED.items():
        assert [text for text in texts if text not in built.text(name)] == [], name
    for path in built.output.rglob("*"):
        if path.suffix in {".html", ".json", ".jsonl", ".atom", ".ttl", ".js"}:
            assert not [text for text in SENTENCES if text in path.read_text()], path


def test_data_has_substitutions(build: Callable[..., Built]) -> None:
    """What a page puts in the place of a name stands in data too."""
    built = build({"a.rst": IN_RST})

    assert '"처음 배우는 사람에게 좋다."' in built.text("reviews.json")
    assert not any("no heading" in warning for warning in built.warnings)
