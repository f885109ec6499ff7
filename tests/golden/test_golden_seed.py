"""The seed article, end to end: what must come out of it, each expectation a case of its own.

seed_expected.json: a label in a list of two means that either is right; `may` is allowed and not
required. Aliases are compared as written but for a leading article.
"""

import json
import re
from pathlib import Path

import pytest

from analysis.export import record
from analysis.pipeline import analyse
from analysis.resolve import resolve
from analysis.settings import read_settings
from analysis.sources import load

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
EXPECTED = json.loads(Path(__file__).with_name("seed_expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seed(nlp):
    """The seed article as `detente analyse` writes it."""
    analyses = list(analyse(load([SEEDS], read_settings({})), nlp))
    resolution = resolve((a.article.id, a.actors) for a in analyses)
    (row,) = (record(a, resolution) for a in analyses)
    return row


def labels(value):
    return {value} if isinstance(value, str) else set(value)


def words(text):
    return re.findall(r"[\w'’-]+", text)


def bare(alias):
    return re.sub(r"^(?:the|an?) ", "", alias, flags=re.IGNORECASE)


def pieces(row, spans):
    return " ".join(row["text"][start:end] for start, end in spans)


def actor(row, name):
    found = [a for a in row["actors"] if a["name"] == name]
    assert len(found) == 1, f"{name}: {len(found)} of {[a['name'] for a in row['actors']]}"
    return found[0]


def test_title_stands_once_and_the_text_is_mended(seed):
    assert seed["title"] == EXPECTED["title"]
    assert seed["text"].startswith(f"{seed['title']}\n\nBrussels (AFP) - ")
    assert seed["text"].count(seed["title"]) == 1
    assert "Â" not in seed["text"]
    assert (seed["date"], seed["outlet"]) == (EXPECTED["date"], "AFP")


@pytest.mark.parametrize(
    ("name", "alias"), [(n, a) for n, aliases in EXPECTED["actors"].items() for a in aliases]
)
def test_actor_has_alias(seed, name, alias):
    found = actor(seed, name)
    written = {seed["text"][m["start"] : m["end"]] for m in found["mentions"]}
    known = {bare(a) for a in (name, *found["aliases"], *written)}
    assert bare(alias) in known


@pytest.mark.parametrize(("name", "label"), EXPECTED["stances"].items())
def test_stance_is_there(seed, name, label):
    found = {s["name"]: s for s in seed["stances"]}
    assert name in found
    assert found[name]["label"] in labels(label)
    assert found[name]["evidence"]


@pytest.mark.parametrize("name", EXPECTED["must_not"])
def test_stance_must_not_be_there(seed, name):
    assert name not in {s["name"] for s in seed["stances"]}


def test_no_other_actor_has_a_position(seed):
    allowed = {n: labels(v) for n, v in (EXPECTED["stances"] | EXPECTED["may"]).items()}
    positions = {s["name"]: s["label"] for s in seed["stances"] if s["label"] != "neutral"}
    assert {n: v for n, v in positions.items() if v not in allowed.get(n, ())} == {}


@pytest.mark.parametrize("expected", EXPECTED["quotes"], ids=lambda q: q["text"][:30])
def test_quote_has_speaker_type_and_date(seed, expected):
    is_whole = expected["type"] == "direct"
    found = []
    for quote in seed["quotes"]:
        content = pieces(seed, quote["content"])
        if words(content) == words(expected["text"]) if is_whole else expected["text"] in content:
            found.append(quote)
    wanted = {k: expected[k] for k in ("speaker", "type", "date") if k in expected}
    assert [
        {k: q[k] for k in wanted} for q in found if q["content"][0][0] > len(seed["title"])
    ] == [wanted]


@pytest.mark.parametrize("expected", EXPECTED["indirect"], ids=lambda q: q["contains"][:30])
def test_indirect_quote_has_speaker_and_date(seed, expected):
    found = [q for q in seed["quotes"] if expected["contains"] in pieces(seed, q["content"])]
    wanted = {"type": "indirect"} | {k: expected[k] for k in ("speaker", "date") if k in expected}
    assert [{k: q[k] for k in wanted} for q in found] == [wanted]


@pytest.mark.parametrize("expected", EXPECTED["events"], ids=lambda e: e["expression"])
def test_event_has_date_and_actor(seed, expected):
    who = actor(seed, expected["actor"])["actor"]
    found = [
        e
        for e in seed["events"]
        if e["date"] == expected["date"]
        and who in e["actors"]
        and expected["expression"] in seed["text"][e["start"] : e["end"]]
    ]
    assert found, [(e["date"], e["actors"], e["text"]) for e in seed["events"]]


def test_every_offset_lies_in_the_text(seed):
    spans = [m for a in seed["actors"] for m in a["mentions"]]
    spans += [*seed["dates"], *seed["events"], *(e for s in seed["stances"] for e in s["evidence"])]
    assert all(0 <= s["start"] < s["end"] <= len(seed["text"]) for s in spans)
    assert all(seed["text"][d["start"] : d["end"]] == d["text"] for d in seed["dates"])
