"""The posts of a Jekyll blog."""

from __future__ import annotations

from typing import Final

import yaml

PNG: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f0003860180"
    "5a34ddf90000000049454e44ae426082"
)


def post(title: str, body: str, **fields: object) -> str:
    """Return the source of a post."""
    front_matter = yaml.safe_dump(
        {"layout": "post", "title": title, **fields}, allow_unicode=True, sort_keys=False
    )
    return f"---\n{front_matter}---\n{body}"


GIVEN: Final = "이 글은 가람출판의 읽는 사람들 행사에서 책을 제공받아 작성했습니다."

BLOG: Final[dict[str, str | bytes]] = {
    "_config.yml": "title: 블로그\n",
    "assets/cover.png": PNG,
    "_posts/2021-03-04-first-book.md": post(
        '[도서 리뷰] 처음 배우는 "데이터"(2판) : 끝까지 읽기',
        "{% include JB/setup %}\n\n"
        "- 지은이: 김하나\n- 출판사: 가람출판\n\n"
        '첫 문단이다. 따옴표 "그대로" 둔다 -- 줄표도.\n이어지는 줄이다.\n\n'
        '<img src="https://img.example/a.jpg" width="600">\n\n'
        '# 큰 제목\n\n### 작은 제목 ###\n\n![표지](/assets/cover.png){:width="300px"}\n\n'
        "데이터를 처음 만지는 사람에게 추천하고 싶은 책이다.\n\n"
        "줄 안의 <b>굵은</b> 말과 <나는 읽는 사람> 이라는 모임, a < b 와 `<b>코드</b>`.<br>\n다음 줄\n\n"
        "아래\n제목\n----\n\n끝 문장\n\n---\n\n" + GIVEN + "\n",
        tagline=GIVEN,
        description="설명이다",
        category="데이터, 통계, 서평",
        permalink="/books/first/",
    ),
    "_posts/2022-01-02-second.md": post(
        "[서평] 두 번째 책",
        "{% highlight python %}\nprint('하나')\n{% endhighlight %}\n\n"
        "```nosuchlanguage\n어떤 코드\n```\n\n"
        "| 왼쪽 | 오른쪽 |\n| 하나 | 둘 |\n\n"
        "{{ page.title }} 은 남고 {% unknown tag %} 도 남는다.\n\n"
        "앞 글은 [여기](/2021/03/04/first-book) 와 [저기](/about) 에 있다.\n\n"
        '<iframe src="https://www.youtube.com/embed/abc123" width="1"></iframe>\n\n'
        "<table><tr><td>칸 하나</td><td>칸 둘</td></tr></table>\n\n"
        "<pre>\n들여 쓴   글\n\n빈 줄 뒤\n</pre>\n\n"
        "<div><p>상자 속 글</p></div>\n\n"
        "% 로 시작하는 줄\n\n+++\n\n(이름)=\n\n::: 콜론\n\n{role}`안`\n\n"
        "각주를 단다.[^1]\n\n[^1]: 각주의 글.\n\n![](missing.png)\n",
        tags=["파이썬", "코드"],
        date="2022-01-02 10:00:00 +0900",
    ),
    "_posts/2023-05-06-second.md": post("[서평] 이름이 같은 글", "돈을 주고 산 책이다. 추천하기는 어려운 책이다.\n"),
    "_posts/2020-01-01-install.md": post("무엇을 설치하기", "설치하는 법이다.\n\n* 하나\n* 둘\n", tagline="짧은 글"),
}  # fmt: skip
