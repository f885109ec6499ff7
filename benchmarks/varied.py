"""As many articles as are wanted, with all that is found in them, out of the demo corpus.

Each is a labelled article of the demo corpus under another day, whose people, bodies and longer
words are exchanged for others as long, so that every offset holds and no two texts are near
duplicates. Countries stay. How often a name comes follows Zipf's law, so the names grow more slowly
than the articles, as in the news; one article in five is a print of another in a further outlet.
Same number, same articles.
"""

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from analysis.frames.periods import period
from analysis.types import Analysis, Kind
from tests.pages.labelled_store import labelled

FIRST = date(2022, 1, 3)
DAYS = 3 * 365  # however many articles: more of them are more a day
COPIES = 0.2  # of all articles are prints of another
SHORTEST = 4  # letters of a word that is exchanged
SHARE = 0.95  # of the longer words are exchanged
ZIPF, FLAT = 1.1, 5.0  # the smaller and the flatter, the more names
WORD = re.compile(r"[A-Za-z]+")


def varied(count: int, seed: int = 0) -> Iterator[Analysis]:
    """So many analyses, each with its article."""
    chance = random.Random(seed)
    ones = labelled()
    words = _vocabulary(ones)
    last: list[Analysis] = []
    for number in range(count):
        if last and chance.random() < COPIES:
            yield _print(chance.choice(last), number, chance)
            continue
        one = _varied(chance.choice(ones), number, words, chance)
        last = [*last[-20:], one]
        yield one


def _vocabulary(ones: tuple[Analysis, ...]) -> dict[int, list[str]]:
    """The longer words of the corpus by their length."""
    found: dict[int, set[str]] = {}
    for one in ones:
        for word in WORD.findall(one.article.text):
            if word.islower() and len(word) >= SHORTEST:
                found.setdefault(len(word), set()).add(word)
    return {length: sorted(some) for length, some in found.items()}


def _varied(
    one: Analysis, number: int, words: dict[int, list[str]], chance: random.Random
) -> Analysis:
    new: dict[str, str] = {}
    for actor in one.actors:
        if actor.kind is not Kind.COUNTRY:
            rank = int(FLAT * (chance.paretovariate(ZIPF) - 1))
            for part in {w for n in (actor.name, *actor.aliases) for w in WORD.findall(n)}:
                if part[0].isupper() and len(part) > 2:
                    new.setdefault(part, _name(part, rank))
    for word in set(WORD.findall(one.article.text)):
        if word.islower() and len(word) >= SHORTEST and chance.random() < SHARE:
            new.setdefault(word, chance.choice(words[len(word)]))

    def told(text: str) -> str:
        return WORD.sub(lambda found: new.get(found[0], found[0]), text)

    day = FIRST + timedelta(days=chance.randrange(DAYS))
    later = day - (one.article.published or day)
    text = told(one.article.text)
    article = replace(
        one.article,
        id=f"v{number:06}",
        title=text.split("\n", 1)[0],
        text=text,
        published=day,
        outlet=f"{one.article.outlet} {int(chance.paretovariate(1.5))}",
        url=f"https://example.com/{number}",
        path=f"v{number:06}.txt",
    )
    return replace(
        one,
        article=article,
        actors=tuple(
            replace(a, name=told(a.name), aliases=tuple(map(told, a.aliases))) for a in one.actors
        ),
        quotes=tuple(
            replace(q, speaker=told(q.speaker) if q.speaker else None) for q in one.quotes
        ),
        events=tuple(
            replace(e, text=told(e.text), date=_moved(e.date, e.precision, later))
            for e in one.events
        ),
        stances=tuple(replace(s, detail=told(s.detail)) for s in one.stances),
    )


def _moved(value: str, precision: str, by: timedelta) -> str:
    """A date as much later as its article, as precise as before."""
    first, _ = period(value) or (FIRST, FIRST)
    day = first + by
    year, week, _ = day.isocalendar()
    return {
        "day": f"{day:%Y-%m-%d}",
        "week": f"{year}-W{week:02}",
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
    }.get(precision, f"{day.year}")


def _print(one: Analysis, number: int, chance: random.Random) -> Analysis:
    """Another outlet's print of the same text, a day later at most."""
    day = (one.article.published or FIRST) + timedelta(days=chance.randrange(2))
    outlet = f"Print {int(chance.paretovariate(1.5))}"
    fields = {"id": f"v{number:06}", "url": f"https://example.com/{number}", "published": day}
    return replace(one, article=replace(one.article, **fields, outlet=outlet))


def _name(word: str, rank: int) -> str:
    """A name as long as the word: its own for rank 0, else one that word and rank tell."""
    if rank == 0:
        return word
    chance = random.Random(f"{word} {rank}")
    letters = [chance.choice("bdfgklmnprstv" if n % 2 == 0 else "aeiou") for n in range(len(word))]
    return "".join(letters).capitalize()
