"""What Python and JavaScript of search share is written once, and Korean is one folder."""

from __future__ import annotations

import ast
import json
import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from babel.messages.pofile import read_po

import sphinx_reviews
from sphinx_reviews.language import korean, labels, sentences
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.search import pieces, postings, scripts, site
from sphinx_reviews.search.entries import BODY, KINDS, OFFERED, REVIEW, Entry
from sphinx_reviews.search.languages import ANALYSERS
from support.indexes import index_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = Path(sphinx_reviews.__file__).parent
SEARCH: Final = PACKAGE / "search"
OPENING: Final = PACKAGE / "site" / "static" / "sphinx-reviews" / "search.js"
HANGUL: Final = re.compile("[ㄱ-ㆎ가-힣\u1100-\u11ff]")


def code(path: Path) -> str:
    """Return a script without its comments."""
    return re.sub(r"^\s*//.*$", "", path.read_text("utf-8"), flags=re.MULTILINE)


PARTS: Final = SEARCH / "browser"
BROWSER: Final = {
    path.relative_to(PARTS).with_suffix("").as_posix(): code(path)
    for path in sorted(PARTS.rglob("*.js"))
}
EVERYTHING: Final = "".join(BROWSER.values())


@pytest.fixture(name="written", scope="module")
def fixture_written() -> tuple[dict[str, Any], dict[str, Any]]:
    """The manifest of a small index, and what each other file hands over."""
    review = Entry(REVIEW, "가나 다라", "", (BODY,))
    book = review._replace(kind=Kind.BOOK, written=(), is_same_result=True)
    concept = Entry(Kind.CONCEPT, "데이터", "a", (BODY,))
    pages = {"a": [review, book], "b": [concept]}
    site = index_of(pages, {"a": "데이터를 읽고 데이터를 썼다", "b": "값의 모음"})
    received = {}
    for path, script in site.files.items():
        name, content = re.fullmatch(
            r'sphinxReviewsSearch\.receive\("(.+?)",(.*)\);\n', script.decode(), re.DOTALL
        ).groups()  # type: ignore[union-attr]
        assert path == f"{pieces.FOLDER}/{name}.js"
        received[name] = json.loads(content)
    manifest = site.manifest("v", {"ko": {}})
    return json.loads(manifest.partition(" = ")[2].rstrip(";\n")), received


# -- constants ---------------------------------------------------------------


def test_values_are_not_typed_again() -> None:
    """No kind or facet, and no digit of a posting, is in the code of the browser."""
    names = {*map(str, KINDS), *map(str, OFFERED)}
    literals = set(re.findall(r'"([^"\n]*)"|`([^`$]*)`', EVERYTHING))
    typed = {text for pair in literals for text in pair}

    assert typed & names == set()
    assert [each for each in postings.DIGITS.values() if each[:10] in EVERYTHING] == []
    assert re.findall(r"\b(?:15|25|26)\b", EVERYTHING) == []


def test_manifest(written: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """The manifest holds what both must know, and each entry's kind and result."""
    manifest, _ = written

    assert manifest["kinds"] == [*KINDS]
    assert manifest["facets"] == [*OFFERED]
    assert manifest["sentenceEnd"] == sentences.END
    slots = [int(digit, 16) for digit in manifest["entries"] if digit != "."]
    found = [
        (manifest["kinds"][slot // manifest["ranks"]], slot % manifest["ranks"]) for slot in slots
    ]
    first, _, same_result = range(manifest["ranks"])
    assert sorted(found) == [("book", same_result), ("concept", first), ("review", first)]


def test_postings(written: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """A shard is terms, the columns of their postings, and twins, and zones in another file."""
    manifest, received = written
    (shard,) = (each for name, each in received.items() if name.startswith("terms/"))
    terms, distances, scores = (column.split(" ") for column in shard[:3])
    (column,) = (each for name, each in received.items() if name.startswith("zones/"))
    zones = column.split(" ")
    entries = [*map(int, (name.partition("/")[2] for name in received if name[:6] == "pages/"))]
    place = terms.index("데이터")
    found = [*postings.read(postings.Postings(distances[place], scores[place], zones[place]))]

    assert [each // postings.STEPS for each in found] == sorted(entries)
    assert manifest["digits"] == postings.DIGITS
    assert {*"".join(distances)} <= {*manifest["digits"]["more"], *manifest["digits"]["last"]}
    values = [manifest["digits"]["scores"].index(each) for each in scores[place]]
    assert values == [each % postings.SCORES for each in found]
    assert all(values)
    assert {*zones[place]} <= {*manifest["digits"]["zones"]}
    assert all(each % postings.STEPS // postings.SCORES for each in found)


def test_manifest_is_used(written: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """The browser reads each key of the manifest, and no other."""
    manifest, _ = written
    read = set(re.findall(r"\bmanifest\.(\w+)", EVERYTHING))

    assert read == manifest.keys()


def test_pieces(written: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """The browser asks for the pieces that are written, in the folder that they are in."""
    _, received = written
    asked = re.findall(r'\bpiece\([`"]([\w/]+)', EVERYTHING)

    assert {name.partition("/")[0] for name in received} == {
        name.partition("/")[0] for name in asked
    }
    assert f"`{pieces.FOLDER}/${{name}}.js" in code(OPENING)


def test_phrases_are_used() -> None:
    """Each phrase that is sent is shown, and each that is shown is sent, in Korean too."""
    orders = {"relevance", "newest"}  # by their constants
    said = set(re.findall(r'\bsay\("(\w+)"', EVERYTHING)) | orders
    (catalogue,) = PACKAGE.rglob("ko/LC_MESSAGES/sphinx_reviews.po")
    known = read_po(catalogue.open("rb"))
    messages = [*site._PHRASES.values(), *site._KINDS.values(), *labels.FACETS.values()]  # noqa: SLF001
    messages += [analyser.advice for analyser in ANALYSERS.values()]

    assert said == {*site._PHRASES, "advice"}  # noqa: SLF001
    assert site._KINDS.keys() == set(KINDS)  # noqa: SLF001
    assert set(OFFERED) <= labels.FACETS.keys()
    assert [message for message in messages if message not in known] == []


def test_every_script_is_loaded() -> None:
    """Each part is in a script that is loaded, which defines what it asks for and hands itself over."""
    loaded = scripts.library_search(korean.KOREAN)
    asked = set(re.findall(r'\b(?:load|later)\("([\w-]+)"', code(OPENING) + EVERYTHING))
    asked |= set(re.findall(r'\bload\(.*\? "([\w-]+)" : "([\w-]+)"\)', code(OPENING))[0])

    assert loaded.keys() == asked
    for name, script in loaded.items():
        assert re.findall(r'sphinxReviewsSearch\.receive\("([\w-]+)"', script) == [name]
        defined = re.findall(r"^factories\.(\w+) = ", script, re.MULTILINE)
        assert set(defined) == set(re.findall(r"\bfactories\.(\w+)\(", script))
        assert not set(re.findall(r"^factories\.(\w+)\.ko = ", script, re.MULTILINE)) - {
            *re.findall(r"\bfactories\.(\w+)\[", script)
        }
    assert BROWSER.keys() == {*chain.from_iterable(scripts._PARTS.values())}  # noqa: SLF001
    of_korean = {path.name for path in (PACKAGE / "language" / "korean").glob("*.js")}
    assert of_korean == {*korean._SCRIPTS, *korean._FORGIVING_SCRIPTS}  # noqa: SLF001


# -- Korean ------------------------------------------------------------------


def strings(path: Path) -> Iterator[str]:
    """Yield the strings of a module, without its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield str(node.value)


def test_only_the_folder_knows_korean() -> None:
    """Outside its folder no string of search is Hangul, and one table imports Korean."""
    modules = sorted(SEARCH.glob("*.py"))
    importing = [
        path.name for path in modules if "sphinx_reviews.language.korean" in path.read_text("utf-8")
    ]

    assert importing == ["languages.py"]
    assert [path.name for path in modules if HANGUL.search("".join(strings(path)))] == []
    assert [name for name, text in BROWSER.items() if HANGUL.search(text)] == []


def test_analyser_has_what_the_engine_lists() -> None:
    """The contract in engine.js lists each function of the analyser that the browser calls."""
    contract = (SEARCH / "browser" / "engine.js").read_text("utf-8").partition("factories")[0]
    listed = set(re.findall(r"\b(\w+)\(\w+", contract))
    called = set(re.findall(r"\banalyser\s*\.(\w+)", EVERYTHING))
    scripts_of_korean = (
        "analyser.js",
        "typing.js",
        "keyboard.js",
        "skeleton.js",
        "twins.js",
    )
    returned = [
        code(PACKAGE / "language" / "korean" / name).rpartition("return {")[2].partition("}")[0]
        for name in scripts_of_korean
    ]
    provided = set(re.findall(r"(?<!\.)\b\w+(?=,| |\n)", ",".join(returned)))

    assert called == listed
    # What the forgiving part is made of is no function.
    assert called == provided - {"letters"}
