"""The server killed (kill -9) while somebody corrects, loads and downloads; and started again."""

import io
import re
import zipfile
from pathlib import Path

from playwright.sync_api import Download, Page, expect

from analysis import frames
from analysis.store import Store
from analysis.store.savefile import open_workspace_file
from tests.browser.bad_days.person import Look, actor_address, fill, is_told, press
from tests.browser.conftest import settle
from tests.faults.programs import TEXT, Server, serving
from tests.faults.tally import Opener, Tally
from tests.faults.whole import check_whole
from tests.pages.labelled_store import demo_store

MANY = 16
UPLOAD = "[data-testid=stFileUploader]"


def test_server_killed_in_the_middle_of_everything(
    place: str, tmp_path: Path, look: Look, opened: Opener, tally: Tally
) -> None:
    demo_store(place).close()
    store = opened(place)
    with serving(place, tmp_path) as server:
        _correcting(server, store, look, tally)
        _loading(server, store, look, tally)
        _downloading(server, store, look, tally)
        assert server.tracebacks == []


def _correcting(server: Server, store: Store, look: Look, tally: Tally) -> None:
    """Two actors are confirmed one after the other; at the third the server dies."""
    ranked = frames.corpus(store, "demo").actors.sort_values("mentions", ascending=False)
    people = dict(zip(ranked["id"][:3], ranked["name"][:3], strict=True))
    confirmed = []
    for actor in list(people)[:2]:
        page = look(actor_address(server.address, actor))
        fill(page, "on our list")
        press(page)
        is_told(page)
        confirmed.append(people[actor])
    page = look(actor_address(server.address, list(people)[2]))
    fill(page, "on our list")
    press(page)
    server.kill()
    found = [rule.actor for rule in store.corrections("demo")]
    tally("server killed", "correction", store.where, confirmed, found, under_way=1)
    assert store.revision("demo") == len(store.articles("demo")) + len(found)
    check_whole(store)
    server.start()
    page = look(actor_address(server.address, next(iter(people))))
    is_told(page)


def _loading(server: Server, store: Store, look: Look, tally: Tally) -> None:
    """Articles are on their way when the server dies; given again, only the rest is read."""
    page = _given(server, look)
    page.get_by_role("button", name=f"Analyse and keep {MANY}").click()
    shown = page.get_by_text(re.compile(rf"[1-9]\d* of {MANY} analysed"))
    expect(shown).to_be_visible(timeout=60_000)
    told = int(re.findall(r"(\d+) of", shown.inner_text())[0])
    seen = [one.id for one in store.articles()]
    assert told <= len(seen) < MANY, "the page says more than is kept, or it was killed too late"
    server.kill()
    found = [one.id for one in store.articles()]
    tally("server killed", "load", store.where, seen, found, under_way=MANY)
    check_whole(store)
    server.start()
    page = _given(server, look)
    page.get_by_role("button", name=re.compile("Analyse and keep")).click()
    expect(page.locator(".d-done")).to_contain_text("analysed and kept", timeout=90_000)
    assert sorted(one.id for one in store.articles()) == sorted(f"a{n}" for n in range(MANY))
    assert store.revision() == MANY


def _given(server: Server, look: Look) -> Page:
    """The page with the list of all articles."""
    page = look(f"{server.address}/load?workspace=desk", wait=UPLOAD)
    files = [
        {"name": f"a{n}.txt", "mimeType": "text/plain", "buffer": (TEXT.format(n=n) * 4).encode()}
        for n in range(MANY)
    ]
    page.locator(f"{UPLOAD} input[type=file]").first.set_input_files(files)
    expect(page.locator(".d-finding").first).to_contain_text(f"{MANY} articles", timeout=60_000)
    settle(page)
    return page


def _downloading(server: Server, store: Store, look: Look, tally: Tally) -> None:
    """A workspace is asked for when the server dies: what arrives is whole, or nothing arrives."""
    page = look(f"{server.address}/load?workspace=desk", wait=UPLOAD)
    started: list[Download] = []
    page.on("download", lambda one: started.append(one))
    button = page.locator(".st-key-space-save-0 button")
    button.click(no_wait_after=True)
    page.wait_for_timeout(150)  # somewhere between the click and the end of the file
    server.kill()
    page.wait_for_timeout(500)
    whole = [_articles(one) for one in started if not one.failure()]
    assert set(whole) <= {MANY}
    server.start()
    page = look(f"{server.address}/load?workspace=desk", wait=UPLOAD)
    with page.expect_download() as download:
        page.locator(".st-key-space-save-0 button").click()
    assert _articles(download.value) == MANY
    names = [f"a{n}" for n in range(MANY)]
    tally("server killed", "export", store.where, names, [one.id for one in store.articles()])
    check_whole(store)


def _articles(download: Download) -> int:
    """How many articles a downloaded workspace holds; it opens whole."""
    data = Path(download.path()).read_bytes()
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    store = Store(str(Path(download.path()).with_suffix(".db")))
    made = open_workspace_file(store, io.BytesIO(data))
    store.close()
    return made.articles
