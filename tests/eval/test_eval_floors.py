"""No score of the demo corpus falls below its floor; floors only rise (see floors.py)."""

import floors
import pytest
from demo import corpus_hash

STATE = floors.read_floors()


@pytest.fixture(scope="module")
def measured(demo_articles):
    return floors.scores(demo_articles)


@pytest.mark.parametrize(("name", "floor"), STATE["floors"].items())
def test_score_keeps_its_floor(measured, name, floor):
    assert not floors.is_worse(name, measured[name], floor), f"{measured[name]:.3f}, floor {floor}"


def test_every_score_has_a_floor(measured):
    assert set(measured) == set(STATE["floors"])


def test_floors_belong_to_this_corpus():
    assert STATE["corpus"] == corpus_hash(), "measure again: python tests/eval/floors.py --raise"


def test_lowered_floors_have_their_reasons():
    assert all(len(note["reason"].split()) >= 3 for note in STATE["lowered"])


BEFORE = {"corpus": "old", "floors": {"stance.f1": 0.5, "stance.flips": 3}, "lowered": []}


def test_floors_rise_to_their_scores_rounded_down():
    after = floors.raised(BEFORE, {"stance.f1": 0.568, "stance.flips": 2, "new": 0.999}, "hash")
    assert after["floors"] == {"stance.f1": 0.56, "stance.flips": 2, "new": 0.99}
    assert (after["corpus"], after["lowered"]) == ("hash", [])


@pytest.mark.parametrize("measured", [{"stance.f1": 0.49}, {"stance.f1": 0.9, "stance.flips": 4}])
def test_floors_do_not_fall_when_raised(measured):
    with pytest.raises(ValueError, match="below their floors"):
        floors.raised(BEFORE, measured, "hash")


def test_floor_lowered_by_name_keeps_its_reason():
    after = floors.lowered(BEFORE, {"stance.f1": 0.499}, "stance.f1", "a label was wrong")
    assert after["floors"]["stance.f1"] == 0.49
    assert after["lowered"] == [
        {"score": "stance.f1", "from": 0.5, "to": 0.49, "reason": "a label was wrong"}
    ]


@pytest.mark.parametrize("name", ["stance.f1", "stance.flips", "unheard"])
def test_only_a_score_below_its_floor_can_be_lowered(name):
    with pytest.raises(ValueError, match="not below a floor"):
        floors.lowered(BEFORE, {"stance.f1": 0.5, "stance.flips": 3}, name, "no reason at all")
