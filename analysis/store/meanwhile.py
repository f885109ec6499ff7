"""What others corrected while an analyst looked: a new rule and the log in, the clash out.

Two rules clash when the later one could overrule the earlier without its author knowing of it:
both are about one actor, or judge the same stance, speaker or date of one article, or whether one
article is a copy. Rules about the stances of one actor in two articles do not, nor do two that join
copies.
"""

from collections.abc import Iterable

from analysis.corrections import OF_ARTICLES, OF_STORIES
from analysis.types import Correction, CorrectionKind

OF_TWO_ACTORS = (CorrectionKind.MERGE, CorrectionKind.SPLIT, CorrectionKind.RENAME)


def clash(rule: Correction, log: Iterable[Correction], seen: int) -> Correction | None:
    """The first correction after `seen` that the author of a rule has to know of before it holds.

    >>> told = Correction(CorrectionKind.IGNORE, "Oslo", id=2)
    >>> clash(Correction(CorrectionKind.KIND, "Oslo", "country"), [told], 1) == told
    True
    >>> clash(Correction(CorrectionKind.KIND, "Bergen", "country"), [told], 1)
    """
    known = {one.id: one for one in log}
    wanted = _undone(rule, known)
    later = (one for key, one in sorted(known.items()) if key > seen)
    return next((one for one in later if _clash(wanted, _undone(one, known))), None)


def told(rule: Correction) -> str:
    """Who corrected what meanwhile, and what to do now."""
    who = f"{rule.author} has" if rule.author else "Somebody has"
    value = f": {rule.value}" if rule.value else ""
    what = f"{rule.kind}{value}"
    if rule.kind is CorrectionKind.UNDO:
        what = "a correction was taken back"
    return (
        f"{who} corrected “{rule.actor}” meanwhile ({what}; the reason given is “{rule.reason}”). "
        "Nothing of yours was kept: look at it as it is now, and correct it if it is still wrong."
    )


def _undone(rule: Correction, known: dict[int, Correction]) -> Correction:
    """The rule that an undo takes back, any other rule itself: that is what it is about."""
    return known.get(rule.undoes, rule) if rule.undoes is not None else rule


def _clash(new: Correction, old: Correction) -> bool:
    kinds = {new.kind, old.kind}
    if not kinds.isdisjoint(OF_STORIES):
        parts = kinds.issubset(OF_STORIES) and CorrectionKind.NO_COPIES in kinds
        return parts and bool(set(new.articles) & set(old.articles))
    if new.kind in OF_ARTICLES and old.kind in OF_ARTICLES:
        same = new.actor == old.actor or new.kind is CorrectionKind.DATE
        return new.kind is old.kind and same and bool(set(new.articles) & set(old.articles))
    return bool(_actors(new) & _actors(old))


def _actors(rule: Correction) -> set[str]:
    """The actors that a rule names."""
    named = {rule.actor}
    if rule.kind is CorrectionKind.DATE:
        named = set()
    elif rule.kind is CorrectionKind.SPEAKER:
        named = {rule.value}
    elif rule.kind in OF_TWO_ACTORS:
        named = {rule.actor, rule.value}
    return {name.casefold() for name in named}
