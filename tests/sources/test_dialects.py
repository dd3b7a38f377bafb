"""Whatever stands in a post of any dialect, each word of it arrives on the page or in the report."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_reviews.sources.importer import Request
from sphinx_reviews.sources.systems import astro, hexo, hugo, quarto
from support.builds import write

if TYPE_CHECKING:
    from sphinx_reviews.sources.importer import Importer

_SHARED: Final = [
    "W ", "\n\nW\n\n", "\n- W\n\n  ", "\n> W\n", "\n## W {#sec-x}\n", "`W` ", "`", "\n```js\nW\n```\n", "\n```\nW", "$W$ ", "$", "\n$$\nW\n$$ {#eq-x}\n",
    "![W](a.png)", "[W](#sec-x) ", "[W](b.md) ", "^[W] ", "[^1]", "\n[^1]: W\n", "\n:::\n", "\n::::\n", "\n\n\n", "{", "}", "<", ">", "\\",
    "<b>W</b>", "<!-- x -->", "<!--more-->", "W\u2028W", "\x02W\x03", "(W", "]", "“", '"', "'", "|W|\n", "\n| W |\n| - |\n| W |\n\n: W {#tbl-x}\n",
]  # fmt: skip
PIECES: Final[dict[str, list[str]]] = {
    "quarto": [
        "\n::: {.callout-note title='W'}\n", "\n::: callout-tip\n## W\n", "\n  ::: {.W}\n", "\n:::: {.columns}\n", "\n::: {#fig-x}\n", "\n::: {.content-visible when-format='pdf'}\n",
        "@fig-x ", "[-@sec-x] ", "[@W, W] ", "\n```{python}\n#| label: fig-x\nW\n```\n", "\n```{r, W}\n", "\n```{=html}\nW\n```\n", "\n```{=latex}\nW\n```\n",
        "\n```{.py filename='W'}\nW\n```\n", "{{< include b.qmd >}}", "{{< video W >}}", "{{< W ", " >}}", "{{{< W >}}}", "[W]{.mark}", "`W`{=html}", "![W](a.png){#fig-x fig-alt='W' width=5}", "{.x}",
    ],
    "astro": [
        "\nimport W from './a.png';\n", "\nexport const a = {\n", "\n\nexport const W = 1;\n\n", "{/* W */}", "{'W'}", "{W}", "{W.map(x => <li>W</li>)}", "<Callout title='W'>", "</Callout>",
        "\n<Callout>\n  W\n", "<W />", "\n<Chart a={W} />\n", "<Image src={W} alt='W' />", "<Image src='a.png' alt='W' />", "<Tabs>", "</Tabs>", "<TabItem label='W'>", "</TabItem>", "<img src={W} alt='W'/>",
        "<>", "</>", "<W", "<Details summary={x}>", "</Details>", "\n:::note[W]{.x}\n", "\n:::W\n", "\n::W{a=1}\n", "<LinkCard title='W' href='/W' />", "<YouTube id='W' />",
    ],
    "hugo": [
        "{{< notice W >}}", "{{< /notice >}}", "\n{{% details title='W' %}}\n", "\n{{% /details %}}\n", "{{< tab 'W W' >}}", "{{< /tab >}}", "{{< quote W >}}", "{{< /quote >}}", "{{< W >}}", "{{< /W >}}",
        "{{< figure src='a.png' title='W' caption='W' >}}", "{{</* W */>}}", "{{< highlight js >}}", "{{< /highlight >}}", "{{< gist W W >}}", "{{<", ">}}", "\n  {{< notice >}}\n",
    ],
    "hexo": [
        "{% note W W %}", "{% endnote %}", "{% fold info @W %}", "{% endfold %}", "{% quote W https://x.example W %}", "{% endquote %}", "{% W %}", "{% endW %}", "{% codeblock W lang:js https://x.example W %}\nW\n",
        "{% endcodeblock %}", "{% tabs W %}<!-- tab W -->W<!-- endtab -->{% endtabs %}", "{% tabs W %}", "{% endtabs %}", "{% raw %}W", "{% endraw %}", "{% label x@W %}", "{% btn W, W %}", "{% asset_img a.png W %}", "{%", "%}", "{{ W }}",
    ],
}  # fmt: skip
IMPORTERS: Final[dict[str, tuple[Importer, str]]] = {
    "quarto": (quarto.IMPORTER, "a.qmd"), "astro": (astro.IMPORTER, "a.mdx"), "hugo": (hugo.IMPORTER, "a.md"), "hexo": (hexo.IMPORTER, "a.md"),
}  # fmt: skip


def numbered(text: str) -> tuple[str, list[str]]:
    """Return a text with a word of its own for each W, and these words."""
    numbers = itertools.count()
    words: list[str] = []
    made = []
    for part in text.split("W"):
        words.append(f"word{next(numbers):03}")
        made += [part, words[-1]]
    return "".join(made[:-1]), words[:-1]


@pytest.mark.parametrize("name", PIECES)
@settings(
    max_examples=20, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(data=st.data())
def test_no_word_is_lost(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    """Each word of a post is on its page or in the report, and nothing is set aside for good."""
    pieces = data.draw(st.lists(st.sampled_from(_SHARED + PIECES[name] * 2), max_size=25))
    importer, file = IMPORTERS[name]
    folder = tmp_path_factory.mktemp("any")
    body, words = numbered("".join(pieces))
    write(folder / "site", {file: f"---\ntitle: 글\n---\n{body}"})
    report = importer.run(Request(folder / "site", folder / "library"))
    (page,) = (folder / "library/pages").glob("*.md")
    text = page.read_text(encoding="utf-8")
    told = json.dumps(report.as_json(), ensure_ascii=False)

    assert [word for word in words if word not in text + told] == [], text
    assert "\0" not in text
    assert not any("\U000f0000" <= letter <= "\U000f00ff" for letter in text)
