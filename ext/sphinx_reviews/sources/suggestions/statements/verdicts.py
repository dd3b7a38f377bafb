"""Whether a reviewer recommends the book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.model import VerdictWord
from sphinx_reviews.sources.suggestions.statements import english, wording
from sphinx_reviews.sources.suggestions.statements.wording import READERS, TO, either

if TYPE_CHECKING:
    from collections.abc import Sequence


class Advice(NamedTuple):
    """A reviewer's advice in one sentence."""

    word: VerdictWord
    sentence: str
    #: The share of such sentences that are right.
    confidence: float


def advice(sentence: str, *, before: str = "", title: str = "") -> Advice | None:
    """Return the verdict on the book in *sentence*, if there is one.

    :param before: the sentence before it in its paragraph.
    :param title: that of the book.
    """
    if found := english.advice(sentence):
        return Advice(found.word, sentence, found.confidence)
    if wording.is_unclear(sentence) or _UNREAL.search(sentence) or _is_of_another(sentence, title):
        return None
    is_told = _TOLD.search(sentence)
    said = sentence if is_told else _NO_ADVICE.sub(_blank, sentence)
    if _HALF.search(said):
        return Advice(VerdictWord.MIXED, sentence, 0.85)
    against = _AGAINST.search(said)
    favour = 0.9 if is_told else _favour(_AGAINST.sub(_blank, said), before)
    if against and favour:
        return Advice(VerdictWord.MIXED, sentence, 0.85)
    if against:
        is_limited = _LIMITED.search(said[: against.start()])
        return None if is_limited else Advice(VerdictWord.SKIP, sentence, 0.85)
    return Advice(VerdictWord.RECOMMEND, sentence, favour) if favour else None


def is_reserved(sentence: str) -> bool:
    """Return whether a sentence advises some readers against the book."""
    if wording.is_unclear(sentence):
        return False
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


# -- what is no advice on a book ---------------------------------------------

#: What the word for "recommend" means besides: systems, lists, what others do.
_NO_ADVICE: Final = re.compile(
    either(
        "추천 (?:시스템|알고리즘|모델|모형|엔진|서비스|기능|로직|결과|평|글|도서|목록|리스트|검색|영상|상품|동영상|메뉴|강의|자료)",
        "추천 (?:순서|API|문제|트랙|코스|링크|방식|방법|독자|대상|테스트|데이터|작업|분야|챗봇|앱)",
        r"추천 (?:사(?:[는를가와의도에]|\s|$)|서(?:[는를가]|\s)|인(?:[은을이]|\s))",
        "(?:상품|영화|음악|개인화|콘텐츠|컨텐츠|도서|영상|뉴스|맛집|친구|키워드|자동|사용자|아이템|여행|식당|코드) 추천",
        "추천 (?:받|을 받|되|된|해 달라|해 준|해 줘|해 줬|해 주셔|해 주신|을 통해)",
        r"추천(?:한\s|했|하였|하던|하길래|하는지|하라(?!면)|에\s*의해|으로\s*(?:읽|알|접|구매|샀|사게|이|만나)|하기에(?=\s*(?:읽|구매|샀)))",
        "권(?:한을|한이|한 (?:관리|부여|설정|문제)|장 (?:사항|버전|사양|환경|방식|되|된))|필독서? (?:목록|리스트)",
    )
)
#: Said to those around the reviewer.
_TOLD: Final = re.compile(
    r"(?:동료|팀원|주변|주위|지인|친구|후배)(?:들|\s*\S+)?(?:에게|께|한테|에)(?:도|는)?\s*(?:\S+\s+){0,2}"
    + either("(?:추천|권)(?:했|하였|해 줬|해 주었)")
)
#: Whose advice it is otherwise.
_OTHERS: Final = re.compile(
    either(
        "저자|역자|옮긴이|작가|출판사|구글|공식 문서|지인|친구|동료|선배|사수|교수|누군가|전문가"
    )
    + r"(?:들|님)?(?:는|은|가|이|도|께서|께서는)\s(?P<then>.*)$"
    r"|(?:책|장|챕터|부록)(?:에서|에서는)\s(?P<there>.*)$"
    r"|(?P<it>책|도서)(?:은|이)\s(?P<what>.*)$"
)
_CLAUSE: Final = re.compile(
    r"(?:서|때문에|므로|으니|니까|는데|은데|지만|며|고|,|만큼|덕분에|라|면)\s"
)
_WHO: Final = re.compile(r"(?<![가-힣])(?!제가|내가|필자가|이\s)\S+(?:이|가|께서)\s$")
#: If the situation were another.
_UNREAL: Final = re.compile(
    r"(?:[았었였했렸졌])(?:더라면|다면|으면)\s.*(?:추천|권)|(?:추천|권)(?:했|하였)을|(?:추천|권)할\s*(?:텐데|뻔)"
)

# -- for and against ---------------------------------------------------------

_STRONG: Final = either(
    "강추|(?:강력|적극) 추천|강력(?:히|하게) (?:추천|권)|필독(?:서|을|해|이|하| 도서|!)",
    "추천(?:을|은)? (?:한다|합니다|해요|함(?=[ .!~]|$)|하며|하고 싶(?:은|다|습니다|네요|어요|었다|은데)|하고(?! 싶)|해야겠|하겠|할게|할께|하는|하지만|이다|[.]?$)",
    "추천(?:을)? (?:드린다|드립니다|드려요|드리(?:고|며|는|지만)|드림|해 (?:주고|드리고|드린|드립|본다|봅니다|도 좋|주|드려))",
    "추천 (?:할 (?:만|수 있|것|책|거)|할만|하기에 (?:좋|충분|손색|부족함이 없)|입니다(?!만)|하지 않을 (?:수|이유)(?:가|는)? 없)",
    r"추천(?=\s*(?:!|👍|💯|⭐|:\)|\^\^))",
    r"(?:일독|한 번쯤|읽어 보(?:시)?(?:길|기를|는 것을)|읽기를)\S* (?:\S+\s)?(?:권|추천|바란|바랍)",
    r"이 책을 (?:고르|꼽)겠|권하는(?= (?:책|도서|입문서|교재))|추천하라면 (?:\S+ )?이 책|읽어 보라고 (?:\S+ )?(?:하|말하|전하|얘기하)고 싶",
    "권(?:한다|합니다|해야겠|해요|하고 싶(?!지)|해 드|할 만|해 본다|하겠)|권장(?:한다|합니다|하고 싶|드립니다|할 만)",
)
_WEAK: Final = either(
    "(?:돈|시간|책값|값)(?:이|도) (?:전혀 )?아깝지 않|읽어 (?:보면|두면|보는 것도) (?:좋|도움)|읽으면 (?:좋|도움이)|읽어 볼 (?:만|가치|필요)|읽을 (?:만|가치)",
    r"보면 좋을 (?:책|도서|것)|꼭 (?:한 번 |한번쯤 )?(?:읽어|봐야|일독|읽)|읽어 (?:봐야|보아야) (?:할|하는|한다|합니다)|읽어야 (?:할|하는) (?:\S+ ){0,3}?(?:책|도서|교과서)(?!을|에|은|이 (?:많|있|없))",
    r"후회(?:하지|는|가)? (?:않|없)|소장 (?:가치|할 만|하고 싶)|선물하고 싶|좋은 선택(?:이|일|지)|안성맞춤|제격|한 번쯤 읽어|(?:구매|소장)할 가치|살 만한|놓치(?:지 말아야|면 안 되는|면 안 될)|읽어 보(?:시?(?:길|기를)(?=\s*(?:[.!~]|$))|세요|십시오|셔요)|일독(?:해 볼|할) (?:만|가치)",
    r"이 책만 한 (?:책|것|게)[은이]? (?:\S+ )?(?:없|드물)|이만한 책[은이]? (?:\S+ )?(?:없|드물)|(?:꽂아|곁에|갖춰) (?:두어야|둬야) (?:할|하는)",
    "(?:안 (?:살|읽을)|사지 않을|읽지 않을) 이유[가는]? 없|(?:꼭|일단|당장|무조건|지금) (?:사|구매하|읽으|읽어 보|사 보|사서 읽어 보)(?:세요|십시오|시라|자(?=[.! ]|$))",
    r"(?:갖고|가지고|꽂아 두고|곁에 두고) (?:있을|볼|읽을|펼쳐 볼) 만|곁에 두고 (?:읽|보|펼)\S* (?:좋|싶)",
)
_FOR: Final = re.compile(f"(?P<strong>{_STRONG})|(?P<weak>{_WEAK})")
_AGAINST: Final = re.compile(
    either(
        "비추(?:천)? (?:이지만|지만|하지만|인데|한다|합니다|다(?=[ .]|$)|임|입니다|이다|드|하고|[.!,]|$)",
        "(?:추천|권) (?:하지|드리지|해 드리지|하진|드리진)(?:는)? (?:않(?!을 (?:수|이유))|못)",
        "(?:추천|권) (?:하고|해 주고|드리고) 싶(?:지|진)(?:는)? 않|(?:추천|권) (?:할|해 드릴) (?:수(?:는|가)? 없|만하지(?:는)? 않)",
        r"(?:추천|권) (?:하|드리|해 드리)(?:기|긴)(?:는|가|엔|에는|에)? (?:\S+\s)?(?:어렵|어려|힘들|힘든|망설|주저|꺼려|곤란|애매|조심스|무리|쉽지 않)",
        "(?:추천|권) 하고 싶은 (?:마음|생각)(?:이|은)? (?:들지 않|안 들|없)|추천은 (?:못|어렵|하지 않|힘들)|(?:사지|읽지|구매하지) (?:마(?!음)|말(?!고)|않는 것)|(?:돈|시간)(?:이|만|도)? (?:아깝(?!지)|아까(?:운|웠))",
        r"굳이 (?:\S+\s)?(?:읽|볼|살|구매)\S* (?:필요|이유)(?:는|가|까지는)? 없",
    )
    + r"|(?<!안\s)(?<!않을\s)(?:고를|살|읽을|사야\s*할|읽어야\s*할)\s*이유[를가]\s*(?:\S+\s+)?(?:찾지\s*못|찾을\s*수\s*없|모르겠|없)|말리고\s*싶"
)
_HALF: Final = re.compile(
    either(
        "조건부 추천|추천(?:하긴|하기는|은) 하지만",
        r"(?:마냥|무조건|누구에게나|누구나|모두에게|모든 \S+에게|선뜻|쉽게|섣불리)\s(?:\S+\s+){0,2}(?:추천|권)\S* (?:\S+\s)?(?:어렵|어려|힘들|망설|않|못|없)",
    )
)
#: To some readers only, or as something that it is not.
_LIMITED: Final = re.compile(
    r"(?:에게|께|한테)(?:는|만|까지|까지는)?\s|(?:라면|다면|(?<!생각하)(?<!고려하)(?<!말하)(?<!따지)면)\s|(?:분|사람|독자|입문자|초보자)(?:들)?(?:은|는)\s"
    r"|(?:용|서|책)으?로(?:는)?\s"
)

# -- what is recommended -----------------------------------------------------

_BOOK: Final = r"(?:책|도서|서적|교재|입문서|실무서|전문서|개론서|참고서|안내서|지침서|기본서|이론서|교과서|수험서|가이드북?|핸드북|레시피|교양서|일독|필독|정독|구매|구입|소장|시리즈)"
_ITSELF: Final = re.compile(rf"{_BOOK}(?:들)?$|것$|[』》>”’'\"]$")
_OTHER_FORM: Final = re.compile(r"종이책|전자책|원서|번역서|개정판|이북|오디오북|다른\s*책")
_OBJECT: Final = re.compile(
    r"(?P<what>\S+?(?<!에게)(?<!께)(?<!한테)(?<!에))(?P<mark>을|를|도)\s+(?:(?:\S+(?:에게|께|한테)(?:도|는|만)?|"
    + either(
        "강력히|강력하게|강력|적극|적극적으로|꼭|매우|정말|진심으로|감히|자신 있게|당당히|한 번|한 번쯤|더|특히|주저 없이|망설임 없이|가장|제일|무조건|항상|우선"
    )
    + r")\s+)*$"
)
_OF_ITSELF: Final = re.compile(rf"{_BOOK}(?:을|를)\s+$")
_DOING: Final = re.compile(
    r"(?P<verb>(?<!\S)(?:\S{1,4}\s)?\S+)(?:\s*(?:것|걸|편|쪽)(?:을|이|도)?|기를|길|기|기도|라고)(?:\s+\S+)?\s*$"
)
_READING: Final = re.compile(
    r"읽|일독|정독|구매|구입|(?<![가-힣])사(?:\s*보|\s*두|서|시|는|기|길|라|도)|(?<![아어여해가와워려러나내쳐져]\s)(?<![가-힣])보(?:시|는|기|길|라)|접해|펼쳐|펼치|꽂아|구비|소장|선택"
)
#: What is read, right before the reading.
_READ: Final = re.compile(
    r"(?P<what>\S+?)(?:을|를)\s+(?!수\s|때|만\s)(?:(?!\S*(?:에게|께|한테|면|니|서|는|들|분|사람)\s)\S+\s+){0,3}$|(?P<bare>원서|논문|문서|부록|목차|서문|번역서|원문|코드|소스|매뉴얼|머리말)\s+$"
)
_SPENT: Final = re.compile(r"(?:시간|마음|관심|각오|여유|용기|틈|짬|흥미)$")
#: Where what is said of the reading begins: after whom it is advised, and why.
_CLAUSES: Final = re.compile(
    rf"{TO}(?:는|도|만)?,?\s|(?:[라다으]면|으니|니까|므로|어서|아서|해서|지만|는데|은데),?\s|이\s?책부터\s"
)
#: How to read, rather than whether.
_HOW: Final = re.compile(
    either(
        r"부터|순서|이렇게|이런 (?:식|순)|방식|함께|같이|먼저|천천히|반복|다시|여러 번|두 번|번갈아|병행|차례|순차|나눠|나누어|따라 하",
        r"하면서|치면서|펴 놓고|건너|\d+ (?:장|부|챕터|절)|발췌|골라|필요한 부분|후에|다음에|뒤에|부록|옆에|켜|(?<!권)씩|나서|이후|쇄|기다|빌려|중고|할인|(?:장|부분|챕터|꼭지|편|곳)만",
    )
    + r"|(?<![가-힣])(?!믿고|말고|안심하고|사고)[가-힣]+[고며]\s+$"
)
_HEAD: Final = re.compile(
    either(
        "하는|할|하고 싶은|드리고 싶은|드리는|할 만한|할만한|할 수 있는|해 주고 싶은|읽어 볼 만한|읽을 만한|읽어 봐야 할|읽어야 할|선물하고 싶은"
    )
    + r"\s*$"
)
_HEADS: Final = re.compile(rf"{_BOOK}|이유|사람|분|독자|대상|바|만한|만|수|것|작품|명저|양서|입문")
_NOUN: Final = re.compile(r"(?:이다|입니다|을|를|이|가|들이|은|에|에서)[.!]?$")
_NOT_IT: Final = re.compile(r"^\S*\s*(?:책|도서|정도)?\S*\s*(?:아니|않|없)")
_SPEAKS_OF_A_BOOK: Final = re.compile(
    rf"{_BOOK}|읽|저서|서점|내용|독자|입문|한\s*권|이번\s*권|서가|책장|책상|(?<![가-힣])(?:사(?:도|\s*두|세요|시)|살|샀)|챕터"
)
_TO_WHOM: Final = re.compile(r"(?:에게|께|한테)(?:는|도|만)?\s|(?:라면|다면)\s|분들|사람")


def _blank(match: re.Match[str]) -> str:
    return "·" * len(match[0])


_NO_THING: Final = re.compile(rf"(?:{_READING.pattern})|(?:\S*{READERS}|여러분|누구)도\s*.*")
_RECOMMENDERS: Final = re.compile(
    r"\s*(?:사람|분|이들?|글|리뷰|후기)(?:들)?(?:이|가|도|의|을|를)\s"
)
_OF_A_PART: Final = re.compile(
    r"(?:\d+|첫|두|세|마지막|이번?)\s*(?:번째\s*)?(?:장|부|챕터|절|파트)(?:은|는|의|만|에서|에|을|를)\s"
)
_WORTH: Final = re.compile(r"가치|만$")
_AGAIN: Final = re.compile(r"(?:두고두고|여러|두|몇)\s*번|다시|반복\S*")
_MANY: Final = re.compile(r"한?\s*책(?:들)?(?:은|이)\s+(?:\S+\s+)?(?:많|드물|없|흔|적)")
_WITH_THIS: Final = re.compile(r"(?:이|본)\s?책으로\s")
_THIS_TOO: Final = re.compile(r"(?<![가-힣])이번?\s?(?:책|권|편|시리즈)도\s+(?:\S+\s+)?$")
_THAT_BOOK: Final = re.compile(r"(?<![가-힣])(?:그|저)\s책")
_AS_OBJECT: Final = re.compile(r"\s*(?:을|를|도|부터|과|와|이나|나|은|는|이|가)(?=\s)")
_THIS_BOOK: Final = re.compile(
    r"(?:이|본|해당)\s?(?:책|도서|서적)(?!과|이랑|하고|도\s|보다|보단|\s*(?:대신|말고|다음|뒤|전에|이전))"
)


def _is_of_another(sentence: str, title: str) -> bool:
    """Return whether a sentence recommends a book other than that called *title*."""
    named = wording.other_book(sentence, title) or _THAT_BOOK.search(sentence)
    is_object = named and _AS_OBJECT.match(sentence, named.end())
    return bool(is_object) and not _THIS_BOOK.search(sentence)


def _favour(sentence: str, before: str) -> float:
    """Return how likely a sentence recommends the book; 0 if it does not."""
    best = 0.0
    for match in _FOR.finditer(sentence):
        clause, rest = sentence[: match.start()], sentence[match.end() :]
        is_strong = match["strong"] is not None
        if (
            wording.is_quoted(sentence, match.start())
            or _is_of_something_else(clause, match[0], rest)
            or (not is_strong and _NOT_IT.search(rest))
        ):
            continue
        speaks = any(map(_SPEAKS_OF_A_BOOK.search, (sentence, before)))
        if speaks or (is_strong and _TO_WHOM.search(clause)):
            best = max(best, 0.95 if is_strong else 0.85)
    return best


def _is_of_something_else(clause: str, words: str, rest: str) -> bool:
    """Return whether a recommendation is another's, or of another thing than the book."""
    thing = _thing(clause)
    if _is_of_others(clause, words, rest, is_of_thing=bool(thing)):
        return True
    doing = _DOING.search(clause)
    if doing and not _OF_ITSELF.search(clause):
        return not _WITH_THIS.search(clause) and _is_not_reading(clause, doing)
    reading = _READING.search(words)
    if reading and _is_way(clause + words[: reading.start()], is_worth=bool(_WORTH.search(words))):
        return True
    if thing and (
        thing["mark"] == "도"
        or not _ITSELF.search(thing["what"])
        or _OTHER_FORM.search(thing["what"])
    ):
        return True
    return bool(_HEAD.search(clause + words)) and not _heads_a_book(rest)


def _thing(clause: str) -> re.Match[str] | None:
    """Return what a clause says is recommended, if it is more than "this too" or "you too"."""
    thing = _OBJECT.search(clause)
    is_none = thing and (_NO_THING.fullmatch(thing[0].rstrip()) or _THIS_TOO.search(clause))
    return None if is_none else thing


def _is_of_others(clause: str, words: str, rest: str, *, is_of_thing: bool) -> bool:
    """Return whether others recommend, or a part of the book is recommended."""
    if others := _OTHERS.search(clause):
        then = next(filter(None, (others["then"], others["there"], others["what"])), "")
        if not _CLAUSE.search(then) and (is_of_thing or not others["it"]):
            return True
    if words.endswith("하는") and (_WHO.search(clause) or _RECOMMENDERS.match(rest)):
        return True
    if _MANY.match(rest):
        return True
    return bool(_OF_A_PART.search(clause)) and not _THIS_BOOK.search(clause)


def _is_not_reading(clause: str, doing: re.Match[str]) -> bool:
    """Return whether what is advised to do is no reading, or a way of reading."""
    reading = _READING.search(doing[0])
    return not reading or _is_way(clause[: doing.start() + reading.start()])


def _is_way(before: str, *, is_worth: bool = False) -> bool:
    """Return whether a way of reading, or another thing to read, stands before the reading.

    :param is_worth: whether it says that reading is worth it, which holds for each time.
    """
    said = _CLAUSES.split(before)[-1]
    read = _READ.search(said)
    is_other = read and not (
        read["what"] and (_ITSELF.search(read["what"]) or _SPENT.search(read["what"]))
    )
    return bool(is_other or _HOW.search(_AGAIN.sub(_blank, said) if is_worth else said))


def _heads_a_book(rest: str) -> bool:
    """Return whether the noun after "that I recommend" is a book, or who should read it."""
    for word in rest.split()[:5]:
        if _HEADS.search(word):
            return True
        if _NOUN.search(word):
            return False
    return False
