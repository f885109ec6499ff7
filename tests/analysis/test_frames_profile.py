"""One actor's profile: names, company, and changes of position."""

from pathlib import Path

import pytest

from analysis import frames
from analysis.figures import timeline
from analysis.frames import Corpus
from analysis.frames.positions import changes, firm, readings
from analysis.frames.profile import company, met, names
from tests.pages.labelled_store import demo_store


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The labelled demo corpus."""
    store = demo_store(Path(tmp_path_factory.mktemp("profile")) / "demo.db")
    found = frames.corpus(store, "demo")
    store.close()
    return found


def test_changes_are_those_of_every_actor(demo: Corpus) -> None:
    found = firm(changes(readings(demo)))
    own = found[found["actor"] == "ingvild-tveitmoen"]
    assert list(zip(own["before"], own["label"], strict=True)) == [
        ("supports", "conditional"),
        ("conditional", "supports"),
        ("supports", "opposes"),
        ("opposes", "conditional"),
    ]
    assert "halina-wierzchnicka" not in set(found["actor"]), "she never changed"


def test_timeline_marks_changes_of_position_with_their_stance(demo: Corpus) -> None:
    figure = timeline(demo.events, demo.actors, changes=firm(changes(readings(demo))))
    marked = {
        one[1]
        for trace in figure.data
        if trace.customdata is not None
        for one in trace.customdata
        if one[0] == "stance"
    }
    own = changes(readings(demo)).query("actor == 'ingvild-tveitmoen' and doubt == ''")
    assert set(own["id"]) <= marked


def test_names_count_surface_forms_without_pronouns(demo: Corpus) -> None:
    rows = names(demo, "ingvild-tveitmoen")
    assert rows.iloc[0]["words"] == "Ingvild Tveitmoen"
    assert list(rows["mentions"]) == sorted(rows["mentions"], reverse=True)
    assert set(rows["form"]) <= {"name", "role"}


def test_company_leaves_the_actor_itself_out(demo: Corpus) -> None:
    rows = company(demo, "ingvild-tveitmoen")
    assert "ingvild-tveitmoen" not in set(rows["actor"])
    assert rows.iloc[0]["articles"] == rows["articles"].max() > 5


def test_nobody_has_an_empty_profile(demo: Corpus) -> None:
    for frame in (names(demo, "x"), company(demo, "x"), met(demo, "x")):
        assert frame.empty
