"""A small library, and every edit that an author may make to it, at random."""

from __future__ import annotations

import base64
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

CONF = """\
extensions = ["myst_parser", "sphinx_reviews"]
myst_enable_extensions = ["colon_fence"]
html_theme = "{theme}"
html_theme_options = {options}
html_title = "{title}"
smartquotes = {quotes}
html_file_suffix = "{suffix}"
language = "{language}"
author = "서가 주인"
reviews_mentions = "{mentions}"
reviews_areas = {areas}
"""

VIEWS = """\
# 보기

```{library-summary}
```

```{catalogue}
:per-page: 3
```

```{catalogue}
:filter: skill = Git, SQL; verdict = 추천
:sort: title
:limit: 3
:display: list
```

```{skill-map}
```

```{concept-index}
```

```{concept-graph}
```

```{reading-path}
```

```{reading-path}
:goal: Git
```

```{what-to-read}
:limit: 2
```

```{shelf}
```

```{reviewers}
```

```{quotations} 모니터링
:limit: 2
```

```{catalogue}
:filter: reviewer = 서가 주인
:display: cards
:per-page: 2
```

```{compare}
```
"""

#: Books that are there until they get another title.
COMPARED = """
```{compare} 책 1; 책 2; 책 3
```
"""

_NAMES = ["모니터링", "데이터 누수", "과적합", "교차 검증", "배포", "롤백", "색인", "트랜잭션"]
_SKILLS = ["Git", "SQL", "Python", "C++", "쿠버네티스", "통계"]
_PEOPLE = ["김하나", "이둘", "Min Park", "박셋"]
_ISBNS = ["9788901234564", "9791169211475"]
_AREAS = ["", "데이터", "시스템", "도구", "테스트"]
_KINDS = ["taught", "prerequisite", "recommended"]
_PIXELS = {
    "red": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
    "blue": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
}


@dataclass
class Article:
    """One review."""

    folder: str
    title: str
    sentences: list[str]
    mentions: list[str]
    skills: list[str]
    heading: str = "본문"
    #: Another review of the same book has the same.
    book: str = ""
    isbn: str = ""
    author: str = ""
    original: str = ""
    level: str = "중급"
    area: str = ""
    is_kept_out: bool = False
    #: Names in prose without a role.
    named: list[str] = field(default_factory=list)
    opted_out: str = ""
    publisher: str = "한빛미디어"
    draft: bool = False
    is_dated: bool = True
    cover: str = ""
    cited: str = ""
    kind: str = "recommended"
    pages: int = 100
    verdict: str = "추천"
    #: Path of another page from this one, which may not be there.
    linked: str = ""
    redirect: str = ""
    includes: bool = False
    language: str = ""
    #: Words of Sphinx's own index.
    indexed: str = ""
    has_note: bool = False
    #: A sentence that stands there twice, in a table and in a list as well.
    repeated: str = ""

    def text(self) -> str:
        """Return the source."""
        options = [":authors: 지은이", f":publisher: {self.publisher}", f":pages: {self.pages}"]
        if self.cover:
            options.append(":cover: cover.png")
        if self.area:
            options.append(f":area: {self.area}")
        if self.isbn:
            options.append(f":isbn: {self.isbn}")
        if self.original:
            options.append(f":original: {self.original}")
        mentioned = "\n\n".join(
            f"{sentence} 여기서 {{concept}}`{name}`을 다룬다."
            for sentence, name in zip(self.sentences, self.mentions, strict=False)
        )
        listed = "\n".join(
            f"- {name} ({self.level}) — {{concept}}`{_NAMES[0]}`에" for name in self.skills
        )
        cited = f"\n\n{{book}}`{self.cited}`과 {{doc}}`/index`도 보라.\n" if self.cited else ""
        if self.linked:
            cited += f"\n[저 쪽]({self.linked}.md), [](<{self.linked}.md>)과 {{doc}}`{self.linked}`를 보라.\n"
        if self.includes:
            cited += "\n```{include} ../../note.txt\n```\n"
        cited += "".join(f"\n{name}을 보고 {name} 이야기를 한다.\n" for name in self.named)
        if self.indexed:
            cited += f"\n{{index}}`{self.indexed}`\n"
        return (
            f"{self._front_matter()}# {self.title}\n\n:::{{book}} {self.book or self.title}\n"
            + "\n".join(options)
            + "\n:::\n\n"
            ":::{disclosure} bought\n:::\n\n:::{verdict} "
            f"{self.verdict}\n좋다.\n:::\n\n"
            + ("## 앞의 절\n\n주가 있다[^1].\n\n[^1]: 주.\n\n" if self.has_note else "")
            + f"## {self.heading}\n\n{mentioned}\n{cited}\n"
            + (f"{self.repeated}. {self.repeated}.\n\n" if self.repeated else "")
            + (
                f"- {self.repeated}\n\n| 가 | 나 |\n|---|---|\n| {self.repeated} | 칸 |\n\n"
                if self.repeated
                else ""
            )
            + (f":::{{skills}}\n:kind: {self.kind}\n{listed}\n:::\n" if listed else "")
        )

    def _front_matter(self) -> str:
        values = {
            "redirect-from": self.redirect and f"[{self.redirect}]",
            "mentions": self.opted_out,
            "author": self.author,
            "library": "false" if self.is_kept_out else "",
            "lang": self.language,
            "date": f"2024-03-0{1 + len(self.title) % 9}" if self.is_dated else "",
            "draft": str(self.draft).lower(),
        }
        lines = "".join(f"{name}: {value}\n" for name, value in values.items() if value)
        return f"---\n{lines}---\n\n"


@dataclass
class Shelf:
    """The whole library."""

    articles: dict[str, Article] = field(default_factory=dict)
    #: For each concept: alias, broader concept, definition, page.
    concepts: dict[str, list[str]] = field(default_factory=dict)
    skills: dict[str, str] = field(default_factory=dict)
    #: Of skills.
    areas: dict[str, str] = field(default_factory=dict)
    first_areas: list[str] = field(default_factory=list)
    #: Reviewers with a description: alias of each.
    people: dict[str, str] = field(default_factory=dict)
    #: What is done with the names in prose: on the whole site, and of some concepts.
    mentions: str = "link"
    findings: dict[str, str] = field(default_factory=dict)
    theme: str = "basic"
    options: str = "{}"
    extra: str = ""
    number: int = 0
    title: str = "서가"
    quotes: bool = True
    suffix: str = ".html"
    language: str = "ko"
    note: str = "덧붙임."
    is_reversed: bool = False
    #: How many cards are on a page of the catalogue.
    per_page: int = 3

    def _skill(self, name: str) -> str:
        needs, area = self.skills.get(name, ""), self.areas.get(name, "")
        return f":::{{skill}} {name}\n:needs: {needs}\n:area: {area}\n무엇.\n:::\n"

    def files(self) -> dict[str, str | bytes]:
        """Return the sources."""
        # shibuya lists only titles in every table of contents.
        depth = ":titlesonly:" if self.theme == "shibuya" else ":maxdepth: 2"
        own, *others = self.skills or {"기술": ""}
        found: dict[str, str | bytes] = {
            "conf.py": CONF.format(
                theme=self.theme,
                options=self.options,
                title=self.title,
                quotes=self.quotes,
                suffix=self.suffix,
                language=self.language,
                mentions=self.mentions,
                areas=self.first_areas,
            )
            + self.extra,
            "note.txt": self.note,
            "index.md": f"# 서가\n\n```{{toctree}}\n{depth}\n\nreviews/index\nconcepts/index\nskills\nskill\npeople\nviews\n```\n",
            "views.md": VIEWS.replace(":per-page: 3", f":per-page: {self.per_page}") + COMPARED,
            "people.md": "# 서평자\n\n"
            + "\n".join(
                f":::{{reviewer}} {name}\n:aliases: {alias}\n:affiliation: 모임\n누구.\n:::\n"
                for name, alias in self.people.items()
            ),
            "reviews/index.md": "# 서평\n\n```{toctree}\n:glob:\n"
            + (":reversed:\n" if self.is_reversed else "")
            + f"{depth}\n\n*/review\n```\n",
            "concepts/index.md": "# 개념\n\n```{toctree}\n:glob:\n:titlesonly:\n\nc*\n```\n",
            "skills.md": "# 기술\n\n" + "\n".join(map(self._skill, others)),
            "skill.md": f"# {own}\n\n{self._skill(own)}",
        }
        for article in self.articles.values():
            found[f"reviews/{article.folder}/review.md"] = article.text()
            if article.cover:
                pixel = base64.b64decode(_PIXELS[article.cover])
                found[f"reviews/{article.folder}/cover.png"] = pixel
        pages: dict[str, str] = {}
        shared = Counter(page for *_, page in self.concepts.values())
        for name, (alias, broader, definition, page) in self.concepts.items():
            title = page if shared[page] > 1 else name
            pages[page] = pages.get(page, f"# {title}\n") + (
                f"\n:::{{concept}} {name}\n:aliases: {alias}\n"
                + (f":broader: {broader}\n" if broader else "")
                + (f":mentions: {self.findings[name]}\n" if name in self.findings else "")
                + f"{definition}\n:::\n"
            )
        found |= {f"concepts/{page}.md": text for page, text in pages.items()}
        return found


def shelf(size: int, rng: random.Random) -> Shelf:
    """Return a library of *size* reviews."""
    made = Shelf()
    for number, name in enumerate(_NAMES):
        broader = _NAMES[number - 1] if number % 3 else ""
        made.concepts[name] = [f"별명{number}", broader, f"{name}의 뜻.", f"c{number % 5}"]
    made.skills = {
        name: _SKILLS[number - 1] if number else "" for number, name in enumerate(_SKILLS[:4])
    }
    made.areas = {name: rng.choice(_AREAS) for name in _SKILLS}
    made.people = {"김하나": "하나", "Min Park": "박민"}
    for _ in range(size):
        add_review(made, rng)
    return made


# -- edits -------------------------------------------------------------------


def _pick(made: Shelf, rng: random.Random) -> Article:
    return made.articles[rng.choice(sorted(made.articles))]


def add_review(made: Shelf, rng: random.Random) -> None:
    """Add a review, which may be read before or after the others."""
    made.number += 1
    folder = f"{rng.choice('abcxyz')}{made.number}"
    titles = sorted(article.title for article in made.articles.values())
    made.articles[folder] = Article(
        folder,
        f"책 {made.number}",
        [f"문장 {rng.randrange(99)}이다." for _ in range(4)],
        [rng.choice([*_NAMES, "별명1", "별명2"]) for _ in range(4)],
        rng.sample(_SKILLS, 2),
        cover=rng.choice(["", "red", "blue"]),
        cited=rng.choice(titles) if titles else "",
        kind=rng.choice(_KINDS),
        author=rng.choice(["", *_PEOPLE]),
        area=rng.choice(_AREAS),
        named=rng.sample(_NAMES, 2),
    )


def review_again(made: Shelf, rng: random.Random) -> None:
    """Add another review of a book, found by its ISBN or by title and author."""
    first = _pick(made, rng)
    first.book = first.book or first.title
    if not first.isbn and rng.random() < 0.5:
        first.isbn = rng.choice(_ISBNS)
    add_review(made, rng)
    again = list(made.articles.values())[-1]
    again.title, again.book, again.isbn = f"{first.book} 다시", first.book, first.isbn


def translate(made: Shelf, rng: random.Random) -> None:
    """Say that a book is a translation of another, or of one that is not here."""
    titles = sorted(article.book or article.title for article in made.articles.values())
    _pick(made, rng).original = rng.choice(["", "None of These", *titles])


def sign(made: Shelf, rng: random.Random) -> None:
    """Change who wrote a review: one, two, or whoever writes all others."""
    _pick(made, rng).author = rng.choice(["", *_PEOPLE, "하나", ", ".join(rng.sample(_PEOPLE, 2))])


def introduce(made: Shelf, rng: random.Random) -> None:
    """Describe a reviewer, under another alias, or no more."""
    name = rng.choice(_PEOPLE)
    if made.people.pop(name, None) is None or rng.random() < 0.5:
        made.people[name] = rng.choice(["하나", "박민", f"별명 {rng.randrange(99)}"])


def name(made: Shelf, rng: random.Random) -> None:
    """Write other names of concepts and skills into the prose of a review."""
    _pick(made, rng).named = rng.sample([*_NAMES, *_SKILLS, "별명1", "별명2"], rng.randrange(4))


def opt_out(made: Shelf, rng: random.Random) -> None:
    """Keep some names, or all, from being found on a page."""
    _pick(made, rng).opted_out = rng.choice(["", "off", rng.choice(_NAMES)])


def find(made: Shelf, rng: random.Random) -> None:
    """Change what is done with a concept that is found, or with all of them."""
    finding = rng.choice(["link", "list", "off"])
    if rng.random() < 0.3:
        made.mentions = finding
    else:
        made.findings[rng.choice(_NAMES)] = finding


def keep_out(made: Shelf, rng: random.Random) -> None:
    """Take a review out of the library, or put it back."""
    article = _pick(made, rng)
    article.is_kept_out = not article.is_kept_out


def speak(made: Shelf, rng: random.Random) -> None:
    """Write a review in another language, which the links to it say."""
    _pick(made, rng).language = rng.choice(["", "en", "de"])


def index(made: Shelf, rng: random.Random) -> None:
    """List a word in Sphinx's index, or none any more, so that it comes and goes."""
    _pick(made, rng).indexed = rng.choice(["", "낱말"])


def edit_level(made: Shelf, rng: random.Random) -> None:
    """Change the level of skills, and so which book leads to which."""
    _pick(made, rng).level = rng.choice(["입문", "중급", "고급"])


def edit_area(made: Shelf, rng: random.Random) -> None:
    """Change the area of a book or a skill, and so the colours of books and concepts."""
    match rng.randrange(4):
        case 0:
            made.first_areas = rng.sample(_AREAS[1:], rng.randrange(3))
        case 1:
            made.areas[rng.choice(_SKILLS)] = rng.choice(_AREAS)
        case _:
            _pick(made, rng).area = rng.choice(_AREAS)


def remove_review(made: Shelf, rng: random.Random) -> None:
    """Remove a review, so that references to its book lead nowhere."""
    if len(made.articles) > 3:
        del made.articles[rng.choice(sorted(made.articles))]


def rename_review(made: Shelf, rng: random.Random) -> None:
    """Move a review to another folder."""
    article = _pick(made, rng)
    del made.articles[article.folder]
    article.folder = f"{rng.choice('abcxyz')}{rng.randrange(1000, 9999)}"
    made.articles[article.folder] = article


def edit_sentence(made: Shelf, rng: random.Random) -> None:
    """Change the sentence before a mention, and so a backlink."""
    article = _pick(made, rng)
    article.sentences[rng.randrange(4)] = f"새 문장 {rng.randrange(9999)}."


def edit_title(made: Shelf, rng: random.Random) -> None:
    """Change the title of a page and its book."""
    _pick(made, rng).title = f"고친 책 {rng.randrange(9999)}"


def edit_heading(made: Shelf, rng: random.Random) -> None:
    """Change the title of a section, which backlinks show."""
    _pick(made, rng).heading = f"절 {rng.randrange(9999)}"


def add_note(made: Shelf, rng: random.Random) -> None:
    """Put a section with a footnote before the others, or remove it."""
    article = _pick(made, rng)
    article.has_note = not article.has_note


def repeat(made: Shelf, rng: random.Random) -> None:
    """Write a sentence twice, with a reference or a mere name in it, or no more."""
    name = rng.choice(_NAMES)
    _pick(made, rng).repeated = rng.choice(
        ["", f"{name} 이야기다", f"**{{concept}}`{name}`** 이야기다"]
    )


def edit_publisher(made: Shelf, rng: random.Random) -> None:
    """Change a fact that the catalogue shows as well."""
    _pick(made, rng).publisher = f"출판사 {rng.randrange(9999)}"


def edit_pages(made: Shelf, rng: random.Random) -> None:
    """Change a fact that no other page shows."""
    _pick(made, rng).pages = rng.randrange(1, 999)


def edit_verdict(made: Shelf, rng: random.Random) -> None:
    """Change a verdict, which the catalogue and definitions show."""
    _pick(made, rng).verdict = rng.choice(["추천", "비추천"])


def move_mention(made: Shelf, rng: random.Random) -> None:
    """Mention another concept, or one without a definition."""
    _pick(made, rng).mentions[rng.randrange(4)] = rng.choice([*_NAMES, "별명3", "없는 개념"])


def swap_skills(made: Shelf, rng: random.Random) -> None:
    """Replace the skills, or remove them, and change their kind."""
    article = _pick(made, rng)
    article.skills = rng.sample(_SKILLS, rng.randrange(4))
    article.kind = rng.choice(_KINDS)


def toggle_draft(made: Shelf, rng: random.Random) -> None:
    """Hide a review from other pages, or show it again."""
    article = _pick(made, rng)
    article.draft = not article.draft


def toggle_date(made: Shelf, rng: random.Random) -> None:
    """Date a review, or take its date away."""
    article = _pick(made, rng)
    article.is_dated = not article.is_dated


def change_cover(made: Shelf, rng: random.Random) -> None:
    """Add, remove or replace a cover; all have the same file name."""
    _pick(made, rng).cover = rng.choice(["", "red", "blue"])


def cite(made: Shelf, rng: random.Random) -> None:
    """Refer to another book, or to none."""
    _pick(made, rng).cited = rng.choice(["", *sorted(a.title for a in made.articles.values())])


def define(made: Shelf, rng: random.Random) -> None:
    """Add, remove or change a definition, with its alias, page and broader concept."""
    name = rng.choice(_NAMES)
    if name in made.concepts and rng.random() < 0.3:
        del made.concepts[name]
        return
    broader = rng.choice(["", *(other for other in made.concepts if other < name)])
    made.concepts[name] = [
        f"별명{rng.randrange(9)}",
        broader,
        f"{name}의 뜻 {rng.randrange(999)}.",
        f"c{rng.randrange(7)}",
    ]


def describe(made: Shelf, rng: random.Random) -> None:
    """Describe a skill, or remove its description."""
    name = rng.choice(_SKILLS)
    if made.skills.pop(name, None) is None:
        made.skills[name] = rng.choice(["", *(other for other in made.skills if other < name)])


def link(made: Shelf, rng: random.Random) -> None:
    """Link to another page, or to one that is not there, or to none."""
    others = [f"../{folder}/review" for folder in sorted(made.articles)]
    _pick(made, rng).linked = rng.choice(["", "../../skills", "../none/review", *others])


def redirect(made: Shelf, rng: random.Random) -> None:
    """Let an old address lead to a review, or one that is taken, or none."""
    _pick(made, rng).redirect = rng.choice(
        [
            "",
            "/2020/old/",
            "/search.html",
            "/reviews.json/",
            "/skills.html/",
            f"/{rng.randrange(9)}/",
        ]
    )


def include(made: Shelf, rng: random.Random) -> None:
    """Include a file in a review, or no more; or change that file."""
    made.note = f"덧붙임 {rng.randrange(99)}."
    article = _pick(made, rng)
    article.includes = not article.includes


def reverse(made: Shelf, rng: random.Random) -> None:
    """Turn the order of a table of contents, and with it of the neighbours of pages."""
    made.is_reversed = rng.random() < 0.5


def cut(made: Shelf, rng: random.Random) -> None:
    """Cut the catalogue into more or fewer pages, or leave it whole."""
    made.per_page = rng.choice([1, 3, 5, 99])


def configure(made: Shelf, rng: random.Random) -> None:
    """Change a value in ``conf.py``."""
    match rng.randrange(4):
        case 0:
            made.title = f"서가 {rng.randrange(99)}"
        case 1:
            made.quotes = not made.quotes
        case 2:
            made.suffix = rng.choice([".html", ".htm"])
        case _:
            made.language = rng.choice(["ko", "en"])


EDITS: list[Callable[[Shelf, random.Random], None]] = [
    add_review,
    review_again,
    translate,
    sign,
    introduce,
    keep_out,
    speak,
    index,
    name,
    opt_out,
    find,
    edit_level,
    edit_area,
    remove_review,
    rename_review,
    edit_sentence,
    edit_title,
    edit_heading,
    add_note,
    repeat,
    edit_publisher,
    edit_pages,
    edit_verdict,
    move_mention,
    swap_skills,
    toggle_draft,
    toggle_date,
    change_cover,
    cite,
    define,
    describe,
    link,
    redirect,
    include,
    reverse,
    cut,
    configure,
]
