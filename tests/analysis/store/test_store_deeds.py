"""The store in somebody's hands: what is read alone, what is noted of whom, members and shares."""

import io
from datetime import UTC, datetime, timedelta

import pytest

from analysis.errors import MeanwhileError, RightsError, StoreError
from analysis.store import Store, briefings, shared
from analysis.store.deeds import Hand, for_reading, in_hands, listed
from analysis.store.savefile import open_workspace_file, save_workspace
from analysis.types import Analysis, Article, Correction, CorrectionKind


def hand(act: str, workspace: str = "desk", detail: str = "") -> Hand:
    return Hand("Anna Berg", "anna@example.org 17", act, workspace, detail)


def rule(actor: str = "Oslo", author: str = "Somebody Else") -> Correction:
    return Correction(CorrectionKind.IGNORE, actor, author=author, reason="a place")


def told(store: Store, name: str = "") -> list[tuple[str, str, str]]:
    return [(one.act, one.workspace, one.detail) for one in listed(store, name)]


def test_deeds_view_for_reading_refuses_every_change(store: Store) -> None:
    view = for_reading(store)
    changes = (
        lambda: view.correct(rule()),
        lambda: view.save(Analysis(Article("a", "T", "T\n\nWords."), "t")),
        lambda: view.open_workspace("new"),
        lambda: view.rename_workspace("desk", "new"),
        lambda: view.copy_workspace("desk", "new"),
        lambda: view.empty_workspace("desk"),
        lambda: view.delete_workspace("desk"),
        lambda: view.set_members("desk", ["a@b.org"]),
        lambda: view.remove(["a"]),
        lambda: briefings.keep(view, "t", 1, "{}", "{}"),
        lambda: briefings.delete(view, "x"),
        lambda: shared.put(view, "", "", datetime.now(UTC), ""),
        lambda: shared.end(view, "x"),
    )
    for change in changes:
        with pytest.raises(RightsError, match="for reading alone"):
            change()
    assert view.articles() == store.articles() == ()
    assert view.revision() == 0
    assert [one.name for one in view.workspaces()] == ["desk"]
    with view.at_once() as now, pytest.raises((RightsError, StoreError)):
        now.correct(rule())


def test_deeds_note_who_did_what_with_the_change(store: Store) -> None:
    kept = in_hands(store, hand("correct", detail="ignore")).correct(rule())
    assert kept.author == "Anna Berg"
    assert [one.author for one in store.corrections()] == ["Anna Berg"]
    (one,) = listed(store)
    assert (one.name, one.who, one.act) == ("Anna Berg", "anna@example.org 17", "correct")
    assert one.made_at is not None
    assert abs(datetime.now(UTC) - one.made_at) < timedelta(minutes=1)


def test_deeds_keep_the_typed_name_where_nobody_signs_in(store: Store) -> None:
    in_hands(store, Hand("", "", "correct", "desk")).correct(rule())
    assert [one.author for one in store.corrections()] == ["Somebody Else"]
    assert told(store) == [("correct", "desk", "")]


def test_deeds_of_changes_that_failed_are_not_noted(store: Store) -> None:
    in_hands(store, hand("correct")).correct(rule())
    view = in_hands(store, hand("correct"))
    with pytest.raises(MeanwhileError):
        view.correct(rule(), seen=0)
    assert told(store) == [("correct", "desk", "")]
    view.correct(rule("Bergen"), seen=0)
    assert len(told(store)) == 2


def test_deeds_of_one_loading_are_one(store: Store) -> None:
    view = in_hands(store, hand("load", "new", "3 articles"))
    view.open_workspace("new")
    for n in range(3):
        view.save(Analysis(Article(f"a{n}", "T", f"T\n\nWords {n}."), "t"), "new")
    assert told(store) == [("load", "new", "3 articles")]
    assert told(store, "new") == told(store)
    assert told(store, "desk") == []


def test_deeds_follow_a_workspace_and_outlive_it(store: Store) -> None:
    in_hands(store, hand("make", "", "")).open_workspace("secret")
    in_hands(store, hand("rename", "secret", "was secret")).rename_workspace("secret", "open")
    assert told(store, "open") == [("rename", "open", "was secret"), ("make", "secret", "")]
    in_hands(store, hand("make", "open", "a copy of open")).copy_workspace("open", "second")
    assert told(store, "second") == [("make", "second", "a copy of open")]
    in_hands(store, hand("delete", "open")).delete_workspace("open")
    assert told(store)[0] == ("delete", "open", "")
    assert len(told(store)) == 4
    store.open_workspace("open")
    assert told(store, "open") == [], "a new workspace of an old name has nothing of its log"


def test_deeds_name_the_workspace_that_a_file_was_opened_as(store: Store) -> None:
    file = io.BytesIO()
    save_workspace(store, file)
    view = in_hands(store, hand("make", "", "from a file"))
    made = open_workspace_file(view, file, members=["a@b.org"])
    assert (made.name, made.members) == ("desk 2", ("a@b.org",))
    assert told(store, "desk 2") == [("make", "desk 2", "from a file")]
    assert told(store, "desk") == []


def test_members_are_kept_and_follow_their_workspace(store: Store) -> None:
    assert store.members() == store.members("not there") == ()
    made = store.open_workspace("closed", members=["b@c.org", "a@b.org", "a@b.org"])
    assert made.members == store.members("closed") == ("a@b.org", "b@c.org")
    assert [(one.name, one.members) for one in store.workspaces()] == [
        ("closed", ("a@b.org", "b@c.org")),
        ("desk", ()),
    ]
    assert store.open_workspace("closed", members=["x@y.org"]).members == made.members
    store.copy_workspace("closed", "copy")
    store.rename_workspace("closed", "renamed")
    assert store.members("copy") == store.members("renamed") == made.members
    before = store.revision("renamed")
    store.set_members("renamed", ["group:desk"])
    assert (store.members("renamed"), store.members("copy")) == (("group:desk",), made.members)
    assert store.revision("renamed") > before
    store.delete_workspace("renamed")
    store.open_workspace("renamed")
    assert store.members("renamed") == ()
    with pytest.raises(StoreError, match="no workspace 'never'"):
        store.set_members("never", [])


def test_shares_are_found_until_their_workspace_is_gone(store: Store) -> None:
    soon = datetime.now(UTC) + timedelta(days=1)
    made = shared.put(store, "quotes", "actor=norway", soon, "Anna Berg")
    assert shared.find(store, made.id) == made
    assert shared.open_ones(store) == (made,)
    store.rename_workspace("desk", "other")
    found = shared.find(store, made.id)
    assert found is not None
    assert found.workspace == "other"
    store.delete_workspace("other")
    assert shared.find(store, made.id) is None
    with pytest.raises(StoreError, match="of which to share"):
        shared.put(store, "", "", soon, "")


def test_shares_that_are_over_or_taken_back_are_not_listed(store: Store) -> None:
    now = datetime.now(UTC)
    over = shared.put(store, "", "", now - timedelta(seconds=1), "")
    back = shared.put(store, "", "", now + timedelta(days=1), "")
    open_ = shared.put(store, "", "", now + timedelta(days=1), "")
    shared.end(store, back.id)
    shared.end(store, back.id)
    shared.end(store, "never there")
    assert [one.id for one in shared.open_ones(store)] == [open_.id]
    ended, old = shared.find(store, back.id), shared.find(store, over.id)
    assert ended is not None
    assert ended.ended_at is not None
    assert old is not None
    assert old.ended_at is None
