"""A briefing and its edits as JSON text, to be kept in the store and read back."""

from pydantic import TypeAdapter, ValidationError

from analysis.briefing.edits import Edits
from analysis.briefing.model import Briefing
from analysis.errors import BriefingError

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
