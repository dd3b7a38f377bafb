"""Text that would break out of a format if it could."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from support.libraries.published import BASE
from support.readers import (
    check_bibliography,
    check_feed,
    check_json,
    graph_of,
    json_ld,
    violations,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

HOSTILE: Final = [
    "</script><script>x</script>", "]]>", "{", "}", "\\end{document}", "#let x = 1", "=1+1",
    "+1", "@SUM(A1)", "-2", '"', "'", "\\", "%", "&amp;", "$x$", "<!--", "\x07", "\x1b[31m", "\u200b",
    "^", "~", "_", "| ", "`", "한글", "é", "(((", "--> ",
]  # fmt: skip

TEXT = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map("".join)


@settings(
    max_examples=12, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(texts=st.lists(TEXT, min_size=11, max_size=11))
def test_hostile_text(build: Callable[..., Built], texts: list[str]) -> None:
    """Whatever text is in a field, it is the same text in every output and breaks out of none."""
    fields = iter(f"가{text}나" if number % 2 else f"{text}나" for number, text in enumerate(texts))
    source = (
        "---\n"
        f"date: 2024-01-01\nauthor: {json.dumps(next(fields))}\ntags: [{json.dumps(next(fields))}]\n"
        "---\n\n# 서평\n\n"
        f":::{{book}} 책{next(fields)}\n:authors: 지은이; {next(fields)}\n:publisher: {next(fields)}\n"
        f":subtitle: {next(fields)}\n:original: {next(fields)}\n:series: {next(fields)}\n:::\n\n"
        f":::{{disclosure}} gift\n:by: {next(fields)}\n:::\n\n"
        f":::{{verdict}} recommend\n:for: {next(fields)}\n:not-for: {next(fields)}\n좋다.\n:::\n"
    )
    built = build({"a.md": source}, html_baseurl=BASE)
    output = built.output
    whole = json.loads((output / "reviews.json").read_text())
    (book,), (review,) = whole["books"], whole["reviews"]

    check_json(output)
    check_bibliography(output)
    assert check_feed(output / "feed") == ["서평"]
    assert violations(graph_of(output)) == []
    # JSON-LD is one script, and says the same.
    data = json_ld(built.page("a"))["CriticReview"]
    assert data["itemReviewed"]["publisher"]["name"] == book["publisher"]
    people = {each["id"]: each["name"] for each in whole["reviewers"]}
    assert [each["name"] for each in data["author"]] == [people[id_] for id_ in review["authors"]]
    # BibTeX gives the text back.
    (entry,) = parse_string((output / "books.bib").read_text(), "bibtex").entries.values()
    assert untexed(entry.fields["publisher"]) == book["publisher"]
    assert untexed(entry.fields["origtitle"]) == book["original"]
    # So do the citations of the review.
    forms = [each.get_text() for each in built.page("a").select(".rv-citation pre")]
    (cited,) = parse_string(forms[1], "bibtex").entries.values()
    assert book["publisher"] in untexed(cited.fields["note"])
    assert book["publisher"] in forms[0]
    assert book["title"] in json.loads(forms[2])[0]["reviewed-title"]
    # The feed shows it as text.
    (item,) = json.loads((output / "feed.json").read_text())["items"]
    shown = BeautifulSoup(item["content_html"], "html.parser")
    assert {tag.name for tag in shown.select("*")} == {"p", "small", "strong", "a"}
    assert book["publisher"] in " ".join(shown.get_text().split("\n"))
    assert (output / "_cards/a.png").is_file()


def untexed(value: str) -> str:
    """Return what TeX would print, given the commands that stand for one character."""
    text = value.removeprefix("{").removesuffix("}")
    commands = {
        r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
        r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
        **{f"\\{character}": character for character in "%#$&_"},
    }  # fmt: skip
    printed = ""
    while text:
        command = next((each for each in commands if text.startswith(each)), text[0])
        printed += commands.get(command, command)
        text = text[len(command) :]
    return printed
