"""The cover of a book on an HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from sphinx_reviews.views.drawing.cover import drawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.library.covers import Cover


def cover_html(cover: Cover, addresses: Addresses, *, is_thumb: bool = False) -> Markup:
    """Return the image of a cover, or else its drawing; its title stands beside it.

    A view that shows it names its image among its ``images``.

    :param is_thumb: whether it is shown narrower than 80 px.
    """
    if cover.image:
        image = Markup('<img class="rv-cover" src="{}" alt="" loading="lazy">')
        return image.format(addresses.image(cover.image))
    return Markup(drawn(cover, is_thumb=is_thumb))  # noqa: S704  (from a template)


def images(covers: Iterable[Cover | None]) -> Iterator[str]:
    """Yield the images of those covers that have one."""
    return (each.image for each in covers if each and each.image)
