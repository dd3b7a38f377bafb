"""``sphinx-reviews live``, as a process with a reader and a writer."""

from __future__ import annotations

import signal
import subprocess
import sys
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

from support.browser import in_browser, violations
from support.builds import tree, write
from support.command import run
from support.projects import CONF

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

PAGES = {
    "conf.py": CONF + "reviews_pdf = True\n",
    "index.md": "# 서가\n\n```{toctree}\na\nb\n```\n",
    "a.md": "# 가\n\n" + "글이다.\n\n" * 99,
    "b.md": "# 나\n\n```{book} 나의 책\n:author: 아무개\n```\n\n글이다.\n",
}


class Live:
    """The running command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write(folder, PAGES)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sphinx_reviews.cli", "live", str(folder), "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.address = self.line("http").split()[1]
        self.line("built")

    def line(self, part: str) -> str:
        """Return the next line that the command prints with *part* in it."""
        assert self.process.stdout
        return next(line for line in self.process.stdout if part in line)

    def save(self, name: str, old: str, new: str) -> None:
        """Save a file with a change."""
        path = self.folder / name
        path.write_text(path.read_text().replace(old, new))

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        """Return status and content of an address."""
        connection = HTTPConnection(self.address.split("/")[2])
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read()


@pytest.fixture(name="live", scope="module")
def fixture_live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """The command, serving a small library."""
    live = Live(tmp_path_factory.mktemp("live"))
    yield live
    live.process.send_signal(signal.SIGINT)
    assert live.process.wait() == 0


def test_output_is_only_served(live: Live) -> None:
    """Pages carry the script on their way only; nothing outside of the site is served."""
    output = live.folder / "_build" / "html"

    assert b"overlay.js" in live.get("/a.html")[1]
    assert [name for name, content in tree(output).items() if b"overlay.js" in content] == []
    assert live.get("/../../conf.py")[0] == live.get("/%2e%2e/%2e%2e/conf.py")[0] == 404
    assert live.get("/a.html", Host="other.example")[0] == 400
    assert live.get("/.sphinx-reviews/events", Origin="https://other.example")[0] == 403


def test_pdf_on_demand(live: Live) -> None:
    """A PDF is printed when it is asked for, and again if its review has changed."""
    printed = live.folder / "_build" / "html" / "b.pdf"
    assert not printed.exists()

    before = live.get("/b.pdf")[1]

    assert before.startswith(b"%PDF")
    live.save("b.md", "글이다", "다른 글이다")
    live.line("b.md: built")
    assert printed.read_bytes() == before
    assert live.get("/b.pdf")[1] not in {before, b""}


def test_second_session(live: Live) -> None:
    """Two sessions do not build into one folder."""
    done = run("live", live.folder)

    assert (done.returncode, "another sphinx-reviews live" in done.stdout) == (2, True)


@in_browser
def test_reader(live: Live, browser: Browser) -> None:
    """A saved page is loaded again where it was; warnings and failures are shown, and end."""
    page = browser.new_page(viewport={"width": 390, "height": 700})
    page.goto(f"{live.address}a.html")
    panel = page.locator("sphinx-reviews-live")
    page.evaluate("scrollTo(0, 500); window.old = true")

    live.save("b.md", "나의 책", "너의 책")
    live.line("b.md: built")
    assert page.evaluate("window.old")

    live.save("a.md", "# 가\n", "# 가\n\n{doc}`없다`\n")
    page.wait_for_function("!window.old")
    panel.get_by_role("status").filter(has_text="경고").wait_for()
    assert page.evaluate("scrollY") == 500
    panel.get_by_role("button", name="보기").click()
    assert "a.md:3" in panel.get_by_role("listitem").filter(has_text="없다").inner_text()
    assert violations(page, "sphinx-reviews-live") == []
    page.keyboard.press("Escape")
    assert panel.get_by_role("listitem").count() == 0

    live.save("conf.py", "reviews_pdf", "reviews_pdf(")
    panel.get_by_text("conf.py").wait_for()
    live.save("conf.py", "reviews_pdf(", "reviews_pdf")
    live.save("a.md", "{doc}`없다`", "고쳤다.")
    page.get_by_text("고쳤다").wait_for()
    panel.get_by_role("status").wait_for(state="hidden")
    (live.folder / "a.md").unlink()
    panel.get_by_role("status").filter(has_text="없어졌다").wait_for()
