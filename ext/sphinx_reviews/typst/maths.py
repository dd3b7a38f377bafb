"""Formulas: from LaTeX, through MathML, to Typst.

MathML comes between because its elements are few and simple, so that no word of a
formula can become code, and each element yields a valid formula.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from latex2mathml.converter import convert

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.typst import syntax

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes

_NAMESPACE: Final = "{http://www.w3.org/1998/Math/MathML}"
_ACCENTS: Final = {
    "^": "\u0302",
    "~": "\u0303",
    "\u02dc": "\u0303",
    "\u00af": "\u0304",
    "\u02d9": "\u0307",
    "\u00a8": "\u0308",
    "\u02c7": "\u030c",
    "\u2192": "\u2192",
}
_SPANS: Final = {
    "\u2015": "math.overline",
    "\u203e": "math.overline",
    "_": "math.underline",
    "\u23de": "math.overbrace",
    "\u23df": "math.underbrace",
}
_STYLES: Final = {
    "normal": ("math.upright",),
    "bold": ("math.upright", "math.bold"),
    "bold-italic": ("math.bold",),
}
_NUMBER: Final = re.compile(r"\(\d+\)")
_EM: Final = "em"


def typeset(latex: str, node: nodes.Element, *, is_block: bool) -> str:
    """Return a formula as a Typst equation, with its LaTeX as the alternative text.

    What cannot be read is shown as written, with a warning at *node*.
    """
    try:
        body = formula(latex)
    except Exception:  # noqa: BLE001  (latex2mathml's errors share no base class)
        warn(
            Subtype.PDF,
            node,
            "the formula '%s' cannot be read, and is printed as LaTeX. Check its braces.",
            latex.strip(),
        )
        return syntax.call("raw", syntax.string(latex), block="true" if is_block else None)
    return syntax.call(
        "math.equation",
        body,
        block="true" if is_block else None,
        alt=syntax.string(" ".join(latex.split())),
    )


def formula(latex: str) -> str:
    """Return LaTeX mathematics as the body of a Typst equation.

    :raises Exception: of many classes, where braces do not match.
    """
    return _row(ET.fromstring(convert(latex)))  # noqa: S314  (latex2mathml made it)


def _name(element: ET.Element) -> str:
    return element.tag.removeprefix(_NAMESPACE)


def _of(element: ET.Element) -> str:
    return _ELEMENTS.get(_name(element), _row)(element)


def _parts(element: ET.Element) -> list[str]:
    return [_of(child) for child in element]


def _row(element: ET.Element) -> str:
    """Return the children side by side, with brackets as high as their content."""
    children = list(element)
    if children and children[0].get("fence") == "true":
        return syntax.call("math.lr", syntax.join(map(_of, children)))
    parts: list[str] = []
    while children:
        child, *others = children
        if _name(child) == "mo" and len(others) > 1 and _name(others[1]) == "mo":
            if others[0].get("linethickness") == "0":
                parts.append(_of(others[0]))
                children = others[2:]
                continue
            if _name(others[0]) == "mtable":
                parts.append(syntax.call("math.lr", syntax.join(map(_of, children[:3]))))
                children = others[2:]
                continue
        parts.append(_of(child))
        children = others
    return syntax.join(parts)


def _text(element: ET.Element) -> str:
    return syntax.string(element.text or "")


def _symbol(element: ET.Element) -> str:
    text = (element.text or "").strip()
    if text == "&":
        return "align-point"
    if len(text) == 1:
        drawn = syntax.call("math-symbol", syntax.string(text))
        for style in _STYLES.get(element.get("mathvariant", ""), ()):
            drawn = syntax.call(style, drawn)
        return drawn
    is_operator = _name(element) == "mo"
    limits = (
        "true" if is_operator and text.startswith(("lim", "max", "min", "sup", "inf")) else None
    )
    return syntax.call("math.op", syntax.string(text), limits=limits) if text else syntax.NOTHING


def _space(element: ET.Element) -> str:
    if element.get("linebreak") == "newline":
        return syntax.call("linebreak")
    width = element.get("width", "")
    try:
        return syntax.call("h", f"{float(width.removesuffix(_EM)):g}em")
    except ValueError:
        return syntax.NOTHING


def _over_or_under(element: ET.Element) -> str:
    base, mark, *_ = element
    accent = (mark.text or "").strip()
    if accent in _SPANS:
        return syntax.call(_SPANS[accent], _of(base))
    if accent in _ACCENTS and _name(element) == "mover":
        return syntax.call("math.accent", _of(base), syntax.string(_ACCENTS[accent]))
    side = "t" if _name(element) == "mover" else "b"
    return syntax.call("math.attach", syntax.call("math.limits", _of(base)), **{side: _of(mark)})


def _attached(*sides: str) -> Callable[[ET.Element], str]:
    """Return a function that attaches the second and any third child at *sides* of the first."""

    def attach(element: ET.Element) -> str:
        base, *marks = _parts(element)
        return syntax.call("math.attach", base, **dict(zip(sides, marks, strict=False)))

    return attach


def _fraction(element: ET.Element) -> str:
    if element.get("linethickness") == "0":
        return syntax.call("math.binom", *_parts(element))
    return syntax.call("math.frac", *_parts(element))


def _root(element: ET.Element) -> str:
    base, index = _parts(element)
    return syntax.call("math.root", index, base)


def _table(element: ET.Element) -> str:
    rows = [[_row(cell) for cell in row if not _is_number(cell)] for row in element]
    if element.get("displaystyle") == "true":  # stacked equations
        lines = [syntax.join(_between(row, "align-point")) for row in rows]
        return syntax.join(_between(lines, syntax.call("linebreak")))
    return syntax.call("math.mat", *map(syntax.array, rows), delim="none")


def _is_number(cell: ET.Element) -> bool:
    """Return whether a cell numbers its equation, which Sphinx does itself."""
    text = "".join(cell.itertext())
    return [_name(child) for child in cell] == ["mtext"] and bool(_NUMBER.fullmatch(text))


def _between(parts: list[str], separator: str) -> list[str]:
    return [each for part in parts for each in (separator, part)][1:]


_ELEMENTS: Final[dict[str, Callable[[ET.Element], str]]] = {
    "mi": _symbol,
    "mo": _symbol,
    "mn": _text,
    "mtext": _text,
    "mspace": _space,
    "mfrac": _fraction,
    "msqrt": lambda element: syntax.call("math.sqrt", _row(element)),
    "mroot": _root,
    "msub": _attached("b"),
    "msup": _attached("t"),
    "msubsup": _attached("b", "t"),
    "munder": _over_or_under,
    "mover": _over_or_under,
    "munderover": _attached("b", "t"),
    "mtable": _table,
}
