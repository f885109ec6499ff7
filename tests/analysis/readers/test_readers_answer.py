"""What models write around and inside the JSON that they were asked for."""

import json

import pytest

from analysis.errors import ReaderError
from analysis.readers.answer import parse, schema
from analysis.types import Confidence, Label

PIECE = {"words": "Oslo is ready.", "shows": "supports", "basis": "own words", "condition": ""}
ROW = {
    "actor": "Oslo",
    "label": "supports",
    "confidence": "high",
    "why": "It is ready.",
    "evidence": [PIECE],
}
PLAIN = json.dumps({"stances": [ROW]})


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        f"```json\n{PLAIN}\n```",
        f"Here is the answer:\n```\n{PLAIN}\n```\nI hope it helps.",
        f"<think>The {{braces}} of a thought.</think>\n{PLAIN}",
        f"Sure! {PLAIN} Anything else?",
        json.dumps({"stances": [{**ROW, "mood": "fine"}], "note": "more than was asked"}),
    ],
)
def test_answer_is_found_in_what_stands_around_it(content: str) -> None:
    (found,), broken = parse(content)
    assert (found.actor, found.label, found.confidence) == ("Oslo", Label.SUPPORTS, "high")
    assert found.evidence[0].words == "Oslo is ready."
    assert broken == 0


@pytest.mark.parametrize(
    "content",
    [
        "I’m sorry, I can’t help with that.",
        PLAIN[:-20],
        "[]",
        "null",
        '{"stances": {}}',
        '{"positions": []}',
        "[" * 100_000,
    ],
)
def test_what_is_no_answer_is_said_with_its_first_words(content: str) -> None:
    with pytest.raises(ReaderError, match="not the JSON that was asked for") as told:
        parse(content)
    assert content[:20] in str(told.value)


def test_one_broken_row_costs_only_itself() -> None:
    broken = [3, None, {}, {**ROW, "label": "in favour"}, {**ROW, "actor": ["Oslo"]}]
    found, lost = parse(json.dumps({"stances": [*broken, ROW]}))
    assert [r.actor for r in found] == ["Oslo"]
    assert lost == 5


def test_what_small_models_leave_out_is_read_as_the_weakest() -> None:
    short = {"actor": "Oslo", "label": "opposes", "why": None, "evidence": [3, {**PIECE}]}
    short["evidence"].append({"words": "No.", "shows": "opposes", "basis": "gossip"})
    (found,), _ = parse(json.dumps({"stances": [short]}))
    assert (found.why, found.confidence) == ("", Confidence.LOW)
    assert [p.basis for p in found.evidence] == ["own words", "reported"]


def test_schema_is_closed_and_leaves_nothing_open() -> None:
    def objects(part: object) -> list[dict]:
        if isinstance(part, list):
            return [o for one in part for o in objects(one)]
        if not isinstance(part, dict):
            return []
        return [*([part] if "properties" in part else []), *objects(list(part.values()))]

    found = objects(schema())
    assert len(found) == 3
    for one in found:
        assert one["additionalProperties"] is False
        assert sorted(one["required"]) == sorted(one["properties"])
