"""Parts of a page that tags and configuration hide from readers.

Sphinx leaves these parts out while writing, when their facts are already recorded.
The conditions of a page are kept with its facts, so it is read again when one changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes, utils
from sphinx import addnodes
from sphinx.ext.ifconfig import ifconfig, process_ifconfig_nodes
from sphinx.ext.todo import todo_node

from sphinx_reviews.domain import review_domain
from sphinx_reviews.records.facts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.records.facts import Facts


def condition(node: nodes.Node) -> Condition | None:
    """Return the condition on which readers see *node*, if any."""
    if isinstance(node, addnodes.only):
        return Condition("only", node["expr"])
    if isinstance(node, ifconfig):
        return Condition("ifconfig", node["expr"])
    if isinstance(node, todo_node):
        return Condition("todo", "")
    return None


def holds(app: Sphinx, condition: Condition) -> bool:
    """Return whether *condition* holds, as Sphinx decides it."""
    if condition.directive == "todo":
        return bool(app.config.todo_include_todos)
    if condition.directive == "ifconfig":
        return _is_configured(app, condition.expression)
    try:
        return app.tags.eval_condition(condition.expression)
    except Exception:  # noqa: BLE001  (whatever it is, Sphinx warns about it and shows the part)
        return True


def _is_configured(app: Sphinx, expression: str) -> bool:
    trial = utils.new_document("")
    trial.reporter.report_level = trial.reporter.SEVERE_LEVEL  # Sphinx reports on the page itself
    trial += ifconfig("", nodes.comment(), expr=expression)
    process_ifconfig_nodes(app, trial, "")
    return bool(trial.children) and isinstance(trial[0], nodes.comment)


def note(app: Sphinx, document: nodes.document, facts: Facts) -> None:
    """Record the conditions on a page that has been parsed, and whether each holds."""
    found = dict.fromkeys(filter(None, map(condition, document.findall(nodes.Element))))
    facts.conditions = {each: holds(app, each) for each in found}


def is_hidden(node: nodes.Node, facts: Facts) -> bool:
    """Return whether *node* itself is invisible to readers."""
    if isinstance(node, nodes.Invisible):
        return not isinstance(node, nodes.target)  # the words of a target are on the page
    under = condition(node)
    return under is not None and not facts.conditions.get(under, True)


def is_on_page(node: nodes.Element, facts: Facts) -> bool:
    """Return whether *node* is still in its document, and nothing around it is hidden."""
    around: nodes.Element | None = node
    while around is not None and not isinstance(around, nodes.document):
        if is_hidden(around, facts):
            return False
        around = around.parent
    return around is not None


def outdated(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Yield the documents with a condition that has changed since they were read."""
    answers: dict[Condition, bool] = {}
    for docname, facts in review_domain(env).documents.items():
        for each, held in facts.conditions.items():
            if each not in answers:
                answers[each] = holds(app, each)
            if answers[each] != held:
                yield docname
                break
