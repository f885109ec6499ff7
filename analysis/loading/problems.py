"""Problems: what could not be read, analysed or used, in words for the analyst."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.errors import MetadataError, SourceError


class ProblemKind(StrEnum):
    """What became of it; what is noted costs no article."""

    NOT_READ = "not read"
    NOT_ANALYSED = "not analysed"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that an analyst should know: the message names file or article and the remedy."""

    kind: ProblemKind
    told: str


def of_source(error: SourceError) -> Problem:
    """What a reader of files or addresses says.

    >>> of_source(SourceError("a.pdf: it is locked. Unlock it.")).kind.value
    'not read'
    """
    is_note = isinstance(error, MetadataError)
    return Problem(ProblemKind.NOTED if is_note else ProblemKind.NOT_READ, str(error))
