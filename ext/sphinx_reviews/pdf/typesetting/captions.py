"""The numbers of figures, tables and listings, if the site has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def number_captions(document: nodes.document, docname: str, env: BuildEnvironment) -> None:
    """Put Sphinx's number before each caption, as ``numfig`` requests."""
    if not env.config.numfig:
        return
    numbers = env.toc_fignumbers.get(docname, {})
    for caption in (*document.findall(nodes.caption), *document.findall(nodes.title)):
        holder = caption.parent
        for kind, numbered in numbers.items():
            for name in holder["ids"] if holder is not None else ():
                if name in numbered:
                    number = ".".join(map(str, numbered[name]))
                    spelled = env.config.numfig_format[kind] % number
                    caption.insert(0, nodes.Text(f"{spelled} "))
