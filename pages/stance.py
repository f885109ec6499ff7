"""Stance: positions over time, what changed them, and what a person should review."""

from pages.panels import nav

nav.guard(__file__)

from pages.panels import (  # noqa: E402 - the guard comes first on every page
    blank,
    changes,
    correction_log,
    data,
    limits,
    masthead,
    matrix,
    review,
    titled,
    trouble,
)


def stance() -> None:
    """Draws the page."""
    on = masthead.show()
    whole = data.corpus(on)
    if whole.articles.empty:
        blank.no_articles(on, data.workspaces())
        return
    titled.page("Stance")
    limits.show(whole, on)
    if data.focused(on).empty:
        blank.no_match(whole, on, level=2)
        return
    revision = data.revision(on)
    matrix.show(on, revision)
    if not data.focused(on).stances.empty:
        changes.show(on, revision)
    review.show(on, revision)
    correction_log.show(whole, on)


with trouble.told():
    stance()
