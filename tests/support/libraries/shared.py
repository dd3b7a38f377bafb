"""The library of a study group: eight reviewers, thirty reviews, twenty books."""

from __future__ import annotations

from typing import Final

REVIEWERS: Final = ("김하나", "이둘", "박셋", "최넷", "Min Park", "정다섯", "윤여섯", "Ann Lee")
#: Those with a page of their own.
DESCRIBED: Final = REVIEWERS[:5]
_SKILLS: Final = (
    ("SQL", "데이터"),
    ("Python", "프로그래밍"),
    ("Git", "개발 도구"),
    ("통계", "데이터"),
    ("쿠버네티스", "운영"),
    ("리눅스", "운영"),
)
_CONCEPTS: Final = ("모니터링", "데이터 누수", "관찰 가능성", "멱등성", "트랜잭션")
_LEVELS: Final = ("입문", "초급", "중급", "고급")
_VERDICTS: Final = ("추천", "조건부 추천", "비추천", "보류")
_OBTAINED: Final = (
    "bought\n:::",
    "gift\n:by: 가람출판\n:::",
    "loan\n:::",
    "gift+paid\n:by: 나래책방\n:::",
)
#: Title, authors, and further options of each book.
BOOKS: Final = (
    ("모니터링의 기술", "한글쓴이", ":isbn: 979-11-6921-147-5\n:published: 2023-11-01"),
    ("데이터 수업", "가글쓴이", ":published: 2021\n:edition: 1판"),
    ("데이터 수업", "가글쓴이", ":published: 2024\n:edition: 2판"),
    ("Learning Systems", "Jane Doe", ":language: en\n:isbn: 9780306406157"),
    ("배우는 시스템", "제인 도 (Jane Doe)", ":original: Learning Systems\n:original-language: en"),
    *((f"책 {number}", f"글쓴이 {number % 5}", ":publisher: 가람출판") for number in range(15)),
)
#: How many reviews each book has.
_TIMES: Final = (3, 1, 2, 1, 3, 2, 2, 2, *(1 for _ in range(10)), 2, 2)


def library() -> dict[str, str]:
    """Return the sources."""
    found = {
        "index.md": "# 함께 읽는 서가\n\n```{toctree}\n:glob:\n\nreviews/*\nconcepts\nskills\npeople\nviews\n```\n",
        "views.md": "# 보기\n\n"
        + "\n\n".join(
            f"```{{{name}}}\n```"
            for name in ("catalogue", "skill-map", "reading-path", "concept-graph", "concept-index")
        ),
        "people.md": "# 서평자\n\n```{reviewers}\n```\n\n"
        + "\n".join(
            f":::{{reviewer}} {name}\n:affiliation: 읽는 모임\n{name}의 소개.\n:::\n"
            for name in DESCRIBED
        ),
        "concepts.md": "# 개념\n\n"
        + "\n".join(f":::{{concept}} {name}\n{name}의 뜻이다.\n:::\n" for name in _CONCEPTS),
        "skills.md": "# 기술\n\n"
        + "\n".join(f":::{{skill}} {name}\n:area: {area}\n:::\n" for name, area in _SKILLS),
    }
    number = 0
    for book, times in enumerate(_TIMES):
        for _ in range(times):
            found[f"reviews/r{number:02}.md"] = _review(number, book)
            number += 1
    return found


def _review(number: int, book: int) -> str:
    title, authors, options = BOOKS[book]
    names = [REVIEWERS[number * 3 % 8]]
    if number % 10 == 9:
        names.append(REVIEWERS[(number * 3 + 1) % 8])
    signed = "author: [" + ", ".join(names) + "]"
    taught, level = _SKILLS[book % 6][0], book % 4
    needed = _SKILLS[(book + 1) % 6][0]
    needs = f":::{{skills}}\n:kind: prerequisite\n- {needed} ({_LEVELS[max(level - 1, 0)]}) — 읽으려면\n:::\n"
    concepts = (_CONCEPTS[number % 5], _CONCEPTS[(number + 2) % 5])
    return (
        f"---\ndate: 2024-{1 + number % 12:02}-{1 + number % 28:02}\n{signed}\ntags: [모임]\n---\n\n"
        f"# {title}, {number}번째 서평\n\n"
        f":::{{book}} {title}\n:authors: {authors}\n{options}\n:::\n\n"
        f":::{{disclosure}} {_OBTAINED[number % 4]}\n\n"
        f":::{{verdict}} {_VERDICTS[number % 4]}\n"
        + (f":rating: {2 + number % 6 / 2}\n" if number % 3 else "")
        + f"{title}에서 {concepts[0]}을 배운다.\n:::\n\n"
        + "".join(f"## {name}\n\n{{concept}}`{name}`에 관한 장이 좋다.\n\n" for name in concepts)
        + (needs if book % 3 else "")
        + f":::{{skills}}\n:kind: taught\n- {taught} ({_LEVELS[level]}) — 잘 가르친다\n:::\n"
    )
