"""Actors: the list of all, or one with its names, positions, quotes, company and open questions."""

from pages.panels import nav

nav.guard(__file__)

from pages.panels import (  # noqa: E402 - the guard comes first on every page
    actor,
    actor_list,
    blank,
    correction_log,
    data,
    limits,
    masthead,
    trouble,
)


def actors() -> None:
    """Draws the page: one actor where the focus holds one, the list otherwise."""
    on = masthead.show()
    whole = data.corpus(on)
    if whole.articles.empty:
        blank.no_articles(on, data.workspaces())
        return
    limits.show(whole, on)
    part = data.focused(on)
    if len(on.actors) == 1:
        actor.show(on.actors[0], part, whole, on)
    elif part.empty:
        blank.no_match(whole, on)
        return
    else:
        actor_list.show(part, on)
    correction_log.show(whole, on)


with trouble.told():
    actors()
