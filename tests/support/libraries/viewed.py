"""The sources of reviews for views, and of pages with a view."""

from __future__ import annotations


def review(
    title: str, *lists: str, date: str = "2024-01-01", head: str = "", text: str = "", **book: str
) -> str:
    """Return the source of a review with lists of skills."""
    options = "".join(f":{name.replace('_', '-')}: {value}\n" for name, value in book.items())
    return (
        f"---\ndate: {date}\n{head}---\n\n# {title}\n\n:::{{book}} {title}\n"
        f":authors: 지은이\n{options}:::\n\n:::{{disclosure}} bought\n:::\n\n{text}\n\n"
        + "\n\n".join(lists)
        + "\n"
    )


def skills(kind: str, *names: str) -> str:
    """Return a list of skills."""
    items = "\n".join(f"- {name}" for name in names)
    return f":::{{skills}}\n:kind: {kind}\n{items}\n:::"


def verdict(word: str, rating: str = "") -> str:
    """Return a verdict."""
    return f":::{{verdict}} {word}\n" + (f":rating: {rating}\n" if rating else "") + "평.\n:::"


def concepts(*names: str) -> str:
    """Return a page that defines concepts."""
    return "# 개념\n\n" + "\n\n".join(f":::{{concept}} {name}\n뜻.\n:::" for name in names)


def view(directive: str, options: str = "") -> str:
    """Return a page with one view."""
    return f"# 보기\n\n```{{{directive}}}\n{options}```\n"
