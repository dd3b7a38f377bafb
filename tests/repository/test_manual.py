"""The manual: its examples build, and it names exactly what the code has."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sphinx_reviews
from sphinx_reviews.markup import DIRECTIVES, ROLES
from support.libraries.cited import BASE, KOREAN, SITE
from support.projects import ROOT
from support.readers import rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

DOCS = ROOT / "docs"

EXAMPLES = sorted((DOCS / "examples").glob("*.md"))

PAGES = sorted(path for path in DOCS.rglob("*.md") if path.relative_to(DOCS).parts[0] != "examples")

PACKAGE = Path(sphinx_reviews.__file__).parent

_CAPTIONED = re.compile(
    r"^(?P<fence>`{3,})\{code-block\} \w+\n:caption: (?P<name>\S+)\n\n?(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


def read(name: str) -> str:
    """Return a page of the manual."""
    return (DOCS / name).read_text(encoding="utf-8")


def test_examples_build_together(build: Callable[..., Built]) -> None:
    """All examples of the manual in one project build without a warning."""
    built = build({path.name: path.read_text(encoding="utf-8") for path in EXAMPLES})

    assert built.warnings == []
    for path in EXAMPLES:
        assert built.page(path.stem).find("h1") is not None


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.name for path in EXAMPLES])
def test_example_is_shown(path: Path) -> None:
    """Each example is shown on a page of the reference."""
    wanted = f"```{{literalinclude}} ../examples/{path.name}\n"

    assert any(wanted in page.read_text(encoding="utf-8") for page in DOCS.glob("reference/*.md"))


def test_tutorial_builds(build: Callable[..., Built]) -> None:
    """The files of the tutorial, in their last versions, build without a warning."""
    files = {match["name"]: match["text"] for match in _CAPTIONED.finditer(read("tutorial.md"))}
    built = build(files)

    assert {"conf.py", "index.md"} < files.keys()
    assert built.warnings == []


def test_citing_a_review(build: Callable[..., Built]) -> None:
    """What the manual says can be copied from a review is that, and other programs read it."""
    text = read("how-to/cite-a-review.md")
    files = {match["name"]: match["text"] for match in _CAPTIONED.finditer(text)}
    built = build({"reviews/design.md": KOREAN}, html_baseurl=BASE, project=SITE)
    copied = built.page("reviews/design").select(".rv-citation pre")
    shown = [files.pop(name) for name in ("sentence.txt", "reviews.bib", "reviews.json")]

    assert [each.get_text() + "\n" for each in copied[:3]] == shown
    assert rendered(json.loads(shown[2]))[0].startswith("김하나 (2024)")
    built = build({**files, "reviews.bib": shown[1]})
    assert built.warnings == []
    assert "배포한 다음이 시작이다" in built.page("index").get_text()


def section(name: str) -> str:
    """Return the section of the reference about one directive."""
    found = re.search(
        rf"^## `{{{name}}}`.*?(?=^## |\Z)",
        read("reference/directives.md"),
        re.MULTILINE | re.DOTALL,
    )
    assert found is not None, f"no section about {name}"
    return found[0]


@pytest.mark.parametrize("name", DIRECTIVES)
def test_options_of_a_directive(name: str) -> None:
    """The table of options names every option of the directive, and no other."""
    table = re.search(r"^\| option \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", section(name), re.MULTILINE)
    named = re.findall(r"^\| `([\w-]+)` \|", table[1], re.MULTILINE) if table else []

    assert sorted(named) == sorted(DIRECTIVES[name].fields)


def test_every_directive_has_a_section() -> None:
    """The reference has a section about every directive, and about no other."""
    named = re.findall(r"^## `\{(.+?)\}`", read("reference/directives.md"), re.MULTILINE)

    assert sorted(named) == sorted(DIRECTIVES)


def test_roles() -> None:
    """The table of roles names every role, and no other."""
    named = re.findall(r"^\| `` \{(\w+)\}", read("reference/roles.md"), re.MULTILINE)

    assert sorted(named) == sorted(ROLES)


@pytest.mark.parametrize(
    ("page", "directive"), [("warnings", "warning-list"), ("configuration", "config-list")]
)
def test_lists_are_made_from_the_code(page: str, directive: str) -> None:
    """Warnings and configuration values are listed by a directive, not by hand."""
    assert f"```{{{directive}}}\n```" in read(f"reference/{page}.md")


def test_lists(build: Callable[..., Built], monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists hold every warning subtype and every configuration value, with its help."""
    from sphinx_reviews.config import VALUES
    from sphinx_reviews.records.problems import Subtype

    monkeypatch.syspath_prepend(str(DOCS / "_ext"))
    built = build(
        {"page.md": "# Lists\n\n```{warning-list}\n```\n\n```{config-list}\n```\n"},
        extensions=["myst_parser", "sphinx_reviews", "reference_lists"],
    )
    listed = {
        str(term["id"]): description.get_text()
        for term, description in zip(
            built.page("page").find_all("dt"), built.page("page").find_all("dd"), strict=True
        )
    }

    assert built.warnings == []
    assert listed.keys() == {f"warning-{subtype.value}" for subtype in Subtype} | {
        f"config-{value.name.replace('_', '-')}" for value in VALUES
    }
    for subtype in Subtype:
        words = (subtype.__doc__ or "").replace("`", "")
        assert words.split() == listed[f"warning-{subtype.value}"].split()


@pytest.mark.parametrize("directive", ["module-table", "layer-table", "handler-table"])
def test_tables_are_made_from_the_code(directive: str) -> None:
    """Modules, layers and handlers are listed by directives, not by hand."""
    assert f"```{{{directive}}}\n```" in read("explanation/architecture.md")


def test_tables(build: Callable[..., Built], monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables name every module with its purpose, and every handler with its reason."""
    from sphinx_reviews.course import HANDLERS

    monkeypatch.syspath_prepend(str(DOCS / "_ext"))
    tables = "".join(f"```{{{name}-table}}\n```\n\n" for name in ("module", "layer", "handler"))
    built = build(
        {"page.md": f"# Tables\n\n{tables}"},
        extensions=["myst_parser", "sphinx_reviews", "reference_lists"],
    )
    modules, layers, handlers = (
        [[cell.get_text() for cell in row.find_all("td")] for row in table.select("tbody tr")]
        for table in built.page("page").find_all("table")
    )

    assert built.warnings == []
    assert {name for name, _ in modules} == {
        path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")
    }
    assert all(purpose for _, purpose in modules)
    assert "records" in layers[-1][1]
    assert [row[0] for row in handlers] == [each.event for each in HANDLERS]


def tokens(css: str) -> set[str]:
    """Return the custom properties that a style sheet sets."""
    return set(re.findall(r"^ +(--rv-[\w-]+):", css, re.MULTILINE))


def test_every_token_is_listed() -> None:
    """The table of tokens names every one, and no other; N stands for 1 to 8."""
    rows = re.findall(r"^\| (`--rv-.*?`) \|", read("how-to/use-another-theme.md"), re.MULTILINE)
    named = {
        name.replace("N", str(number))
        for row in rows
        for name in re.findall(r"--rv-[\w-]+", row)
        for number in range(1, 9)
    }

    assert named == tokens((PACKAGE / "site" / "styles" / "tokens.css").read_text("utf-8"))


def test_every_token_is_set() -> None:
    """What a style sheet uses is a token, or is set in the same file or by a page."""
    given = {"--rv-area"}  # by a page
    known = given | tokens((PACKAGE / "site" / "styles" / "tokens.css").read_text("utf-8"))
    for path in (*PACKAGE.glob("site/styles/*.css"), *PACKAGE.glob("theme/styles/*.css")):
        css = path.read_text("utf-8")
        used = set(re.findall(r"var\((--rv-[\w-]+)", css))

        assert used <= known | tokens(css), path.name


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(DOCS)) for path in PAGES])
def test_page(path: Path) -> None:
    """Each page has one title, and its links to other pages lead to files."""
    text = re.sub(
        r"^(`{3,}|~{3,}).*?^\1$",
        "",
        path.read_text(encoding="utf-8"),
        flags=re.MULTILINE | re.DOTALL,
    )
    text = re.sub(r"(`+).+?\1", "", text)
    links = re.findall(r"\]\(([^)#<:\s]+)(?:#[^)]*)?\)", text)

    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    assert [link for link in links if not (path.parent / link).is_file()] == []


def program(name: str, site: Path) -> list[list[str]]:
    """Run a program of the manual in the folder of the built site, and return its table."""
    page = read("how-to/analyse-the-library.md")
    programs = {match["name"]: match["text"] for match in _CAPTIONED.finditer(page)}
    command = [sys.executable, "-X", "utf8", "-c", programs[name]]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_program_without_packages(site: Path) -> None:
    """The program in plain Python finds each skill that a book teaches."""
    library = json.loads((site / "reviews.json").read_text())
    taught = {each["skill"] for each in library["recommendations"] if each["kind"] == "taught"}
    names = {each["name"] for each in library["skills"] if each["id"] in taught}
    found = dict(program("skills.py", site))

    assert found.keys() == names
    assert "Pro Git" in found["Git"]


def test_program_with_sparql(site: Path) -> None:
    """The query finds every review that mentions the concept, and who gave the book."""
    library = json.loads((site / "reviews.json").read_text())
    reviews = {
        each["review"] for each in library["mentions"] if each["target"] == "concept-모니터링"
    }
    wanted = {
        (each["title"], kind, disclosure["by"] or "-")
        for each in library["reviews"]
        if each["id"] in reviews
        for disclosure in each["disclosures"]
        for kind in disclosure["kinds"]
    }
    found = program("who_paid.py", site)

    assert {(title, kind, giver) for title, _, kind, giver in found} == wanted
    assert any(giver == "한빛미디어" for *_, giver in found)
