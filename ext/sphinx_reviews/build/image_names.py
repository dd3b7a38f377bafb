"""The names that images have in the output directory, the same whatever was built before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def name_images(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Give images of the same file name their output names in the order of their paths.

    Sphinx numbers them in the order in which it reads them, so that an
    incremental or a parallel build would name them differently from a fresh one.
    """
    used = {path: sorted(docnames) for path, (docnames, _) in env.images.items()}
    names = type(env.images)()
    for path in sorted(used):
        names.add_file("", path)
    if all(names[path][1] == name for path, (_, name) in env.images.items()):
        return []
    for docname in {docname for docnames in used.values() for docname in docnames}:
        env.images.purge_doc(docname)
    for path in sorted(used):
        for docname in used[path]:
            env.images.add_file(docname, path)
    return []


def images_by_document(env: BuildEnvironment) -> dict[str, list[tuple[str, str]]]:
    """Return path and output name of the images of each document."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted(env.images):
        docnames, name = env.images[path]
        for docname in docnames:
            found[docname].append((path, name))
    return found


def setup(app: Sphinx) -> None:
    """Name images before anything asks for their addresses."""
    app.connect("env-get-updated", name_images, priority=700)
