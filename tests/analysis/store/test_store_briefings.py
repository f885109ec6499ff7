"""Briefings are kept with their edits, and nobody's edits are overwritten in silence."""

import pytest

from analysis.errors import MeanwhileError, StoreError
from analysis.store import Store
from analysis.store.briefings import change, delete, keep, kept, listed, provenance
from analysis.types import Label
from tests.analysis.reports import Report, analysis_of


def test_a_briefing_comes_back_as_it_was_kept(store: Store) -> None:
    made = keep(store, "North", 3, '{"a": "é"}', "{}")
    found = kept(store, made.id)
    assert found == made
    assert found.made_at.tzinfo is not None
    assert len(made.id) >= 12


def test_an_id_that_is_not_there_is_none(store: Store) -> None:
    assert kept(store, "x") is None


def test_a_change_raises_the_version_and_not_the_revision(store: Store) -> None:
    made = keep(store, "North", 3, "{}", "{}")
    before = store.revision("desk")
    changed = change(store, made, edits='{"title": "South"}', title="South")
    assert (changed.version, changed.title, changed.edits) == (2, "South", '{"title": "South"}')
    assert changed.changed_at >= made.made_at
    assert store.revision("desk") == before


def test_a_change_of_what_somebody_else_changed_is_refused(store: Store) -> None:
    made = keep(store, "North", 3, "{}", "{}")
    change(store, made, edits="1")
    with pytest.raises(MeanwhileError, match="Somebody else"):
        change(store, made, edits="2")
    found = kept(store, made.id)
    assert found
    assert found.edits == "1"


def test_a_change_of_a_deleted_briefing_says_so(store: Store) -> None:
    made = keep(store, "North", 3, "{}", "{}")
    delete(store, made.id)
    with pytest.raises(StoreError, match="deleted"):
        change(store, made, edits="2")


def test_the_list_is_of_one_workspace_and_the_latest_comes_first(store: Store) -> None:
    store.open_workspace("other")
    first, second = (keep(store, name, 1, "{}", "{}") for name in ("one", "two"))
    keep(store, "elsewhere", 1, "{}", "{}", "other")
    assert {one.id for one in listed(store)} == {first.id, second.id}
    assert [one.made_at for one in listed(store)] == sorted(
        (one.made_at for one in listed(store)), reverse=True
    )


def test_a_briefing_goes_with_its_workspace(store: Store) -> None:
    made = keep(store, "North", 3, "{}", "{}")
    store.delete_workspace("desk")
    assert kept(store, made.id) is None


def test_a_workspace_that_is_not_there_keeps_none(store: Store) -> None:
    with pytest.raises(StoreError, match="no workspace 'x'"):
        keep(store, "North", 3, "{}", "{}", "x")


def test_provenance_tells_when_each_article_was_loaded_and_who_read_it(store: Store) -> None:
    store.save(analysis_of("a", 0, Report("Herald", "2025-05-01", Label.SUPPORTS)))
    ((loaded, analyser),) = provenance(store).values()
    assert loaded.endswith("+00:00")
    assert analyser == "test"
