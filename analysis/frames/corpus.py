"""The shape of the frames: a frozen bundle, and the columns of each as a constant.

Ids are strings that survive re-reading: an actor's is its corpus id, a quote's "article:q3", an
event's "article:e3", a stance's "article:s3", a piece of evidence's "article:s3.0"; a stance that
only an analyst saw is "article:a7" after the correction, and has no evidence. Offsets are
characters of `Article.text`. Days are timestamps without a time; NaT is "not known".
"""

from dataclasses import dataclass

import pandas as pd

ARTICLES = (
    "id",
    "title",
    "text",
    "published",
    "published_from",
    "published_certainty",
    "outlet",
    "author",
    "url",
    "language",  # ISO 639-1; "" where it is not known
    "story",  # id of the article that this one is a copy of; its own where it is none
    "origin",  # the agency that the story is credited to, else its first outlet, else ""
    "copy",  # what the article changed in the story: a Copy
    "apart",  # the analyst's rule that says it is no copy of any other; "" for none
    "search",  # text and outlet for the search: no capitals, single spaces
)
ACTORS = (
    "id",
    "name",
    "kind",
    "country",
    "aliases",
    "role",
    "confirmed",  # by an analyst
    "articles",
    "mentions",
)
MENTIONS = ("article", "actor", "start", "end", "form")
QUOTES = (
    "id",
    "article",
    "actor",  # corpus id; "" where the speaker is nobody known
    "speaker",  # resolved name, or the source as written; "" where nobody can be told
    "speaker_judge",  # who said so: "machine" or "analyst"
    "type",
    "manner",
    "date",
    "since",
    "until",
    "words",
    "content",
    "cue",
    "source",
    "start",
    "end",
    "spoken",  # whether somebody said or wrote it in so many words; else an attitude or a topic
    "about",  # corpus ids of the actors that the words name, its speaker aside; a tuple
    "on_topic",  # whether the words are evidence of the speaker's stance
)
EVENTS = (
    "id",
    "article",
    "actors",  # corpus ids, a tuple
    "date",
    "precision",
    "since",
    "until",
    "start",
    "end",
    "text",
    "kind",
    "phase",
    "basis",
    "expression",
)
STANCES = (
    "id",
    "article",
    "actor",
    "label",
    "confidence",
    "detail",
    "date",
    "outlet",
    "reader",  # who read it so: "offline", or a model by its name
    "judge",  # "machine" or "analyst"
    "machine_label",  # what the machine found; "" when it found no position
    "reason",  # the analyst's; "" for the machine
    "author",  # the analyst's name; "" for the machine, or when not given
)
EVIDENCE = (
    "id",
    "stance",
    "article",
    "actor",
    "label",
    "detail",
    "basis",
    "start",
    "end",
    "cue",
    "condition",
    "text",
)


FRAMES = ("articles", "actors", "mentions", "quotes", "events", "stances", "evidence")


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Corpus:
    """One workspace, or the part of it in focus. The frames are shared: read, never write."""

    articles: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    quotes: pd.DataFrame
    events: pd.DataFrame
    stances: pd.DataFrame
    evidence: pd.DataFrame

    @property
    def empty(self) -> bool:
        """Whether nothing at all is left."""
        return all(getattr(self, name).empty for name in FRAMES)

    def name(self, actor: str) -> str:
        """The name of a corpus actor; the id itself when it is not here."""
        found = self.actors.loc[self.actors["id"] == actor, "name"]
        return str(found.iloc[0]) if len(found) else actor
