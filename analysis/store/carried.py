"""What a model read, carried over: new offline analyses in, the same with the model's reading out.

A date or an outlet that is corrected is no reason to lose what was read of the same words. It is
marked, so that the model is asked again as soon as somebody loads the article with it. Works within
the transaction of the connection that it is given.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.engine import Connection

from analysis.store import results
from analysis.store.articles import chunks, stored
from analysis.store.schema import analysis, article
from analysis.types import BESIDES, Analysis

SINCE = " (before a correction)"  # after the model's name in the analyser's


def carried(connection: Connection, found: Sequence[Analysis], name: str) -> list[Analysis]:
    """The analyses, those of articles that a model had read with its stances where they fit."""
    before: dict[str, Analysis] = {}
    wanted = (
        stored(name, analysis.c.pk)
        .join(analysis, analysis.c.article_pk == article.c.pk)
        .where(analysis.c.analyser.contains(BESIDES, autoescape=True))
    )
    for some in chunks(one.article.id for one in found if BESIDES not in one.analyser):
        keys = connection.execute(wanted.where(article.c.id.in_(some))).scalars().all()
        before |= {one.article.id: one for one in results.of_keys(connection, keys)}
    return [_carried(before.get(one.article.id), one) for one in found]


def _carried(before: Analysis | None, now: Analysis) -> Analysis:
    """The new analysis with what the model read before, where text and actors are the same."""
    if before is None or BESIDES in now.analyser or before.article.text != now.article.text:
        return now
    model = before.analyser.split(BESIDES, 1)[1].removesuffix(SINCE)
    if before.actors != now.actors:
        told = f"What {model} read of it is gone: its actors are other ones now."
        return replace(now, notes=(*now.notes, told))
    told = (
        f"{model} read it before its date or source was corrected. That reading is kept, since the "
        "text is the same; load it again with the model to have it read anew."
    )
    return replace(
        now,
        analyser=f"{now.analyser}{BESIDES}{model}{SINCE}",
        stances=before.stances,
        other_stances=before.other_stances,
        notes=(*(note for note in before.notes if note != told), told),
    )
