"""The database goes away under an open page and comes back: no traceback, and no restart."""

from pathlib import Path

from playwright.sync_api import Page, expect

from analysis.store import Store
from tests.browser.bad_days.person import Look, actor_address, fill, is_told, press
from tests.browser.conftest import settle
from tests.faults.cluster import Cluster
from tests.faults.programs import serving
from tests.faults.tally import Opener, Tally
from tests.pages.labelled_store import demo_store

ACTOR = "civic-union"
TOLD = "nothing that was kept is lost. Try again in a moment"


def says_so(page: Page) -> None:
    """The page tells of the database in a sentence, without a password and without a traceback."""
    alert = page.locator("[data-testid=stAlert]").first
    expect(alert).to_contain_text(TOLD, timeout=60_000)
    expect(alert).not_to_contain_text("secret")
    settle(page)
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_database_away_and_back_under_an_open_page(
    cluster: Cluster, tmp_path: Path, look: Look, opened: Opener, tally: Tally
) -> None:
    where = cluster.database()
    demo_store(where).close()
    store: Store = opened(where)
    with serving(where, tmp_path) as server:
        page = look(actor_address(server.address, ACTOR))
        fill(page, "on our list")
        cluster.stop()
        press(page)
        says_so(page)
        page.goto(f"{server.address}/quotes?workspace=demo")
        says_so(page)
        cluster.start()
        page.reload()
        expect(page.get_by_role("heading", name="Quotes", exact=True).first).to_be_visible(
            timeout=60_000
        )
        assert store.corrections("demo") == (), "a correction that was refused was kept"

        page = look(actor_address(server.address, ACTOR))
        fill(page, "on our list")
        press(page)
        is_told(page)
        assert server.tracebacks == []
    found = [rule.actor for rule in store.corrections("demo")]
    tally("database away", "correction", where, {"Civic Union"}, found)
