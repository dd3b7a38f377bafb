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
        "> [!quote]\n> 인용한 글.\n>\n> ---\n\n> [!question] 누가 읽나?\n\n- 하나\n  > [!faq]+ 물음\n  > 답이다.\n\n"
        "## 끝 글\n\n[[#끝 글]]로 간다. [[#^first]]은 위에 있다.\n\n- [ ] 할 일\n- [x] 한 일\n\n"
        "| 곳 | 글 |\n| --- | --- |\n| 하나 | [[other\\|옆 글]] |\n\n"
        "```dataview\nTABLE rating FROM #book\nWHERE contains(x, [[y]])\n```\n\n#시험 #품질\n"
    ),
    "other.md": "---\naliases: [다른 이름]\npublish: true\n---\n책이 아닌 글이다. 기분:: 좋음\n\nmood:: 맑음\n",
    "생각/넷.md": "## 둘째\n\n네 번째 글이다.\n",
}

_ID: Final = "6512a0f4-1111-4222-8333-0123456789ab"
_NOWHERE: Final = "00000000-1111-4222-8333-0123456789ab"

LOGSEQ: Final[dict[str, str | bytes]] = {
    "logseq/config.edn": "{}",
    "logseq/bak/pages/testing/old.md": "- 옛 글이다.\n",
    "assets/표지.png": PNG,
    "pages/contents.md": "-\n",
    "pages/books___시험하는 법.md": (
        "type:: [[Book]]\nauthor:: [[Jane Roe]]\ntranslator:: 박둘째\npublisher:: 가나미디어\n"
        "subtitle:: 처음 배우는 사람에게\npublication-date:: 2021-03-30\nisbn:: 9780306406157\npages:: 250\n"
        "cover:: ![표지.png](../assets/표지.png)\nrating:: ⭐⭐⭐⭐½\ntags:: #시험, [[품질]]\n"
        "date-read:: [[May 6th, 2022]]\nalias:: 시험책\nshelf-mark:: 3\n\n"
        "- 좋은 책이다. [[other]]와 [곁의 글]([[other]]), [[없는 글]]이 있다.\n  collapsed:: true\n"
        "\t- 첫째 까닭이다.\n\t- 둘째 까닭이다.\n\t  #+BEGIN_QUOTE\n\t  인용한 글.\n\t  #+END_QUOTE\n"
        "- 줄거리\n\t- 사람들이 시험을 본다.\n\t  이어지는 줄이다.\n\t\t- `[[코드]]`와 ==중요한 말==이다.\n"
        f"- 나온 말\n\t- 참\n\t- 거짓\n- (({_ID}))\n- (({_NOWHERE}))\n"
        "- ![표지](../assets/표지.png){:height 200, :width 300}\n"
        "- TODO [#A] 다시 읽기\n  SCHEDULED: <2023-01-01 Sun>\n- DONE 한 번 읽기\n"
        "  :LOGBOOK:\n  CLOCK: [2022-05-06 Fri]\n  :END:\n"
        "- {{query (page-tags [[book]])}}\n- {{embed [[other]]}}\n- {{video https://video.example/1}}\n"
        "- ## 끝\n\t- 끝 글이다.\n\t- ```python\n\t  - x = 1\n\t  ```\n"
    ),
    "pages/other.md": f"- # 책이 아닌 글이다.\n- 곁에 둘 말이다.\n  id:: {_ID}\n  기분:: 좋음\n",
    "journals/2022_05_06.md": "- [[시험책]]을 읽었다.\n",
}
#: The body of the review in that graph, as its author would have written it.
PROSE: Final = """
좋은 책이다. [other](../pages/other.md)와 [곁의 글](../pages/other.md), 없는 글이 있다.

- 첫째 까닭이다.
- 둘째 까닭이다.
  > 인용한 글.

## 줄거리

사람들이 시험을 본다.\\
이어지는 줄이다.

- `[[코드]]`와 **중요한 말**이다.

## 나온 말

- 참
- 거짓

[곁에 둘 말이다.](../pages/other.md)

`((00000000-1111-4222-8333-0123456789ab))`

```{image} /images/표지-1edee9d5.png
:alt: 표지
:width: 300px
```

- ☐ 다시 읽기
- ☑ 한 번 읽기

`{{query (page-tags [[book]])}}`

[other](../pages/other.md)

<https://video.example/1>

## 끝

끝 글이다.

```python
- x = 1
```
"""
