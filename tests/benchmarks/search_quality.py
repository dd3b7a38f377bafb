#!/usr/bin/env python3
"""What the library's search finds, beside what a dictionary of Korean finds in the same words.

A site is built of plain pages and asked in Chromium.  Kiwi, a morphological analyser,
says which pages hold a noun or a form of a verb; the search has never seen it.

Examples:
  python search_quality.py
  python search_quality.py --texts ~/blog/_posts
  python search_quality.py --misses "verb forms"

"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

REVIEWS: Final = Path(__file__).parents[2] / "reviews"
SEED: Final = 3

# -- pages -------------------------------------------------------------------

_FRONT_MATTER: Final = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_MARKUP: Final = re.compile(
    r"<[^>]*>|\{[%{:][^}]*\}+|\{[\w:-]+\}|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|https?://\S+"
    r"|^:[\w-]+:|^[ \t]*(?::{3,}|`{3,}|~{3,}).*$",
    re.MULTILINE,
)
_SIGNS: Final = re.compile(r"[`*_#>|\[\]{}\\$^~=:<%+-]+(?=\s|$)|[`*>|\[\]{}\\$^~<]|^[-+%=:#]+")


def paragraphs(markdown: str) -> list[str]:
    """Return the paragraphs of a page without what is no text."""
    text = _MARKUP.sub(" ", _FRONT_MATTER.sub("", markdown.replace("\r\n", "\n")))
    found = (
        " ".join(_SIGNS.sub(" ", line).strip() for line in block.splitlines())
        for block in re.split(r"\n\s*\n", unicodedata.normalize("NFC", text))
    )
    return [kept for each in found if (kept := " ".join(each.split()))]


def pages(folder: Path, number: int) -> list[list[str]]:
    """Return the paragraphs of the pages of a folder; if they are few, some more made of them."""
    found = [paragraphs(path.read_text("utf-8")) for path in sorted(folder.rglob("*.md"))]
    found = [page for page in found if page]
    rng = random.Random(SEED)
    everything = [paragraph for page in found for paragraph in page]
    while len(found) < number:
        found.append(rng.sample(everything, rng.randint(3, 6)))
    return found


def build(found: Sequence[Sequence[str]], folder: Path) -> Path:
    """Build a site with a page for each of *found*, and return its folder."""
    source = folder / "source"
    source.mkdir()
    (source / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_reviews']\nlanguage = 'ko'\nhtml_theme = 'basic'\n"
    )
    (source / "index.md").write_text("# .\n\n```{toctree}\n:glob:\n\np*\n```\n", "utf-8")
    for number, page in enumerate(found):
        # A backslash keeps the beginning of a paragraph from being a list or a heading.
        text = "\n\n".join(re.sub(r"^(\d+)([.)])", r"\1\\\2", paragraph) for paragraph in page)
        (source / f"p{number:04d}.md").write_text(f"# .\n\n{text}\n", "utf-8")
    out = folder / "html"
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", str(source), str(out)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return out


# -- what a dictionary finds -------------------------------------------------

_NOUNS: Final = {"NNG", "NNP", "NNB", "SL", "SN", "XPN", "XSN", "XR", "SH", "NR"}
_STEMS: Final = {"NNG", "NNP", "SL", "XSN", "XPN", "XR"}
#: Also of auxiliaries, which the dictionary takes many verbs for.
_VERB_TAGS: Final = {"VV", "VA", "VX"}
_LONGEST_RUN: Final = 5
_SHORTEST: Final = 2


#: Words of the field that the dictionary lacks, and takes to pieces that mean nothing.
_LOANWORDS: Final = (
    "머신러닝 딥러닝 쿠버네티스 에어플로 리팩터링 임베딩 도커 마이크로서비스 그레이디언트 "
    "하이퍼파라미터 저장소 히스토그램 캐글 사이킷런 넘파이 판다스 카테고리 가이드"
)


class Oracle:
    """The words of the pages by a dictionary, and where they are."""

    def __init__(self, found: Sequence[Sequence[str]]) -> None:
        from kiwipiepy import Kiwi

        self._kiwi = Kiwi(num_workers=2)
        for word in _LOANWORDS.split():
            self._kiwi.add_user_word(word, "NNP")
        #: Nouns, also joined across spaces -> pages.
        self.nouns: defaultdict[str, set[int]] = defaultdict(set)
        #: Verbs by their stem -> pages.
        self.verbs: defaultdict[str, set[int]] = defaultdict(set)
        self.frequency: Counter[str] = Counter()
        self.english: Counter[str] = Counter()
        self.neighbours: Counter[str] = Counter()
        self.activities: set[str] = set()
        #: Words as they stand in the pages -> noun or stem, by class.
        self.forms: dict[str, dict[str, str]] = {"noun": {}, "하다": {}, "verb": {}}
        for number, page in enumerate(found):
            for paragraph in page:
                self._read(number, paragraph)

    def _read(self, page: int, text: str) -> None:
        run: list[Any] = []
        before = None
        tokens = self._kiwi.tokenize(text)
        for token in tokens:
            if token.tag in _NOUNS or (token.tag == "SW" and token.form in "+#"):
                run.append(token)
            else:
                self._note_run(page, text, run)
                run = []
            if token.tag[:2] in _VERB_TAGS:
                self.verbs[token.form].add(page)
            if token.tag in {"XSV", "XSA"} and before and len(before.form) >= _SHORTEST:
                self.activities.add(before.form)
            if token.tag in {"NNG", "NNP"} and len(token.form) >= _SHORTEST:
                self.frequency[token.form] += 1
            if token.tag == "SL" and len(token.form) >= _SHORTEST:
                self.english[token.form.lower()] += 1
            before = token
        self._note_run(page, text, run)
        words = defaultdict(list)
        for token in tokens:
            words[token.word_position].append(token)
        for word in words.values():
            self._note_form(text, [t for t in word if t.tag[0] != "S" or t.tag in {"SL", "SN"}])

    def _note_run(self, page: int, text: str, run: Sequence[Any]) -> None:
        for start in range(len(run)):
            joined = ""
            for token in run[start : start + _LONGEST_RUN]:
                joined += token.form.lower()
                self.nouns[joined].add(page)
        for one, other in pairwise(run):
            written = text[one.start : other.start + other.len]
            is_pair = all(t.tag in {"NNG", "NNP"} and t.len >= _SHORTEST for t in (one, other))
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
        elif not number and word[0].tag[:2] in _VERB_TAGS and len(word) > 1:
            self.forms["verb"][written] = word[0].form


# -- queries -----------------------------------------------------------------


class Query(NamedTuple):
    """Something to look for, and the pages that have it."""

    kind: str
    text: str
    relevant: frozenset[int]


#: Class, text and relevant pages of a query.
_Asked = tuple[str, str, set[int]]

_PARTICLES: Final = (
    "을",
    "이",
    "은",
    "의",
    "에",
    "에서",
    "으로",
    "과",
    "도",
    "까지",
    "부터",
    "에서는",
)
_AFTER_VOWEL: Final = {"을": "를", "이": "가", "은": "는", "과": "와", "으로": "로"}
_HADA: Final = ("하다", "했다", "하는", "하고", "하면서", "할", "해야", "합니다", "하기")
_VERBS: Final = {
    "읽": "읽다 읽었다 읽는 읽고 읽기",
    "배우": "배우다 배웠다 배우는 배운다",
    "만들": "만들다 만들었다 만든 만드는",
    "줄이": "줄이다 줄였다 줄이는",
    "고르": "고르다 골라 고르는",
    "나누": "나누다 나눈다 나누는",
    "어렵": "어렵다 어려운 어렵지만",
    "쓰": "쓰다 썼다 쓰는 써서",
    "열": "열다 열었다 여는 열면",
    "바꾸": "바꾸다 바꿔 바꾼다",
    "찾": "찾다 찾아 찾는 찾을",
    "알": "알다 알았다 아는 알면",
    "놓": "놓다 놓는 놓았다",
    "쉽": "쉽다 쉬운 쉽게",
}
_SAMPLE, _FORMS, _ENGLISH, _ACTIVITIES, _COMMON, _RARE = 60, 150, 25, 30, 600, 2


def with_particle(word: str, particle: str) -> str:
    """Return *word* with a particle, in the form that its last sound asks for."""
    coda = (
        (ord(word[-1]) - ord("가")) % 28 if "가" <= word[-1] <= "힣" else word[-1] not in "aeiouy"
    )
    rieul = coda == 8 or word[-1] in "lr"
    is_open = not coda or (rieul and particle == "으로")
    return word + (_AFTER_VOWEL.get(particle, particle) if is_open else particle)


class Sampler:
    """Makes the queries of each class from the words of the pages."""

    def __init__(self, oracle: Oracle) -> None:
        self._oracle = oracle
        self._rng = random.Random(SEED)
        common = oracle.frequency.most_common(_COMMON)
        self._nouns = [noun for noun, times in common if times > _RARE]

    def queries(self) -> list[Query]:
        """Return the queries of all classes whose words some page has."""
        made = chain(
            self._of_nouns(), self._of_english(), self._of_compounds(), self._of_verbs(),
            self._of_several(), self._of_forms(),
        )  # fmt: skip
        return [Query(kind, text, frozenset(pages)) for kind, text, pages in made if pages]

    def _some(self, words: Iterable[str], number: int) -> list[str]:
        listed = sorted(words)
        return self._rng.sample(listed, min(number, len(listed)))

    def _of_nouns(self) -> Iterator[_Asked]:
        for noun in self._some(self._nouns, _SAMPLE):
            pages = self._oracle.nouns[noun]
            yield "noun", noun, pages
            yield "decomposed", unicodedata.normalize("NFD", noun), pages
            for particle in _PARTICLES:
                yield "noun + particle", with_particle(noun, particle), pages

    def _of_english(self) -> Iterator[_Asked]:
        for word, _ in self._oracle.english.most_common(_ENGLISH):
            yield "English", word, self._oracle.nouns[word]
            for particle in _PARTICLES:
                yield "English + particle", with_particle(word, particle), self._oracle.nouns[word]

    def _of_compounds(self) -> Iterator[_Asked]:
        seen_again = (pair for pair, times in self._oracle.neighbours.items() if times > 1)
        for pair in self._some(seen_again, _SAMPLE):
            joined = pair.replace(" ", "").lower()
            yield "compound spaced", pair, self._oracle.nouns[joined]
            yield "compound joined", joined, self._oracle.nouns[joined]

    def _of_verbs(self) -> Iterator[_Asked]:
        for noun in self._some(self._oracle.activities, _ACTIVITIES):
            for ending in _HADA:
                yield "하다", noun + ending, self._oracle.nouns[noun]
        for stem, forms in _VERBS.items():
            for form in forms.split():
                yield "native verb", form, self._oracle.verbs[stem]

    def _of_several(self) -> Iterator[_Asked]:
        for _ in range(3 * _SAMPLE):
            one, other = self._rng.sample(self._nouns, 2)
            first = with_particle(one, self._rng.choice(_PARTICLES))
            pages = self._oracle.nouns[one] & self._oracle.nouns[other]
            yield "several words", f"{first} {with_particle(other, '을')}", pages

    def _of_forms(self) -> Iterator[_Asked]:
        for kind, forms in self._oracle.forms.items():
            index = self._oracle.verbs if kind == "verb" else self._oracle.nouns
            for form in self._some(forms, _FORMS):
                yield f"{kind} forms", form, index[forms[form]]


# -- answers -----------------------------------------------------------------

_ASK: Final = """async (queries) => {
  const answers = [];
  for (const query of queries) {
    const { found } = await sphinxReviewsSearch.search(query);
    const results = await sphinxReviewsSearch.engine.results(found);
    answers.push(results.map((result) => result.uri));
  }
  return answers;
}"""


def answers(site: Path, asked: Sequence[Query]) -> list[list[int]]:
    """Return the pages that the search of *site* finds for each query, the best first."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.goto((site / "search.html").as_uri())
        found = page.evaluate(_ASK, [query.text for query in asked])
        browser.close()
    numbers = [
        [int(uri[1:-5]) for uri in each if re.fullmatch(r"p\d+\.html", uri)] for each in found
    ]
    return [list(dict.fromkeys(each)) for each in numbers]


class Score(NamedTuple):
    """How well one query was answered."""

    recall: float
    recall_at_10: float
    precision_at_10: float
    reciprocal_rank: float


def score(query: Query, found: Sequence[int]) -> Score:
    """Return how well *found* answers *query*."""
    hits = [page in query.relevant for page in found]
    return Score(
        sum(hits) / len(query.relevant),
        sum(hits[:10]) / min(10, len(query.relevant)),
        sum(hits[:10]) / len(hits[:10]) if hits else 0,
        1 / (1 + hits.index(True)) if True in hits else 0,
    )


#: Least recall of a class; precision at 10 is to be .95 in each.
RECALL: Final = {
    "noun + particle": 0.97,
    "English + particle": 0.97,
    "compound spaced": 0.95,
    "compound joined": 0.95,
    "하다": 0.95,
    "native verb": 0.85,
    "verb forms": 0.85,
}
PRECISION: Final = 0.95


def report(scored: Sequence[tuple[Query, Score]]) -> Iterator[str]:
    """Yield a line for each class, with what it misses of its targets."""
    yield f"{'class':20}{'queries':>8}{'recall':>8}{'R@10':>8}{'P@10':>8}{'MRR':>8}"
    for kind in dict.fromkeys(query.kind for query, _ in scored):
        of_kind = [each for query, each in scored if query.kind == kind]
        means = [sum(values) / len(of_kind) for values in zip(*of_kind, strict=True)]
        missed = [
            name
            for name, value, least in (
                ("recall", means[0], RECALL.get(kind, 0)),
                ("P@10", means[2], PRECISION),
            )
            if value < least
        ]
        missing = f"  below target: {', '.join(missed)}" if missed else ""
        yield f"{kind:20}{len(of_kind):8}{''.join(f'{mean:8.3f}' for mean in means)}{missing}"


def main() -> None:
    """Build, ask, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, help="a folder of Markdown; each file is a page")
    parser.add_argument("--pages", type=int, help="make pages until there are so many (300)")
    parser.add_argument("--misses", metavar="CLASS", help="list what is missed of a class")
    options = parser.parse_args()
    number = options.pages or (0 if options.texts else 300)
    found = pages(options.texts or REVIEWS, number)
    try:
        oracle = Oracle(found)
    except ModuleNotFoundError:
        parser.exit(2, "This needs kiwipiepy: pip install --group bench\n")
    asked = Sampler(oracle).queries()
    with tempfile.TemporaryDirectory() as folder:
        answered = answers(build(found, Path(folder)), asked)
    scored = [(query, score(query, each)) for query, each in zip(asked, answered, strict=True)]
    lines = [f"{len(found)} pages, {sum(len(p) for page in found for p in page):,} characters"]
    lines += report(scored)
    for (query, each), pages_found in zip(scored, answered, strict=True):
        if query.kind == options.misses and (each.recall < 0.9 or each.precision_at_10 < 0.8):
            lines.append(
                f"  {query.text}: recall {each.recall:.2f}, P@10 {each.precision_at_10:.2f},"
                f" {len(query.relevant)} relevant, {len(pages_found)} found"
            )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
