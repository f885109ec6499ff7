"""Kept briefings go where their workspace goes: into a copy, a file, another store."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.errors import StoreError
from analysis.store import Store
from analysis.store.briefings import Kept, change, keep, kept, listed
from analysis.store.savefile import VERSION, open_workspace_file
from analysis.types import Analysis, Article
from tests.analysis.store.test_store_workspaces import repacked, saved

PLAIN = Kept(
    "abcdefgh_-12", "desk", "North", 1, 2, '{"a": "é"}', "{}",
    datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC),
)  # fmt: skip


@pytest.fixture
def desk(store: Store) -> Store:
    """A workspace with two briefings, the second made of what is there now."""
    store.save(Analysis(Article("a", "T", "T"), "t"))
    first = keep(store, "Old", 0, '{"n": 1}', "{}")
    change(store, first, edits='{"title": "Older"}', title="Older")
    keep(store, "New", store.revision(), '{"n": 2}', "{}")
    return store


def told(store: Store, name: str) -> list[tuple[str, str, str, int, bool]]:
    now = store.revision(name)
    return [
        (one.title, one.content, one.edits, one.version, one.revision == now)
        for one in listed(store, name)
    ]


WANTED = [("New", '{"n": 2}', "{}", 1, True), ("Older", '{"n": 1}', '{"title": "Older"}', 2, False)]


def test_a_copy_has_briefings_of_its_own(desk: Store) -> None:
    desk.copy_workspace("desk", "copy")
    assert told(desk, "desk") == told(desk, "copy") == WANTED
    assert len({one.id for name in ("desk", "copy") for one in listed(desk, name)}) == 4
    assert all(len(one.id) >= 12 for one in listed(desk, "copy"))
    first, _ = listed(desk, "copy")
    change(desk, first, edits="1")
    assert told(desk, "desk") == WANTED


def test_a_file_brings_its_briefings_and_their_links_elsewhere(desk: Store, tmp_path: Path) -> None:
    other = Store(str(tmp_path / "other.db"))
    assert open_workspace_file(other, io.BytesIO(saved(desk)), "May").name == "May"
    assert told(other, "May") == WANTED
    before, after = listed(desk), listed(other, "May")
    assert [one.id for one in before] == [one.id for one in after]
    assert [(one.made_at, one.changed_at) for one in before] == [
        (one.made_at, one.changed_at) for one in after
    ]
    other.close()


def test_a_file_opened_in_its_own_store_leaves_the_links_to_the_old_one(desk: Store) -> None:
    before = listed(desk)
    made = open_workspace_file(desk, io.BytesIO(saved(desk)))
    assert told(desk, made.name) == WANTED
    assert listed(desk) == before
    found = [kept(desk, one.id) for one in before]
    assert [one and one.workspace for one in found] == ["desk", "desk"]


def test_a_file_of_before_there_were_briefings_is_read(desk: Store) -> None:
    data = repacked(saved(desk), **{"briefings.jsonl": None})
    old = re.sub(rb'"version": ?\d+', b'"version": 1', manifest(data))
    old = re.sub(rb',\s*"revision": ?\d+', b"", old)
    data = repacked(data, workspace=old)
    made = open_workspace_file(desk, io.BytesIO(data), "old")
    assert (made.articles, told(desk, "old")) == (1, [])


def manifest(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return held.read("workspace.json")


def test_a_file_without_the_briefings_that_it_should_have_is_refused(desk: Store) -> None:
    assert VERSION == 2
    with pytest.raises(StoreError, match="does not hold"):
        open_workspace_file(desk, io.BytesIO(repacked(saved(desk), **{"briefings.jsonl": None})))


def line(**changes: object) -> bytes:
    held = {field: getattr(PLAIN, field) for field in Kept.__slots__} | changes
    return json.dumps(held, default=datetime.isoformat).encode() + b"\n"


HOSTILE: dict[str, tuple[bytes, str]] = {
    "an id to guess": (line(id="1"), "has an id that can't be one"),
    "an id of another kind": (line(id="../../../../etc"), "has an id that can't be one"),
    "twice": (line() * 2, "has an id that can't be one"),
    "no zone": (line(made_at="2026-01-01T00:00:00"), "no time or no version"),
    "no version": (line(version=-1), "no time or no version"),
    "a version that no column holds": (line(version=1 << 40), "no time or no version"),
    "no title": (line(title=None), "line 1 of briefings.jsonl: title"),
    "no json": (b"{\n", "line 1 of briefings.jsonl"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_with_a_briefing_that_is_none_changes_nothing(desk: Store, what: str) -> None:
    lines, why = HOSTILE[what]
    before = desk.workspaces()
    with pytest.raises(StoreError, match=why):
        open_workspace_file(desk, io.BytesIO(repacked(saved(desk), **{"briefings.jsonl": lines})))
    assert desk.workspaces() == before


def test_a_file_with_a_whole_briefing_is_taken(desk: Store) -> None:
    data = repacked(saved(desk), **{"briefings.jsonl": line()})
    open_workspace_file(desk, io.BytesIO(data), "May")
    assert listed(desk, "May") == (replace(PLAIN, workspace="May", revision=desk.revision("May")),)


def test_the_last_made_comes_first_when_the_clock_was_set_back(
    store: Store, earlier: Callable[[str], None]
) -> None:
    first = keep(store, "first", 0, "{}", "{}")
    earlier("analysis.store.kept")
    second, third = (keep(store, name, 0, "{}", "{}") for name in ("second", "third"))
    assert first.made_at < second.made_at < third.made_at
    assert [one.title for one in listed(store)] == ["third", "second", "first"]
