"""The page that adds articles, as a person uses it: drop, look, mend, keep; stop, go on, reload."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, Playwright, expect

from analysis.store import Store
from tests.browser.conftest import serving, settle

Visit = Callable[..., Page]
BODY = (
    "OSLO - Foreign Minister Karin Lindholm said on Tuesday that Norway would welcome closer "
    "cooperation with Russia on fisheries number {0}.\n\n"
    '"We are ready to work with Russia on plan {0}," Lindholm told reporters in harbour {0}. '
    "Trawler owners of fleet {0} said that they had not been asked, and that talks number {0} "
    "should wait until quota {0} was settled by the two ministries.\n\n"
)
HTML = (
    "<html><head><title>Norway opens port {0}</title>"
    '<meta property="article:published_time" content="2017-02-14">'
    '<meta property="og:site_name" content="Fjord Post"></head><body><article>'
    "<h1>Norway opens port {0}</h1><p>{1}</p></article></body></html>"
)


def text(number: int) -> str:
    return BODY.format(number) * 2


def file(name: str, content: str | bytes) -> FilePayload:
    raw = content if isinstance(content, bytes) else content.encode()
    return {"name": name, "mimeType": "application/octet-stream", "buffer": raw}


def word(number: int) -> bytes:
    document, held = docx.Document(), io.BytesIO()
    for line in (f"Word of harbour {number}", *text(number).split("\n\n")):
        document.add_paragraph(line)
    document.save(held)
    return held.getvalue()


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def loading_app(playwright: Playwright, where: Path) -> Iterator[str]:
    Store(str(where)).close()
    with serving(where) as address:
        yield address


def drop(page: Page, *files: FilePayload) -> None:
    page.locator("[data-testid=stFileUploader] input[type=file]").first.set_input_files(list(files))


def listed(page: Page, count: int) -> None:
    """Waits for the list of so many articles."""
    found = f"{count} articles understood" if count > 1 else "1 article understood"
    expect(page.locator(".d-finding").first).to_have_text(found, timeout=30_000)
    page.locator("[data-testid=stDataFrame] canvas").last.wait_for()
    settle(page)


def edit_day(page: Page, row: int, day: str) -> None:
    """Types a day into the table, as a person does: a double click, the day, Enter."""
    box = page.locator("[data-testid=stDataFrame] canvas").last.bounding_box()
    assert box
    page.mouse.dblclick(box["x"] + 75 + 270 + 40, box["y"] + 35 + 35 * row + 17)
    field = page.locator("input[type=date]").last
    field.fill(day)
    field.press("Enter")
    page.wait_for_timeout(500)
    settle(page)


def test_files_of_four_formats_are_looked_at_mended_and_kept(
    loading_app: str, visit: Visit, where: Path
):
    page = visit(loading_app + "/load", wait="[data-testid=stFileUploader]")
    body = text(4).replace('"', '""')
    table = f'headline,full text,day\nTalks of row one,"{body}",2017-02-03\n'
    drop(
        page,
        file("a.txt", f"Lindholm backs talks\n\n{text(1)}"),
        file("b.html", HTML.format(2, text(2).replace("\n\n", "</p><p>"))),
        file("c.docx", word(3)),
        file("d.csv", table),
    )
    listed(page, 4)
    assert Store(str(where)).articles() == (), "something was stored before it was asked for"
    edit_day(page, 0, "2017-02-16")
    page.get_by_role("button", name="Analyse and keep 4").click()
    expect(page.locator(".d-done")).to_contain_text("4 analysed and kept", timeout=90_000)
    stored = {one.title: one for one in Store(str(where)).articles()}
    first = stored["Lindholm backs talks"]
    assert str(first.published) == "2017-02-16"
    assert (first.published_from, first.published_certainty) == ("analyst", "certain")
    assert stored["Norway opens port 2"].outlet == "Fjord Post"
    assert str(stored["Talks of row one"].published) == "2017-02-03"
    page.get_by_role("link", name="See them on the desk").click()
    page.wait_for_selector(".d-numbers")
    assert "4 articles" in page.locator(".d-scope").inner_text()


def test_stopped_in_the_middle_it_keeps_what_is_done_and_goes_on(
    loading_app: str, visit: Visit, where: Path
):
    page = visit(loading_app + "/load", wait="[data-testid=stFileUploader]")
    drop(page, *(file(f"{n}.txt", f"Harbour {n} opens\n\n{text(n) * 6}") for n in range(60)))
    listed(page, 60)
    page.get_by_role("button", name="Analyse and keep 60").click()
    expect(page.get_by_text(re.compile(r"[1-9]\d* of 60 analysed"))).to_be_visible(timeout=60_000)
    page.reload()
    page.wait_for_selector('[class*="st-key-loading-"]')
    other = visit(loading_app + "/load", wait='[class*="st-key-loading-"]')
    other.get_by_role("button", name="Stop here").click()
    expect(page.locator(".d-stopped")).to_contain_text("Stopped", timeout=60_000)
    kept = len(Store(str(where)).articles())
    assert 0 < kept < 60
    expect(page.locator(".d-stopped")).to_contain_text(f"{kept} analysed and kept")
    page.get_by_role("button", name=f"Go on with the other {60 - kept}").click()
    expect(page.locator(".d-done")).to_contain_text("analysed and kept", timeout=120_000)
    assert len(Store(str(where)).articles()) == 60


def test_a_list_outlives_a_reload_with_what_was_mended(loading_app: str, visit: Visit):
    page = visit(loading_app + "/load", wait="[data-testid=stFileUploader]")
    drop(page, file("a.txt", f"Talks\n\n{text(1)}"), file("b.pdf", b"%PDF-1.4 cut off"))
    listed(page, 1)
    edit_day(page, 0, "2017-02-16")
    expect(page.locator(".d-preview")).to_contain_text("16 Feb 2017")
    page.reload()
    listed(page, 1)
    expect(page.locator(".d-preview")).to_contain_text("16 Feb 2017")
    expect(page.locator(".d-failures")).to_contain_text("b.pdf: it can't be read as a PDF")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the list").click()
    assert "b.pdf" in Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_an_article_is_left_out_by_one_click(loading_app: str, visit: Visit):
    page = visit(loading_app + "/load", wait="[data-testid=stFileUploader]")
    drop(page, *(file(f"{n}.txt", f"Harbour {n} opens\n\n{text(n)}") for n in range(3)))
    listed(page, 3)
    box = page.locator("[data-testid=stDataFrame] canvas").last.bounding_box()
    assert box
    page.mouse.click(box["x"] + 37, box["y"] + 35 + 35 + 17)
    expect(page.get_by_role("button", name="Analyse and keep 2")).to_be_visible()


def test_a_day_in_the_future_is_refused_and_gone_from_the_table(loading_app: str, visit: Visit):
    page = visit(loading_app + "/load", wait="[data-testid=stFileUploader]")
    drop(page, file("a.txt", f"Talks\n\n{text(1)}"))
    listed(page, 1)
    edit_day(page, 0, "2199-02-16")
    expect(page.locator(".d-refused")).to_contain_text("lies in the future")
    expect(page.locator(".d-preview")).to_contain_text("undated")


def test_a_workspace_is_downloaded_and_opened_again(
    loading_app: str, visit: Visit, where: Path, tmp_path: Path
):
    page = visit(loading_app + "/load", wait="[data-testid=stFileUploader]")
    drop(page, file("a.txt", f"Talks\n\n{text(1)}"))
    listed(page, 1)
    page.get_by_role("button", name="Analyse and keep").click()
    page.wait_for_selector(".d-done", timeout=90_000)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).first.click()
    saved = tmp_path / "saved.zip"
    download.value.save_as(saved)
    page.locator("[data-testid=stFileUploader] input[type=file]").last.set_input_files(saved)
    expect(page.get_by_text("desk 2 is opened and in view")).to_be_visible(timeout=20_000)
    names = {space.name: space.articles for space in Store(str(where)).workspaces()}
    assert names == {"desk": 1, "desk 2": 1}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_a_list_with_failures(
    loading_app: str, visit: Visit, theme: str
):
    page = visit(loading_app + "/load", wait="[data-testid=stFileUploader]", theme=theme)
    odd = "<script>alert(1)</script> $x$ *y* [z](javascript:alert(2)) \u202eabc"
    drop(
        page,
        file("a.txt", f"{odd}\n\n{text(1)}"),
        file("b.txt", f"{'W' * 10_000}\n\n{text(2)}"),
        file("c.pdf", b"%PDF-1.4 cut off"),
        file("d.csv", "a,b\n1,2\n"),
    )
    listed(page, 2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    found = [
        (violation["id"], node["target"], node["html"][:160])
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]
    assert found == []
