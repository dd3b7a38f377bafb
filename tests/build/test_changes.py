"""Changes that Sphinx alone does not notice, each followed by a comparison with a fresh build."""

from __future__ import annotations

import io
import os
import random
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from support.builds import differences, sphinx_build, try_build, write
from support.projects import CONF, INDEX
from support.shelf import shelf

if TYPE_CHECKING:
    from pathlib import Path

INCLUDE = "```{include} part.txt\n```\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
#: In ``conf.py``: ends a build that has written everything and recorded nothing of it.
KILLED = """
def setup(app):
    import os, signal
    app.connect("build-finished", lambda *_: os.kill(os.getpid(), signal.SIGKILL), priority=1)
"""
#: Values of ``conf.py``, each of which adds files that belong to no document.
FOR_THE_SITE = {
    "copies": """
html_extra_path = ["extra"]
html_static_path = ["static"]
html_css_files = ["own.css"]
html_logo = html_favicon = "i.svg"
""",
    "pages": """
html_additional_pages = {"extra": "page.html"}
html_split_index = True
html_use_opensearch = "https://reviews.example"
""",
    "search": 'language = "pt_BR"\nhtml_search_language = "de"\n',
    "suffix": 'html_file_suffix = ".htm"\n',
}


@dataclass
class Project:
    """Pages that are built again after each change."""

    folder: Path
    files: dict[str, str | bytes] = field(
        default_factory=lambda: {"conf.py": CONF, "index.md": INDEX, "a.md": "# 가\n"}
    )

    @property
    def source(self) -> Path:
        """The folder of the sources."""
        return self.folder / "source"

    @property
    def output(self) -> Path:
        """The folder of the site."""
        return self.folder / "out"

    def build(self, **files: str | bytes | None) -> str:
        """Build with some files changed, or removed; return the warnings.

        :param files: name, with ``_`` for the dot, and text.
        """
        for name, text in files.items():
            path = name.replace("_", ".")
            if text is None:
                del self.files[path]
            else:
                self.files[path] = text
        write(self.source, self.files)
        return sphinx_build(self.source, self.output)

    def differing(self) -> list[str]:
        """Return what differs from a fresh build."""
        fresh = self.folder / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        sphinx_build(self.source, fresh, "-E", "-a")
        return differences(self.output, fresh)


@pytest.fixture(name="project")
def fixture_project(tmp_path: Path) -> Project:
    """A project of two pages."""
    return Project(tmp_path)


@pytest.mark.parametrize("theme", ["furo", "shibuya"])
def test_navigation_of_a_later_build(project: Project, theme: str) -> None:
    """A page that is added in a third build is in the sidebar of each page that has one."""
    project.files["conf.py"] = CONF.replace('"basic"', f'"{theme}"')
    project.build()
    project.build(a_md="# 고침\n")
    project.build(b_md="# 새 쪽\n")

    assert "새 쪽" in (project.output / "a.html").read_text()
    assert project.differing() == []

    project.build(conf_py=CONF)

    assert project.differing() == []


def test_other_addresses_of_pages(project: Project) -> None:
    """Whatever has a link of its own, scripts too, leads to the new names of the pages."""
    project.files |= shelf(5, random.Random(1)).files()
    project.build()
    for name in ("html_file_suffix", "html_link_suffix"):
        conf = project.files["conf.py"]
        assert isinstance(conf, str)
        project.build(conf_py=f'{conf}\n{name} = ".htm"\n')

        assert project.differing() == []


@pytest.mark.parametrize("name", ["b.md", "b.csv"])
def test_link_to_a_file_that_appears_and_vanishes(project: Project, name: str) -> None:
    """A link to a source or a download leads there as soon as it is there, and no longer."""
    project.build(a_md=f"# 가\n\n[저것]({name})을 보라.\n")
    project.build(**{name.replace(".", "_"): "# 나\n"})
    target = "b.html" if name == "b.md" else "_downloads/"

    assert f'href="{target}' in (project.output / "a.html").read_text()
    assert project.differing() == []

    project.build(**{name.replace(".", "_"): None})

    assert f'href="{target}' not in (project.output / "a.html").read_text()
    assert not (project.output / target).exists()


def test_text_with_an_older_time(project: Project) -> None:
    """Another text is read and an included one too, although the file is older than the last."""
    project.build(a_md=f"# 가\n\n하나.\n\n{INCLUDE}", part_txt="둘.")
    for name, text in (("a.md", f"# 가\n\n셋.\n\n{INCLUDE}"), ("part.txt", "넷.")):
        project.files[name] = text
        (project.source / name).write_bytes(text.encode())
        os.utime(project.source / name, (1e9, 1e9))
        project.build()

        assert text.split()[-1] in (project.output / "a.html").read_text() or name == "a.md"
    assert "셋." in (project.output / "a.html").read_text()
    assert "넷." in (project.output / "a.html").read_text()
    assert project.differing() == []


def test_configuration_leaves_nothing_behind(project: Project) -> None:
    """What Sphinx made for another language, suffix, index, address or static folder is removed."""
    (project.folder / "source" / "static").mkdir(parents=True)
    more = 'html_static_path = ["static"]\nhtml_additional_pages = {"extra": "page.html"}\n'
    more += 'html_use_opensearch = "https://reviews.example"\n'
    project.files["static/old.css"] = "a {}"
    project.build(conf_py=f"{CONF}{more}", a_md="# 가\n\n```{index} 말\n```\n")
    (project.output / "CNAME").write_text("reviews.example")
    changed = CONF.replace('"ko"', '"en"') + (
        'html_file_suffix = ".htm"\nhtml_use_index = False\nhtml_copy_source = False\n'
    )
    del project.files["static/old.css"]
    project.build(conf_py=changed)

    assert project.differing() == ["CNAME"]


@pytest.mark.parametrize("name", FOR_THE_SITE)
def test_killed_configuration_leaves_nothing_behind(project: Project, name: str) -> None:
    """What a killed build made for a configuration that was taken back is removed."""
    project.files |= {"extra/robots.txt": "남", "extra/x.txt_t": "남", "static/own.css": "a {}"}
    project.build(a_md="# 가\n\n```{index} 말\n```\n", i_svg=SVG)
    write(project.source, project.files | {"conf.py": CONF + FOR_THE_SITE[name] + KILLED})
    assert try_build(project.source, project.output).returncode < 0
    project.build()

    assert project.differing() == []


def test_file_of_the_author_with_the_name_of_a_page(project: Project) -> None:
    """Sphinx writes a page, or a copy of an image, over the author's file in every build."""
    project.files |= {"extra/a.html": "남", "extra/_images/i.svg": "남"}
    project.build(b_md="# 나\n\n![점](i.svg)\n", i_svg=SVG)
    for _ in range(2):
        project.build(conf_py=f'{CONF}html_extra_path = ["extra"]\n')

        assert project.differing() == []


def test_language_of_search_leaves_nothing_behind(project: Project) -> None:
    """The stemmer of the language that a site was searched in before is removed."""
    project.build(conf_py=CONF.replace('"ko"', '"en"'))
    assert (project.output / "_static" / "english-stemmer.js").is_file()
    project.build(conf_py=CONF)

    assert project.differing() == []


def test_style_sheet_whose_checksum_pages_show(project: Project) -> None:
    """A changed style sheet, or template, is seen in each page, whatever its time."""
    conf = f'{CONF}html_static_path = ["static"]\nhtml_css_files = ["own.css"]\n'
    project.files |= {"static/own.css": "a { color: red }", "conf.py": conf}
    project.files["conf.py"] += 'templates_path = ["templates"]\n'
    project.files["templates/layout.html"] = '{% extends "!layout.html" %}'
    project.build()
    for name, text in (
        ("static/own.css", "a { color: blue }"),
        ("templates/layout.html", '{% extends "!layout.html" %}{% block footer %}끝{% endblock %}'),
    ):
        project.files[name] = text
        (project.source / name).write_text(text)
        os.utime(project.source / name, (1e9, 1e9))
        project.build()

        assert project.differing() == []


def test_order_in_the_configuration(project: Project) -> None:
    """Style sheets and sidebars stand on each page in the order that they have in ``conf.py``."""
    sheets, bars = ["own.css", "more.css"], ["globaltoc.html", "sourcelink.html"]
    project.files |= {"static/own.css": "a {}", "static/more.css": "b {}"}
    for order in (1, -1):
        conf = f'{CONF}html_static_path = ["static"]\nhtml_css_files = {sheets[::order]}\n'
        project.build(conf_py=f'{conf}html_sidebars = {{"**": {bars[::order]}}}\n')

    assert project.differing() == []


def test_output_changed_by_hand(project: Project) -> None:
    """Files of the output that somebody changed or deleted are made again."""
    project.build(a_md="# 가\n\n![점](i.svg) {download}`d.csv`\n", d_csv="1", i_svg=SVG)
    out = project.output
    for path in (out / "a.html", out / "searchindex.js", *out.glob("_downloads/*/*")):
        path.write_text("남의 것")
    (out / "index.html").unlink()
    (out / "_images" / "i.svg").unlink()
    (out / "_sources" / "a.md.txt").unlink()
    project.build()

    assert project.differing() == []


def test_search_of_sphinx_changed_by_hand(project: Project) -> None:
    """An index of Sphinx's own search that is gone is made again for all pages."""
    project.build(conf_py=f"{CONF}reviews_search = False\n")
    (project.output / "searchindex.js").unlink()
    project.build()

    assert project.differing() == []


def test_two_builds_of_one_application(project: Project) -> None:
    """A process that builds twice warns of nothing, and makes the files of a fresh build."""
    files: dict[str, str | bytes] = {**project.files, "index.md": INDEX.replace("**", "[ab]")}
    write(project.source, files)
    printed = io.StringIO()
    with patch_docutils(project.source), docutils_namespace():
        app = Sphinx(
            project.source,
            project.source,
            project.output,
            project.folder / "doctrees",
            "html",
            status=None,
            warning=printed,
        )
        app.build()
        write(project.source, files | {"a.md": "# 고침\n", "b.md": "# 나\n"})
        app.build()

    assert printed.getvalue() == ""
    assert project.differing() == []
