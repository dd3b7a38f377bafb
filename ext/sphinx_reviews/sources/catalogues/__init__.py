"""Book catalogues on the web, and the facts in their answers."""

from __future__ import annotations

from typing import Final

from sphinx_reviews.sources.catalogues import aladin, google_books, kakao, naver, open_library

#: By the names that users type, in manual order.
PROVIDERS: Final = {
    module.PROVIDER.name: module.PROVIDER
    for module in (aladin, kakao, naver, google_books, open_library)
}


def titles() -> str:
    """Return the titles of all providers, as a list in a sentence."""
    *others, last = (provider.title for provider in PROVIDERS.values())
    return f"{', '.join(others)} or {last}"
