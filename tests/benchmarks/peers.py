"""The same text without the extension: in MyST for plain Sphinx, in Markdown for Hugo.

All say the same words on the same pages.  What the extension makes by itself (backlinks,
for one) has no counterpart here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sources import Dialect, book_options, concept_name, sphinx_project

if TYPE_CHECKING:
    from collections.abc import Iterable

    from records import Concept, Mention, Review, Skill


class Plain(Dialect):
    """Headings, lists and links."""

    def project(self, theme: str) -> dict[str, str]:
        """Return a project of MyST alone."""
        # Links to a skill lead to its heading.
        return sphinx_project('extensions = ["myst_parser"]\nmyst_heading_anchors = 2\n', theme)

    def concept(self, concept: Concept) -> str:
        """Return a heading and paragraphs."""
        broader = [] if concept.broader is None else [concept.broader]
        facts = {
            "다른 이름": ", ".join(concept.aliases),
            "넓은 개념": ", ".join(self._linked(broader)),
            "관련 개념": ", ".join(self._linked(concept.related)),
        }
        stated = " ".join(f"{name}: {value}." for name, value in facts.items() if value)
        return "\n\n".join([self._title(concept.name), *concept.paragraphs, stated]) + "\n"

    def _linked(self, numbers: Iterable[int]) -> list[str]:
        return [self._link(self.concepts[number].name, number) for number in numbers]

    def _link(self, text: str, concept: int) -> str:
        return f"[{text}](../concepts/{concept_name(concept)}.md)"

    def _head(self, review: Review) -> str:
        facts = {
            "서평을 쓴 날": review.date,
            "분류": ", ".join(review.tags),
            **{_LABELS[name]: value for name, value in book_options(review).items()},
        }
        verdict = review.verdict
        advice = {
            "평점": verdict.rating,
            "맞는 사람": verdict.suits,
            "맞지 않는 사람": verdict.does_not_suit,
        }
        stated = ". ".join(f"{name}: {value}" for name, value in advice.items() if value)
        return "\n".join(
            [
                self._title(review.book.title),
                f"{_DISCLOSURES[review.disclosure].format(giver=review.giver)}\n",
                "\n".join(f"- {name}: {value}" for name, value in facts.items() if value) + "\n",
                f"**{_VERDICTS[verdict.word]}.** {verdict.sentence}\n",
                f"{stated}.\n",
            ]
        )

    def _mention(self, mention: Mention) -> str:
        return self._link(mention.wording, mention.concept)

    def _skills(self, listed: str) -> str:
        return f"{listed}\n"

    def _skill(self, skill: Skill) -> str:
        needs = ", ".join(f"[{name}](#{_heading_anchor(name)})" for name in skill.needs)
        facts = [f"- 분야: {skill.area}", *([f"- 먼저: {needs}"] if needs else [])]
        return "\n".join([f"## {skill.name}\n", *facts, "", f"{skill.description}\n"])

    def _skill_name(self, name: str) -> str:
        return f"[{name}](../skills.md#{_heading_anchor(name)})"


class Hugo(Plain):
    """The same in the folders of Hugo, with a layout of titles, text and neighbours."""

    pages = "content/"

    def project(self, theme: str) -> dict[str, str]:  # noqa: ARG002  (which is Sphinx's)
        """Return the configuration of Hugo, its layout, and its lists of pages."""
        headings = {"": "서가", "reviews/": "서평", "concepts/": "개념"}
        return {
            "config.toml": _HUGO_CONFIG,
            **{f"layouts/_default/{name}.html": text for name, text in _HUGO_LAYOUT.items()},
            **{
                f"{self.pages}{folder}_index.md": self._title(heading)
                for folder, heading in headings.items()
            },
        }

    def _title(self, title: str) -> str:
        return f'---\ntitle: "{title}"\n---\n'

    # Absolute addresses, which Hugo prints as they are.
    def _link(self, text: str, concept: int) -> str:
        return f"[{text}](/concepts/{concept_name(concept)}/)"

    def _skill_name(self, name: str) -> str:
        return f"[{name}](/skills/#{_heading_anchor(name)})"


def _heading_anchor(name: str) -> str:
    return name.lower().replace(" ", "-")


_LABELS: Final = {
    "subtitle": "부제",
    "authors": "지은이",
    "translators": "옮긴이",
    "publisher": "출판사",
    "published": "출간일",
    "isbn": "ISBN",
    "pages": "쪽수",
    "edition": "판",
    "level": "수준",
    "series": "총서",
    "original": "원서",
    "original-language": "원서의 언어",
}
_VERDICTS: Final = {"recommend": "추천", "mixed": "조건부 추천", "skip": "비추천", "none": "보류"}
_DISCLOSURES: Final = {
    "bought": "직접 산 책을 읽고 썼습니다.",
    "gift": "{giver}에서 책을 받아 썼습니다.",
    "gift + paid": "{giver}에서 책과 원고료를 받아 썼습니다.",
    "loan": "{giver}에서 책을 빌려 읽고 썼습니다.",
}
_HUGO_CONFIG: Final = """\
baseURL = "/"
title = "서평"
languageCode = "ko"
disableKinds = ["RSS", "sitemap", "taxonomy", "term"]
"""
_HUGO_LAYOUT: Final = {
    "baseof": """\
<!doctype html>
<html lang="{{ site.LanguageCode }}">
<head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title></head>
<body>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>
<main><h1>{{ .Title }}</h1>
{{ block "main" . }}{{ end }}</main>
</body>
</html>
""",
    "single": """\
{{ define "main" }}{{ .Content }}
<nav>
{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</nav>
{{ end }}""",
    "list": """\
{{ define "main" }}{{ .Content }}
<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul>
{{ end }}""",
}
