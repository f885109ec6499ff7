"""A briefing and its edits as JSON text, to be kept in the store and read back."""

from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from analysis.briefing.edits import Edits
from analysis.briefing.model import Briefing
from analysis.errors import BriefingError
from analysis.store.briefings import Kept

_BRIEFING, _EDITS = TypeAdapter(Briefing), TypeAdapter(Edits)


def dumped(briefing: Briefing) -> str:
    """The briefing as JSON."""
    return _BRIEFING.dump_json(briefing).decode()


def dumped_edits(edits: Edits) -> str:
    """The edits as JSON.

    >>> loaded_edits(dumped_edits(Edits(title="North"))).title
    'North'
    """
    return _EDITS.dump_json(edits, exclude_defaults=True).decode()


def loaded(text: str) -> Briefing:
    """The briefing of a JSON text; raises BriefingError when it is none."""
    try:
        return _BRIEFING.validate_json(text)
    except ValidationError as error:
        raise _unreadable() from error


def composed(kept: Kept) -> Briefing:
    """A kept briefing as it was composed, in the workspace that holds it by now: that may have
    another name since, or be a copy. Raises BriefingError when it can't be read.
    """
    found = loaded(kept.content)
    focus = replace(found.focus, workspace=kept.workspace)
    return replace(found, focus=focus, revision=kept.revision)


def loaded_edits(text: str) -> Edits:
    """The edits of a JSON text; raises BriefingError when it has none."""
    try:
        return _EDITS.validate_json(text)
    except ValidationError as error:
        raise _unreadable() from error


def _unreadable() -> BriefingError:
    return BriefingError(
        "The kept briefing can't be read by this version of Détente: compose it anew."
    )
