"""The scorers themselves: the labels given back score full, nothing scores nothing."""

from copy import deepcopy
from dataclasses import replace

import pytest
import score_actors
import score_quotes
import score_stance
from demo import DEMO, Labelled, gold_labels

from analysis.settings import read_settings
from analysis.sources import load
from analysis.types import Analysis

OPPOSITE = {"supports": "opposes", "opposes": "supports"}


def given_back(article, gold):
    """What `detente analyse` would write if it found the labels."""
    empty = {"text": article.text, "stances": [], "quotes": [], "actors": []}
    raw = (DEMO / "articles" / f"{article.id}.txt").read_text(encoding="utf-8")
    case = Labelled(analysis=Analysis(article, "labels"), found=empty, gold=gold, raw=raw)
    named = {s["actor"]: s["aliases"] for s in gold["stances"]}
    for quote in gold["quotes"]:
        is_named = not quote["speaker"].startswith("unnamed ")
        at = article.text.find(quote["source"]) if quote["source"] else 0
        case.found["quotes"].append(
            {
                "type": quote["type"],
                "content": [case.here(*quote["span"])],
                "source": [(at, at + len(quote["source"]))],
                "speaker": quote["speaker"].split("; ")[0],
                "actor": "id" if is_named else None,
            }
        )
        for speaker in quote["speaker"].split("; ") if is_named else ():
            named.setdefault(speaker, [])
    case.found["actors"] += [{"name": n, "aliases": a} for n, a in named.items()]
    case.found["stances"] += [{**s, "name": s["actor"]} for s in gold["stances"]]
    return case


@pytest.fixture(scope="module")
def perfect():
    gold = gold_labels()
    articles = load([DEMO / "articles"], read_settings({}))
    return [given_back(article, gold[f"{article.id}.txt"]) for article in articles]


@pytest.fixture(scope="module")
def nothing(perfect):
    blank = {"stances": [], "quotes": [], "actors": []}
    return [replace(case, found=case.found | blank) for case in perfect]


@pytest.mark.parametrize("scorer", [score_stance, score_quotes, score_actors])
def test_labels_given_back_score_full(scorer, perfect):
    scores = scorer.score(perfect)
    assert scores.pop("stance.flips", 0) == 0
    assert scores == pytest.approx(dict.fromkeys(scores, 1.0))


@pytest.mark.parametrize("scorer", [score_stance, score_quotes, score_actors])
def test_nothing_scores_nothing(scorer, nothing):
    assert set(scorer.score(nothing).values()) == {0}


def test_poles_exchanged_are_flips(perfect):
    flipped = deepcopy(perfect)
    for case in flipped:
        for row in case.found["stances"]:
            row["label"] = OPPOSITE.get(row["label"], row["label"])
    scores = score_stance.score(flipped)
    required = [s for case in perfect for s in case.gold["stances"] if not s["optional"]]
    assert scores["stance.flips"] == sum(row["label"] in OPPOSITE for row in required)
    assert (scores["stance.supports_f1"], scores["stance.conditional_f1"]) == (0, 1)


def test_stance_of_a_stranger_costs_precision(perfect):
    spoilt = deepcopy(perfect)
    spoilt[0].found["stances"].append({"name": "Nobody", "aliases": [], "label": "opposes"})
    scores = score_stance.score(spoilt)
    assert scores["stance.opposes_f1"] < 1
    assert scores["stance.actor_recall"] == 1


def test_wrong_speaker_costs_the_quote_and_not_its_content(perfect):
    spoilt = deepcopy(perfect)
    for case in spoilt:
        for quote in case.found["quotes"]:
            quote |= {"speaker": "Nobody", "actor": "nobody"}
    scores = score_quotes.score(spoilt)
    assert (scores["quotes.all_content_f1"], scores["quotes.all_f1"]) == (1, 0)


def test_quote_that_swallows_the_article_holds_nothing(perfect):
    spoilt = deepcopy(perfect)
    for case in spoilt:
        case.found["quotes"][:] = [
            {**case.found["quotes"][0], "content": [[0, len(case.found["text"])]]}
        ]
    assert score_quotes.score(spoilt)["quotes.all_content_f1"] == 0


def test_invented_quotes_cost_precision(perfect):
    spoilt = deepcopy(perfect)
    for case in spoilt:
        case.found["quotes"].append({**case.found["quotes"][0], "content": [[0, 20]]})
    assert score_quotes.score(spoilt)["quotes.all_content_f1"] < 1
