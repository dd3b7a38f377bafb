"""Miniature vaults of Obsidian and Logseq, after their documentation."""

from __future__ import annotations

from typing import Final

from support.libraries.blog import PNG

#: Front matter as the plug-in Book Search writes it, with what a reader fills in.
BOOK_SEARCH: Final = """\
tag: 📚Book
title: "시험하는 법"
subtitle: "처음 배우는 사람에게"
author: [Jane Roe]
translator: "[[박둘째]]"
category: [시험, 품질]
publisher: 가나미디어
publish: 2021-03-30
total: 250
isbn: 0306406152 9780306406157
cover: https://img.example/c.jpg
localCover: 첨부/표지 그림.png
status: read
startReadDate: 2022-04-01
finishReadDate: 2022-05-06
myRate: 4.5
created: 2022-05-06 10:20:30
"""

OBSIDIAN: Final[dict[str, str | bytes]] = {
    ".obsidian/app.json": "{}",
    ".obsidian/templates.json": '{"folder": "틀"}',
    ".trash/old.md": "지운 글이다.\n",
    "틀/글.md": "고정된 틀이다.\n",
    "따로/book.md": "---\ntag: 📚Book\ntitle: {{title}}\nauthor: [{{author}}]\n---\n<% tp.file.cursor() %>\n",
    "그림.excalidraw.md": "---\nexcalidraw-plugin: parsed\n---\n# Text Elements\n",
    "빈 글.md": "",
    "첨부/표지 그림.png": PNG,
    "첨부/가까운 (그림).png": PNG,
    "Books/testing.md": (
        f"---\n{BOOK_SEARCH}---\n# 시험하는 법\n\n"
        "좋은 책이다. [[other|다른 글]]과 [[다른 이름]], [[생각/넷#둘째]], [[Jane Roe]]가 있다. ^first\n\n"
        "![[가까운 (그림).png|그림 하나|300]]\n\n![[other]]\n\n![[소리.mp3]]\n\n"
        "%% 나만 보는 말 %%\n`[[코드]]`와 ==중요한 말==을 적었다. #book/시험\n\n"
        "> [!warning]- 접은 글\n> 여기에 [[other]]가 있다.\n>\n> > [!tip]\n> > 안쪽 글.\n\n"
        "> [!quote]\n> 인용한 글.\n\n> [!question] 누가 읽나?\n\n- 하나\n  > [!faq]+ 물음\n  > 답이다.\n\n"
        "## 끝 글\n\n[[#끝 글]]로 간다. [[#^first]]은 위에 있다.\n\n- [ ] 할 일\n- [x] 한 일\n\n"
        "| 곳 | 글 |\n| --- | --- |\n| 하나 | [[other\\|옆 글]] |\n\n"
        "```dataview\nTABLE rating FROM #book\nWHERE contains(x, [[y]])\n```\n\n#시험 #품질\n"
    ),
    "other.md": "---\naliases: [다른 이름]\npublish: true\n---\n책이 아닌 글이다. 기분:: 좋음\n\nmood:: 맑음\n",
    "생각/넷.md": "## 둘째\n\n네 번째 글이다.\n",
}
