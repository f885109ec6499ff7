"""Signed in: the gate before every page, what each role is shown, and what each write door refuses.

A door is tested from inside: an analyst's page is drawn, then the settings make a reader of them,
then the button that is still there is pressed.
"""

import io
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.shares import token
from analysis.store import Store, briefings, shared
from analysis.store.deeds import listed
from analysis.store.savefile import save_workspace
from analysis.types import CorrectionKind
from pages.panels import signed
from tests.pages.conftest import ENTRY, odd_article, opened, texts
from tests.pages.labelled_store import demo_store
from tests.pages.test_pages import PAGES, headings
from tests.pages.test_pages_load import drop, files

SECRET = "0123456789abcdef0123456789abcdef"
SIGNED_OUT = {"is_logged_in": False}
Come = Callable[..., AppTest]


def claims(name: str, **more: object) -> dict[str, object]:
    """What the provider says of somebody who signed in just now."""
    address = f"{name.split()[0].lower()}@example.org"
    told = {"sub": name, "email": address, "email_verified": True, "name": name}
    return {"is_logged_in": True, "iat": int(time.time()), **told, **more}


ANNA, ROLF, ADA = claims("Anna Berg"), claims("Rolf Dahl"), claims("Ada Moe")


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A desk of one article, the demo corpus, and who may do what."""
    path = tmp_path / "desk.db"
    store = demo_store(path)
    store.open_workspace("desk")
    store.save(odd_article())
    store.close()
    for name, value in (
        ("STORE", str(path)),
        ("ADMINS", "ada@example.org"),
        ("ANALYSTS", "anna@example.org"),
        ("READERS", "@example.org"),
        ("SHARE_SECRET", SECRET),
    ):
        monkeypatch.setenv(f"DETENTE_{name}", value)
    yield str(path)
    st.cache_resource.clear()


@pytest.fixture
def come(where: str) -> Come:
    """Opens a page as somebody."""

    def come_in(user: dict[str, object], page: str = "", **query: str) -> AppTest:
        at = opened(page, user, **query)
        assert not at.exception
        return at

    return come_in


@pytest.fixture
def demote(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes readers of the analysts, whatever pages they have open."""

    def change() -> None:
        monkeypatch.setenv("DETENTE_ANALYSTS", "")
        monkeypatch.setenv("DETENTE_ADMINS", "")

    return change


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert not at.exception
    return at


def shown(at: AppTest) -> str:
    return texts(at) + " ".join(one.value for one in at.error)


REFUSED = "Nothing was changed: you are a reader here"


# --- the gate


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_anything_before_signing_in(come: Come, page: str) -> None:
    at = come(SIGNED_OUT, page, workspace="demo")
    assert "Sign in to this desk" in texts(at)
    everything = f"{texts(at)} {[one.label for one in at.button]} {at.main}"
    assert "Norway" not in everything
    assert "Fictional" not in everything
    assert [one.label for one in at.button] == ["Sign in"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_alone_shows_nothing_before_signing_in(where: str, page: str) -> None:
    at = AppTest.from_file(str(Path(ENTRY).parent / "pages" / f"{page}.py"), default_timeout=60)
    at.user = dict(SIGNED_OUT)
    at.session_state["entered"] = True
    at.run()
    assert "Sign in to this desk" in texts(at)
    assert [one.label for one in at.button] == ["Sign in"]


@pytest.mark.parametrize(
    ("user", "title"),
    [
        (claims("Nils Nobody", email="nils@else.org"), "You have no role on this desk"),
        (claims("Anna Berg", iat=int(time.time()) - 13 * 3600), "Sign in to this desk"),
        (claims("Anna Berg", iat=None), "Sign in to this desk"),
        (claims("Anna Berg", email_verified=False), "You have no role on this desk"),
        (claims("Anna Berg", is_logged_in="yes"), "Sign in to this desk"),
    ],
)
def test_who_is_nobody_here_sees_nothing(come: Come, user: dict[str, object], title: str) -> None:
    at = come(user, "quotes", workspace="demo")
    assert title in texts(at)
    assert "Norway" not in texts(at)


def test_without_its_secrets_a_desk_that_signs_in_is_closed(
    come: Come, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTE_SIGN_IN", "on")
    at = come({})
    assert "Nobody can sign in just now" in texts(at)
    assert "no section [auth]" in texts(at)
    monkeypatch.setenv("DETENTE_SIGN_IN", "perhaps")
    at = come({})
    assert "DETENTE_SIGN_IN is 'perhaps'" in shown(at)


def test_on_ones_own_machine_nobody_signs_in(come: Come) -> None:
    at = come({}, "actors", workspace="demo", actor="civic-union")
    at.session_state["c"] = True
    at.run()
    assert [one.label for one in at.text_input if one.key == "c-author"] == ["Your name"]
    assert not [one for one in at.button if one.key == "sign-out"]


# --- what a role is shown

WRITING = (
    "Correct", "Undo", "Bring back", "Same actor", "Make it", "Fetch", "Add it", "Delete",
    "Leave out", "Up", "Down", "Edit", "Set the date", "Make a link", "Rename",
)  # fmt: skip


@pytest.mark.parametrize("page", [page for page in PAGES if page != "method"])
def test_a_reader_is_shown_no_way_to_write(come: Come, page: str) -> None:
    at = come(ROLF, page, workspace="demo")
    assert headings(at) == 1
    assert "Sign in" not in texts(at)
    assert not [one.label for one in at.button if one.label.startswith(WRITING)]
    assert not at.file_uploader


def test_an_analyst_signs_by_being_signed_in(come: Come, where: str) -> None:
    at = come(ANNA, "actors", workspace="demo", actor="civic-union")
    at.session_state["c"] = True
    at.session_state["judge-author"] = "Somebody Else"
    at.session_state["c-author"] = "Somebody Else"
    at.run()
    assert not [one for one in at.text_input if one.key == "c-author"]
    assert any("Anna Berg" in one.value for one in at.caption)
    at.selectbox(key="c-what").set_value(CorrectionKind.IGNORE).run()
    at.text_input(key="c-reason").set_value("a party")
    press(at, "c-save")
    store = Store(where)
    (rule,) = store.corrections("demo")
    assert (rule.author, rule.reason) == ("Anna Berg", "a party")
    (deed,) = listed(store, "demo")
    assert (deed.name, deed.who) == ("Anna Berg", "anna@example.org Anna Berg")
    assert (deed.act, deed.detail) == ("correct", "ignore")


# --- the doors


def test_door_of_corrections(come: Come, where: str, demote: Callable[[], None]) -> None:
    at = come(ANNA, "actors", workspace="demo", actor="civic-union")
    at.session_state["c"] = True
    at.run()
    at.selectbox(key="c-what").set_value(CorrectionKind.IGNORE).run()
    at.text_input(key="c-reason").set_value("a party")
    demote()
    press(at, "c-save")
    assert Store(where).corrections("demo") == ()
    assert listed(Store(where)) == ()


def test_door_of_undoing(come: Come, where: str, demote: Callable[[], None]) -> None:
    test_an_analyst_signs_by_being_signed_in(come, where)
    at = come(ANNA, "activity", workspace="demo")
    (undo,) = (one.key for one in at.button if one.key and one.key.startswith("undo-"))
    demote()
    press(at, undo)
    assert len(Store(where).corrections("demo")) == 1
    assert REFUSED in shown(at)


def test_door_of_briefings(come: Come, where: str, demote: Callable[[], None]) -> None:
    at = come(ANNA, "briefing", workspace="demo")
    drops = [one.key for one in at.button if one.key and one.key.startswith("brief-drop-")]
    at = press(at, drops[0])
    (kept,) = briefings.listed(Store(where), "demo")
    assert [one.act for one in listed(Store(where))] == ["brief"]
    demote()
    press(at, drops[1])
    assert briefings.listed(Store(where), "demo") == (kept,)
    assert REFUSED in shown(at)


def test_door_of_deleting_briefings(come: Come, where: str, demote: Callable[[], None]) -> None:
    at = come(ANNA, "briefing", workspace="demo")
    drops = [one.key for one in at.button if one.key and one.key.startswith("brief-drop-")]
    at = press(at, drops[0])
    (kept,) = briefings.listed(Store(where), "demo")
    demote()
    press(at, f"brief-delete-{kept.id}")
    assert briefings.listed(Store(where), "demo") == (kept,)
    assert REFUSED in shown(at)


def test_door_of_giving_and_loading(come: Come, where: str, demote: Callable[[], None]) -> None:
    at = drop(come(ANNA, "load", workspace="desk"), *files(2))
    assert "2 articles understood" in texts(at)
    demote()
    press(at, "load")
    assert len(Store(where).articles("desk")) == 1
    assert listed(Store(where)) == ()
    at = come(ROLF, "load", workspace="desk", draft=at.query_params["draft"][0])
    assert "understood" not in texts(at)


def test_door_of_workspaces(
    come: Come, where: str, demote: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTE_ADMINS", "ada@example.org")
    before = [(one.name, one.articles) for one in Store(where).workspaces()]
    for what in ("Rename", "Copy", "Members", "Empty", "Delete"):
        monkeypatch.setenv("DETENTE_ADMINS", "ada@example.org")
        at = come(ADA, "load", workspace="desk")
        box = next(one for one in at.segmented_control if one.key == "space-what-0")
        box.set_value(what)
        at.run()
        key = f"space-name-0-{what}"
        if what == "Members":
            at.text_area(key=key).set_value("anna@example.org").run()
        else:
            at.text_input(key=key).set_value("desk" if what in ("Empty", "Delete") else "New").run()
        demote()
        press(at, "space-do-0")
        assert REFUSED in shown(at) or "by its members, or by an administrator" in shown(at), what
    monkeypatch.setenv("DETENTE_ADMINS", "ada@example.org")
    at = come(ADA, "load", workspace="desk")
    at.text_input(key="workspace-new").set_value("New")
    demote()
    next(one for one in at.button if one.label == "Make it").click().run()
    assert [(one.name, one.articles) for one in Store(where).workspaces()] == before
    assert Store(where).members("desk") == ()
    assert listed(Store(where)) == ()


def test_door_of_workspace_files(come: Come, where: str, demote: Callable[[], None]) -> None:
    file = io.BytesIO()
    save_workspace(Store(where), file, "desk")
    at = come(ANNA, "load", workspace="desk")
    given = ("w.zip", file.getvalue(), "application/zip")
    at.file_uploader(key="workspace-file-0").set_value([given])
    demote()
    at.run()
    assert {one.name for one in Store(where).workspaces()} == {"demo", "desk"}
    assert REFUSED in shown(at)


def test_door_of_shares(come: Come, where: str, demote: Callable[[], None]) -> None:
    at = press(come(ANNA, "quotes", workspace="demo", words="cod"), "share-make")
    (made,) = shared.open_ones(Store(where), "demo")
    assert (made.page, made.query) == ("quotes", "workspace=demo&words=cod")
    assert made.made_by == "Anna Berg"
    demote()
    press(at, f"share-end-{made.id}")
    assert shared.open_ones(Store(where), "demo") == (made,)
    assert [one.act for one in listed(Store(where))] == ["share"]


def test_a_sign_in_that_is_over_writes_nothing(
    come: Come, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = come(claims("Anna Berg", iat=int(time.time()) - 7200), "quotes", workspace="demo")
    monkeypatch.setenv("DETENTE_SIGN_IN_HOURS", "1")
    press(at, "share-make")
    assert shared.open_ones(Store(where), "demo") == ()
    assert "Sign in to this desk" in texts(at)


def test_a_briefing_is_reviewed_by_whoever_signed_in(come: Come, where: str) -> None:
    at = come(ANNA, "briefing", workspace="demo")
    assert not [one for one in at.text_input if one.label == "Reviewed by"]
    at.checkbox(key="brief-reviewed").check().run()
    assert not at.exception
    (kept,) = briefings.listed(Store(where), "demo")
    assert '"reviewed_by":"Anna Berg"' in kept.edits.replace(": ", ":")
    assert "Reviewed by: Anna Berg" in texts(at)


# --- members


def test_a_workspace_with_members_is_theirs_alone(come: Come, where: str) -> None:
    Store(where).set_members("demo", ["anna@example.org"])
    at = come(ROLF, "quotes", workspace="demo")
    assert "This workspace is not open to you" in texts(at)
    assert "Norway" not in texts(at)
    at = come(ROLF, "load")
    assert "demo" not in texts(at).lower()
    assert "Anna" not in texts(at)
    for user in (ANNA, ADA):
        assert "Fictional" in texts(come(user, "quotes", workspace="demo"))


def test_whoever_is_no_member_any_longer_writes_nothing(come: Come, where: str) -> None:
    at = come(ANNA, "quotes", workspace="demo")
    Store(where).set_members("demo", ["ada@example.org"])
    press(at, "share-make")
    assert shared.open_ones(Store(where), "demo") == ()
    assert "This workspace is not open to you" in texts(at)


def test_a_kept_briefing_of_a_closed_workspace_is_not_there(come: Come, where: str) -> None:
    at = come(ANNA, "briefing", workspace="demo")
    press(at, next(one.key for one in at.button if one.key and one.key.startswith("brief-drop-")))
    (kept,) = briefings.listed(Store(where), "demo")
    Store(where).set_members("demo", ["anna@example.org"])
    assert "There is no such briefing" in texts(come(ROLF, "briefing", briefing=kept.id))
    beside = come(ROLF, "briefing", workspace="desk", beside=kept.id)
    assert "Ahlenbrück" not in shown(beside)
    assert kept.title in texts(come(ANNA, "briefing", briefing=kept.id))


def test_an_analyst_makes_a_workspace_for_some(come: Come, where: str) -> None:
    at = come(ANNA, "load", workspace="desk")
    at.text_input(key="workspace-new").set_value("Closed")
    at.text_input(key="workspace-for").set_value("Rolf@Example.org, group:Oslo")
    next(one for one in at.button if one.label == "Make it").click().run()
    assert Store(where).members("Closed") == ("anna@example.org", "group:Oslo", "rolf@example.org")
    (deed,) = listed(Store(where), "Closed")
    assert (deed.name, deed.act) == ("Anna Berg", "make")
    assert "Closed is made" in texts(at)
    at.text_input(key="workspace-new").set_value("Typo")
    at.text_input(key="workspace-for").set_value("rolf")
    next(one for one in at.button if one.label == "Make it").click().run()
    assert "names nobody" in texts(at)
    assert "Typo" not in {one.name for one in Store(where).workspaces()}


def test_the_bare_address_finds_a_workspace_that_is_open(come: Come, where: str) -> None:
    Store(where).set_members("desk", ["anna@example.org"])
    at = come(ROLF)
    assert at.query_params["workspace"] == "demo"
    assert "Fictional" in texts(at)


# --- shared views


def link(where: str, page: str = "quotes", query: str = "words=cod", hours: float = 1) -> str:
    ends = datetime.now(UTC) + timedelta(hours=hours)
    made = shared.put(Store(where), page, query, ends, "Anna Berg", "demo")
    return token(made.id, made.expires_at, SECRET)


def test_a_link_opens_its_view_to_be_read(come: Come, where: str) -> None:
    at = come(SIGNED_OUT, share=link(where))
    assert "Shared with you by Anna Berg" in texts(at)
    assert at.query_params["words"] == "cod"
    assert "Quotes" in texts(at)
    labels = {one.label for one in at.button}
    assert "Sign in" in labels
    assert not {"Make a link", "Undo", "Correct"} & labels
    at.query_params["workspace"] = "desk"
    at.run()
    assert "This workspace is not open to you" in texts(at)
    assert "Anna *Berg*" not in texts(at)


@pytest.mark.parametrize("page", ["load", "activity"])
def test_a_guest_has_no_business_on_some_pages(come: Come, where: str, page: str) -> None:
    at = come(SIGNED_OUT, share=link(where))
    at.switch_page(f"pages/{page}.py")
    at.query_params["workspace"] = "demo"
    at.run()
    assert "This page is not part of it" in texts(at)


def test_a_link_says_why_it_does_not_open(come: Come, where: str) -> None:
    over = come(SIGNED_OUT, share=link(where, hours=-1))
    assert "This link could be opened until" in texts(over)
    good = link(where)
    altered = come(SIGNED_OUT, share=good[:-2] + ("AA" if good[-2:] != "AA" else "BB"))
    assert "This link is not whole" in texts(altered)
    shared.end(Store(where), good.partition(".")[0])
    assert "This link was taken back" in texts(come(SIGNED_OUT, share=good))
    gone = link(where)
    Store(where).delete_workspace("demo")
    assert "was deleted" in texts(come(SIGNED_OUT, share=gone))


def test_a_link_that_is_taken_back_closes_the_open_page(come: Come, where: str) -> None:
    given = link(where)
    at = come(SIGNED_OUT, share=given)
    assert "Shared with you" in texts(at)
    shared.end(Store(where), given.partition(".")[0])
    at.run()
    assert "Sign in to this desk" in texts(at)
    assert "Shared" not in texts(at)


def test_a_link_that_ended_leaves_the_one_before_it_open(
    come: Come, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, given = link(where), link(where)
    kept = {signed.SHARE: before}  # by the browser
    monkeypatch.setattr(signed, "cookie", lambda name: kept.get(name, ""))
    at = come(SIGNED_OUT, share=given)
    shared.end(Store(where), given.partition(".")[0])
    at.run()
    assert "Shared with you by Anna Berg" in texts(at)


def test_a_link_takes_no_rights_from_whoever_has_them(come: Come, where: str) -> None:
    at = come(ANNA, share=link(where))
    assert "Shared with you" not in texts(at)
    assert any(one.key == "share-make" for one in at.button)
    Store(where).set_members("demo", ["ada@example.org"])
    at = come(ROLF, share=link(where))
    assert "Shared with you by Anna Berg" in texts(at)
