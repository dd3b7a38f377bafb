"""The PDF of a library: what stands around its reviews."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from support.libraries.printed import CONF, review
from support.papers import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_indexes(build: Callable[..., Built]) -> None:
    """Names stand under their letters, Hangul before Latin, each with its pages."""
    names = ["MLOps", "나무", "C", "가지", "까치", "두 낱말"]
    defined = "".join(f":::{{concept}} {name}\n{name}의 뜻.\n:::\n\n" for name in names)
    mentioned = " ".join(f"{{concept}}`{name}`을 본다." for name in names if name != "C")
    built = build(
        {"conf.py": CONF, "a.md": review("책", mentioned), "c.md": f"# 개념\n\n{defined}"},
        builder="pdf",
    )
    index = Paper(built.output / "library.pdf").text.rpartition("개념\r\n")[2]
    order = re.findall(r"^\S[^.\r\n]*", index, re.MULTILINE)

    expected = ["ㄱ", "가지", "까치", "ㄴ", "나무", "ㄷ", "두 낱말", "C", "C", "M", "MLOps"]
    assert [line.strip() for line in order if line.strip() in expected] == expected
    assert re.search(r"나무[. ]+3", index)
    assert "C의 뜻." in index


def test_library_without_a_name(build: Callable[..., Built]) -> None:
    """A project without a name, areas or concepts has a library all the same."""
    conf = CONF.replace('project = "서가"\n', "")
    built = build({"conf.py": conf, "a.md": review("책")}, builder="pdf")
    paper = Paper(built.output / "library.pdf")

    assert built.warnings == []
    assert paper.is_tagged
    assert paper.reader.metadata
    assert paper.reader.metadata.title == "서평"
    assert "not set" not in paper.text


def test_reviewers_and_rights(build: Callable[..., Built]) -> None:
    """The last page names reviewers, version and rights; the date is that of the newest review."""
    files = {
        "conf.py": CONF + 'copyright = "CC BY 4.0"\nversion = release = "1.2"\n',
        "a.md": review("책", date="2020-05-01").replace("---\n\n#", "author: 김서평\n---\n\n#", 1),
        "b.md": review("다른 책").replace("---\n\n#", "author: 이서평\n---\n\n#", 1),
    }
    built = build(files, builder="pdf")
    paper = Paper(built.output / "library.pdf")

    assert paper.lacks("김서평, 이서평 CC BY 4.0 1.2 2024년 2월 29일") == []
    assert str(paper.reader.metadata and paper.reader.metadata.creation_date)[:10] == "2024-02-29"


def test_long_table_with_a_link_in_its_heading(build: Callable[..., Built]) -> None:
    """A table that breaks across pages keeps the tags, although its heading has a link."""
    rows = "".join(f"| {number} | 값 |\n" for number in range(90))
    table = f"| [쪽](https://example.org/) | 값 |\n|---|---|\n{rows}"
    built = build({"conf.py": CONF, "a.md": review("책", table)}, builder="pdf")

    assert built.warnings == []
    assert Paper(built.output / "a.pdf").is_tagged


def test_hyphen_within_a_name(build: Callable[..., Built]) -> None:
    """No line breaks at the hyphen of a name such as scikit-learn."""
    text = " ".join(f"{'가' * number} scikit-learn" for number in range(1, 24))
    built = build({"conf.py": CONF, "a.md": review("책", text)}, builder="pdf")

    lines = Paper(built.output / "a.pdf").text.splitlines()
    assert sum(line.count("scikit-learn") for line in lines) == 23
