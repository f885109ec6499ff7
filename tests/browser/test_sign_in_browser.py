"""Signing in, in a real browser at a real provider: the gate, the roles, shared views, signing out.

Who is who: Ada runs the desk, Anna is an analyst, Rolf a reader, Nils nobody.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from analysis.store import Store
from analysis.store.deeds import listed
from tests.browser.conftest import ROOT, free_port, serving, settle
from tests.browser.provider import Provider, providing, secrets_toml
from tests.pages.conftest import odd_article
from tests.pages.labelled_store import demo_store

GATE = "Sign in to this desk"
PEOPLE = {
    name.split()[0]: {
        "sub": str(number),
        "email": f"{name.split()[0].lower()}@{'else' if name == 'Nils Nobody' else 'example'}.org",
        "email_verified": True,
        "name": name,
        "groups": ["oslo"] if name == "Rolf Dahl" else [],
    }
    for number, name in enumerate(("Ada Moe", "Anna Berg", "Rolf Dahl", "Nils Nobody"), start=17)
}
ROLES = {
    "DETENTE_ADMINS": "ada@example.org",
    "DETENTE_ANALYSTS": "anna@example.org",
    "DETENTE_READERS": "group:oslo",
    "DETENTE_SHARE_SECRET": "0123456789abcdef0123456789abcdef",
}
# Shows every button to everybody, as a browser that was tampered with would: what is drawn is no
# protection, so nothing may depend on it.
TAMPERED = """
from pages.panels import signed
signed.may = lambda act: True
exec(compile(open({entry!r}, encoding="utf-8").read(), {entry!r}, "exec"))
"""


@dataclass
class Desk:
    """A running desk, its provider and its store."""

    address: str
    provider: Provider
    store: Path
    received: list[bytes] = field(default_factory=list)  # by browsers, over the websocket

    def listen(self, page: Page) -> None:
        """Keeps whatever the page receives."""

        def keep(frame: bytes | str) -> None:
            self.received.append(frame.encode() if isinstance(frame, str) else frame)

        page.on("websocket", lambda socket: socket.on("framereceived", keep))

    def heard(self) -> bytes:
        return b"".join(self.received)


@contextmanager
def signing_in(store: Path, root: Path = ROOT, **more: str) -> Iterator[Desk]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with providing(PEOPLE, free_port(), address) as provider:
        secret = store.with_name(f"{store.stem}-{port}-secrets.toml")
        secret.write_text(secrets_toml(provider, address), encoding="utf-8")
        options = ["--secrets.files", str(secret)]
        with serving(store, port, root, options, **{**ROLES, **more}):
            yield Desk(address, provider, store)


def new_store(where: Path) -> Path:
    store = demo_store(where)
    store.open_workspace("desk")
    store.save(odd_article())
    store.close()
    return where


@pytest.fixture(scope="module")
def desk(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with signing_in(new_store(Path(tmp_path_factory.mktemp("signed"), "desk.db"))) as running:
        yield running


Visitor = Callable[..., Page]


@pytest.fixture
def person(browser: Browser) -> Iterator[Visitor]:
    """A browser of somebody's own at an address; `who` signs in there first."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def come(desk: Desk, path: str, who: str = "", **context: object) -> Page:
        contexts.append(browser.new_context(viewport={"width": 1440, "height": 900}, **context))
        page = contexts[-1].new_page()
        page.set_default_timeout(45_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        desk.listen(page)
        page.goto(f"{desk.address}{path}")
        if who:
            sign_in(page, who)
        return page

    yield come
    for one in contexts:
        one.close()
    assert not troubles


def sign_in(page: Page, who: str) -> None:
    heading(page, GATE)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=who).click()
    page.wait_for_selector(".d-name")


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", name=words, level=1)).to_be_visible(timeout=60_000)
    settle(page)


@pytest.mark.parametrize(
    "page",
    ["", "actors", "quotes", "stance", "compare", "briefing", "article", "load", "method",
     "activity"],
)  # fmt: skip
def test_cold_deep_link_sends_nothing_before_signing_in(
    page: str, playwright: Playwright, person: Visitor, store: Path
) -> None:
    """The first request that a server gets is for an inner page: that runs it alone (nav.py)."""
    with signing_in(store) as cold:
        asked = "?workspace=demo&actor=norway&read=01-herald-northern-talks"
        at = person(cold, f"/{page}{asked}")
        heading(at, GATE)
        assert GATE.encode() in cold.heard(), "the frames are read as they come"
        for words in (b"Norway", b"Lyngv", b"Isfjell", b"Herald", b"fictional", b"Anna *Berg*"):
            assert words not in cold.heard()
        assert at.url == f"{cold.address}/{page}{asked}"
        sign_in(at, "Rolf")
        at.wait_for_url(f"{cold.address}/{page}{asked}")
        expect(at.locator(".st-key-person")).to_contain_text("Rolf Dahl")
        settle(at)
        assert b"fictional" in cold.heard()


def test_after_signing_in_the_address_is_forgotten(desk: Desk, person: Visitor) -> None:
    page = person(desk, "/quotes?workspace=demo&words=cod", "Rolf")
    heading(page, "Quotes")
    assert page.url == f"{desk.address}/quotes?workspace=demo&words=cod"
    page.wait_for_timeout(500)
    assert "detente_wanted" not in {one["name"] for one in page.context.cookies()}
    page.goto(desk.address)
    page.wait_for_selector(".st-key-person")
    settle(page)
    assert "/quotes" not in page.url


@pytest.mark.parametrize(
    "wanted", ["//evil.example/quotes", "https://evil.example", "../quotes", "javascript:alert(1)"]
)
def test_a_kept_address_leads_nowhere_else(desk: Desk, person: Visitor, wanted: str) -> None:
    page = person(desk, "/method")
    heading(page, GATE)
    cookie = {"name": "detente_wanted", "value": wanted, "url": desk.address}
    page.context.add_cookies([cookie])
    sign_in(page, "Rolf")
    page.wait_for_selector(".st-key-person")
    settle(page)
    assert page.url.startswith(f"{desk.address}/")
    assert "evil" not in page.url


def test_somebody_without_a_role_sees_nothing_and_can_leave(desk: Desk, person: Visitor) -> None:
    page = person(desk, "/actors?workspace=demo", "Nils")
    heading(page, "You have no role on this desk")
    expect(page.locator("body")).not_to_contain_text("Norway")
    ended = len(desk.provider.ended)
    page.get_by_role("button", name="Sign out").click()
    heading(page, GATE)
    assert len(desk.provider.ended) == ended + 1, "the provider was told too"


def test_a_reader_cannot_write_even_where_the_button_is_reached(
    playwright: Playwright, person: Visitor, tmp_path: Path
) -> None:
    for name in ("pages", "analysis", ".streamlit"):
        (tmp_path / name).symlink_to(ROOT / name)
    entry = (ROOT / "streamlit_app.py").as_posix()
    (tmp_path / "streamlit_app.py").write_text(TAMPERED.format(entry=entry), encoding="utf-8")
    with signing_in(new_store(tmp_path / "desk.db"), tmp_path) as open_desk:
        page = person(open_desk, "/actors?workspace=demo&actor=civic-union", "Rolf")
        heading(page, "Civic Union")
        correct(page, "I am only reading")
        expect(page.get_by_text("Nothing was changed: you are a reader here")).to_be_visible()
        store = Store(str(open_desk.store))
        assert (store.corrections("demo"), listed(store)) == ((), ())
        store.close()


def correct(page: Page, why: str, meanwhile: Callable[[], None] = lambda: None) -> None:
    page.get_by_role("button", name="Correct or confirm this actor").click()
    reason = page.get_by_role("textbox", name="Why")
    reason.fill(why)
    reason.press("Tab")
    settle(page)
    meanwhile()
    page.get_by_role("button", name="Correct", exact=True).click()
    settle(page)


def test_a_reader_is_shown_no_button_and_an_analyst_signs_what_they_do(
    desk: Desk, person: Visitor
) -> None:
    reader = person(desk, "/actors?workspace=demo&actor=civic-union", "Rolf")
    heading(reader, "Civic Union")
    assert reader.get_by_role("button", name="Correct").count() == 0
    assert reader.get_by_role("link", name="Add articles").count() == 0
    analyst = person(desk, "/actors?workspace=demo&actor=civic-union", "Anna")
    heading(analyst, "Civic Union")
    correct(analyst, "we follow it")
    expect(analyst.locator("[class*=st-key-correction-]")).to_contain_text("Anna Berg")
    store = Store(str(desk.store))
    (rule,) = store.corrections("demo")
    (deed,) = listed(store, "demo")
    store.close()
    assert (rule.author, rule.reason) == ("Anna Berg", "we follow it")
    assert (deed.name, deed.who, deed.act) == ("Anna Berg", "anna@example.org 18", "correct")


def test_signing_out_leaves_nothing_behind(desk: Desk, person: Visitor) -> None:
    page = person(desk, "/quotes?workspace=demo", "Anna")
    heading(page, "Quotes")
    page.locator(".st-key-person button").first.click()
    page.get_by_role("button", name="Sign out").click()
    heading(page, GATE)
    page.goto(f"{desk.address}/quotes?workspace=demo")
    heading(page, GATE)
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("Norway")
    assert not {"_streamlit_user"} & {one["name"] for one in page.context.cookies()}


def test_a_shared_view_is_read_without_signing_in_until_it_is_taken_back(
    desk: Desk, person: Visitor
) -> None:
    analyst = person(desk, "/quotes?workspace=demo&words=cod", "Anna")
    heading(analyst, "Quotes")
    analyst.locator(".st-key-copy-link button").first.click()
    analyst.get_by_role("button", name="Make a link").click()
    made = analyst.locator("[data-testid=stCode]").filter(has_text="share=")
    expect(made).to_be_visible()
    link = made.inner_text().strip()

    guest = person(desk, link.removeprefix(desk.address))
    expect(guest.locator(".st-key-shared")).to_contain_text("Shared with you by Anna Berg")
    heading(guest, "Quotes")
    assert guest.url == f"{desk.address}/quotes?workspace=demo&words=cod"
    assert guest.get_by_role("button", name="Who said it?").count() == 0
    guest.get_by_role("link", name="Actors").click()
    heading(guest, "Actors")
    guest.reload()
    heading(guest, "Actors")
    expect(guest.locator(".st-key-shared")).to_be_visible()
    for path, title in (
        ("/quotes?workspace=desk", "This workspace is not open to you"),
        ("/load?workspace=demo", "This page is not part of it"),
        ("/activity?workspace=demo", "This page is not part of it"),
        (f"/?share={link.partition('share=')[2][:-2]}zz", "This link can’t be opened"),
    ):
        guest.goto(f"{desk.address}{path}")
        heading(guest, title)
        expect(guest.locator("body")).not_to_contain_text("Anna *Berg*")

    guest.goto(link)
    heading(guest, "Quotes")
    analyst.get_by_role("button", name="Take back").first.click()
    settle(analyst)
    guest.get_by_role("link", name="Stance").click()
    heading(guest, GATE)
    guest.goto(link)
    heading(guest, "This link can’t be opened")
    expect(guest.get_by_text("was taken back")).to_be_visible()
    store = Store(str(desk.store))
    assert [one.act for one in listed(store, "demo")][:2] == ["share", "share"]
    store.close()


def test_a_workspace_with_members_is_closed_to_others_at_once(desk: Desk, person: Visitor) -> None:
    store = Store(str(desk.store))
    store.open_workspace("secret", members=["anna@example.org"])
    store.save(odd_article(), "secret")
    reader = person(desk, "/quotes?workspace=secret", "Rolf")
    heading(reader, "This workspace is not open to you")
    expect(reader.locator("body")).not_to_contain_text("Berg")
    reader.get_by_role("link", name="To what you can see").click()
    reader.wait_for_selector(".st-key-masthead")
    expect(reader.locator(".st-key-masthead")).not_to_contain_text("secret")
    member = person(desk, "/actors?workspace=secret&actor=anna-berg", "Anna")
    heading(member, "Anna")
    correct(member, "late", lambda: store.set_members("secret", ["ada@example.org"]))
    heading(member, "This workspace is not open to you")
    assert store.corrections("secret") == ()
    store.close()
