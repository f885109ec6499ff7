"""What analysts judged of single articles, laid over what the machine found there.

In: frames as the machine found them and judgements in the order in which they were made. Out: the
frames with the analyst's labels and speakers, and who judged each row. Nothing is lost: a stance
keeps the machine's label beside the analyst's.
"""

from collections.abc import Iterable, Sequence, Set
from typing import Any

import pandas as pd

from analysis.corrections import Judgement
from analysis.types import NO_STANCE, Confidence, Correction, CorrectionKind

MACHINE, ANALYST = "machine", "analyst"
FEWEST = {CorrectionKind.COPIES: 2}  # articles without which a rule does nothing; any other: 1

Row = dict[Any, Any]  # of the stances frame


def with_stances(
    stances: pd.DataFrame, judgements: Iterable[Judgement], articles: pd.DataFrame
) -> pd.DataFrame:
    """The stances as analysts see them: overridden, added, or taken away (NO_STANCE)."""
    latest = {
        (article, one.actor): one.rule
        for one in judgements
        if one.rule.kind is CorrectionKind.STANCE
        for article in one.rule.articles
    }
    if not latest:
        return stances
    told = articles[["id", "published", "outlet"]].itertuples(index=False, name=None)
    about = {article: (day, outlet) for article, day, outlet in told}
    machine: dict[tuple[str, str], Row] = {
        (row["article"], row["actor"]): row for row in stances.to_dict("records")
    }
    added: list[Row] = []
    for key, rule in latest.items():
        found = machine.pop(key, None)
        if rule.value != NO_STANCE and key[0] in about:
            base = found or _row(key, rule, *about[key[0]])
            added.append({**base, **_judged(rule)})
    rows = [*machine.values(), *added]
    order = {one: n for n, one in enumerate(stances["id"])}
    rows.sort(key=lambda row: order.get(row["id"], len(order)))
    # From an empty frame each column keeps its type.
    return pd.DataFrame(rows, columns=list(stances.columns)).astype(stances.dtypes.to_dict())


def _row(key: tuple[str, str], rule: Correction, day: pd.Timestamp, outlet: str) -> Row:
    """A stance that the machine did not find."""
    return {
        "id": f"{key[0]}:a{rule.id}",
        "article": key[0],
        "actor": key[1],
        "date": day,
        "outlet": outlet,
        "reader": "",
        "machine_label": "",
    }


def _judged(rule: Correction) -> Row:
    return {
        "label": rule.value,
        "confidence": str(Confidence.HIGH),
        "detail": f"{rule.author or 'An analyst'} judged so: {rule.reason}",
        "judge": ANALYST,
        "reason": rule.reason,
        "author": rule.author,
    }


def with_speakers(
    quotes: pd.DataFrame, judgements: Iterable[Judgement], actors: pd.DataFrame
) -> pd.DataFrame:
    """The quotes with the speakers that analysts gave them; "" where they said that nobody can."""
    spoken = [one for one in judgements if one.rule.kind is CorrectionKind.SPEAKER]
    if not spoken:
        return quotes
    names = dict(zip(actors["id"], actors["name"], strict=True))
    judged = {i: one.actor for one in spoken for i in _quotes(quotes, one.rule)}
    changed = quotes.copy()
    for row, actor in judged.items():
        changed.loc[row, ["actor", "speaker", "speaker_judge"]] = [
            actor,
            names.get(actor, ""),
            ANALYST,
        ]
    return changed


def _quotes(quotes: pd.DataFrame, rule: Correction) -> list[int]:
    """The rows of the quote that a rule names."""
    found: list[int] = []
    for article in rule.articles:
        own = quotes.loc[quotes["article"] == article, "words"]
        found += [own.index[place] for place in same_words(rule.actor, list(own))]
    return found


def same_words(wanted: str, among: Sequence[str]) -> list[int]:
    """The places of quotes that have these words, or else of the only one that shares them.

    A later version of the program may cut a quote elsewhere: then one holds the other.

    >>> same_words("We will talk.", ["No.", "We  will talk."])
    [1]
    >>> same_words("We will talk.", ["“We will talk. Soon.”"]), same_words("Yes", ["No"])
    ([0], [])
    """
    plain = [" ".join(words.split()).casefold() for words in among]
    said = " ".join(wanted.split()).casefold()
    same = [n for n, words in enumerate(plain) if words == said]
    near = [n for n, words in enumerate(plain) if words and (said in words or words in said)]
    return same or (near if said and len(near) == 1 else [])


def idle(
    judgements: Iterable[Judgement], articles: Set[str], quotes: pd.DataFrame
) -> tuple[int, ...]:
    """The ids of judgements whose article or quote is not there any more, or no second copy."""
    return tuple(
        one.rule.id
        for one in judgements
        if len(articles & set(one.rule.articles)) < FEWEST.get(one.rule.kind, 1)
        or (one.rule.kind is CorrectionKind.SPEAKER and not _quotes(quotes, one.rule))
    )
