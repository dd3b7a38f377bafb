"""Words that say that a post is about a book."""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import Final

#: Without spaces, hyphens and the plural.
_REVIEW_TAGS: Final = {
    "서평", "도서", "도서리뷰", "도서후기", "도서서평", "책", "책리뷰", "책후기", "책서평", "책읽기", "책소개", "책추천", "책이야기",
    "북리뷰", "북로그", "리뷰책", "독서", "독서록", "독서노트", "독서기록", "독서후기", "독서일기", "독서리뷰", "독서감상", "독서감상문",
    "독후감", "독후활동", "읽은책", "읽은책들", "완독", "서재", "책장", "독서모임",
    "book", "bookreview", "bookreport", "booknote", "booksummary", "booksummarie", "booklog", "bookshelf", "bookshelve",
    "booklist", "review", "reading", "readinglog", "readingnote", "readinglist", "library", "bookclub", "bookblog",
    "libro", "reseña", "resena", "lectura", "livro", "resenha", "leitura", "buch", "bücher", "rezension", "buchrezension",
    "livre", "libri", "recensione", "recensioni",
    "本", "書評", "読書", "読書記録", "読書感想", "読書メモ", "読書ノート", "書籍", "书评", "读书", "读书笔记", "阅读", "书籍", "書評集",
}  # fmt: skip
_OTHER_LETTERS: Final = re.compile(r"[\W_]+")


def is_review_tag(word: str) -> bool:
    """Return whether a category, tag or folder says that a post is about a book, and nothing more."""
    letters = _OTHER_LETTERS.sub("", word).lower().lstrip("0123456789")
    return letters in _REVIEW_TAGS or letters.removesuffix("s") in _REVIEW_TAGS


def holds_review_tag(word: str) -> bool:
    """Return whether a category such as ``Book/Novel`` has a part that says so."""
    return any(map(is_review_tag, re.split(r"[/>|:]|\s-\s", word)))


#: What is reviewed besides books; a title such as ``<X> 리뷰`` says nothing beside these.
_OTHER_THINGS: Final = {
    "영화", "영화리뷰", "드라마", "애니", "애니메이션", "공연", "연극", "뮤지컬", "전시", "전시회", "게임", "음악", "앨범", "맛집", "카페",
    "제품", "제품리뷰", "기기", "movie", "movies", "film", "films", "tv", "drama", "anime", "game", "games", "music", "album",
    "gadget", "gear", "hardware", "映画", "ゲーム", "电影", "游戏",
}  # fmt: skip


def is_other_thing(word: str) -> bool:
    """Return whether a category says that a post is about something that is reviewed as books are."""
    return _OTHER_LETTERS.sub("", word).lower() in _OTHER_THINGS


def topic(word: str) -> str:
    """Return a category without the parts that only say so: ``Book/Novel`` is ``Novel``."""
    return "/".join(dropwhile(is_review_tag, word.split("/")))


_BOOK: Final = re.compile(r"책|도서|\b(?:e-?)?books?\b", re.IGNORECASE)


def is_about_book(sentence: str) -> bool:
    """Return whether a sentence mentions a book."""
    return bool(_BOOK.search(sentence))
