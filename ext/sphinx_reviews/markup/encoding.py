"""Source files that are not in UTF-8: each gets a warning and is left out of the build."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

#: Encodings of old Korean posts and editors, detected by their first bytes, or by trial.
_MARKS: Final = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}
_KOREAN: Final = "cp949"


def leave_out(env: BuildEnvironment, docnames: list[str]) -> None:
    """Remove the documents that cannot be decoded from those about to be read."""
    encoding = env.settings["input_encoding"]
    for docname in list(docnames):
        path = env.doc2path(docname)
        data = Path(path).read_bytes()
        try:
            data.decode(encoding)
        except UnicodeDecodeError as error:
            line = len(data[: error.start].split(b"\n"))
            warn(
                Subtype.ENCODING,
                f"{path}:{line}",
                "the file is not in UTF-8%s, so the page is left out. Save it as UTF-8.",
                _guess(data),
            )
            docnames.remove(docname)
            env.events.emit("env-purge-doc", env, docname)
            env.clear_doc(docname)
            env.project.docnames.discard(docname)


def _guess(data: bytes) -> str:
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return f" but in {name}"
    try:
        data.decode(_KOREAN)
    except UnicodeDecodeError:
        return ""
    return " but seems to be in CP949 (EUC-KR)"
