"""All quotes: who said what, in which words, which outlets carry it, and where they differ."""

from pages.panels import nav

nav.guard(__file__)

from pages.panels import (  # noqa: E402 - the guard comes first on every page
    blank,
    data,
    limits,
    masthead,
    quote_filters,
    sayings,
    titled,
    trouble,
)


def quotes() -> None:
    """Draws the page."""
    on = masthead.show()
    whole = data.corpus(on)
    if whole.articles.empty:
        blank.no_articles(on, data.workspaces())
        return
    titled.page("Quotes")
    limits.show(whole, on)
    quote_filters.show(whole, on)
    part = data.focused(on)
    if part.quotes.empty:
        blank.no_match(whole, on, level=2)
        return
    sayings.show(data.sayings(on), part, on)


with trouble.told():
    quotes()
