"""JSON-LD in the vocabulary of schema.org, for the heads of pages."""

from sphinx_reviews.formats.json_ld.pages import Crumb, breadcrumbs, script
from sphinx_reviews.formats.json_ld.reviews import review
from sphinx_reviews.formats.json_ld.things import reviewer, term

__all__ = ["Crumb", "breadcrumbs", "review", "reviewer", "script", "term"]
