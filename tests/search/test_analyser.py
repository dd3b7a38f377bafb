"""The words of Korean text and their stems, in Python and in JavaScript."""

from __future__ import annotations

import random
import unicodedata
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_reviews.language.korean import KOREAN
from sphinx_reviews.language.korean.analyser import compounds, words
from sphinx_reviews.language.korean.endings import letters
from sphinx_reviews.language.korean.rules import RULES
from sphinx_reviews.language.korean.skeleton import skeleton
from support.browser import in_browser
from support.projects import ROOT
from support.searching import analysing

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def readings(word: str) -> set[str]:
    """Return everything by which a word can be found."""
    (found,) = words(word)
    return {*found.stems, *found.guesses}


@pytest.mark.parametrize(
    "forms",
    [
        "머신러닝 머신러닝을 머신러닝은 머신러닝의 머신러닝에서는 머신러닝까지도 머신러닝이란",
        "데이터 데이터를 데이터가 데이터로 데이터에게서 데이터와 데이터라는 데이터였다",
        "책 책을 책은 책이 책에서 책까지 책으로부터",
        "배포 배포하다 배포했다 배포하는 배포해서 배포됩니다 배포되었다 배포할수록 배포의",
        "설정 설정해주어야 설정할지 설정하겠지만 설정하십시오 설정시킵니다",
        "자연 자연스러운 자연스럽게",
        "회의 회의를 회의에서",
        "하나 하나를 하나는",
        "결과 결과를 결과는",
        "높이 높이를 높이가",
        "매크로 매크로를 매크로가",
        "상속 상속받아 상속받은 상속이신",
        "파이프라인 파이프라인을 파이프라인이 파이프라인에서",
    ],
)
def test_forms_of_a_noun(forms: str) -> None:
    """The first stem of every form of a noun is the noun."""
    assert {words(form)[0].stems[0] for form in forms.split()} == {forms.split(maxsplit=1)[0]}


def test_noun_of_one_syllable() -> None:
    """Nouns of one syllable are found at the end of a sentence: 책이다, although 줄이다 is a verb."""
    assert all("책" in words(form)[0].stems for form in ("책이다", "책입니다", "책이었다"))
    assert words("줄이다")[0].stems[0] == "줄이~"


@pytest.mark.parametrize("word", ["스타일", "파이프라인", "파일", "모바일", "디자인", "마이크로"])
def test_noun_that_looks_like_another_with_a_particle(word: str) -> None:
    """A noun is found by itself, even if its last syllable looks like a particle."""
    assert word in words(word)[0].stems
    assert word in words(f"{word}에서")[0].stems


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("읽~", "읽다 읽었다 읽는 읽고 읽은 읽을 읽어서 읽으면 읽습니다 읽는다 읽겠다"),
        ("배우~", "배우다 배웠다 배운다 배워서 배우는 배우고 배운 배웠는데도"),
        ("만들~", "만들다 만든 만들었다 만드는 만들어 만듭니다 만들면 만드세요 만들어지는"),
        ("어렵~", "어렵다 어려운 어려워 어렵지만 어려웠다 어려우면 어려워집니다"),
        ("고르~", "고르다 골라 골랐다 고르는 고른다 골라서"),
        ("줄이~", "줄이다 줄였다 줄여 줄이는 줄인다"),
        ("듣~", "듣다 들었다 들어서 듣는 들으면"),
        ("돕~", "돕다 도왔다 도와서 돕는 도울"),
        ("쓰~", "쓰다 썼다 써서 쓰는 쓴다"),
        ("그렇~", "그렇다 그런 그래서 그랬다"),
        ("짓~", "짓다 지었다 지으면 짓는"),
        ("모으~", "모으다 모았다 모은 모아서"),
        ("다르~", "다르다 달랐다 다른 달라서"),
        ("보~", "보다 봤다 보는 보았다 보시다시피 보기에는 보길 봐야겠다 보러가는 보고있는"),
        (
            "읽~",
            "읽으신다 읽으셨던 읽었었던 읽느라 읽자 읽자마자 읽음을 읽는게 읽을것 읽기엔 읽어서만",
        ),
        ("읽~", "읽을지에 읽더라고요 읽네요 읽더군요 읽는구나 읽든지 읽을수록 읽으려면 읽기보다는"),
        ("만들~", "만드신다 만듦 만듦을 만드느라 만드는데도 만들었겠지만 만들려다 만들어주는"),
        ("따르~", "따라 따른 따르면 따랐다"),
        ("이르~", "이르다 이르러 이른 이르렀다"),
        ("좋~", "좋을거 좋을텐데 좋긴 좋더라 좋았었다 좋습니다만"),
        ("깨닫~", "깨닫다 깨달았다 깨달은 깨닫고"),
        ("쓰~", "써보자 써서 쓸게요 쓰시는 쓰려고 쓰는거냐 쓴거잖아 쓰는방법 쓴이유"),
        (
            "읽~",
            "읽느냐고 읽자는 읽는다니까 읽는다던 읽냐는 읽기보다 읽음보다 읽을뿐더러 읽거니와 읽어달라고",
        ),
        (
            "읽~",
            "읽을수있는 읽는것이다 읽을것같다 읽으려고한다 읽으면된다 읽을만한 읽기쉬운 읽어놨다 읽는중",
        ),
        ("만들~", "만든다던 만들어가는 만들수있다 만들어낸답니다 만들지마 만드는동안 만들기때문에"),
        ("찾~", "찾아봐야합니다 찾아다녔습니다 찾아오다 찾아나가는 찾는대로 찾겠답니다"),
        ("불러오~", "불러오다 불러왔다 불러온"),
        ("재밌~", "재밌다 재밌는 재밌었다"),
        ("낯설~", "낯설다 낯선 낯설고"),
        (
            "읽~",
            "읽었구요 읽더라구요 읽으려구요 읽었달까 읽나봐요 읽는다든가 읽자라는 읽는데다 읽은채 읽기위하여 읽을꺼라고 읽기식으로",
        ),
        ("작~", "작아서인지 작아서입니다 작긴한데 작아보이는 작으려나 작게나마"),
        ("좋~", "좋구 좋당 좋군 좋다던데 좋았잖아 좋달까"),
        ("하~", "할려고 할려면 했구 하고보니"),
        ("들어오~", "들어오다 들어와 들어와도 들어왔다"),
        ("올라가~", "올라가다 올라가 올라가도 올라간"),
        ("바뀌~", "바뀌다 바꼈다 바껴서 바뀐"),
        ("다투~", "다투다 다퉜다 다투는"),
        ("못지않~", "못지않다 못지않게 못지않은"),
        ("들여다보~", "들여다보다 들여다보면"),
        ("재미없~", "재미없다 재미없었 재미없"),
        ("되~", "안된다 잘되면 안되는데 되었을까봐"),
        ("있~", "의미있는 하고있었다 남아있는 있을순 있는일이"),
        ("받~", "제공받은 받는곳에"),
        ("말~", "하지말고 마라 말아야지"),
        ("주~", "보여주는 줄여줬다 나눠주는"),
        ("나가~", "줄여나가는"),
        ("찾아가~", "찾아가 찾아가서"),
    ],
)
def test_forms_of_a_verb(lemma: str, forms: str) -> None:
    """Every form of a verb or adjective has the dictionary form among its readings."""
    assert [form for form in forms.split() if lemma not in readings(form)] == []


def test_parts_of_a_word() -> None:
    """A long noun is made of others, with an affix; a conjunction is made of nothing."""
    counts = {"응시": 2, "응시료": 1, "그리": 2, "고": 5, "그리고": 9, "따라": 2, "서": 5}

    assert KOREAN.parts("응시료", counts) == ("응시",)
    assert KOREAN.parts("그리고", counts) == ()
    assert KOREAN.parts("따라서", counts) == ()


def test_noun_that_ends_as_with_a_particle() -> None:
    """A noun that ends in another may be whole, or have the particle that this ends in."""
    assert readings("학습결과") == {"학습결과", "학습결"}
    assert readings("자본주의") == {"자본주의", "자본주"}
    assert readings("기회의") == {"기회"}


@pytest.mark.parametrize(
    ("word", "stems"),
    [("메일", "메일"), ("게임", "게임"), ("줄이고", "줄이고 줄이~"), ("책이다", "책이다 책")],
)
def test_few_verbs_of_two_syllables_end_in_i(word: str, stems: str) -> None:
    """A noun that ends as a form of such a verb does is a noun."""
    assert readings(word) == {*stems.split()}


ENDINGS: Final = (
    "하신다 하시는 하셨다 했었다 했었던 하느라 하자 하자마자 함을 함은 하는게 할거 할것 하긴 하길 하기엔 해서만 "
    "할지에 하더라고요 하네요 하죠 하더군요 하는구나 해요 해보자 해주는 할수록 하든지 하는데도 하려면 하려고 "
    "하기때문 해야겠다 해야하는 해왔다 하게되면 하고있다 하기보다는 할텐데 됐었다 되길 시켜서 당한 "
    "하느냐고 한다니까 한다던 하자니 하냐는 하거니와 할뿐더러 할지언정 해달라고 하려는데 하고자하는 해놨다 "
    "할수있다 할수밖에없는 하는것이다 할것입니다 할것같다 하는중 하는동안 할때마다 하기쉬운 하기때문에 하려고한다 "
    "하면안된다 해야만한다 하지마세요 할꺼야 할꺼고 했을꺼라 할껄 할께 하실텐데요 한답니다 해서가 하냐에 해했지만 해하는"
)


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("사라지는", {"사라~", "사르~"}),
        ("알아보고", {"알~"}),
        ("배우는", {"배울~"}),
        ("쓰는", {"쓸~"}),
        ("말은", {"말~"}),
        ("따라", {"따~", "뜨~"}),
        ("담을", {"달~"}),
        ("사람의", {"사라~"}),
        ("입구", {"입~"}),
        ("식당", {"식~"}),
        ("상태와", {"오~"}),
        ("더하고", {"더"}),
        ("바람과", {"바라~"}),
        ("빌려", {"빌~"}),
        ("받아들이고", {"받아"}),
        ("사는", {"사"}),
        ("흐름이", {"흐르~"}),
        ("지웠다", {"집~"}),
        ("주어지기에", {"주~"}),
        ("지켜볼", {"지키~", "보~"}),
        ("구하고는", {"구"}),
    ],
)
def test_what_a_word_is_not_found_by(form: str, others: set[str]) -> None:
    """What only looks like a form of a verb, or a noun with a particle, is not found by that."""
    assert readings(form) & others == set()


def test_verb_after_another() -> None:
    """A verb is also found where it is the second of two, though that is only a guess."""
    assert "주~" in words("알려주는")[0].guesses
    assert "보~" in words("읽어보자")[0].guesses


def test_forms_of_a_verb_made_of_a_noun() -> None:
    """Every form of a noun with 하다, 되다, 시키다 or 당하다 is found by the noun alone."""
    found = {ending: words(f"생각{ending}")[0].stems for ending in ENDINGS.split()}
    assert {ending for ending, stems in found.items() if stems != ("생각",)} == set()


@pytest.mark.parametrize(
    ("form", "stems", "guesses"),
    [
        ("던지는", {"던지~"}, {"덜~"}),  # not of 덜다 before 던지다
        ("가는", {"가~"}, {"갈~"}),
        ("주기", {"주기"}, {"주~"}),  # a cycle before a form of 주다
        ("마신다", {"마시~"}, {"말~"}),
        ("그리고", {"그리고"}, set()),
    ],
)
def test_what_reads_two_ways_is_weighed(form: str, stems: set[str], guesses: set[str]) -> None:
    """A likely reading is a stem, and another at most a guess."""
    (word,) = words(form)
    assert stems <= {*word.stems}
    assert not guesses & {*word.stems}


@pytest.mark.parametrize(
    ("form", "noun"),
    [("인프라는", "인프라"), ("카메라도", "카메라"), ("반대로", "반대"), ("세미나", "세미나")],
)
def test_noun_that_ends_as_a_particle_begins(form: str, noun: str) -> None:
    """A noun is found although its last syllable and what follows look like one particle."""
    assert noun in words(form)[0].stems


def test_noun_that_ends_as_a_verb_does() -> None:
    """접근권한 is found by itself and not by 접근권, in every form."""
    assert {words(form)[0].stems[0] for form in ("접근권한", "접근권한을")} == {"접근권한"}


def test_what_follows_tells_a_verb_from_a_noun() -> None:
    """주기 is a cycle, unless it is hard, and 예상치 a value, unless something is not so."""
    assert words("예상치 못한")[0].stems[0] == "예상"
    assert words("예상치 계산")[0].stems == ("예상치",)
    assert words("주기가 길다")[0].stems[0] == "주기"
    assert words("주기 힘들다")[0].stems == ("주~",)
    assert words("주기 위해")[0].guesses == ("주기",)


@pytest.mark.parametrize(
    ("forms", "noun"),
    [
        ("코드다 코드죠 코드지만 코드네요 코드였습니다 코드이기 코드인지에", "코드"),
        ("이미지다 이미지였다 이미지이지만", "이미지"),
        ("신호다 신호였던 신호니까", "신호"),
        ("설명드린 설명드렸던 설명드리겠습니다", "설명"),
    ],
)
def test_noun_with_the_copula(forms: str, noun: str) -> None:
    """A noun is found with any form of 이다, which loses its 이 after a vowel, and of 드리다."""
    assert [form for form in forms.split() if noun not in words(form)[0].stems] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MLOps를", [("mlops", "mlops")]),
        ("API에서는 API다", [("api", "api"), ("api", "api")]),
        ("C++와 C#, .NET의", [("c++", "c++"), ("c#", "c#"), (".net", ".net")]),
        ("CI/CD로", [("ci/cd", "ci/cd")]),
        ("GPT-4를 3.11", [("gpt-4", "gpt-4"), ("3.11", "3.11")]),
        ("deploy하는", [("deploy", "deploy")]),
        ("漢字 ㅋㅋ", [("漢字", "漢字"), ("ㅋㅋ", "ㅋㅋ")]),
        ("", []),
    ],
)
def test_words(text: str, found: list[tuple[str, str]]) -> None:
    """Latin words keep their punctuation, and lose the particles that touch them."""
    assert [(word.surface, word.stems[0]) for word in words(text)] == found


def forms(number: int) -> list[str]:
    """Return words of all shapes, with and without endings that rules know."""
    rng = random.Random(5)
    endings = [
        each
        for sounds in RULES["particles"].values()
        for listed in sounds.values()
        for each in listed
    ]
    endings += [
        each for kind in RULES["endings"].values() for listed in kind.values() for each in listed
    ]
    endings += [
        "었다",
        "겠습니다",
        "했던",
        "하",
        "되",
        "시키",
        "어지",
        "해주",
        *(each for listed in RULES["auxiliaries"].values() for each in listed),
        *(each for listed in RULES["joined"].values() for each in listed),
        *RULES["purpose"],
        *RULES["bound"],
        *RULES["future"],
        *RULES["drawn"],
    ]
    stems = [each for listed in RULES["irregular"].values() for each in listed]
    heads = [
        *stems, *RULES["whole"], "머신러닝", "API", "C++", "ß", "İ", "배우", "읽", "고르", "어려우",
        "ΣΑΣ", "node.js", "a_b", "\u00b5m",
    ]  # fmt: skip
    made = []
    while len(made) < number:
        head = rng.choice(heads) if rng.random() < 0.5 else ""
        middle = "".join(chr(rng.randrange(0xAC00, 0xD7A4)) for _ in range(rng.randrange(3)))
        # In letters, as an ending may close the syllable before it.
        tail = "".join(letters(rng.choice(endings)) for _ in range(rng.randrange(4)))
        made.append(unicodedata.normalize("NFC", head + middle + tail))
    return made


@in_browser
def test_both_analysers_agree(browser: Browser) -> None:
    """Python and JavaScript find the same words in every text of the repository and in invented ones."""
    own = (path for folder in ("docs", "ext", "reviews") for path in ROOT.glob(f"{folder}/**/*.md"))
    texts = [path.read_text() for path in sorted(own)]
    texts = [unicodedata.normalize("NFC", text) for text in (*texts, " ".join(forms(8_000)))]
    texts += forms(500)
    page = browser.new_page()
    page.add_script_tag(content=analysing("ko", KOREAN))
    there = page.evaluate(
        "(texts) => {"
        "return texts.map((text) => { const found = analyser.words(text);"
        "return [found.map((w) => [w.surface, w.stems, w.guesses, w.bare, w.start, w.end]),"
        "analyser.compounds(text, found), found.map((w) => analyser.skeleton(w.surface))]; }); }",
        texts,
    )
    page.close()

    for text, found in zip(texts, there, strict=True):
        here = words(text)
        # Offsets in JavaScript count UTF-16 units.
        astral = any(ord(letter) > 0xFFFF for letter in text)
        expected = [[w.surface, [*w.stems], [*w.guesses], w.bare, w.start, w.end] for w in here]
        if astral:
            expected, found[0] = [each[:4] for each in expected], [each[:4] for each in found[0]]
        assert found == [expected, compounds(text, here), [skeleton(w.surface) for w in here]]
