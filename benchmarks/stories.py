"""How well copies are told from other stories, on copies of our own articles made as desks do.

Run: python benchmarks/stories.py. Prints a row for each way of copying, with the share of copies
that were joined to their source, and of each kind of look-alike the share that was kept apart.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from analysis.resolve.stories import stories  # noqa: E402
from analysis.types import Article  # noqa: E402

SEEDS = ROOT / "seeds"
DAY = date(2025, 9, 4)
LETTER = "Subscribe to our morning letter for the news that matters, every weekday at six o'clock."
Change = Callable[[list[str], random.Random], list[str]]


def sources() -> list[str]:
    """The texts of the demo corpus and of the stance reader's training articles."""
    demo = [p.read_text(encoding="utf-8") for p in sorted((SEEDS / "demo/articles").glob("*.txt"))]
    trained = [
        json.loads(line)["text"]
        for path in sorted((SEEDS / "stance/articles").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return demo[:1] + demo[2:] + trained  # the second demo article is itself a copy of the first


def paragraphs(text: str) -> list[str]:
    """Body paragraphs."""
    return [p for p in text.split("\n")[1:] if p.strip() and not p.startswith("[")]


def others(count: int, rng: random.Random) -> list[str]:
    """Paragraphs of other articles."""
    pool = [p for text in POOL for p in paragraphs(text)]
    return rng.sample(pool, count)


def swapped(words: list[str], share: float, rng: random.Random) -> list[str]:
    """Words with a share of them replaced."""
    return [rng.choice(words) if rng.random() < share else word for word in words]


def cut(keep: float) -> Change:
    return lambda body, rng: body[: max(2, round(len(body) * keep))]


def added(share: float, *, on_top: bool) -> Change:
    def change(body: list[str], rng: random.Random) -> list[str]:
        more = others(max(1, round(len(body) * share)), rng)
        return [*more, *body] if on_top else [*body, *more]

    return change


def edited(share: float) -> Change:
    return lambda body, rng: [" ".join(swapped(p.split(), share, rng)) for p in body]


def updated(body: list[str], rng: random.Random) -> list[str]:
    """A new lead and one new paragraph, the last one dropped."""
    return [*others(1, rng), *body[1:3], *others(1, rng), *body[3:-1]]


def woven(body: list[str], rng: random.Random) -> list[str]:
    """Every fourth paragraph left out, one of the outlet's own after every third."""
    kept = [p for n, p in enumerate(body) if n % 4 != 3]
    return [q for n, p in enumerate(kept) for q in ([p, *others(1, rng)] if n % 3 == 2 else [p])]


COPIES: dict[str, Change] = {
    "as it is, another title": lambda body, rng: body,
    "first three quarters": cut(0.75),
    "first half": cut(0.5),
    "first third": cut(0.34),
    "a fifth more at the end": added(0.2, on_top=False),
    "half more at the end": added(0.5, on_top=False),
    "a third more on top": added(0.33, on_top=True),
    "one word in fifty changed": edited(0.02),
    "one word in twenty changed": edited(0.05),
    "one word in ten changed": edited(0.1),
    "new lead and a new paragraph (update)": updated,
    "cut and woven with own paragraphs": woven,
}


def quoted(body: list[str], other: list[str], share: float) -> list[str]:
    """Another article that has a quotation of the first, so much of it in words."""
    words = " ".join(body).replace('"', "").replace("“", "").replace("”", "").split()
    own = sum(len(p.split()) for p in other)
    size = round(own * share / (1 - share))
    return [other[0], f"“{' '.join(words[:size])}”", *other[1:]]


def background(body: list[str], other: list[str], share: float) -> list[str]:
    """Another article that ends on the background of the first, so much of it in words."""
    own = sum(len(p.split()) for p in other)
    words = " ".join(body).split()
    return [*other, " ".join(words[-round(own * share / (1 - share)) :])]


def look_alikes() -> Iterator[tuple[str, list[tuple[str, list[str], int]]]]:
    """(kind, of each look-alike its source's text, its own body and the days between)."""
    texts = [t for t in POOL if len(paragraphs(t)) > 3]
    pairs = list(zip(texts, texts[1:] + texts[:1], strict=True))
    yield "another article", [(a, paragraphs(b), 0) for a, b in pairs]
    for share in (0.2, 0.4, 0.6):
        yield (
            f"a common quotation, {share:.0%} of the words",
            [(a, quoted(paragraphs(a), paragraphs(b), share), 0) for a, b in pairs],
        )
    for share in (0.2, 0.35):
        yield (
            f"common background, {share:.0%} of the words",
            [(a, background(paragraphs(a), paragraphs(b), share), 0) for a, b in pairs],
        )
    rng = random.Random(5)
    yield (
        "a form filled in anew a month later",
        [(a, edited(0.08)(paragraphs(a), rng), 30) for a, _ in pairs],
    )


def article(number: int, body: list[str], title: str, days: int = 0) -> Article:
    """An article of an outlet of its own."""
    return Article(
        id=f"a{number:05}",
        title=title,
        text=f"{title}\n\n" + "\n\n".join(body),
        published=DAY + timedelta(days=days),
        outlet=f"Outlet {number}",
    )


def joined(pairs: list[tuple[Article, Article]]) -> tuple[int, int]:
    """How many pairs are one story, and how many stories hold articles of more than one pair."""
    everyone = [replace(one, id=f"{n}-{k}") for n, p in enumerate(pairs) for k, one in enumerate(p)]
    told = stories(everyone)
    together = sum(
        sorted(one.articles) == [f"{n}-0", f"{n}-1"]
        for one in told
        for n in {one.articles[0].partition("-")[0]}
    )
    mixed = sum(len({a.partition("-")[0] for a in one.articles}) > 1 for one in told)
    return together, mixed


def main() -> None:
    """Prints the table."""
    rng = random.Random(3)
    found = made = wrong = 0
    print("| copy | joined | of |\n|---|---|---|")
    for kind, change in COPIES.items():
        pairs = [
            (
                article(0, paragraphs(text), text.split("\n")[0]),
                article(1, change(paragraphs(text), rng), "Another title", rng.randint(0, 2)),
            )
            for text in POOL
        ]
        together, mixed = joined(pairs)
        found, made, wrong = found + together, made + len(pairs), wrong + mixed
        print(f"| {kind} | {together} | {len(pairs)} |")
    print("\n| look-alike | kept apart | of |\n|---|---|---|")
    for kind, pairs_of in look_alikes():
        pairs = [
            (article(0, paragraphs(text), "One title"), article(1, body, "One title", days))
            for text, body, days in pairs_of
        ]
        together, _ = joined(pairs)
        wrong += together
        print(f"| {kind} | {len(pairs) - together} | {len(pairs)} |")
    print(f"\nrecall {found / made:.3f}, precision {found / (found + wrong):.3f}")


POOL = sources()

if __name__ == "__main__":
    main()
