"""Add articles: give files, addresses or text, look at the list, keep it; and the workspaces."""

from pages.panels import nav

nav.guard(__file__)

from analysis.roles import Act  # noqa: E402
from pages.panels import (  # noqa: E402 - the guard comes first on every page
    masthead,
    signed,
    trouble,
)
from pages.panels.load import drafts, giving, loading, preview, workspaces  # noqa: E402


def add_articles() -> None:
    """Draws the page."""
    on = masthead.show()
    if not signed.may(Act.LOAD):
        workspaces.show(on, level=1)
        return
    draft = drafts.current(drafts.workspace(on))
    into = draft.into if draft else drafts.workspace(on)
    drafts.head(on, into)
    loading.show(into)
    giving.show(into)
    if drafts.is_gone():
        drafts.gone()
    if draft and preview.show(draft):
        loading.start(draft)
    workspaces.show(on)


with trouble.told():
    add_articles()
