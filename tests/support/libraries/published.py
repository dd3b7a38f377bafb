"""The sources of a library with everything that data files can hold."""

from __future__ import annotations

from typing import Final

BASE = "https://books.example.org/"

CONCEPTS = """\
# 개념

:::{concept} 모니터링
:aliases: monitoring, 모니터링, 지켜보기
:related: 데이터 시프트
상태를 지켜보는 일.
:::

:::{concept} 데이터 시프트
:broader: 모니터링
:exact-match: https://www.wikidata.org/entity/Q1
분포가 달라지는 현상.
:::

:::{skill} Git
:aliases: 깃
변경을 기록하는 도구.
:::
"""

FIRST = """\
---
date: 2024-05-02
updated: 2024-06-01
tags: [MLOps, 운영]
author: 김서평
redirect-from:
- /2024/05/02/first/
- /old/first.html
---

# 첫째 서평

:::{book} 첫째 책
:subtitle: 끝까지
:authors: 칩 후옌 (Chip Huyen), Jane Roe
:translators: 김대근
:publisher: 가람
:published: 2023-03
:isbn: 9780441172719
:pages: 320
:original: First Book
:original-language: en
:::

:::{disclosure} gift
:by: 가람
:::

:::{verdict} recommend
:rating: 4.5
:for: 개발자
:not-for: 처음 배우는 사람
먼저 읽을 책이다.
:::

{concept}`모니터링`을 다룬다. {concept}`monitoring`을 또 다룬다. {concept}`데이터 시프트`도 나온다.

:::{skills}
:kind: prerequisite
- Git (중급) — 되돌리려면
- SQL
:::
"""

SECOND = """\
---
date: 2024-07-01
author: 이서평
---

# 둘째 서평

:::{book} 둘째 책
:authors: 이책방
:::

:::{disclosure} bought
내 돈으로 샀다.
:::

:::{verdict} mixed
골라 읽을 책이다.
:::
"""

LIBRARY: Final = {"concepts.md": CONCEPTS, "a.md": FIRST, "b.md": SECOND}
