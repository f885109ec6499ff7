"""A store in, the desk's draft of a briefing out: what pages and the command line begin with."""

from collections import Counter
from datetime import UTC, date, datetime

from analysis.briefing.compose import compose, modules
from analysis.briefing.kept import composed
from analysis.briefing.model import Briefing, Ground
from analysis.frames import Corpus
from analysis.store import Store
from analysis.store.briefings import listed, provenance
from analysis.types import Focus


def now() -> datetime:
    """This minute, in UTC."""
    return datetime.now(UTC).replace(second=0, microsecond=0)


def drafted(
    store: Store,
    whole: Corpus,
    on: Focus,
    pipeline: str,
    *,
    as_of: datetime,
    since: date | None = None,
    earlier: Briefing | None = None,
) -> Briefing:
    """The briefing of what is in focus; `whole` are the frames of its workspace.

    Raises BriefingError when nothing is in focus.
    """
    told = provenance(store, on.workspace)
    space = next((one for one in store.workspaces() if one.name == on.workspace), None)
    ground = Ground(
        workspace=on.workspace,
        revision=space.revision if space else 0,
        as_of=as_of,
        fictional=bool(space and space.fictional),
        since=since,
        retrieved={one: moment for one, (moment, _) in told.items()},
        modules=modules(
            dict(Counter(analyser for _, analyser in told.values())),
            pipeline,
            tuple(sorted(set(whole.stances["reader"]))),
        ),
    )
    return compose(whole, on, ground, earlier=earlier)


def last(store: Store, on: Focus) -> Briefing | None:
    """The last kept briefing of the same focus; None where there is none."""
    for one in listed(store, on.workspace):
        found = composed(one)
        if found.focus == on:
            return found
    return None
