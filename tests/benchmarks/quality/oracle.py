"""The words of the pages by a dictionary: which pages hold a noun, or a form of a verb."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import snowballstemmer
from kiwipiepy import Kiwi

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quality.posts import Post

_NOUNS: Final = {"NNG", "NNP", "NNB", "SL", "SN", "XPN", "XSN", "XR", "SH", "NR"}
_STEMS: Final = {"NNG", "NNP", "SL", "XSN", "XPN", "XR"}
#: Also of auxiliaries, which the dictionary takes many verbs for.
_VERBS: Final = {"VV", "VA", "VX"}
#: What is a noun elsewhere: 이제, 조금.
_ADVERBS: Final = {"MAG", "MM"}
_COMMON: Final = {"NNG", "NNP"}
_LONGEST_RUN: Final = 5
_SHORTEST: Final = 2

#: Words of the field that the dictionary lacks, and takes to pieces that mean nothing.
_LOANWORDS: Final = (
    "머신러닝 딥러닝 쿠버네티스 에어플로 리팩터링 임베딩 도커 마이크로서비스 그레이디언트 "
    "하이퍼파라미터 저장소 히스토그램 캐글 사이킷런 넘파이 판다스 카테고리 가이드 카프카 테라폼 "
    "엘라스틱서치 트랜스포머 파이토치 텐서플로 폴라스 그라파나 프롬프트 리액트 타입스크립트 "
    "자바스크립트 코틀린 러스트 스프링부트 데브옵스 팩트풀니스 사피엔스 코스모스 발효종 옵저버 "
    "프레임워크 커맨드라인 파이프라인 온라인"
)


_ENGLISH: Final = re.compile(r"(?<![A-Za-z0-9])[a-z]{3,}(?![A-Za-z])")
_stem: Final = snowballstemmer.stemmer("english").stemWord
#: A word or some, and others in Latin letters or Hanja.
_GLOSS: Final = re.compile(
    r"([가-힣]+(?: [가-힣]+){0,2})\(([A-Za-z][A-Za-z .-]*|[\u4e00-\u9fff]+)\)"
)
_GLOSS_OF_LATIN: Final = re.compile(
    r"(?<![A-Za-z])([A-Za-z]{2,}(?:[ -][A-Za-z]+){0,2})\(([가-힣]+(?: [가-힣]+){0,2})\)"
)


def _alone(written: str) -> re.Pattern[str]:
    """Return what matches a word that no letter or digit of its own script goes on."""
    before = r"(?<!\w)" if not written.isascii() else r"(?<![A-Za-z0-9])"
    if written[0].isdigit():
        before += r"(?<!\d\.)"
    after = r"(?![A-Za-z])" if written.isascii() else ""
    if written[-1].isdigit():
        after += r"(?!\.?\d)"
    return re.compile(before + re.escape(written) + after, re.IGNORECASE)


def dictionary() -> Kiwi:
    """Return the analyser, with the words of the field."""
    kiwi = Kiwi(num_workers=2)
    for word in _LOANWORDS.split():
        kiwi.add_user_word(word, "NNP")
    return kiwi


class Oracle:
    """What the dictionary finds in the pages."""

    def __init__(self, kiwi: Kiwi, posts: Sequence[Post]) -> None:
        #: Nouns, also joined across spaces -> pages.
        self.nouns: defaultdict[str, set[str]] = defaultdict(set)
        #: Verbs by their stem -> pages.
        self.verbs: defaultdict[str, set[str]] = defaultdict(set)
        self.frequency: Counter[str] = Counter()
        #: How often a noun is no part of a longer word.
        self.alone: Counter[str] = Counter()
        #: Latin words in small letters -> times.
        self.english: Counter[str] = Counter()
        self.neighbours: Counter[str] = Counter()
        #: Nouns that 하다 makes a verb of.
        self.activities: set[str] = set()
        #: Words as they stand in the pages -> noun or stem, by class.
        self.forms: dict[str, dict[str, str]] = {"noun": {}, "하다": {}, "verb": {}}
        #: A word and the noun after it, written together, and both nouns.
        self.followed: set[tuple[str, tuple[str, str]]] = set()
        self._texts = {post.name: "\n".join(post.paragraphs) for post in posts}
        for post in posts:
            for paragraph in post.paragraphs:
                self._read(post.name, paragraph, kiwi.tokenize(paragraph))
        #: Stem of English words -> words.
        self._of_stem: defaultdict[str, set[str]] = defaultdict(set)
        for text in self._texts.values():
            for word in set(_ENGLISH.findall(text.lower())):
                self._of_stem[_stem(word)].add(word)
        #: Nouns with what a text gives in parentheses as the same in other letters.
        self.glossed = {pair for text in self._texts.values() for pair in self._glosses(text)}

    def holding(self, written: str) -> set[str]:
        """Return the pages that hold a word as it is written, with any particle after it."""
        pages = {name for name, text in self._texts.items() if _alone(written).search(text)}
        return (
            pages
            if written.isascii()
            else pages | self.nouns.get(written.lower().replace(" ", ""), set())
        )

    def akin(self, word: str) -> set[str]:
        """Return the pages that hold a word, or one with the same stem in English."""
        return self.holding(word).union(*map(self.holding, self.kin(word)))

    def kin(self, word: str) -> set[str]:
        """Return the words of the pages with the same stem in English."""
        return self._of_stem[_stem(word)]

    def saying(self, phrase: str) -> set[str]:
        """Return the pages that hold these letters in a row."""
        return {name for name, text in self._texts.items() if phrase in text}

    def _glosses(self, text: str) -> Iterator[tuple[str, str]]:
        for match in _GLOSS_OF_LATIN.finditer(text):
            noun = match[2].replace(" ", "")
            if self.nouns.get(noun):
                yield noun, match[1].lower()
        for match in _GLOSS.finditer(text):
            written = match[1].split()
            for first in range(len(written)):
                noun = "".join(written[first:]).lower()
                if self.nouns.get(noun):
                    yield noun, match[2].lower()
                    break

    def _read(self, page: str, text: str, tokens: Sequence[Any]) -> None:
        run: list[Any] = []
        before = None
        for token in tokens:
            if token.tag in _NOUNS or (token.tag == "SW" and token.form in "+#"):
                run.append(token)
            else:
                self._note_run(page, text, run)
                run = []
            if token.tag in {"XSV", "XSA"} and before and len(before.form) >= _SHORTEST:
                self.activities.add(before.form)
            self._note(page, token)
            before = token
        self._note_run(page, text, run)
        words = defaultdict(list)
        for token in tokens:
            words[token.sent_position, token.word_position].append(token)
        noun_before = written_before = ""
        for word in words.values():
            self._note_form(text, [t for t in word if t.tag[0] != "S" or t.tag in {"SL", "SN"}])
            written = text[word[0].start : word[-1].start + word[-1].len]
            noun = self.forms["noun"].get(written, "")
            if noun and noun_before:
                self.followed.add((written_before + noun, (noun_before, noun)))
            noun_before, written_before = noun, written

    def _note(self, page: str, token: Any) -> None:
        if token.tag[:2] in _VERBS:
            self.verbs[token.form].add(page)
        elif token.tag in _ADVERBS:
            self.nouns[token.form].add(page)
        elif token.tag in _COMMON and len(token.form) >= _SHORTEST:
            self.frequency[token.form] += 1
        elif token.tag == "SL" and len(token.form) >= _SHORTEST:
            self.english[token.form.lower()] += 1

    def _note_run(self, page: str, text: str, run: Sequence[Any]) -> None:
        for start in range(len(run)):
            joined = ""
            for token in run[start : start + _LONGEST_RUN]:
                joined += token.form.lower()
                self.nouns[joined].add(page)
        ends = {token.start + token.len for token in run}
        starts = {token.start for token in run}
        self.alone.update(
            token.form
            for token in run
            if token.start not in ends and token.start + token.len not in starts
        )
        for one, other in pairwise(run):
            written = text[one.start : other.start + other.len]
            is_pair = all(t.tag in _COMMON and t.len >= _SHORTEST for t in (one, other))
            if is_pair and written == f"{one.form} {other.form}":
                self.neighbours[written] += 1

    def _note_form(self, text: str, word: Sequence[Any]) -> None:
        if not word:
            return
        written = text[word[0].start : word[-1].start + word[-1].len]
        if " " in written or not re.search("[가-힣]", written) or len(written) < _SHORTEST:
            return
        number = next((n for n, t in enumerate(word) if t.tag not in _STEMS), len(word))
        noun = "".join(token.form for token in word[:number]).lower()
        rest = [token.tag for token in word[number:]]
        if len(noun) >= _SHORTEST and rest and all(t[0] == "J" or t == "VCP" for t in rest):
            self.forms["noun"][written] = noun
        elif len(noun) >= _SHORTEST and rest and rest[0] in {"XSV", "XSA"}:
            self.forms["하다"][written] = noun
        elif not number and word[0].tag[:2] in _VERBS and len(word) > 1:
            self.forms["verb"][written] = word[0].form
