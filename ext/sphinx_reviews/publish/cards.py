"""Share cards: the picture that a link to a review is shown with, drawn by Typst."""

from __future__ import annotations

import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.util.display import status_iterator

from sphinx_reviews import disclosures, outputs
from sphinx_reviews.diagnostics import Subtype, warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.judgement import VERDICTS, stars
from sphinx_reviews.ledger import delete
from sphinx_reviews.phrases import phrases
from sphinx_reviews.sentences import cut, first_sentence
from sphinx_reviews.views.cover import colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.model import Review
    from sphinx_reviews.pdf.images import Images
    from sphinx_reviews.pdf.press import Press
    from sphinx_reviews.phrases import Phrases

_LEDGER: Final = ".sphinx-reviews-cards.json"
_PEOPLE: Final = 3
#: Signs of a sentence that fit.
_LONGEST: Final = 110
_TEMPLATE: Final = Path(__file__).with_name("card.typ")


def card_path(docname: str) -> str:
    """Return the path of the card of a review from the base of the site."""
    return f"_cards/{docname}.png"


def draw_all(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Draw the cards that changed, and remove those of reviews that are gone."""
    if app.builder.name not in {"html", "dirhtml"}:
        return []
    outdir, domain = Path(app.outdir), review_domain(env)
    reviews = domain.library.published if app.config.html_baseurl else []
    ledger = _read(outdir / _LEDGER)
    drawn = _Drawing(app, outdir, ledger).run(reviews) if reviews else {}
    for docname in ledger.keys() - drawn.keys():
        delete(outdir / card_path(docname), outdir)
    if drawn:
        kept = json.dumps(drawn, ensure_ascii=False, indent=0, sort_keys=True)
        outputs.write(outdir / _LEDGER, kept.encode())
    else:
        (outdir / _LEDGER).unlink(missing_ok=True)
    domain.cards = frozenset(drawn)
    return []


def _read(path: Path) -> dict[str, str]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


class _Drawing:
    """The drawing of one build."""

    def __init__(self, app: Sphinx, outdir: Path, ledger: dict[str, str]) -> None:
        self._app = app
        self._outdir = outdir
        self._ledger = ledger
        self._domain = review_domain(app.env)

    def run(self, reviews: Sequence[Review]) -> dict[str, str]:
        """Draw what changed, and return the digest of each card that is there, by docname."""
        # The compiler is slow to load, and not every site has cards.
        from sphinx_reviews.pdf.images import Images
        from sphinx_reviews.pdf.press import PRESSES, Press
        from sphinx_reviews.pdf.settings import Settings

        settings = Settings(self._app.config, Path(self._app.confdir, "conf.py"))
        with tempfile.TemporaryDirectory() as folder:
            press = Press(Path(folder), settings.font_folders())
            images = Images(Path(self._app.srcdir), Path(folder), press.can_show)
            sources = {each.docname: self._source(each, press, images) for each in reviews}
            digests = {docname: press.digest(source) for docname, source in sources.items()}
            stale = [
                each
                for each in reviews
                if self._ledger.get(each.docname) != digests[each.docname]
                or not (self._outdir / card_path(each.docname)).is_file()
            ]
            with ThreadPoolExecutor(PRESSES) as pool:
                pictures = pool.map(lambda each: press.draw(sources[each.docname]), stale)
                for review, picture in status_iterator(
                    zip(stale, pictures, strict=True),
                    "drawing share cards... ",
                    "darkgreen",
                    len(stale),
                    stringify_func=lambda pair: pair[0].docname,
                ):
                    if isinstance(picture, str):
                        self._tell(review, picture)
                        del digests[review.docname]
                    else:
                        outputs.write(self._outdir / card_path(review.docname), picture)
        return digests

    def _tell(self, review: Review, reason: str) -> None:
        warn(
            Subtype.PDF,
            review.book.place,
            "the share card cannot be drawn; Typst says: %s",
            reason,
        )

    def _source(self, review: Review, press: Press, images: Images) -> str:
        language = self._domain.language(review.docname)
        site = self._app.config.project
        return source(review, site, press.families(language), phrases(language), images)


def source(review: Review, site: str, fonts: Sequence[str], say: Phrases, images: Images) -> str:
    """Return the Typst source of a card."""
    from sphinx_reviews.pdf import keep_all, typst

    book, verdict = review.book, review.verdict
    people = [person.name for person in book.authors or book.editors]
    word = verdict and verdict.word
    rating = verdict.rating if verdict else None
    # A card among many has no secret: the mark of the disclosure stands above all.
    marks = (disclosures.mark(each.kinds, each.unread, say) for each in review.disclosures)
    name = images.copy(book.cover) if book.cover else None
    cover = (
        typst.call("cover-file", typst.string(name))
        if name
        else typst.call(
            "cover-of-letters",
            typst.string(colour(book.title)),
            keep_all.text(book.title),
            keep_all.text(people[0] if people else ""),
        )
    )
    call = typst.call(
        "card",
        typst.string(say.language.split("-")[0].lower()),
        typst.array(map(typst.string, fonts)),
        keep_all.text(site),
        keep_all.text(" · ".join(marks)),
        keep_all.text(review.title),
        keep_all.text(", ".join(filter(None, (*_first(people), book.publisher)))),
        keep_all.text(cut(first_sentence(verdict.text), _LONGEST) if verdict else ""),
        keep_all.text(say(VERDICTS[word]) if word else ""),
        typst.string(stars(rating, say).stars if rating is not None else ""),
        cover,
    )
    return f"{_TEMPLATE.read_text(encoding='utf-8')}\n#{call}\n"


def _first(people: list[str]) -> list[str]:
    return people if len(people) <= _PEOPLE else [*people[:_PEOPLE], "…"]
