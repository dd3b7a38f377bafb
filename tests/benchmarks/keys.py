"""The keys of a query as a Korean input method shows them, and what each costs the browser."""

from __future__ import annotations

import json
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

# -- what is shown -----------------------------------------------------------

_LEADING: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_CODAS: Final = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
#: Letters that take two keys.
_APART: Final = {
    each[0]: each[1:]
    for each in (
        "ㅘㅗㅏ", "ㅙㅗㅐ", "ㅚㅗㅣ", "ㅝㅜㅓ", "ㅞㅜㅔ", "ㅟㅜㅣ", "ㅢㅡㅣ", "ㄳㄱㅅ", "ㄵㄴㅈ",
        "ㄶㄴㅎ", "ㄺㄹㄱ", "ㄻㄹㅁ", "ㄼㄹㅂ", "ㄽㄹㅅ", "ㄾㄹㅌ", "ㄿㄹㅍ", "ㅀㄹㅎ", "ㅄㅂㅅ",
    )
}  # fmt: skip
_SYLLABLES: Final = range(0xAC00, 0xD7A4)


def _syllable(leading: str, vowel: str, coda: str) -> str:
    number = _LEADING.index(leading) * len(_VOWELS) + _VOWELS.index(vowel)
    return chr(_SYLLABLES.start + number * len(_CODAS) + _CODAS.index(coda))


def _letters(syllable: str) -> tuple[str, str, str]:
    rest, coda = divmod(_SYLLABLES.index(ord(syllable)), len(_CODAS))
    leading, vowel = divmod(rest, len(_VOWELS))
    return _LEADING[leading], _VOWELS[vowel], _CODAS[coda]


def _growing(letter: str) -> Iterator[str]:
    """Yield what is shown of a letter key by key: ㅗ and ㅘ."""
    if letter in _APART:
        yield _APART[letter][0]
    yield letter.strip()


def _with_consonant(head: str, consonant: str) -> str:
    """Return a text after the key of a consonant, which the syllable before it holds if it can."""
    if head and ord(head[-1]) in _SYLLABLES:
        leading, vowel, coda = _letters(head[-1])
        keys = coda.strip() + consonant
        held = next((whole for whole in _CODAS if _APART.get(whole, whole) == keys), None)
        if held:
            return head[:-1] + _syllable(leading, vowel, held)
    return head + consonant


def shown(query: str) -> Iterator[str]:
    """Yield what a field shows after each key of a query: ㄷ, 데, 뎅, 데이."""
    for end, letter in enumerate(query):
        head = query[:end]
        if ord(letter) not in _SYLLABLES:
            yield head + letter
            continue
        leading, vowel, coda = _letters(letter)
        yield _with_consonant(head, leading)
        yield from (head + _syllable(leading, each, " ") for each in _growing(vowel))
        if coda.strip():
            yield from (head + _syllable(leading, vowel, each) for each in _growing(coda))


# -- what it costs -----------------------------------------------------------

#: Types into the dialog's field, and waits until what it found is painted.
_PRESS: Final = """async (text) => {
  const input = document.querySelector("dialog input");
  const status = document.querySelector("dialog [role=status]");
  const answered = new Promise((done) =>
    new MutationObserver((_, observer) => {
      observer.disconnect();
      done();
    }).observe(status, { childList: true }));
  performance.mark("key");
  input.value = text;
  input.dispatchEvent(new Event("input"));
  await answered;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  performance.mark("drawn");
}"""
_TASKS: Final = "disabled-by-default-devtools.timeline"
_MARKS: Final = "blink.user_timing"


class Work(NamedTuple):
    """What a key makes the main thread do until its results are painted, in milliseconds of CPU."""

    whole: float
    #: Nothing else can be done while a task runs.
    longest_task: float


def work_of_keys(browser: Browser, page: Page, keys: Sequence[str]) -> list[Work]:
    """Return what each of *keys* costs in the open dialog of *page*."""
    browser.start_tracing(page=page, categories=[_TASKS, _MARKS])
    for text in keys:
        page.evaluate(_PRESS, text)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    return [*_work(events)]


def _work(events: Sequence[dict[str, Any]]) -> Iterator[Work]:
    marks = sorted((each for each in events if each["cat"] == _MARKS), key=itemgetter("ts"))
    main = marks[0]["pid"], marks[0]["tid"]
    # A task that is not over has no duration.
    tasks = [
        each
        for each in events
        if each["name"] == "RunTask" and (each["pid"], each["tid"]) == main and "dur" in each
    ]
    for key, drawn in zip(marks[::2], marks[1::2], strict=True):
        inside = [
            each["tdur"]
            for each in tasks
            if key["ts"] < each["ts"] + each["dur"] and each["ts"] < drawn["ts"]
        ]
        yield Work((drawn["tts"] - key["tts"]) / 1000, max(inside) / 1000)
