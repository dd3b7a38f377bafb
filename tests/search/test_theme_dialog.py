"""Themes that have a search dialog of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from support.builds import sphinx_build, write
from support.libraries.searched import LIBRARY
from support.projects import CONF, INDEX

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

#: A layout as pydata-sphinx-theme has it: a dialog that a button and Ctrl-K open, in
#: handlers that come before those of any other script.
LAYOUT: Final = """\
{% extends "basic/layout.html" %}
{% block header %}
<button id="of-theme">찾기</button>
<dialog id="theme-dialog"><form role="search"><input name="q" type="search"></form></dialog>
<script>
  const ofTheme = document.getElementById("theme-dialog");
  const toggle = () => ofTheme.open ? ofTheme.close() : ofTheme.showModal();
  document.getElementById("of-theme").onclick = toggle;
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === "k") { event.preventDefault(); toggle(); }
  }, true);
</script>
{% endblock %}
"""


def test_one_dialog(tmp_path: Path, visit: Callable[..., Page]) -> None:
    """The keys and the button of a theme open the library's dialog, and no other."""
    conf = CONF + 'templates_path = ["_templates"]\n'
    files = {"conf.py": conf, "index.md": INDEX, "_templates/layout.html": LAYOUT, **LIBRARY}
    write(tmp_path / "source", files)
    sphinx_build(tmp_path / "source", tmp_path / "html")
    page = visit("b.html", tmp_path / "html")
    opened = page.locator("dialog[open]")

    for open_search in (
        lambda: page.keyboard.press("Control+k"),
        lambda: page.click("#of-theme"),
    ):
        open_search()
        expect(opened).to_have_count(1)
        expect(page.get_by_role("combobox")).to_be_focused()
        page.keyboard.press("Escape")
        expect(opened).to_have_count(0)
