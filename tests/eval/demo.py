"""The demo corpus as the evaluation sees it: articles run through the whole analysis, and labels.

Labels carry offsets into the files; `Labelled.here` carries them to the cleaned text, where only
white space differs.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

from analysis.export import record
from analysis.pipeline import analyse
from analysis.resolve import resolve
from analysis.settings import read_settings
from analysis.sources import load
from analysis.types import Analysis

DEMO = Path(__file__).parents[2] / "seeds" / "demo"


@dataclass(frozen=True)
class Labelled:
    """One article: what was found, as `detente analyse` writes it, and what should have been."""

    analysis: Analysis
    found: dict[str, Any]
    gold: dict[str, Any]
    raw: str

    def here(self, start: int, end: int) -> tuple[int, int]:
        """A span of the file in the cleaned text."""
        before = sum(not c.isspace() for c in self.raw[:start])
        inside = sum(not c.isspace() for c in self.raw[start:end])
        placed = [at for at, c in enumerate(self.found["text"]) if not c.isspace()]
        return placed[before], placed[before + inside - 1] + 1


def gold_labels() -> dict[str, Any]:
    return json.loads((DEMO / "gold.json").read_text(encoding="utf-8"))


def corpus_hash() -> str:
    """SHA-256 of every file that a score depends on."""
    files = [*sorted((DEMO / "articles").iterdir()), DEMO / "manifest.csv", DEMO / "gold.json"]
    return hashlib.sha256(b"\0".join(f.read_bytes() for f in files)).hexdigest()


def labelled(nlp: Language) -> list[Labelled]:
    """The 26 articles through loading, analysis, resolution and export."""
    analyses = list(analyse(load([DEMO / "articles"], read_settings({})), nlp))
    resolution = resolve((a.article.id, a.actors) for a in analyses)
    gold = gold_labels()
    return [
        Labelled(
            analysis=a,
            found=record(a, resolution),
            gold=gold[f"{a.article.id}.txt"],
            raw=(DEMO / "articles" / f"{a.article.id}.txt").read_text(encoding="utf-8"),
        )
        for a in analyses
    ]


def folded(name: str) -> str:
    """A name for comparison: case, apostrophes, possessive and a leading article do not count.

    >>> folded("The Kremlin’s") == folded("kremlin")
    True
    """
    plain = re.sub(r"['’]s?\b|[^\w\s-]", "", name.casefold())
    return re.sub(r"^(?:the|an?) ", "", " ".join(plain.split()))


def names(row: dict[str, Any], key: str) -> set[str]:
    """Every folded name of a row: its `key` and its aliases."""
    return {folded(n) for n in (row[key], *row.get("aliases", ()))}
