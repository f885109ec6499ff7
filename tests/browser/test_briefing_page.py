"""The briefing as a person takes it away: a file, a link, the tab that presents it, a phone."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, Playwright, expect
from pypdf import PdfReader

from analysis.briefing.compose import compose
from analysis.briefing.edits import Edits, edited
from analysis.briefing.html import html
from analysis.frames import corpus
from analysis.store import Store
from analysis.types import Focus, Label
from tests.analysis.briefing.conftest import ground
from tests.analysis.reports import Report, filled
from tests.browser.conftest import serious, serving, settle

Visit = Callable[..., Page]
BLOCK = '[class*="st-key-brief-block-"]'
LEAD = ".d-brief.lead [data-voice]"


@pytest.fixture(scope="module")
def briefed(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a store of its own: these tests keep briefings."""
    where = Path(tmp_path_factory.mktemp("briefing-page"), "b.db")
    filled(
        where,
        Report("Herald", "2025-05-01", Label.SUPPORTS),
        Report("Echo", "2025-05-14", Label.OPPOSES),
    ).close()
    with serving(where) as address:
        yield f"{address}/briefing"


@pytest.fixture
def reading(browser: Browser) -> Iterator[Page]:
    """A page for files: there is no app whose end could be waited for."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    troubles: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    context.close()
    assert not troubles


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The address of an exported HTML file."""
    store = filled(tmp_path / "f.db", Report("Herald", "2025-05-01", Label.SUPPORTS))
    told = html(edited(compose(corpus(store), Focus(), ground()), Edits()))
    store.close()
    out = tmp_path / "briefing.html"
    out.write_text(told, encoding="utf-8")
    return out.as_uri()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_is_clean_and_fits_a_phone(briefed: str, visit: Visit, theme: str):
    page = visit(briefed, wait=LEAD, width=390, height=844, theme=theme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert serious(page) == []


def test_the_page_is_clean_on_a_wide_screen(briefed: str, visit: Visit):
    assert serious(visit(briefed, wait=LEAD)) == []


def test_the_word_document_comes_down_and_opens(briefed: str, visit: Visit):
    page = visit(briefed, wait=LEAD)
    with page.expect_download(timeout=60_000) as coming:
        page.get_by_role("button", name="Word").click()
    content = Path(coming.value.path()).read_bytes()
    document = docx.Document(io.BytesIO(content))
    assert document.paragraphs[0].text == "Who stands where on Russia"
    assert coming.value.suggested_filename == "briefing.docx"


def test_the_link_of_an_edited_briefing_opens_it_for_somebody_else(briefed: str, visit: Visit):
    page = visit(briefed, wait=LEAD)
    page.get_by_role("button", name="Leave out").first.click()
    page.wait_for_url("**briefing=**")
    settle(page)
    other = visit(page.url, wait=LEAD)
    assert "Key actors and positions" not in other.locator(f"{BLOCK} h2").all_inner_texts()
    expect(other.get_by_role("button", name="take back")).to_be_visible()


def test_a_reference_leads_to_the_words_in_the_article(briefed: str, visit: Visit):
    page = visit(briefed, wait=LEAD)
    page.locator(".d-brief blockquote .ref a").first.click()
    page.wait_for_selector(".d-article .here")
    expect(page.locator(".d-article .here").first).to_be_in_viewport()


def test_present_opens_the_file_in_a_tab_and_arrow_keys_turn_it(briefed: str, visit: Visit):
    page = visit(briefed, wait=LEAD)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Present").click()
    told = opened.value
    told.wait_for_selector("body.present")
    _turns(told)


def test_the_exported_file_is_presented_without_a_server(file: str, reading: Page):
    page = reading
    page.goto(file)
    expect(page.locator(".panel").nth(3)).to_be_visible()
    page.get_by_role("button", name="Present").click()
    page.wait_for_function("document.fullscreenElement !== null")
    _turns(page)
    page.keyboard.press("Escape")
    expect(page.locator("body.present")).to_have_count(0)
    expect(page.locator(".panel").nth(3)).to_be_visible()


def test_the_exported_file_is_clean(file: str, reading: Page):
    page = reading
    page.goto(file)
    assert serious(page) == []
    page.keyboard.press("p")
    assert page.locator(".panel.on").count() == 1
    assert serious(page) == []


def test_the_exported_file_asks_for_nothing(file: str, reading: Page):
    asked: list[str] = []
    reading.on("request", lambda request: asked.append(request.url))
    reading.goto(file)
    reading.wait_for_selector(".panel")
    assert asked == [file]


def test_the_demo_corpus_prints_to_two_pages(store: Path, reading: Page, tmp_path: Path):
    opened = Store(str(store))
    told = html(edited(compose(corpus(opened, "demo"), Focus("demo"), ground()), Edits()))
    opened.close()
    out = tmp_path / "demo.html"
    out.write_text(told, encoding="utf-8")
    reading.goto(out.as_uri())
    assert len(PdfReader(io.BytesIO(reading.pdf(prefer_css_page_size=True))).pages) <= 2


def _turns(page: Page) -> None:
    """One panel at a time, by arrow keys, from the first to the last."""
    panels = page.locator(".panel")
    expect(panels.nth(0)).to_be_visible()
    expect(panels.nth(1)).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(panels.nth(0)).to_be_hidden()
    expect(panels.nth(1)).to_be_visible()
    page.keyboard.press("End")
    expect(panels.last).to_be_visible()
    expect(page.locator(".place")).to_have_text(f"{panels.count()} / {panels.count()}")
    page.keyboard.press("ArrowLeft")
    expect(panels.last).to_be_hidden()
    size = page.locator(".panel.on").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size > 20
