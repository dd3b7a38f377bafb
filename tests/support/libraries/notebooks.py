"""Miniature sites of Quarto and Astro, and of Hugo and Hexo with the tags of themes."""

from __future__ import annotations

import json
from typing import Final

from support.libraries.blog import PNG

QUARTO: Final[dict[str, str | bytes]] = {
    "_quarto.yml": "project:\n  type: website\n  output-dir: docs\nlang: ko\n",
    "docs/posts/testing/index.md": "지어진 글이다.\n",
    "_extensions/x/readme.md": "확장이다.\n",
    "index.qmd": "---\ntitle: 글 모음\nlisting:\n  contents: posts\n---\n",
    "posts/_shared.qmd": "함께 쓰는 글이다.\n",
    "posts/other/index.qmd": (
        "---\ntitle: 다른 글\nsubtitle: 부제\nauthor:\n  - name: 김하나\n    orcid: 0000\n"
        "date: 2022-01-01\nformat: html\n---\n책이 아닌 글이다.\n"
    ),
    "posts/damaged.ipynb": "{",
    "posts/notebook.ipynb": json.dumps(
        {
            "cells": [
                {
                    "cell_type": "raw",
                    "source": ["---\n", "title: 공책\n", "date: 1/31/2022\n", "---\n"],
                },
                {"cell_type": "markdown", "source": ["칸의 글과 $x$.\n"]},
                {"cell_type": "code", "source": "print(1)", "outputs": [{"text": "1"}]},
                {"cell_type": "code", "source": None},
            ],
            "metadata": {"language_info": {"name": "python"}},
            "nbformat": 4,
        }
    ),
    "posts/testing/cover.png": PNG,
    "posts/testing/near.png": PNG,
    "posts/testing/index.qmd": """\
---
title: 시험하는 법
subtitle: 처음 배우는 사람에게
author:
  - name: Jane Roe
translator: 박둘째
publisher: 가나미디어
publication_date: 2021-03-30
isbn: 978-0-306-40615-7
pages: 250
date: 05/16/2022
categories: [시험, 품질]
image: cover.png
rating: 9/10
bibliography: refs.bib
execute:
  echo: true
---

## 들어가며 {#sec-first}

[다른 글](../other/index.qmd)을 먼저 썼다^[줄 안의 *각주*다.]. @sec-first 에서 @fig-near 를 보고, @tbl-one 과 @eq-one 을 읽는다[^one].

[^one]: 아래의 각주다.

{{< include ../_shared.qmd >}}

::: {.callout-note title="알아 둘 것" collapse="true"}
**굵은** 글과 [링크](#sec-first).

```{python}
#| label: first
#| echo: false
x = 1
:::
```
:::

:::: {.columns}

::: {.column width="50%"}
왼쪽 글.
:::

::: {.column width="50%"}
오른쪽 글.
:::

::::

::: callout-tip
## 제목 있는 팁

- 하나

  ::: {.callout-important}
  안의 글.
  :::
:::

![그림의 *설명*](near.png){#fig-near width=50% fig-alt="그림의 모습"}

수식 $a_i < b$ 이고 값은 $5 와 $6 이다.

$$
\\sum_{i=1}^n i
$$ {#eq-one}

| 가 | 나 |
|---|---|
| 1 | 2 |

: 표의 제목 {#tbl-one}

```{.python filename="run.py"}
y = 2
```

```{=html}
<b>그대로인</b> 글
```

```{=latex}
\\newpage
```

{{< video https://www.youtube.com/embed/abc123 title="영상" >}} [강조]{.mark} `코드`{.python} [@knuth, 3쪽]

{{< pagebreak >}}

{{< meta title >}}

::: {.content-visible when-format="pdf"}
종이에만 있는 글.
:::
""",
}

ASTRO: Final[dict[str, str | bytes]] = {
    "astro.config.mjs": "export default {};\n",
    "src/content.config.ts": 'const blog = defineCollection({ loader: glob({ base: "./notes/blog" }) });\n',
    "src/assets/cover.png": PNG,
    "public/far.png": PNG,
    "README.md": "틀을 쓰는 법.\n",
    "src/pages/about.md": "---\ntitle: 소개\n---\n나는 쓴다.\n",
    "src/content/blog/_draft.md": "아직 아니다.\n",
    "notes/blog/other.md": "---\ntitle: 다른 글\nauthor: 김하나\npublished: 2022-01-01\n---\n책이 아닌 {글}이다.\n",
    "src/content/books/testing/near.png": PNG,
    "src/content/books/testing/index.mdx": """\
---
title: 시험하는 법
subtitle: 처음 배우는 사람에게
author: Jane Roe
translator: 박둘째
publisher: 가나미디어
publicationDate: 2021-03-30
isbn: 978-0-306-40615-7
pages: 250
pubDate: 'May 16 2022'
updatedDate: 'Jun 1, 2022'
heroImage: '../../../assets/cover.png'
rating: 4.5
tags: [시험, 품질]
featured: true
---
import { Image } from 'astro:assets';
import near from './near.png';
import Callout from '@/components/Callout.astro';

export const shelf = [
  { name: 'a' },

  { name: 'b' },
];

{/* 숨은 말 */}

[다른 글](/blog/other/)을 먼저 썼다. {"글자"}는 그대로, {shelf.length}는 모른다. `{코드}`와 $x_{i}$도 있다.

<Image src={near} alt="가까운 그림" width={300} />

<img src={near.src} alt="또 하나" style={{ width: '50%' }} />

<YouTube id="abc123" />

<Callout type="warning" title="조심할 것">
  **굵은** 글.

  ```js
  const x = { a: 1 };
  ```
</Callout>

<Details summary="더 보기">
접은 글.
</Details>

<Chart data={shelf} options={{ a: 1 }} />

글 안의 <Rating of="5" /><Badge text="새것" />과 <Mark color="red">칠한 말</Mark>이다.

<Tabs>
  <TabItem label="첫째">
    탭의 글.
  </TabItem>
</Tabs>

<LinkCard title="바깥" href="https://x.example/a" description="설명이다." />

:::tip[도움말]
표시한 글.
:::

::github{repo="a/b"}

<Chart data={shelf} options={{ a: 1 }} />
""",
}

#: What themes of Hugo and its own shortcodes say.
HUGO: Final[dict[str, str | bytes]] = {
    "hugo.toml": 'baseURL = "https://x.example/"\n',
    "static/near.png": PNG,
    "content/books/testing.md": """\
---
title: 시험하는 법
author: Jane Roe
isbn: 978-0-306-40615-7
---
여는 글.

<!--more-->

{{< notice warning "조심할 것" >}}
**굵은** 글.

```python
x = 1
```

{{< figure src="near.png" title="그림" caption="설명" attr="찍은 이" >}}
{{< /notice >}}

{{% alert title="알림" color="info" %}}
색의 글.
{{% /alert %}}

{{< alert "circle-info" >}}
아이콘의 글.
{{< /alert >}}

{{< details summary="더 보기" >}}
접은 글.

{{% hint danger %}}
안의 글.
{{% /hint %}}
{{< /details >}}

- 목록

  {{< notice tip >}}
  목록의 글.
  {{< /notice >}}

{{< tabs >}}{{< tab "첫째 탭" >}}탭의 글.{{< /tab >}}{{< /tabs >}}

{{< quote author="로" >}}
인용한 글.
{{< /quote >}}

{{< gist me 123 >}} {{< x user="a" id="1" >}} {{< odd a="1" >}}모르는 글{{< /odd >}} {{</* figure src="x" */>}}

{{< notice info >}}
출판사 가람에서 책을 제공받아 작성한 서평입니다.
{{< /notice >}}

{{< notice >}}
끝이 없는 글.
""",
}

#: What Hexo's own tags and those of its themes say; the front matter is JSON.
HEXO: Final[dict[str, str | bytes]] = {
    "_config.yml": "title: x\n",
    "source/_posts/other.md": "---\ntitle: 다른 글\n---\n책이 아닌 글이다.\n",
    "source/_posts/testing/near.png": PNG,
    "source/_posts/testing.md": """\
"title": "시험하는 법",
"author": "Jane Roe",
"isbn": "978-0-306-40615-7",
"date": "2022/5/6 10:00:00",
;;;
여는 글.

<!-- more -->

{% note warning no-icon 조심할 것 %}
**굵은** 글.

```python
x = 1
```
{% endnote %}

{% note 'fab fa-cc-visa' simple %}
아이콘의 글.
{% endnote %}

{% hideToggle 더 보기,#fff %}
접은 글과 {% asset_img near.png 300 "그림" %}
{% endhideToggle %}

{% fold info @접은 제목 %}
또 접은 글.
{% endfold %}

{% tabs 이름 %}
<!-- tab 첫째 탭 -->
탭의 글.
<!-- endtab -->
{% endtabs %}

{% blockquote 로, 책 https://x.example/a 책의 쪽 %}
인용한 글.
{% endblockquote %}

{% codeblock run.js lang:js https://x.example/run 원본 %}
const x = 1;
{% endcodeblock %}

{% label primary@이름표 %} {% btn https://x.example/b, 단추, home %} {% link 바깥 https://x.example/l true %} {% gist abc %} {% post_link other "다른 글" true %} {% odd 1 %}모르는 글{% endodd %}

{% cq %}가운데의 글{% endcq %}
""",
}
