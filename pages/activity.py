"""Activity: every correction of the workspace, with filters and undo, and what else was done."""

from pages.panels import nav

nav.guard(__file__)

from pages.panels import (  # noqa: E402 - the guard comes first on every page
    activity,
    blank,
    data,
    deeds,
    masthead,
    trouble,
)


def log() -> None:
    """Draws the page."""
    on = masthead.show()
    whole = data.corpus(on)
    if whole.articles.empty and not data.reading(on.workspace).corrections(on.workspace):
        blank.no_articles(on, data.workspaces())
    else:
        activity.show(whole, on)
    deeds.show(on)


with trouble.told():
    log()
