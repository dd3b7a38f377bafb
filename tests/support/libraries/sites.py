"""Miniature sites of each system, after its documentation: one book told in its own way."""

from __future__ import annotations

from typing import Any, Final

from support.libraries.blog import PNG

#: The facts of the book in every site.
FACTS: Final = {
    "title": "시험하는 법",
    "subtitle": "처음 배우는 사람에게",
    "authors": ["Jane Roe"],
    "translators": ["박둘째"],
    "publisher": "가나미디어",
    "published": "2021-03-30",
    "isbn": "9780306406157",
    "pages": 250,
    "rating": 4.5,
    "date": "2022-05-06",
    "tags": ["시험", "품질"],
}


def facts(data: dict[str, Any]) -> dict[str, object]:
    """Return what the data say of the only book and its review, in the form of what went in."""
    (book,), (review,) = data["books"], data["reviews"]
    of_book = ("title", "subtitle", "publisher", "published", "isbn", "pages")
    people = {
        role: [person["name"] for person in book[role]] for role in ("authors", "translators")
    }
    of_review = {name: review[name] for name in ("date", "tags")}
    rating = {"rating": review["verdict"]["rating"]}
    return {name: book[name] for name in of_book} | people | of_review | rating


_YAML: Final = """\
title: 시험하는 법
subtitle: 처음 배우는 사람에게
authors: [Jane Roe]
translator: 박둘째
publisher: 가나미디어
publication_date: 2021-03-30
isbn: 978-0-306-40615-7
pages: 250
"""
_TEXT: Final = "좋은 책이다.\n\n[다른 글]({}) 을 먼저 썼다.\n\n"

JEKYLL: Final[dict[str, str | bytes]] = {
    "_config.yml": "title: x\ncollections:\n  books:\n    output: true\nexclude: [docs]\n",
    "_layouts/book-review.html": "",
    "docs/_posts/2010-01-01-sample.md": "---\ntitle: Sample\n---\nOf the theme.\n",
    "assets/img/cover.png": PNG,
    "_books/testing.md": (
        f"---\nlayout: book-review\n{_YAML}cover: assets/img/cover.png\nstars: 4.5\n"
        "date: 2022-05-06\ncategories: 시험 품질\nodd-key: kept\n---\n"
        + _TEXT.format("/2022/01/01/other/")
    ),
    "_posts/2022-01-01-other.md": "---\ntitle: 다른 글\n---\n책이 아닌 글이다.\n",
}
HUGO: Final[dict[str, str | bytes]] = {
    "hugo.toml": 'baseURL = "https://x.example/"\n',
    "static/img/cover.png": PNG,
    "content/books/_index.md": "---\ntitle: Books\n---\n",
    "content/books/testing/index.md": (
        f"---\n{_YAML}date: 2022-05-06T10:00:00+09:00\ncover:\n  image: /img/cover.png\nrating: 9/10\n"
        "params:\n  odd-key: kept\ntags: [시험, 품질]\n---\n"
        + _TEXT.format('{{< ref "posts/other.md" >}}')
        + '{{< figure src="near.png" alt="가까운 그림" caption="설명" >}}\n\n{{< youtube abc123 >}}\n\n'
        '{{< highlight python "linenos=table" >}}\nx = 1\n{{< /highlight >}}\n\n{{< unknown one="1" >}}\n'
    ),
    "content/books/testing/near.png": PNG,
    "content/posts/other.ko.md": "+++\ntitle = '다른 글'\n+++\n책이 아닌 글이다.\n",
    "themes/x/exampleSite/content/posts/sample.md": "---\ntitle: Sample\n---\nOf the theme.\n",
}
ZOLA: Final[dict[str, str | bytes]] = {
    "config.toml": 'base_url = "https://x.example"\n',
    "static/cover.png": PNG,
    "content/reading/_index.md": '+++\ntitle = "Reading"\nsort_by = "date"\n+++\n',
    "content/reading/2022-05-06-testing.md": (
        '+++\ntitle = "시험하는 법"\n[taxonomies]\ntags = ["시험", "품질"]\n[extra]\n'
        'subtitle = "처음 배우는 사람에게"\nodd_key = "kept"\n[extra.book]\n'
        'author = "Jane Roe"\ntranslator = "박둘째"\npublisher = "가나미디어"\npublished = 2021-03-30\n'
        'isbn = "9780306406157"\npages = 250\ncover = "/cover.png"\nrating = "★★★★½"\n+++\n'
        + _TEXT.format("@/posts/other.md")
        + '{{ youtube(id="abc123") }}\n\n{% quote(author="로") %}\n인용한 글.\n{% end %}\n\n{{ unknown(one=1) }}\n'
    ),
    "content/posts/other.md": '+++\ntitle = "다른 글"\n+++\n책이 아닌 글이다.\n',
}
HEXO: Final[dict[str, str | bytes]] = {
    "_config.yml": "title: x\npost_asset_folder: true\n",
    "source/_posts/testing/cover.png": PNG,
    "source/_posts/testing.md": (
        f"{_YAML}date: 2022/05/06 10:00:00\ncover: cover.png\nstars: 4.5\nodd-key: kept\n"
        "categories:\n  - [서평]\ntags:\n  - 시험\n  - 품질\n---\n"
        + _TEXT.format("{% post_path other %}")
        + '{% asset_img cover.png 300 200 "표지 그림" %}\n\n{% codeblock lang:python %}\nx = 1\n{% endcodeblock %}\n\n'
        "{% blockquote 로 %}\n인용한 글.\n{% endblockquote %}\n\n{% unknown 1 %}\n"
    ),
    "source/_posts/other.md": "---\ntitle: 다른 글\n---\n책이 아닌 글이다.\n",
}
MARKDOWN: Final[dict[str, str | bytes]] = {
    "images/cover.png": PNG,
    "books/testing.md": (
        "---\ntags: 시험, 품질\ndate: 2022-05-06\nodd-key: kept\n---\n# 시험하는 법\n\n![표지](../images/cover.png)\n\n"
        "- 부제: 처음 배우는 사람에게\n- 저자: Jane Roe\n- 옮긴이: 박둘째\n- 출판사: 가나미디어\n"
        "- 출간일: 2021년 3월 30일\n- ISBN: 978-0-306-40615-7\n- 쪽수: 250쪽\n- 별점: ★★★★½\n\n"
        + _TEXT.format("../other.md")
    ),
    "other.md": "# 다른 글\n\n책이 아닌 글이다.\n",
}
SITES: Final = {"jekyll": JEKYLL, "hugo": HUGO, "zola": ZOLA, "hexo": HEXO, "markdown": MARKDOWN}
