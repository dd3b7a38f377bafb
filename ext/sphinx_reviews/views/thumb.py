"""The cover of a book at the size of a thumb, beside what its review says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from sphinx_reviews.views.drawing.cover import drawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.library.covers import Cover


def thumb(cover: Cover, addresses: Addresses) -> Markup:
    """Return a cover as HTML; readers who cannot see it miss nothing."""
    if cover.image:
        image = Markup('<img class="rv-cover" src="{}" alt="" loading="lazy">')
        return image.format(addresses.image(cover.image))
    return Markup(drawn(cover, is_thumb=True))  # noqa: S704  (our own)


def images(covers: Iterable[Cover | None]) -> Iterator[str]:
    """Yield the images of those covers that have one."""
    return (each.image for each in covers if each and each.image)
