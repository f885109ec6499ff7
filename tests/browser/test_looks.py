"""The main pages look as they are kept in looks/: a panel that moved, a theme that broke, is seen.

To keep new pictures after a change that was meant: LOOKS=keep .venv/bin/pytest
tests/browser/test_looks.py, then look at each of them before you commit it. Letters are drawn with
the fonts that the app itself serves, by the settings of Debian's fontconfig, which Chromium brings:
other fonts on the machine, or next to none, give the same pictures.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Playwright

from tests.browser import likeness
from tests.browser.conftest import ARGS, DESK, browser_path, settle

LOOKS = Path(__file__).with_name("looks")
KEEP = os.environ.get("LOOKS") == "keep"
STEADY = ("--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb")
STILL = (
    "*, *::before, *::after { animation: none !important; transition: none !important;"
    " caret-color: transparent !important; scrollbar-width: none !important; }"
)
PAGES = {
    "desk": ("/?workspace=demo&position=opposes", DESK),
    "actor": ("/actors?workspace=demo&actor=ingvild-tveitmoen", ".d-excerpt"),
    "quotes": ("/quotes?workspace=demo", ".d-quote"),
    "stance": ("/stance?workspace=demo", '[class*="st-key-change-"]'),
    "article": ("/article?workspace=demo&read=01-oslo-offers-rescue-drill", ".d-article"),
    "compare": (
        "/compare?workspace=demo&actor=norway&versus=actor%3Drussia",
        ".st-key-beside .point",
    ),
    "briefing": ("/briefing?workspace=demo", ".d-brief img"),
    "load": ("/load?workspace=demo", "[data-testid=stFileUploader]"),
}
SHAPES = {"desk-light": (1440, 1600, "light"), "phone-dark": (390, 1800, "dark")}


@pytest.fixture(scope="module")
def steady(playwright: Playwright) -> Iterator[Browser]:
    """A browser that draws letters the same everywhere."""
    chromium = playwright.chromium.launch(executable_path=browser_path(), args=[*ARGS, *STEADY])
    yield chromium
    chromium.close()


def still(browser: Browser, address: str, wait: str, shape: str) -> Page:
    """A page of that shape with nothing in motion and every font loaded."""
    width, height, theme = SHAPES[shape]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=theme,
        device_scale_factor=1,
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
    )
    page = context.new_page()
    page.set_default_timeout(60_000)  # the first of a cold server
    page.goto(address)
    page.wait_for_selector(wait, state="attached")
    page.add_style_tag(content=STILL)
    settle(page)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(500)
    return page


def shot(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide")))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_is_kept(
    app: str, steady: Browser, tmp_path: Path, name: str, shape: str
):
    path, wait = PAGES[name]
    page = still(steady, app + path, wait, shape)
    taken = shot(page)
    page.context.close()
    baseline = LOOKS / f"{name}-{shape}.png"
    if KEEP:
        likeness.kept(taken).save(baseline, optimize=True)
    assert baseline.exists(), f"no picture of it: LOOKS=keep makes {baseline.name}"
    share = likeness.difference(taken, likeness.read(baseline))
    taken.save(tmp_path / "now.png")
    likeness.marked(taken, likeness.read(baseline)).save(tmp_path / "differs.png")
    assert share <= likeness.MOST, f"{share:.1%} of it differs: see {tmp_path}"


def test_letters_come_from_the_app_and_not_from_the_machine(app: str, steady: Browser):
    page = still(steady, app + PAGES["desk"][0], DESK, "desk-light")
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    root = client.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    for selector in (".d-finding", ".d-note", ".st-key-board .annotation-text", ".stButton p"):
        node = client.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        assert node, selector
        fonts = client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        letters = max(fonts, key=lambda font: font["glyphCount"])
        assert letters["isCustomFont"], (selector, fonts)
    page.context.close()
