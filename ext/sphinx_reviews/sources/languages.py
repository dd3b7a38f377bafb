"""The language of a text, as far as words that are in every text tell, and of a library."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_HANGUL: Final = re.compile(r"[가-힣]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_TAG: Final = re.compile(r"<[^<>]*>")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
#: Words that are in every text of a language, and in few of the others.
_COMMON: Final = {
    "en": frozenset({
        "a", "about", "all", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for",
        "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is",
        "it", "its", "more", "no", "not", "of", "on", "or", "she", "so", "some", "than", "that",
        "the", "their", "them", "there", "they", "this", "to", "was", "we", "were", "what",
        "when", "which", "who", "will", "with", "would", "you",
    }),
    "es": frozenset({
        "al", "como", "con", "de", "del", "el", "en", "es", "esta", "este", "ha", "la", "las", "lo",
        "los", "más", "me", "no", "para", "pero", "por", "que", "se", "su", "sus", "un", "una", "y",
    }),
    "fr": frozenset({
        "au", "ce", "cette", "dans", "de", "des", "du", "elle", "en", "est", "et", "il", "je", "la",
        "le", "les", "mais", "ne", "on", "par", "pas", "pour", "qu", "que", "qui", "se", "sur", "un", "une",
    }),
    "de": frozenset({
        "als", "auch", "auf", "aus", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einen",
        "er", "es", "für", "hat", "ich", "im", "in", "ist", "mit", "nicht", "sich", "sie", "und", "von", "war", "zu",
    }),
    "pt": frozenset({
        "ao", "as", "com", "da", "das", "de", "do", "dos", "e", "em", "essa", "este", "foi", "mais", "mas", "me",
        "na", "no", "não", "o", "os", "para", "por", "que", "se", "seu", "sua", "um", "uma", "é",
    }),
}  # fmt: skip
_KANA: Final = re.compile(r"[\u3041-\u30ff]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
#: Share of all letters, and of all words, from which a text counts as in a language.
_LETTERS: Final = 0.2
_WORDS: Final = 0.2


def language_of(text: str) -> str:
    """Return the language of a text, which may hold HTML, as a BCP 47 tag; empty if it is unclear."""
    text = _TAG.sub(" ", text)
    letters = len(_LETTER.findall(text)) or 1
    for language, script in (("ko", _HANGUL), ("ja", _KANA), ("zh", _HAN)):
        if len(script.findall(text)) >= _LETTERS * letters:
            return language
    words = [word.lower() for word in _WORD.findall(text)] or [""]
    shares = {
        language: sum(word in common for word in words) / len(words)
        for language, common in _COMMON.items()
    }
    found = max(shares, key=lambda each: shares[each])
    return found if shares[found] >= _WORDS else ""


#: What Sphinx and ``sphinx-reviews init`` write.
_LANGUAGE: Final = re.compile(r"""^language\s*=\s*["']([\w-]+)["']""", re.MULTILINE)


def of_library(folder: Path) -> str:
    """Return the language of a library; empty if there is none."""
    try:
        found = _LANGUAGE.search((folder / "conf.py").read_text("utf-8", "replace"))
    except OSError:
        return ""
    return found[1] if found else "en"


_OF_TEXTS: Final = frozenset({".md", ".markdown", ".mdx", ".qmd", ".html", ".txt", ".csv", ".tsv"})
#: Folders of programs, and of what others wrote.
_OF_OTHERS: Final = frozenset({"node_modules", "vendor", "themes", "public", "_site", "site"})
#: So many files are looked into, and so much of each, in bytes.
_FILES, _BYTES = 60, 20_000
#: Share of Hangul from which sources count as Korean, though half of them may be code.
_KOREAN: Final = 0.05


def of_sources(source: Path) -> str:
    """Return the language of a new library for a file or folder: Korean, or else English."""
    found = (path for path in source.rglob("*") if _is_text(path.relative_to(source)))
    files = [source] if source.is_file() else sorted(filter(Path.is_file, found))
    text = _TAG.sub(" ", "".join(map(_beginning, files[:: len(files) // _FILES + 1])))
    letters = len(_LETTER.findall(text))
    return "ko" if len(_HANGUL.findall(text)) >= _KOREAN * letters else "en"


def _is_text(path: Path) -> bool:
    is_of_others = any(each in _OF_OTHERS or each.startswith(".") for each in path.parts[:-1])
    return path.suffix.lower() in _OF_TEXTS and not is_of_others


def _beginning(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_BYTES).decode("utf-8", "ignore")
    except OSError:
        return ""
