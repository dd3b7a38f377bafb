"""Copies of remote images that posts show."""

from __future__ import annotations

import json
import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from support.builds import write
from support.command import run
from support.libraries.blog import PNG, post

if TYPE_CHECKING:
    from pathlib import Path


class QuietHandler(SimpleHTTPRequestHandler):
    """A server of files that prints nothing."""

    def log_message(self, *_: object) -> None:
        """Print nothing."""


def test_copies_of_remote_images(tmp_path: Path) -> None:
    """Given copies take the place of remote images; a file that is not an image does not."""
    body = "![가](https://img.example/x/a.png)\n\n![나](https://img.example/b.png)\n"
    write(tmp_path / "blog", {"2020-01-01-a.md": post("[서평] 가", body)})
    write(tmp_path / "copies", {"a.png": PNG, "b.png": "<html>"})
    done = run(
        "import", "jekyll", tmp_path / "blog", tmp_path / "to", "--images-from", tmp_path / "copies"
    )
    assert done.returncode == 0
    source = (tmp_path / "to/reviews/a.md").read_text()
    assert re.search(r":cover: /images/a-\w+\.png", source)
    assert "{image} https://img.example/b.png" in source
    report = json.loads((tmp_path / "to/import-report.json").read_text())
    assert any("not an image" in each for each in report["sources"][0]["to_do"])


def test_download(tmp_path: Path) -> None:
    """Remote images are downloaded when asked for; those that cannot be had stay remote and are reported."""
    write(tmp_path / "web", {"a.png": PNG, "page.png": "<html>"})
    handler = partial(QuietHandler, directory=str(tmp_path / "web"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    web = f"http://127.0.0.1:{server.server_port}"
    images = "\n\n".join(f"![그림]({web}/{name}.png)" for name in ("a", "none", "page"))
    images += "\n\n![그림](http://127.0.0.1:9/x.png)\n\n![그림](http://127.0.0.1:9/y.png)\n"
    write(tmp_path / "blog", {"2020-01-01-a.md": post("[서평] 가", images)})
    done = run("import", "jekyll", tmp_path / "blog", tmp_path / "to", "--images", "download")
    server.shutdown()

    assert done.returncode == 0, done.stderr
    source = (tmp_path / "to/reviews/a.md").read_text()
    (kept,) = (tmp_path / "to/images").glob("*.png")
    assert kept.read_bytes() == PNG
    assert f":cover: /images/{kept.name}" in source
    assert f"{{image}} {web}/none.png" in source
    report = json.loads((tmp_path / "to/import-report.json").read_text())
    to_do = " ".join(report["sources"][0]["to_do"])
    assert "HTTP status 404" in to_do
    assert "it is not an image" in to_do
    assert to_do.count("cannot be reached") == 2
    audit = json.loads((tmp_path / "to/images/sources.json").read_text())
    assert audit == {f"images/{kept.name}": f"{web}/a.png"}
