"""The words that say which fact about a book stands beside them."""

from __future__ import annotations

import re
from typing import Final

from sphinx_reviews.sources.stated import contributors

#: An option of ``{book}``, ``title``, ``rating``, when it was read, or nothing that is kept; an
#: empty text for people of another role -> the labels, without spaces, in the languages of blogs.
_LABELS: Final = {
    "title": "제목|책|도서|책제목|도서명|책이름|title|booktitle|título|titulo|libro|book|titre|titel|書名|书名|タイトル",
    "authors": "지은이|저자|글쓴이|저자명|지음|글|글그림|작가|author|authors|author(s)|writtenby|autor|autora|autores"
    "|autorin|autoren|auteur|auteure|auteurs|autrice|著者|作者|著",
    "translators": "옮긴이|역자|번역|옮김|번역자|translator|translators|translatedby|traductor|traductora|traducción"
    "|traducteur|traductrice|übersetzer|訳者|訳|翻訳|译者",
    "editors": "엮은이|편저|엮음|editor|editors|編者",
    "publisher": "출판사|펴낸곳|출판|펴냄|publisher|publishedby|editorial|editora|éditeur|editeur|verlag|出版社|出版",
    "published": "출간일|출판일|발행일|출간|발행|출시일|출간일자|출판일자|발행일자|출간년도|출간연도|발행연도|발행년도|출판연도|출판년도"
    "|초판발행|초판발행일|published|publicationdate|publisheddate|datepublished|releasedate|released|firstpublished"
    "|yearpublished|publicationyear|year|publicación|fechadepublicación|año|année|jahr|発売日|出版年|出版日|刊行|刊行年|発行",
    "isbn": "isbn|isbn13|isbn10|isbn번호",
    "pages": "쪽수|페이지|페이지수|분량|총페이지|pages|pagecount|numberofpages|length|páginas|paginas|númerodepáginas|nºdepáginas|n.ºdepáginas|núm.depáginas|nombredepages|seiten"
    "|ページ数|ページ|页数",
    "original": "원제|원서|원서명|원제목|originaltitle|títulooriginal|原題|原作名",
    "subtitle": "부제|부제목|subtitle|subtítulo|副题|副标题",
    "series": "시리즈|총서|series|serie|シリーズ|丛书",
    "edition": "판차|판본|edition",
    "rating": "평점|별점|점수|내평점|내별점|내점수|나의평점|나의별점|나의점수|개인평점|개인별점|추천지수|추천도|만족도|총평|총점|종합|종합평점|평가|rating|myrating|overall|finalrating|verdict|note|notemoyenne"
    "|overallrating|score|myscore|stars|評価|おすすめ度|评分|我的评分|puntuación|valoración|calificación|bewertung|nota",
    "read": "읽은기간|독서기간|읽은날|읽은날짜|읽은시기|독서일|dateread|datesread|readon|読んだ期間|读书时间",
    "started": "읽기시작|시작일|읽기시작한날|datestarted|startedreading|started",
    "finished": "완독일|완독|다읽은날|datefinished|finishedreading|finished|読了日",
    "ignored": "정가|가격|값|분류|장르|카테고리|구분|형태|판형|price|genre|format|género|定価|定价|装帧",
    "": "그림|그린이|감수|해설|사진|기획|illustrator|illustratedby|narrator",
}  # fmt: skip
_OPTIONS: Final = {
    label: option for option, labels in _LABELS.items() for label in labels.split("|")
}
PEOPLE: Final = {"authors", "translators", "editors", ""}


def _either(labels: list[str]) -> str:
    """Return a regular expression of labels, whose letters may stand apart."""
    spaced = (r"[ \t_-]*".join(map(re.escape, each)) for each in labels)
    return "|".join(sorted(spaced, key=len, reverse=True))


_LABEL: Final = _either([*_OPTIONS])
LONG_LABEL: Final = _either([each for each in _OPTIONS if len(each) > 1])
#: Labels that need no colon, if the line states something else as well.
_BARE: Final = _either([
    "저자", "지은이", "글쓴이", "글그림", "글", "그림", "옮긴이", "역자", "번역", "엮은이", "출판사", "출판", "펴낸곳", "읽은 날", "완독일",
    "출간일", "발행일", "출판일", "쪽수", "페이지", "isbn", "원제", "평점", "별점", "나의 별점", "내 별점", "rating",
])  # fmt: skip
WITH_COLON: Final = re.compile(
    rf"[\[【(]?({_LABEL})[\]】)]?\s*(?:[:：=]|(?<=[\]】])|[-–—]\s)\s*(.*)", re.IGNORECASE
)
WITHOUT: Final = re.compile(rf"({_BARE})\s+(\S.*)", re.IGNORECASE)


def option(label: str) -> str | None:
    """Return the option of ``{book}`` that a label stands for; empty for people of another role."""
    bare = contributors.unified(re.sub(r"\([^()]*\)$", "", label.strip()) or label)
    return _OPTIONS.get(re.sub(r"[\s*_:：\[\]【】-]", "", bare).lower())
