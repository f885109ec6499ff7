"""Two servers on one store: what is corrected on one holds on the other, and is never overruled."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.bad_days.person import Look, actor_address, fill, is_told, press
from tests.faults.programs import serving
from tests.faults.tally import Opener, Tally
from tests.faults.whole import check_whole
from tests.pages.labelled_store import demo_store

ACTOR = "civic-union"


def test_two_servers_on_one_store(
    place: str, tmp_path: Path, look: Look, opened: Opener, tally: Tally
) -> None:
    demo_store(place).close()
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
    with serving(place, folders[0]) as first, serving(place, folders[1]) as second:
        here = look(actor_address(first.address, ACTOR))
        there = look(actor_address(second.address, ACTOR))
        fill(there, "only named", "A. Berg")
        fill(here, "on our list", "M. Lund")
        press(here)
        is_told(here)

        press(there)  # of what was on this screen before
        told = there.get_by_text("M. Lund has corrected “Civic Union” meanwhile")
        expect(told).to_be_visible(timeout=60_000)
        is_told(there)  # the same page, drawn anew, knows it
        assert first.tracebacks == second.tracebacks == []
    store = opened(place)
    found = [(rule.author, rule.actor) for rule in store.corrections("demo")]
    tally("two servers", "correction", place, {("M. Lund", "Civic Union")}, found)
    check_whole(store)
