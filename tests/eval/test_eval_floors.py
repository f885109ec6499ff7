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


@pytest.mark.parametrize("lowered", STATE["lowered"], ids=lambda row: row["score"])
def test_lowered_floor_has_a_reason(lowered):
    assert len(lowered["reason"].split()) >= 3
