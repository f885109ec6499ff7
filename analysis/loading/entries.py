"""Entries: what was read in, the lines of the list out, with what is here already of each.

A note of a reader goes with the article that it is about; all others are told beside the list.
Copies are told as the desk tells them (resolve/stories.py), among the list and what is stored.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.corrections import dated
from analysis.errors import MetadataError
from analysis.loading.problems import Problem, of_source
from analysis.pipeline import ANALYSER
from analysis.resolve.stories import stories
from analysis.sources.document import Found
from analysis.store import Store
from analysis.types import Article, Correction, Story

HERE, CHANGED = "already here, unchanged", "here with other details: these take their place"
NEW = "new "  # before the ids of the list's articles, while they are compared with stored ones


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the list, as it was read. `key` stays while the files are the same."""

    key: str
    article: Article
    notes: tuple[str, ...] = ()


def entries(found: Iterable[Found]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The articles in order, and what went wrong besides."""
    listed: list[Entry] = []
    problems: list[Problem] = []
    pending: list[MetadataError] = []
    met = Counter[str]()
    for one in found:
        if isinstance(one, MetadataError):
            pending.append(one)
        elif isinstance(one, Article):
            own = [note for note in pending if str(note).startswith(one.path)]
            problems += [of_source(note) for note in pending if note not in own]
            pending = []
            key = f"{one.path} {one.hash[:16]}"
            met[key] += 1
            notes = tuple(_without(str(note), one.path) for note in own)
            listed.append(Entry(f"{key} {met[key]}", one, notes))
        else:
            problems.append(of_source(one))
    problems += map(of_source, pending)
    return tuple(listed), tuple(problems)


def _without(note: str, path: str) -> str:
    """A note without the name of the file, which stands beside it.

    >>> _without("a.pdf: the date is late.", "a.pdf")
    'the date is late.'
    """
    return note.removeprefix(path).lstrip(", :")


def compared(listed: Sequence[Entry], stored: Sequence[Article]) -> dict[str, str]:
    """What each entry is a copy of, in words, by its key; none for what is no copy."""
    ids = {f"{NEW}{n}": entry for n, entry in enumerate(listed)}
    own = [replace(entry.article, id=name) for name, entry in ids.items()]
    told: dict[str, str] = {}
    for story in stories([*stored, *own]):
        for name in story.articles:
            if name in ids and len(story.articles) > 1:
                told[ids[name].key] = _group(story, ids)
    return told


def _group(story: Story, ids: Mapping[str, Entry]) -> str:
    """What a story with copies is, in words."""
    here = sum(name not in ids for name in story.articles)
    outlets = len(story.outlets)
    by = f" by {story.origin}" if story.origin else ""
    where = f", {outlets} outlets" if outlets > 1 else ""
    if here:
        prints = "1 print" if here == 1 else f"{here} prints"
        return f"copy of a story that is here{by} ({prints}){where}"
    return f"one of {len(story.articles)} copies in this list{by}{where}"


def standing(
    one: Article, store: Store, into: str, ids: Collection[str], rules: Sequence[Correction]
) -> str:
    """Whether an article is in the workspace already, whose ids and corrections these are."""
    placed = dated(store.place(one, into), rules)
    if store.is_current(placed, ANALYSER, into):
        return HERE
    return CHANGED if placed.id in ids else ""
