"""Everything that authors may write is printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from support.libraries.printed import CONCEPTS, CONF, review
from support.papers import Paper, png, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_syntax_of_myst(build: Callable[..., Built]) -> None:
    """Every construct of MyST and sphinx-design is printed, and no word is lost."""
    files = {
        "review.md": Path(__file__).with_name("syntax.md").read_text(),
        "concepts.md": CONCEPTS,
        "sample.py": "표본 = 1\n",
        "pic.png": png(60, 40),
        "tall.png": png(300, 3000),
    }
    built = build(
        files,
        extensions=["myst_parser", "sphinx_design", "sphinx_reviews"],
        myst_enable_extensions=[
            "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath",
            "fieldlist", "html_admonition", "html_image", "replacements", "smartquotes",
            "substitution", "tasklist",
        ],
        myst_substitutions={"key1": "치환된 **값**"},
        numfig=True,
        reviews_pdf=True,
    )  # fmt: skip
    page, paper = built.page("review"), Paper(built.output / "review.pdf")
    body = page.select_one(".body")
    assert body
    words = words_of(body)

    assert built.warnings == []
    assert paper.is_tagged
    assert paper.lacks(words) == ["웹에서만보임", "웹만"]
    assert paper.lacks("종이에서만보임 타이포스트 ☐ ☑ 𝑒 √ 한글#x") == []


def test_unknown_node(build: Callable[..., Built]) -> None:
    """A node of another extension is printed as its text, with one warning."""
    extension = (
        "from docutils import nodes\n"
        "from docutils.parsers.rst import Directive\n"
        "class stranger(nodes.General, nodes.Element): pass\n"
        "class Stranger(Directive):\n"
        "    has_content = True\n"
        "    def run(self):\n"
        "        node = stranger()\n"
        "        self.state.nested_parse(self.content, self.content_offset, node)\n"
        "        node.line = self.lineno\n"
        "        return [node]\n"
        "def setup(app):\n"
        "    skip = (lambda self, node: None, lambda self, node: None)\n"
        "    app.add_node(stranger, html=skip)\n"
        "    app.add_directive('stranger', Stranger)\n"
    )
    built = build(
        {
            "conf.py": CONF
            + "import sys; sys.path.insert(0, __file__.removesuffix('conf.py'))\nextensions += ['strange']\n",
            "strange.py": extension,
            "a.md": review("책", "```{stranger}\n낯선말\n```\n\n```{stranger}\n또낯선말\n```"),
        },
        builder="pdf",
    )

    assert Paper(built.output / "a.pdf").lacks("낯선말 또낯선말") == []
    assert [re.sub(r"^.*?WARNING", "WARNING", line) for line in built.warnings] == [
        "WARNING: the PDF shows only the text of 'stranger', which it does not support. "
        "Write it as Markdown, or keep it out of print with {only} html. [reviews.pdf]"
    ]
