"""A briefing written to disk: options of the command line in, a file out, whole or not at all."""

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from analysis import frames
from analysis.briefing.drafting import drafted, last, now
from analysis.briefing.edits import Edits, edited
from analysis.briefing.kept import dumped, dumped_edits
from analysis.briefing.model import Briefing
from analysis.briefing.render import KINDS, rendered
from analysis.briefing.tables import bundle
from analysis.briefing.wording import counted
from analysis.errors import BriefingError
from analysis.frames import Corpus
from analysis.settings import read_settings
from analysis.store import Store
from analysis.store.briefings import keep
from analysis.types import Focus

LAST = "last"
ENDINGS = (*KINDS, "zip")


def write(
    out: Path,
    *,
    workspace: str,
    actors: Sequence[str] = (),
    since: str = "",
    until: str = "",
    title: str = "",
    as_of: str = "",
    save: bool = False,
) -> str:
    """Writes the briefing and says in words what is in it.

    Raises BriefingError when an option can't be used, nothing is in scope, or a rule is broken.
    """
    kind = out.suffix.removeprefix(".").lower()
    if kind not in ENDINGS:
        raise BriefingError(f"{out} can't be written: end its name in .{', .'.join(ENDINGS)}.")
    moment = _moment(as_of)
    settings = read_settings()
    with closing(Store(settings.store)) as store:
        whole = frames.corpus(store, workspace)
        on = Focus(workspace, actors=_actors(whole, actors), until=_day(until, "--until"))
        earlier = last(store, on) if since == LAST else None
        draft = drafted(
            store, whole, on, settings.spacy_model, as_of=moment, since=_since(since, earlier),
            earlier=earlier,
        )  # fmt: skip
        edits = Edits(title=title)
        _write(out, _content(edited(draft, edits), kind, whole))
        if save:
            told = (dumped(draft), dumped_edits(edits))
            keep(store, title or draft.title, draft.revision, *told, workspace)
    return f"{counted(len(draft.articles), 'article')}, as of {moment:%Y-%m-%d %H:%M} UTC"


def _content(briefing: Briefing, kind: str, whole: Corpus) -> bytes:
    texts = dict(zip(whole.articles["id"], whole.articles["text"], strict=True))
    if kind == "zip":
        rendered(briefing, "md", texts)  # the same rules hold for the tables
        return bundle(briefing)
    return rendered(briefing, kind, texts)


def _since(since: str, earlier: Briefing | None) -> date | None:
    """The day from which on changes are told."""
    if since != LAST:
        return _day(since, "--since")
    return datetime.fromisoformat(earlier.as_of).date() if earlier else None


def _day(value: str, option: str) -> date | None:
    """A day; None for "".

    >>> _day("2026-03-01", "--since")
    datetime.date(2026, 3, 1)
    """
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        words = " or last" if option == "--since" else ""
        raise BriefingError(f"{option} is {value!r}: give a day as 2026-03-01{words}.") from error


def _moment(value: str) -> datetime:
    if not value:
        return now()
    try:
        found = datetime.fromisoformat(value)
    except ValueError as error:
        raise BriefingError(f"--as-of is {value!r}: give a moment as 2026-04-20T06:00.") from error
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _actors(whole: Corpus, wanted: Sequence[str]) -> tuple[str, ...]:
    """Corpus ids of actors by id or name; raises BriefingError for one that is not there."""
    names = whole.actors[["id", "name"]].itertuples(index=False, name=None)
    ids = {key.casefold(): one for one, name in names for key in (name, one)}
    for one in wanted:
        if one.casefold() not in ids:
            raise BriefingError(
                f"There is no actor {one!r} in this workspace: give a name or id "
                "from the page Actors."
            )
    return tuple(ids[one.casefold()] for one in wanted)


def _write(out: Path, content: bytes) -> None:
    """Writes the file whole or not at all."""
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(content)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BriefingError(
            f"{out} can't be written ({error.strerror}): name a file in a folder that is yours."
        ) from error
