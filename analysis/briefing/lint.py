"""The rules of a briefing, checked on the briefing itself; what breaks one is told with its place.

Goes in: a briefing as it would be exported, and the stored texts of its articles. Comes out: what
breaks a rule. `lint_export` holds the rendered file to the same rules.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from analysis.briefing.bottom_line import BOTTOM
from analysis.briefing.gaps import GAPS
from analysis.briefing.likelihood import CONFIDENCE, faults, terms
from analysis.briefing.model import Block, Briefing, Claim, Position, Voice, claims_of
from analysis.briefing.sourcing import SOURCES
from analysis.briefing.verbatim import is_quoted_in, quotations, stands_in, stands_in_any
from analysis.briefing.wording import cut
from analysis.errors import BriefingError
from analysis.types import Confidence, Label


class Rule(StrEnum):
    """The rules that an export must obey."""

    FIRST = "bottom line first"
    VOICES = "three kinds of sentence, apart"
    LIKELIHOOD = "likelihood is a person's word"
    CONFIDENCE = "one origin is of low confidence"
    VERBATIM = "quotes are verbatim or no quotes"
    CONTRARY = "what speaks against a position, and its condition, are told"
    SOURCED = "every claim has a source"
    DISCLOSED = "modules and versions are told"
    GAPS = "gaps and limits are told"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What breaks a rule, and where."""

    place: str
    rule: Rule
    why: str

    def __str__(self) -> str:
        """In one line.

        >>> str(Refusal("Bottom line", Rule.SOURCED, "has no source"))
        'Bottom line: has no source (rule: every claim has a source)'
        """
        return f"{self.place}: {self.why} (rule: {self.rule})"


def lint(briefing: Briefing, texts: Mapping[str, str]) -> tuple[Refusal, ...]:
    """Everything in a briefing that breaks a rule; `texts` are the stored texts by article."""
    found = list(_whole(briefing))
    known = {one.article for one in briefing.sources}
    cited = {article: texts[article] for article in known if article in texts}
    for block in briefing.blocks:
        for claim in claims_of(block):
            place = f"{block.title}, ’{cut(claim.text, 60)}’"
            found += [Refusal(place, *one) for one in _claim(claim, block, known, cited)]
        for position in block.positions:
            place = f"{block.title}, {position.name}"
            found += [Refusal(place, *one) for one in _position(position)]
    return tuple(found)


def refuse(found: tuple[Refusal, ...], what: str) -> None:
    """Raises BriefingError when there is anything to refuse."""
    if found:
        told = "\n".join(f"- {one}" for one in found)
        raise BriefingError(f"The {what} is refused, since it breaks rules of a briefing:\n{told}")


def _whole(briefing: Briefing) -> Iterator[Refusal]:
    ids = [block.id for block in briefing.blocks]
    if ids[:1] != [BOTTOM] or not briefing.blocks[0].claims:
        yield Refusal("The order of blocks", Rule.FIRST, "the bottom line does not come first")
    elif len(briefing.blocks[0].claims) > 3:
        yield Refusal("Bottom line", Rule.FIRST, "it is longer than three sentences")
    else:
        desk_alone = all(one.voice is Voice.DESK for one in briefing.blocks[0].claims)
        if desk_alone and not briefing.blocks[0].draft:
            yield Refusal("Bottom line", Rule.VOICES, "the desk wrote it, and it is no draft")
    if GAPS not in ids:
        yield Refusal("The blocks", Rule.GAPS, "gaps and limits were left out")
    if SOURCES not in ids:
        yield Refusal("The blocks", Rule.SOURCED, "the sources were left out")
    if not briefing.modules or any(not one.version for one in briefing.modules):
        yield Refusal("The foot", Rule.DISCLOSED, "a module is named without its version, or none")
    for one in briefing.sources:
        if len(one.hash) != 64:
            yield Refusal(f"Source ’{cut(one.title, 60)}’", Rule.SOURCED, "it has no text hash")


Fault = tuple[Rule, str]


def _claim(
    claim: Claim, block: Block, known: set[str], cited: Mapping[str, str]
) -> Iterator[Fault]:
    if not claim.corpus and not claim.articles:
        yield Rule.SOURCED, "it names no source"
    if missing := [one for one in claim.articles if one not in known]:
        yield Rule.SOURCED, f"its source {missing[0]!r} is not among the sources"
    if not claim.text.strip():
        yield Rule.SOURCED, "it says nothing"
    own = [cited[one] for one in claim.articles if one in cited]
    if claim.voice is Voice.SOURCE:
        if not own or not stands_in(claim.text, own[0]):
            yield Rule.VERBATIM, "its words do not stand in the stored article"
        elif claim.quoted and not is_quoted_in(claim.text, own[0]):
            yield Rule.VERBATIM, "the article has not all of its words in quotation marks"
        return
    for words in quotations(claim.text):
        if not stands_in_any(words, cited.values()):
            told = cut(words, 60)
            yield Rule.VERBATIM, f"’{told}’ is in quotation marks, but in no cited article"
    if claim.voice is Voice.ANALYST:
        yield from ((Rule.LIKELIHOOD, fault) for fault in faults(claim.text))
    elif used := terms(claim.text, any_case=False):
        yield Rule.LIKELIHOOD, f"the desk uses {used[0]!r}, which only a person may"


def _position(position: Position) -> Iterator[Fault]:
    if position.origins < 2 and position.confidence is not Confidence.LOW:
        yield Rule.CONFIDENCE, f"{position.confidence} confidence on a single origin"
    if not CONFIDENCE.search(position.basis.text) or ":" not in position.basis.text:
        yield Rule.CONFIDENCE, "its confidence is told without what it rests on"
    if position.contrary is None:
        yield Rule.CONTRARY, "nothing is said of sentences against it"
    if position.label is Label.CONDITIONAL and position.condition is None:
        yield Rule.CONTRARY, "its condition is not told"
