"""What an analyst gives: files, addresses or pasted text, each with its limits beside it."""

import io
import zipfile
from datetime import UTC, datetime
from html import escape

import streamlit as st

from analysis.errors import SourceError
from analysis.loading.draft import MOST_ADDRESSES, MOST_FILES, MOST_MEGABYTES
from analysis.settings import Settings
from analysis.sources import pasted
from analysis.sources.address import MOST_PAGES
from analysis.sources.archive import DAMAGED
from analysis.store.savefile import MANIFEST
from pages.panels import data, state
from pages.panels.load import drafts
from pages.panels.text import counted

FILES, ADDRESS, PASTE = "Files", "Web address or feed", "Paste text"
ROUND = "given-round"  # a number in the keys of the fields: a new one empties them
TEXT, DAY, OUTLET, URL = "given-text", "given-day", "given-outlet", "given-url"
ADDRESSES, PAGES = "given-addresses", "given-pages"


def show(into: str) -> None:
    """The choice of what to give, and its form."""
    ways = [FILES, ADDRESS, PASTE]
    way = st.segmented_control(
        "What do you have?", ways, default=FILES, key="given-way", required=True
    )
    forms = {FILES: _files, ADDRESS: _addresses, PASTE: _paste}
    forms[way](into, data.settings())
    if why := drafts.problem():
        st.html(f'<p class="d-refused" role="alert">{escape(why)}</p>')


def _key(name: str) -> str:
    return f"{name}-{state.held(ROUND) or 0}"


def _emptied() -> None:
    state.hold(ROUND, int(state.held(ROUND) or 0) + 1)


def _files(into: str, settings: Settings) -> None:
    st.file_uploader(
        "Drop articles here: text, HTML, PDF, Word, tables, JSON, feeds, exports, ZIP archives",
        accept_multiple_files=True,
        key=_key("given-files"),
        max_upload_size=settings.max_file_megabytes,
        on_change=_take_files,
        args=(into,),
    )
    st.html(
        f'<p class="d-note">Up to {settings.max_file_megabytes} MB a file, {MOST_FILES:,} files '
        f"and {MOST_MEGABYTES} MB at once; {settings.max_characters:,} characters an article, "
        f"{settings.max_articles:,} articles a file, {settings.max_pages:,} pages a PDF. A "
        "<code>manifest.csv</code> among them (file, date, outlet, author, url) says what the "
        "files don’t.</p>"
    )


def _take_files(into: str) -> None:
    given = [(one.name, one.getvalue()) for one in state.held(_key("given-files")) or ()]
    saved = [name for name, raw in given if _is_workspace(raw)]
    if saved:
        drafts.refuse(
            f"{saved[0]}: it is a saved workspace, no article. Open it under “Workspaces” below."
        )
    if rest := [(name, raw) for name, raw in given if name not in saved]:
        drafts.give(into, lambda draft: draft.add_files(rest))
    _emptied()


def _is_workspace(raw: bytes) -> bool:
    """Whether a file is a workspace that Détente saved.

    >>> _is_workspace(b"They met.")
    False
    """
    if not raw.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return MANIFEST in archive.namelist()
    except DAMAGED:
        return False


def _addresses(into: str, settings: Settings) -> None:
    if not settings.fetch_ports:
        st.html(
            '<p class="d-empty">Fetching is switched off here (DETENTE_FETCH_PORTS). Save the page '
            "in your browser and drop the file.</p>"
        )
        return
    with st.form(_key("given-address-form"), border=False):
        st.text_area(
            "Addresses of articles, feeds or files, one a line",
            height=110,
            key=_key(ADDRESSES),
            placeholder="https://example.org/2017/02/16/talks",
        )
        st.checkbox(
            "Of a feed, fetch the page of each entry of which it holds only a summary",
            key=_key(PAGES),
            help=f"Up to {MOST_PAGES} pages, a second apart.",
        )
        st.form_submit_button("Fetch", type="primary", on_click=_take_addresses, args=(into,))
    st.html(
        f'<p class="d-note">Up to {MOST_ADDRESSES} addresses at once, '
        f"{settings.fetch_seconds} seconds each; http and https on the public internet only. "
        "robots.txt is obeyed, and what a page says of its rights is shown. Nothing signs in: save "
        "a page behind a sign-in in your browser and drop the file.</p>"
    )


def _take_addresses(into: str) -> None:
    lines = str(state.held(_key(ADDRESSES)) or "").split("\n")
    given = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    pages = bool(state.held(_key(PAGES)))
    if not given:
        drafts.refuse("Nothing was fetched: give an address first.")
    elif drafts.give(into, lambda draft: draft.add_addresses(given, pages=pages)):
        _emptied()


def _paste(into: str, settings: Settings) -> None:
    with st.form(_key("given-paste-form"), border=False):
        st.text_area(
            "Text of the article",
            height=240,
            key=_key(TEXT),
            placeholder="Headline on the first line, then the article as it was printed.",
        )
        with st.container(horizontal=True):
            st.date_input(
                "Date of publication",
                value=None,
                max_value=datetime.now(UTC).date(),
                format="YYYY-MM-DD",
                help="“Thursday” or “last week” can be dated only when this is known.",
                width=220,
                key=_key(DAY),
            )
            st.text_input("Outlet", width=240, key=_key(OUTLET))
            st.text_input("Address (URL)", width=320, key=_key(URL))
        st.form_submit_button("Look at it", type="primary", on_click=_take_paste, args=(into,))
    longest = counted(settings.max_characters, "character")
    st.html(f'<p class="d-note">One article, up to {longest}.</p>')


def _take_paste(into: str) -> None:
    try:
        article = pasted(
            str(state.held(_key(TEXT)) or ""),
            data.settings(),
            published=state.held(_key(DAY)),
            outlet=str(state.held(_key(OUTLET)) or ""),
            url=str(state.held(_key(URL)) or ""),
        )
    except SourceError as error:
        drafts.refuse(str(error))
        return
    if drafts.give(into, lambda draft: draft.add_pasted(article)):
        _emptied()
