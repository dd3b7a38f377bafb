"""What authors write: the directives and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_reviews.domain import ReviewDomain
from sphinx_reviews.markup import definitions, myst, section_ids, views
from sphinx_reviews.markup.review import BookDirective, DisclosureDirective, VerdictDirective
from sphinx_reviews.markup.roles import PlainRole, ReferenceRole
from sphinx_reviews.markup.skills import SkillsDirective
from sphinx_reviews.records.kinds import Kind

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.roles import XRefRole
    from sphinx.util.typing import RoleFunction

    from sphinx_reviews.markup.directive import RecordDirective

DIRECTIVES: dict[str, type[RecordDirective]] = {
    "book": BookDirective,
    "disclosure": DisclosureDirective,
    "verdict": VerdictDirective,
    "skills": SkillsDirective,
    **definitions.DIRECTIVES,
    **views.DIRECTIVES,
}

ROLES: dict[str, RoleFunction | XRefRole] = {
    kind.value: ReferenceRole(
        warn_dangling=True,
        innernodeclass=nodes.title_reference if kind is Kind.BOOK else nodes.inline,
    )
    for kind in Kind
} | {"plain": PlainRole()}


def setup(app: Sphinx) -> None:
    """Register the directives and roles under short names and with the domain prefix."""
    myst.setup(app)
    section_ids.setup(app)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
        app.add_directive_to_domain(ReviewDomain.name, name, directive)
    for name, role in ROLES.items():
        app.add_role(name, role)
        app.add_role_to_domain(ReviewDomain.name, name, role)
