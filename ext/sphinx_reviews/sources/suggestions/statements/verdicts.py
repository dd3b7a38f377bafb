"""Whether a reviewer recommends the book, in Korean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.model import VerdictWord
from sphinx_reviews.sources.suggestions.statements import english, wording

if TYPE_CHECKING:
    from collections.abc import Sequence


class Advice(NamedTuple):
    """A reviewer's advice in one sentence."""

    word: VerdictWord
    sentence: str
    #: The share of such sentences that are right.
    confidence: float


# -- what is no advice on a book ---------------------------------------------

#: What the word for "recommend" means beside advice: systems, lists, what others do.
_NO_ADVICE: Final = re.compile(
    r"추천\s*(?:시스템|알고리즘|모델|모형|엔진|서비스|기능|로직|결과|사(?:[는를가와의도에]|\s|$)|평|글|서(?:[는를가]|\s)|인(?:[은을이]|\s)|도서|목록|리스트|검색|영상|상품|동영상|메뉴"
    r"|강의|자료|순서|API|문제|트랙|코스|링크|방식|방법|이유|독자|대상|테스트|데이터|작업|분야|챗봇|앱)"
    r"|(?:상품|영화|음악|개인화|콘텐츠|컨텐츠|도서|영상|뉴스|맛집|친구|키워드|자동|사용자|아이템|여행|식당|코드)\s*추천"
    r"|추천(?:받|을\s*받|\s*받|되|된|해\s*달라|해\s*준|해\s*줘|해\s*줬|해\s*주셔|해\s*주신|한\s|했|하였|하던|하길래|하기에(?=\s*(?:읽|구매|샀))|으로\s*(?:읽|알|접|구매|샀|사게|이|만나)|에\s*의해|을\s*통해|하는지|하라|하라고)"
    r"|권(?:한을|한이|한\s*(?:관리|부여|설정|문제)|장\s*(?:사항|버전|사양|환경|방식|되|된))"
    r"|필독서?\s*(?:목록|리스트)"
)
#: Said to those around the reviewer.
_TOLD: Final = re.compile(
    r"(?:동료|팀원|주변|주위|지인|친구|후배)(?:들|\s*\S+)?(?:에게|께|한테|에도|에)\s*(?:\S+\s+){0,2}(?:추천|권)(?:했|하였|해\s*줬|해\s*주었)"
)
_OTHERS: Final = re.compile(
    r"(?:저자|역자|옮긴이|작가|필자|출판사|구글|공식\s*문서|지인|친구|동료|선배|사수|교수|누군가|전문가|책에서|이\s*책|책|장|챕터)(?:들|님)?(?:는|은|가|이|도|께서|께서는|에서는|에서)\s(?P<then>.*)$"
)
_CLAUSE: Final = re.compile(r"(?:서|때문에|므로|으니|니까|는데|은데|지만|며|고|,|만큼|덕분에|라|면)\s")
#: If the situation were another.
_UNREAL: Final = re.compile(r"(?:았|었|였|했|렸|졌)(?:더라면|다면|으면)\s.*(?:추천|권)|(?:추천|권)(?:했|하였)을|(?:추천|권)할\s*(?:텐데|뻔)")

# -- for and against ---------------------------------------------------------

_STRONG: Final = (
    r"강추|강력\s*추천|적극\s*추천|강력(?:히|하게)\s*(?:추천|권)|필독(?:서|을|해|이|하|\s*도서|!)"
    r"|추천(?:을\s*)?(?:한다|합니다|해요|함(?=[\s.!~]|$)|하며|하고\s*싶(?:은|다|습니다|네요|어요|었다|은데)|하고(?!\s*싶)|하겠|할게|할께|드린다|드립니다|드려요|드리(?:고|며|는|고자)|드림|하는|해\s*(?:주고|드리고|드린|드립|본다|봅니다|도\s*좋|주|드려)|할\s*(?:만|수\s*있|것|책|거)"
    r"|할만|하기에\s*(?:좋|충분|손색|부족함이\s*없)|이다|입니다(?!만)|(?=\s*(?:!|👍|💯|⭐|:\)|\^\^))|[.]?$|하지\s*않을\s*(?:수|이유)(?:가|는)?\s*없|하지만|하는\s*바)"
    r"|(?:일독|한\s*번쯤|읽어\s*보(?:시)?(?:길|기를|는\s*것을)|읽기를)\S*\s*(?:\S+\s+)?(?:권|추천|바란|바랍)|권(?:한다|합니다|해요|하고\s*싶(?!지)|해\s*드|할\s*만|해\s*본다|하겠)"
    r"|권장(?:한다|합니다|하고\s*싶|드립니다|할\s*만)"
)
_WEAK: Final = (
    r"(?:돈|시간)(?:이|도)\s*(?:전혀\s*)?아깝지\s*않|읽어\s*(?:보면|두면|보는\s*것도)\s*(?:좋|도움)|읽으면\s*(?:좋|도움이)|읽어\s*볼\s*(?:만|가치|필요)|읽어볼\s*(?:만|가치|필요)|읽을\s*(?:만|가치)|읽어보면\s*좋|보면\s*좋을\s*(?:책|도서|것)|꼭\s*(?:한\s*번\s*)?(?:쯤\s*)?(?:읽어|봐야|일독|읽)"
    r"|후회(?:하지|는|가)?\s*(?:않|없)|소장\s*(?:가치|할\s*만|하고\s*싶)|소장할\s*만|선물하고\s*싶|좋은\s*선택(?:이|일|지)|안성맞춤|제격|한\s*번쯤\s*읽어|구매할\s*가치|살\s*만한"
)
_AGAINST: Final = re.compile(
    r"비추(?:천)?(?:이지만|지만|인데|한다|합니다|다(?=[.\s]|$)|임|입니다|이다|드|하고|[.!]|$)"
    r"|(?:추천|권)(?:하지|드리지|해\s*드리지|하진|드리진|하지는|드리지는|하고\s*싶지(?:는)?|하고\s*싶진|해\s*주고\s*싶지(?:는)?|드리고\s*싶지(?:는)?|할\s*만하지(?:는)?|할\s*수(?:는|가)?|해\s*드릴\s*수(?:는|가)?)\s*(?:않(?!을\s*(?:수|이유))|못|없)"
    r"|(?:추천|권)(?:하기|드리기|해\s*드리기)(?:는|가|엔|에는|에)?\s*(?:\S+\s+)?(?:어렵|어려|힘들|힘든|망설|주저|꺼려|곤란|애매|조심스|무리|쉽지\s*않)"
    r"|추천은\s*(?:못|어렵|하지|힘들)|(?:사지|읽지|구매하지)\s*(?:마|말|않는\s*것)|(?:돈|시간)(?:이|만|도)?\s*(?:아깝(?!지)|아까(?:운|웠))"
    r"|굳이\s*(?:\S+\s+)?(?:읽|볼|살|구매)\S*\s*(?:필요|이유)(?:는|가|까지는)?\s*없"
)
_FOR: Final = re.compile(rf"(?P<strong>{_STRONG})|(?P<weak>{_WEAK})")
_HALF: Final = re.compile(
    r"조건부\s*추천|추천(?:하긴|하기는|은)\s*하지만|(?:마냥|무조건|누구에게나|누구나|모두에게|모든\s*\S+에게|선뜻|쉽게|섣불리)\s*(?:\S+\s+){0,2}(?:추천|권)\S*\s*(?:\S+\s+)?(?:어렵|어려|힘들|망설|않|못|없)|호불호가\s*갈릴\s*수\s*있지만\s*추천"
)
#: To some readers only, or as something that it is not.
_LIMITED: Final = re.compile(
    r"(?:에게|께|한테)(?:는|만|까지|까지는)?\s|(?:라면|다면|면)\s|(?:분|사람|독자|입문자|초보자)(?:들)?(?:은|는)\s|용으로(?:는)?\s|서로(?:는)?\s|책으로(?:는)?\s"
)

# -- what is recommended -----------------------------------------------------

_BOOK: Final = r"(?:책|도서|서적|교재|입문서|실무서|전문서|개론서|참고서|안내서|지침서|기본서|이론서|교과서|수험서|번역서|가이드북?|핸드북|레시피|교양서|일독|필독|정독|구매|구입|소장|시리즈)"
_ITSELF: Final = re.compile(rf"{_BOOK}(?:들)?$|것$|[』》>”’'\"]$")
_OTHER_FORM: Final = re.compile(r"종이책|전자책|원서|번역서|개정판|이북|오디오북")
_OBJECT: Final = re.compile(
    r"(?P<what>\S+?(?<!에게)(?<!께)(?<!한테)(?<!에))(?P<mark>을|를|도)\s+(?:(?:\S+(?:에게|께|한테)(?:도|는|만)?|강력히|강력하게|적극|적극적으로|꼭|매우|정말|진심으로|감히|자신\s*있게|당당히|강력|한\s*번|한번|한\s*번쯤|더|특히|주저\s*없이|망설임\s*없이)\s+)*$"
)
_DOING: Final = re.compile(r"(?P<verb>\S+)(?:\s*(?:것|걸|편)(?:을|이|도)?|기를|길|기|기도)\s*(?:\S+\s+)?$")
_READING: Final = re.compile(r"읽|일독|정독|구매|구입|사\s*보|사서|보시|보는|보기|보길|접해|펼쳐|소장|선택")
#: How to read, rather than whether.
_HOW: Final = re.compile(
    r"부터|순서|이렇게|이런\s*(?:식|순)|방식|함께|같이|먼저|천천히|반복|다시|여러\s*번|두\s*번|번갈아|병행|차례|순차|나눠|나누어|따라\s*하|하면서|치면서|펴\s*놓고|건너|\d+\s*(?:장|부|챕터|절)|발췌|골라|필요한\s*부분|후에|다음에|뒤에|부록"
)
_HEAD: Final = re.compile(
    r"(?:하는|할|하고\s*싶은|드리고\s*싶은|드리는|할\s*만한|할\s*수\s*있는|해\s*주고\s*싶은|하는\s*바|읽어\s*볼\s*만한|읽을\s*만한|꼭\s*읽어야\s*할|선물하고\s*싶은)\s*$"
)
_SPEAKS_OF_A_BOOK: Final = re.compile(rf"{_BOOK}|읽|저서|내용|독자|입문|\bbook\b")
_TO_WHOM: Final = re.compile(r"(?:에게|께|한테)(?:는|도|만)?\s|(?:라면|다면)\s|분들|사람")


def advice(sentence: str, *, before: str = "", title: str = "") -> Advice | None:
    """Return the verdict on the book in *sentence*, if there is one.

    :param before: the sentence before it in its paragraph.
    :param title: that of the book.
    """
    if found := english.advice(sentence):
        return Advice(found.word, sentence, found.confidence)
    if wording.is_question(sentence) or _UNREAL.search(sentence) or _is_of_another(sentence, title):
        return None
    said = _NO_ADVICE.sub(_blank, sentence) if not _TOLD.search(sentence) else sentence
    if _HALF.search(said):
        return Advice(VerdictWord.MIXED, sentence, 0.85)
    against = _AGAINST.search(said)
    confidence = _favour(_AGAINST.sub(_blank, said), before)
    if _TOLD.search(sentence):
        confidence = max(confidence, 0.9)
    if against and confidence:
        return Advice(VerdictWord.MIXED, sentence, 0.85)
    if against:
        is_limited = _LIMITED.search(said[: against.start()])
        return None if is_limited else Advice(VerdictWord.SKIP, sentence, 0.85)
    return Advice(VerdictWord.RECOMMEND, sentence, confidence) if confidence else None


def is_reserved(sentence: str) -> bool:
    """Return whether a sentence advises some readers against the book."""
    against = _AGAINST.search(_NO_ADVICE.sub(_blank, sentence))
    return bool(against and _LIMITED.search(sentence[: against.start()]))


def conclusion(advised: Sequence[Advice], *, is_reserved: bool) -> Advice | None:
    """Return the advice that the sentences of a review come to; None if they differ.

    :param is_reserved: whether another sentence advises some readers against the book.
    """
    words = {each.word for each in advised}
    if VerdictWord.MIXED in words:
        return [each for each in advised if each.word is VerdictWord.MIXED][-1]
    if len(words) != 1 or is_reserved:
        return None
    return max(reversed(advised), key=lambda each: each.confidence)


def _blank(match: re.Match[str]) -> str:
    return "·" * len(match[0])


def _is_of_another(sentence: str, title: str) -> bool:
    """Return whether a sentence recommends a book other than that called *title*."""
    named = wording.other_book(sentence, title)
    is_object = named and re.match(r"\s*(?:을|를|도|부터|과|와|이나|나|은|는)(?=\s)", sentence[named.end() :])
    return bool(is_object) and not re.search(
        r"(?:이|본|해당)\s?(?:책|도서|서적)(?!과|이랑|하고|도\s|보다)", sentence
    )


def _favour(sentence: str, before: str) -> float:
    """Return how likely a sentence recommends the book; 0 if it does not."""
    best = 0.0
    for match in _FOR.finditer(sentence):
        clause, rest = sentence[: match.start()], sentence[match.end() :]
        if wording.is_quoted(sentence, match.start()) or _is_of_something_else(clause, match[0], rest):
            continue
        is_strong = match["strong"] is not None
        speaks = _SPEAKS_OF_A_BOOK.search(sentence) or _SPEAKS_OF_A_BOOK.search(before)
        if speaks or (is_strong and _TO_WHOM.search(clause)):
            best = max(best, 0.95 if is_strong else 0.85)
    return best


def _is_of_something_else(clause: str, words: str, rest: str) -> bool:
    """Return whether a recommendation is another's, or of another thing than the book."""
    if (others := _OTHERS.search(clause)) and not _CLAUSE.search(others["then"]):
        is_the_book = re.search(r"책(?:은|이|도)?\s", others[0][:6]) and not _OBJECT.search(clause)
        if not is_the_book:
            return True
    if (doing := _DOING.search(clause)) and not _BOOK_BEFORE.search(clause):
        return not _READING.search(clause[doing.start() :] + words) or bool(_HOW.search(clause))
    if _HOW_TO_READ.search(clause + words) and _HOW.search(clause):
        return True
    if thing := _OBJECT.search(clause):
        is_it = _ITSELF.search(thing["what"]) and not _OTHER_FORM.search(thing["what"])
        if not is_it or thing["mark"] == "도":
            return True
    if _HEAD.search(clause + words) and (head := re.match(r"\s*(?P<noun>[^\s,.!]+)", rest)):
        return not _HEADS.search(head["noun"])
    return False


_BOOK_BEFORE: Final = re.compile(rf"{_BOOK}(?:을|를)\s+$")
_HOW_TO_READ: Final = re.compile(r"읽|보기|보는|보길|일독|정독")
_HEADS: Final = re.compile(rf"{_BOOK}|이유|사람|분|독자|대상|바|만한|만|수|것|작품|명저|양서|한\s*권|입문|가장")
