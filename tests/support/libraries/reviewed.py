"""The sources of one review with its concepts and skills."""

from __future__ import annotations

REVIEW = """\
---
date: 2023-04-23
tags: [MLOps, 데이터 엔지니어링]
---

# 머신러닝 시스템 설계

머리말이다.

:::{book} 머신러닝 시스템 설계
:subtitle: 프로젝트 범위 산정부터
:authors: 칩 후옌 (Chip Huyen)
:translators: 김대근, 김영민
:publisher: 한빛미디어
:published: 2023-03-14
:isbn: 9791169210850
:pages: 436
:original: Designing Machine Learning Systems
:::

:::{verdict} recommend
:for: 현업 개발자
:not-for: 코드를 찾는 사람
{concept}`모니터링`까지 짚어 준다.
:::

:::{disclosure} gift
:by: 한빛미디어
:::

앞 문장이다. 운영 중의 {concept}`데이터 분포 시프트`를 다룬다[^1]. 뒤 문장이다.
줄이 바뀌어도 {concept}`분포 변화`는 같은 개념이다.

[^1]: 각주도 {concept}`데이터 분포 시프트`를 말한다.

## 무엇을 {concept}`모니터링`하나

| 무엇 | 언제 |
| --- | --- |
| {concept}`모니터링`의 지표 | 늘 |

- 목록의 {concept}`data distribution shift`.

:::{note}
참고로 {skill}`SQL`이 쓰인다.
:::

:::{skills}
- Git
- SQL (중급) — {concept}`모니터링` 지표를 뽑으려면
- 쿠버네티스 (입문) + 에어플로
:::
"""

CONCEPTS = """\
# 개념

:::{concept} 데이터 분포 시프트
:aliases: data distribution shift, 분포 변화
:broader: 모니터링
운영 중 입력의 분포가 학습 때와 달라지는 현상.
:::

:::{concept} 모니터링
:related: 데이터 분포 시프트
운영 중인 시스템을 지켜보는 일. {concept}`모니터링`은 자기 자신이다.
:::

:::{concept} 아무도 말하지 않는 개념
뜻.
:::
"""

SKILLS = """\
# 기술

:::{skill} SQL
:aliases: 에스큐엘
:needs: Git
:learn: https://www.postgresql.org/docs/
질의하는 말.
:::
"""

LIBRARY = {"reviews/dmls.md": REVIEW, "concepts.md": CONCEPTS, "skills.md": SKILLS}
