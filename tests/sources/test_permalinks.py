"""Links between posts lead to their pages, whatever addresses the old site gave to posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_reviews.sources.importer import Request
from sphinx_reviews.sources.importers import IMPORTERS
from support.builds import write

if TYPE_CHECKING:
    from pathlib import Path

POST = "---\ntitle: 같은 이름\ndate: 2024-03-05\ncategories: [Dev, 좋은 글]\n{fields}---\n글이다.\n"
OTHER = "---\ntitle: 같은 이름\ndate: 2023-01-02\n---\n글이다.\n"


def linked(folder: Path, system: str, files: dict[str, str | bytes], link: str, source: str) -> str:
    """Import a site with a post that has a link, and return the link as it is on its page."""
    write(folder / "site", {**files, source: f"---\ntitle: 링크\n---\n[여기]({link})\n"})
    importer = next(each for each in IMPORTERS if each.name == system)
    importer.run(Request(folder / "site", folder / "library"))
    return (folder / "library/pages/link.md").read_text().rstrip().split("\n")[-1]


def is_to_post(link: str, folder: Path) -> bool:
    """Return whether a link leads to the page of the post, not to that of the other one."""
    page = folder / "library/pages" / link.partition("](")[2].removesuffix(")")
    return page.is_file() and "\ndate: 2024-03-05\n" in page.read_text()


@pytest.mark.parametrize(
    ("configuration", "fields", "address"),
    [
        ("", "", "/dev/%EC%A2%8B%EC%9D%80%20%EA%B8%80/2024/03/05/same.html"),
        ("permalink: date", "", "/dev/좋은-글/2024/03/05/same"),
        ("permalink: pretty", "", "/dev/좋은%20글/2024/03/05/same/"),
        ("permalink: ordinal", "", "/dev/좋은%20글/2024/065/same.html"),
        ("permalink: weekdate", "", "/dev/좋은%20글/2024/W10/Tue/same.html"),
        ("permalink: none", "", "/dev/좋은%20글/same.html"),
        ("permalink: /:year-:i_month-:i_day/:title/review.html", "", "/2024-3-5/same/review.html"),
        ("permalink: /:short_year/:long_month/:slug/p/", "slug: own\n", "/24/March/own/p/#part"),
        ("permalink: /a/:title.html", "permalink: /:y_day/:title-page/\n", "/065/same-page/"),
        ("permalink: /a/:title.html", "permalink: /fixed/\n", "/fixed/"),
        ("defaults: [{scope: {type: posts}, values: {permalink: '/d/:month-:title/'}}]", "", "/d/03-same/"),
        ("defaults: [{scope: {path: _posts}, values: {permalink: '/d/:month-:title/'}}]", "", "/d/03-same/"),
        ("permalink: /:year/:title/\nurl: https://me.example\nbaseurl: /blog", "", "/blog/2024/same/"),
        ("permalink: /:year/:title/\nurl: https://me.example\nbaseurl: /blog", "", "http://me.example/blog/2024/same/?x#y"),
    ],
)  # fmt: skip
def test_jekyll(tmp_path: Path, configuration: str, fields: str, address: str) -> None:
    """Each style, and own patterns, in the configuration, its defaults and front matter."""
    files: dict[str, str | bytes] = {
        "_config.yml": f"title: x\n{configuration}\n",
        "_posts/2023-01-02-same.md": OTHER,
        "_posts/2024-03-05-same.md": POST.format(fields=fields),
    }
    source = "_posts/2024-01-01-link.md"

    assert is_to_post(linked(tmp_path, "jekyll", files, address, source), tmp_path)


@pytest.mark.parametrize(
    ("permalink", "address"),
    [("", "/notes/deep/same.html"), ("permalink: /read/:name/", "/read/same/")],
)
def test_collections(tmp_path: Path, permalink: str, address: str) -> None:
    """A collection has a pattern of its own, or else its name and the path."""
    files: dict[str, str | bytes] = {
        "_config.yml": f"collections:\n  notes:\n    output: true\n    {permalink}\n",
        "_posts/2023-01-02-same.md": OTHER,
        "_notes/deep/same.md": POST.format(fields=""),
    }
    source = "_posts/2024-01-01-link.md"

    assert is_to_post(linked(tmp_path, "jekyll", files, address, source), tmp_path)


@pytest.mark.parametrize(
    ("system", "configuration", "fields", "address"),
    [
        ("hugo", "baseURL = 'https://me.example/x/'", "", "/x/posts/deep/same/"),
        ("hugo", "[permalinks]\nposts = '/:year/:monthname/:title/'", "", "/2024/march/같은-이름/"),
        ("hugo", "[permalinks.page]\nposts = '/:section/:yearday/:slug/'", "slug: own\n", "/posts/65/own/"),
        ("hugo", "[permalinks]\nposts = '/:sections/:contentbasename'", "", "https://me.example/posts/deep/same"),
        ("hugo", "", "url: /fixed/\n", "/fixed/"),
        ("hugo", "", "aliases: [/old/name/, /older/]\n", "/older/"),
        ("hexo", "permalink: :category/:year/:title.html", "", "/Dev/2024/same.html"),
        ("hexo", "root: /x/\npermalink: p/:i_day-:post_title/", "", "/x/p/5-%EA%B0%99%EC%9D%80-%EC%9D%B4%EB%A6%84/"),
        ("zola", "base_url = 'https://me.example/x'", "path: fixed\n", "https://me.example/x/fixed/"),
    ],
)  # fmt: skip
def test_other_systems(
    tmp_path: Path, system: str, configuration: str, fields: str, address: str
) -> None:
    """The patterns of Hugo and Hexo, and what front matter says; also below a path."""
    name, folder = {
        "hugo": ("hugo.toml", "content/posts"),
        "hexo": ("_config.yml", "source/_posts"),
        "zola": ("config.toml", "content/posts"),
    }[system]
    start = (
        "baseURL = 'https://me.example'\n"
        if system == "hugo" and "baseURL" not in configuration
        else ""
    )
    files: dict[str, str | bytes] = {
        name: f"{start}{configuration}\n",
        f"{folder}/same.md": OTHER,
        f"{folder}/deep/same.md": POST.format(fields=fields),
    }

    found = linked(tmp_path, system, files, address, f"{folder}/link.md")
    assert is_to_post(found, tmp_path)


@pytest.mark.parametrize(
    "address",
    ["https://other.example/2024/same/", "https://me.example/about/", "//me.example.org/"],
)
def test_links_out_of_the_site(tmp_path: Path, address: str) -> None:
    """A link to another site stays, even if it ends as an address of this one does."""
    files: dict[str, str | bytes] = {
        "_config.yml": "url: https://me.example\npermalink: /:year/:title/\n",
        "_posts/2024-03-05-same.md": POST.format(fields=""),
    }
    found = linked(tmp_path, "jekyll", files, address, "_posts/2024-01-01-link.md")

    assert found == f"[여기]({address if address.startswith('https') else f'https:{address}'})"


@pytest.mark.parametrize(
    "configuration",
    ["url: 'http://[::1'\n", "permalink: [x]\ndefaults: 3\n", "defaults: [x, {scope: y}]\n", "collections: 3\n",
     "permalink: /" + ":title-" * 40 + "\n", "url: 7\nbaseurl: {a: b}\n"],
)  # fmt: skip
def test_damaged_configurations(tmp_path: Path, configuration: str) -> None:
    """Whatever a configuration says, the posts are imported, and their names are found."""
    files: dict[str, str | bytes] = {
        "_config.yml": configuration,
        "_posts/2024-03-05-same.md": POST.format(fields=""),
    }
    found = linked(tmp_path, "jekyll", files, "/2024/03/05/same/", "_posts/2024-01-01-link.md")

    assert is_to_post(found, tmp_path)
