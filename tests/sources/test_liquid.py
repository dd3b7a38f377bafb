"""Liquid of a Jekyll blog is rendered as its site renders it, or stays as it is."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_reviews.sources.importer import Request
from sphinx_reviews.sources.systems import jekyll
from support.builds import sphinx_build, write
from support.command import run
from support.libraries.blog import PNG, post

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.sources.outcome import Outcome

CONFIGURATION: Final = (
    "title: 책장\nurl: https://me.example\nbaseurl: /blog\nowner: {name: 김하나}\n"
)
IMAGE: Final = """\
<figure>

    <img src="{{ site.baseurl }}/assets/{{ include.file }}" alt="{{ include.alt | default: page.title }}">
    {% if include.caption %}<figcaption>{{ include.caption | markdownify }}</figcaption>{% endif %}
    {% comment %} 안 보이는 말 {% endcomment %}
</figure>
"""
SITE: Final[dict[str, str | bytes]] = {
    "_config.yml": CONFIGURATION,
    "assets/a.png": PNG,
    "_includes/image.html": IMAGE,
    "_includes/outer.html": "{% include inner/note.md word=include.word %}\n",
    "_includes/inner/note.md": "안쪽 글 {{ include.word | upcase }}.\n",
    "_includes/ads.html": "{% if page.ads %}광고{% endif %}\n",
    "_posts/2024-01-01-first.md": post("첫 글", "글이다.\n"),
    "_posts/2024-01-02-second.md": post(
        "둘째 책",
        "{{ page.title }}, {{ page.key }}, {{ page.none }}{{ site.owner.name }}.\n\n"
        '{% include image.html file="a.png" caption="그림 *설명*" %}\n\n'
        "{% assign n = 3 %}{% if n > 2 %}세 개다.{% endif %} {% include outer.html word=page.key %}"
        "{% include ads.html %}\n\n"
        "{% raw %}{{ page.title }}{% endraw %} 와 `{% raw %}{% x %}{% endraw %}` 와 {{ 열린 글\n\n"
        "```liquid\n{{ page.title }}\n```\n\n"
        "{% highlight ruby %}\nputs 1\n{% endhighlight %}\n\n"
        "[첫 글]({{ site.baseurl }}{% post_url 2024-01-01-first %}), "
        "[다시]({% link _posts/2024-01-01-first.md %}), "
        "[또]({{ '/2024/01/01/first.html' | relative_url }}), [길](https://me.example/blog/2024/01/01/first)\n",
        key="abc",
        tags=["서평"],
    ),
}


def test_a_site(tmp_path: Path) -> None:
    """Includes with parameters, variables, conditions and addresses are what a reader saw."""
    write(tmp_path / "blog", SITE)
    assert run("import", "blog", "library", folder=tmp_path).returncode == 0
    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W") == ""
    source = (tmp_path / "library/reviews/second.md").read_text()
    report = json.loads((tmp_path / "library/import-report.json").read_text())

    for text in (
        "둘째 책, abc, 김하나.\n",
        ":alt: 둘째 책\n",
        "\n그림 *설명*\n",
        "세 개다. 안쪽 글 ABC.\n",
        "{{ page.title }} 와 `{% x %}` 와 {{ 열린 글\n",
        "```liquid\n{{ page.title }}\n```\n",
        "```ruby\nputs 1\n```\n",
        "[첫 글](../pages/first.md), [다시](../pages/first.md), [또](../pages/first.md), [길](../pages/first.md)\n",
    ):
        assert text in source, text
    assert "광고" not in source
    assert (tmp_path / "library/images").is_dir()
    (outcome,) = [each for each in report["sources"] if each["target"] == "reviews/second.md"]
    assert "Liquid rendered" in outcome["changed"]
    assert "verbatim" not in outcome


def imported(folder: Path, body: str, includes: Mapping[str, str]) -> tuple[str, Outcome]:
    """Import one post of a site with includes, and return its page and its outcome."""
    write(folder / "blog", {
        "_config.yml": CONFIGURATION, "_posts/2024-01-01-a.md": post("글", body),
        **{f"_includes/{name}": text for name, text in includes.items()},
    })  # fmt: skip
    (outcome,) = jekyll.IMPORTER.run(Request(folder / "blog", folder / "library")).outcomes
    return (folder / "library" / outcome.target).read_text(), outcome


#: What no site that is read here determines, or what takes too much.
NOT_RENDERED: Final = (
    "{% include none.html %}", "{% include ../_config.yml %}", "{% include /etc/passwd %}",
    "{% include linked.html %}", "{% include self.html %}", "{% include tree.html %}",
    "{% include loops.html %}", "{% include grows.html %}", "{% include copies.html %}",
    "{% include broken.html %}", "{% include plugin.html %}", "{% include large.html %}",
    "{% include a.html x= %}", "{% plugin 1 %}", "{{ site.data.books }}", "{{ site.posts.size }}",
    "{{ 'a' | no_filter }}", "{{ content }}", "{{ page.content }}", "{{ layout.x }}", "{{ 1 | }}",
    "{% for each in site.posts %}", "{% endfor %}", "{% if %}", "{% render 'a' %}",
)  # fmt: skip
HOSTILE: Final = {
    "self.html": "{% include self.html %}",
    "tree.html": "{% include tree2.html %}{% include tree2.html %}",
    "tree2.html": "{% for i in (1..900) %}{% include wide.html %}{% endfor %}",
    "wide.html": "{% for i in (1..900) %}{{ i | plus: 1 | times: 3 }}{% endfor %}",
    "loops.html": "{% for i in (1..9000) %}{% for j in (1..9000) %}x{% endfor %}{% endfor %}",
    "grows.html": "{% assign x = 'aaaaaaaaaa' %}"
    + "{% assign x = x | replace: 'a', 'aaaaaaaaaa' %}" * 9,
    "copies.html": "{{ 'b' " + "| replace: 'b', 'bbbbbbbbbb' " * 20 + "}}",
    "broken.html": "{% if %}{{ | }}",
    "plugin.html": "글 {% plugin %}",
    "large.html": "x" * 200_000,
    "a.html": "글",
}


def test_nothing_is_lost(tmp_path: Path) -> None:
    """What cannot be rendered, takes too much or is outside ``_includes`` is kept and reported."""
    body = "".join(f"앞 {each} 뒤\n\n" for each in NOT_RENDERED)
    includes = {f"_includes/{name}": text for name, text in HOSTILE.items()}
    write(tmp_path / "blog", {"_posts/2024-01-01-a.md": post("글", body), **includes})
    (tmp_path / "secret.txt").write_text("비밀")
    (tmp_path / "blog/_includes/linked.html").symlink_to(tmp_path / "secret.txt")
    (outcome,) = jekyll.IMPORTER.run(Request(tmp_path / "blog", tmp_path / "library")).outcomes
    page = (tmp_path / "library" / outcome.target).read_text()

    assert sorted(outcome.changes.verbatim) == sorted(NOT_RENDERED)
    for each in NOT_RENDERED:
        assert f"앞 `{each}` 뒤" in page
    assert "비밀" not in page


def test_html_of_includes(tmp_path: Path) -> None:
    """HTML of an include is Markdown as that of the post is, however it is indented."""
    page, _ = imported(
        tmp_path,
        "앞\n\n{% include box.html words='하나 \"둘\"' %}\n\n{% include list.md %}\n",
        {
            "box.html": "\n    <div class='box'>\n\n        <b>{{ include.words }}</b>\n    </div>\n",
            "list.md": "- 하나\n    - 둘\n",
        },
    )

    assert '\n**하나 "둘"**\n' in page
    assert "\n- 하나\n    - 둘\n" in page
    assert "box" not in page


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ('{% include video id="abc-1" provider="youtube" %}', "<https://www.youtube.com/watch?v=abc-1>"),
        ('{% include youtube.html id="abc" %}', "<https://www.youtube.com/watch?v=abc>"),
        ("{% youtube abc %}", "<https://www.youtube.com/watch?v=abc>"),
        ('{% youtube "https://youtu.be/abc" %}', "<https://youtu.be/abc>"),
        ("{% vimeo 123 %}", "<https://vimeo.com/123>"),
        ("{% gist jane/1234abcd %}", "<https://gist.github.com/jane/1234abcd>"),
        ('{% include figure image_path="https://x.example/a.png" alt="그림" %}', "![그림](https://x.example/a.png)"),
        ("{% include_cached own.html word='하나' %}", "하나"),
    ],
)  # fmt: skip
def test_includes_of_themes(tmp_path: Path, tag: str, text: str) -> None:
    """What themes and plug-ins of Jekyll bring along is known without the theme."""
    page, outcome = imported(tmp_path, f"앞 {tag} 뒤\n", {"own.html": "{{ include.word }}"})

    assert f"앞 {text} 뒤" in page
    assert not outcome.changes.verbatim


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the engine, what the post alone determines is Markdown; the report says what to install."""
    monkeypatch.setitem(sys.modules, "liquid", None)
    page, outcome = imported(
        tmp_path, "{{ site.baseurl }}/x {{ page.title }} {% include a.html %}\n", {"a.html": "글"}
    )

    assert "/x `{{ page.title }}` `{% include a.html %}`" in page
    assert outcome.changes.verbatim == ["{{ page.title }}", "{% include a.html %}"]
    assert any('install "sphinx-reviews[liquid]"' in each for each in outcome.changes.to_do)


PIECES: Final = st.sampled_from([
    "W ", "W\n\n", "{{ page.title }}", "{{ '", "' }}", "{{", "}}", "{%", "%}", "{% include a.html x='W' %}",
    "{% include none.html x='W' %}", "{% raw %}", "{% endraw %}", "{% if true %}W", "{% endif %}", "{% assign x = 'W' %}{{ x }}",
    "{% capture y %}W", "{% endcapture %}{{ y }}", "{% for i in (1..2) %}W", "{% endfor %}", "```\nW\n```\n", "`W`",
    "{% highlight c %}W", "{% endhighlight %}", "{{ 'W' | upcase | no }}", "{% unknown W %}", "{% case 1 %}W", "{% endcase %}",
    "{%- if true -%}", "\0", "{{ y | truncate: 2 }}", "{% liquid assign z = 1 %}", "{% doc %}W{% enddoc %}", "{# W #}",
])  # fmt: skip


@settings(max_examples=40, deadline=None, derandomize=True)
@given(pieces=st.lists(PIECES, max_size=12))
def test_any_liquid(pieces: list[str]) -> None:
    """Whatever Liquid a post holds, each of its words is on the page, or in the report."""
    body = "".join(pieces)
    words = [f"w{number}w" for number in range(body.count("W"))]
    for word in words:
        body = body.replace("W", word, 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = {"_posts/2024-01-01-a.md": post("글", body), "_includes/a.html": "{{ include.x }}"}
        write(folder / "blog", source)
        report = jekyll.IMPORTER.run(Request(folder / "blog", folder / "library"))
        (outcome,) = report.outcomes
        if report.has_failures:
            assert "\0" in body
            return
        seen = (folder / "library" / outcome.target).read_text() + str(outcome.as_json())
        assert [word for word in words if word not in seen] == []
