"""The workspaces on the page that adds articles: made, named, copied, emptied, deleted, opened."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Store
from analysis.store.savefile import save_workspace
from tests.pages.conftest import odd_article, texts
from tests.pages.labelled_store import demo_store

Open = Callable[..., AppTest]
DESK, DEMO = 0, 1  # in the order of the list


@pytest.fixture
def two(tmp_path: Path) -> str:
    """A desk of one article, and the fictional corpus."""
    where = tmp_path / "two.db"
    store = demo_store(where)
    store.open_workspace("desk")
    store.save(odd_article())
    store.close()
    return str(where)


def names(where: str) -> dict[str, int]:
    return {space.name: space.articles for space in Store(where).workspaces()}


def choose(at: AppTest, number: int, what: str) -> AppTest:
    box = next(one for one in at.segmented_control if one.key == f"space-what-{number}")
    box.set_value(what)
    return at.run()


def fill(at: AppTest, number: int, what: str, name: str) -> AppTest:
    at.text_input(key=f"space-name-{number}-{what}").set_value(name)
    at.run()
    at.button(key=f"space-do-{number}").click()
    return at.run()


def test_a_workspace_is_made_and_in_view(app: Open, two: str):
    at = app(two, "load")
    at.text_input(key="workspace-new").set_value("May")
    next(one for one in at.button if one.label == "Make it").click()
    at.run()
    assert names(two) == {"May": 0, "desk": 1, "demo": 26}
    assert at.query_params["workspace"] == "May"


def test_a_workspace_is_renamed_and_stays_in_view(app: Open, two: str):
    at = fill(app(two, "load"), DESK, "Rename", "Autumn")
    assert names(two) == {"Autumn": 1, "demo": 26}
    assert at.query_params["workspace"] == "Autumn"
    assert "desk is called Autumn now." in texts(at)


def test_a_name_that_is_taken_is_refused_with_words(app: Open, two: str):
    at = fill(app(two, "load"), DESK, "Rename", "demo")
    assert names(two) == {"desk": 1, "demo": 26}
    assert "There is a workspace &#x27;demo&#x27; already" in texts(at)


def test_a_copy_of_fictional_articles_is_fictional(app: Open, two: str):
    fill(choose(app(two, "load"), DEMO, "Copy"), DEMO, "Copy", "Trial")
    spaces = {space.name: space for space in Store(two).workspaces()}
    assert (spaces["Trial"].articles, spaces["Trial"].fictional) == (26, True)


def test_a_workspace_is_emptied_only_by_its_name(app: Open, two: str):
    at = fill(choose(app(two, "load"), DESK, "Empty"), DESK, "Empty", "Desk")
    assert "Nothing was changed: type the name desk" in texts(at)
    assert names(two)["desk"] == 1
    at = fill(at, DESK, "Empty", "desk")
    assert names(two) == {"desk": 0, "demo": 26}
    assert "1 article taken out of desk." in texts(at)


def test_a_workspace_is_deleted_only_by_its_name(app: Open, two: str):
    at = fill(choose(app(two, "load", workspace="demo"), DEMO, "Delete"), DEMO, "Delete", "")
    assert names(two) == {"desk": 1, "demo": 26}
    at = fill(at, DEMO, "Delete", "demo")
    assert names(two) == {"desk": 1}
    assert "workspace" not in at.query_params


def test_a_saved_workspace_is_opened_as_what_it_was(app: Open, two: str, tmp_path: Path):
    file = tmp_path / "saved.zip"
    with file.open("wb") as out:
        save_workspace(Store(two), out, "demo")
    at = app(two, "load")
    at.file_uploader[1].set_value(("saved.zip", file.read_bytes(), "application/zip"))
    at.run()
    spaces = {space.name: space.fictional for space in Store(two).workspaces()}
    assert spaces == {"desk": False, "demo": True, "demo 2": True}
    assert "every person and event is invented" in texts(at), "it is in view, with its mark"


def test_a_damaged_file_changes_nothing(app: Open, two: str):
    at = app(two, "load")
    at.file_uploader[1].set_value(("saved.zip", b"PK\x03\x04 no more", "application/zip"))
    at.run()
    assert names(two) == {"desk": 1, "demo": 26}
    assert "can&#x27;t be opened as a workspace" in texts(at)
