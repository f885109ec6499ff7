"""Compare: two outlets, two periods or two actors side by side, each with its sentences."""

from pages.panels import nav

nav.guard(__file__)

from pages.panels import (  # noqa: E402 - the guard comes first on every page
    blank,
    compare,
    data,
    limits,
    masthead,
    sides,
    trouble,
)


def comparison() -> None:
    """Draws the page: the choice of sides, and what they show."""
    on = masthead.show()
    whole = data.corpus(on)
    if whole.articles.empty:
        blank.no_articles(on, data.workspaces())
        return
    limits.show(whole, on)
    other = sides.read(on)
    sides.choose(whole, on, other)
    if other is None:
        blank.no_sides(whole, on)
    else:
        compare.show(whole, on, other)


with trouble.told():
    comparison()
