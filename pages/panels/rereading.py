"""An article whose date was corrected is analysed again: with it, "Thursday" means another day."""

from analysis.corrections import dated
from analysis.language import load as load_pipeline
from analysis.pipeline import analyse
from analysis.store import Store
from analysis.types import Analysis, Article, Correction, CorrectionKind, Focus
from pages.panels import data


def follow(rule: Correction, on: Focus, store: Store) -> str:
    """Analyses again what a rule gave another date; says what went wrong, "" when all is well.

    `store` is the one through which the rule was kept: what follows from it is the same deed.
    """
    changed = _changed(rule, on, store)
    if not changed:
        return ""
    with data.one_at_a_time():
        results = list(analyse(changed, load_pipeline(data.settings().spacy_model)))
    for result in results:
        if not isinstance(result, Analysis):
            return str(result)
        store.save(result, on.workspace)
    return ""


def _changed(rule: Correction, on: Focus, store: Store) -> list[Article]:
    """The stored articles whose date is not what the log says now."""
    rules = store.corrections(on.workspace)
    cause = next((one for one in rules if one.id == rule.undoes), rule)
    if cause.kind is not CorrectionKind.DATE:
        return []
    stored = [one for one in store.articles(on.workspace) if one.id in cause.articles]
    return [now for one in stored if (now := dated(one, rules)) != one]
