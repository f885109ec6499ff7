"""Adding articles: text or files in, a preview, then analysis with its progress into the store."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from itertools import chain, count
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis.errors import AnalysisError, SourceError
from analysis.figures.sheet import cut, day
from analysis.language import load as load_pipeline
from analysis.pipeline import ANALYSER, analyse
from analysis.settings import Settings
from analysis.sources import load, pasted
from analysis.store import DESK, Store
from analysis.types import Analysis, Article, Focus
from pages.panels import data, focus, language, nav

Found = Sequence[Article | SourceError]
FROM_TEXT, FROM_FILES = "Paste text", "Upload files"


def workspace(on: Focus, store: Store) -> str:
    """Where articles go: the workspace in view, or the desk when that one is fictional."""
    fictional = {space.name for space in store.workspaces() if space.fictional}
    return DESK if on.workspace in fictional else on.workspace


def from_text(settings: Settings) -> Found:
    """The form for pasted text; what is in it."""
    words = st.text_area(
        "Text of the article",
        height=260,
        placeholder="Headline on the first line, then the article as it was printed.",
    )
    with st.container(horizontal=True):
        day_printed = st.date_input(
            "Date of publication", value=None, max_value=_today(), format="YYYY-MM-DD",
            help="“Thursday” or “last week” can be dated only when this is known.", width=220,
        )  # fmt: skip
        outlet = st.text_input("Outlet", width=240)
        address = st.text_input("Address (URL)", width=320)
    if not words.strip():
        return ()
    try:
        return (pasted(words, settings, published=day_printed, outlet=outlet, url=address),)
    except SourceError as error:
        return (error,)


def _today() -> datetime:
    return datetime.now(UTC)


def from_files(settings: Settings) -> Found:
    """The form for files; what is in them. A manifest.csv among them gives dates and outlets."""
    files = st.file_uploader(
        "Text files, with a manifest.csv if there is one",
        accept_multiple_files=True,
        help="manifest.csv has the columns file, date, outlet, author, url.",
    )
    return tuple(_read(files, settings)) if files else ()


def _free(path: Path) -> Path:
    """The path, numbered where another file of that name came before."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(one for one in chain([path], numbered) if not one.exists())


def _read(files: Iterable[UploadedFile], settings: Settings) -> Iterator[Article | SourceError]:
    with tempfile.TemporaryDirectory(prefix="detente-") as folder:
        for file in files:
            name = Path(file.name.replace("\\", "/")).name or "unnamed.txt"
            _free(Path(folder, name)).write_bytes(file.getvalue())
        for found in load([Path(folder)], settings):
            if isinstance(found, Article):
                yield replace(found, path=Path(found.path).name)
            else:
                yield SourceError(str(found).replace(f"{folder}/", "").replace(folder, "upload"))


def preview(found: Found) -> list[Article]:
    """Shows what was read and what could not be; the articles."""
    articles = [one for one in found if isinstance(one, Article)]
    for one in found:
        if isinstance(one, SourceError):
            st.html(f'<p class="d-refused" role="alert">{escape(str(one))}</p>')
    for one in articles:
        source = ", ".join(filter(None, (one.outlet or "outlet not given", day(one.published))))
        body = one.text.partition("\n")[2].strip()
        st.html(
            f'<div class="d-preview"><b>{escape(one.title)}</b><p class="d-where">'
            f"{escape(source)}, {len(one.text):,} characters</p>"
            f"<p>{escape(cut(body, 280))}</p></div>"
        )
    told = pd.DataFrame([(one.language,) for one in articles], columns=["language"])
    if unread := language.counted_unread(told):
        st.html(f'<p class="d-note">{escape(unread)} Only English is read; they are kept.</p>')
    undated = sum(one.published is None for one in articles)
    if undated:
        which = "No date is given" if len(articles) == 1 else f"{undated} have no date"
        st.html(f'<p class="d-note">{which}: words like “Thursday” can’t be resolved then.</p>')
    return articles


def analysed(articles: Sequence[Article]) -> Iterator[Analysis | AnalysisError]:
    """Analyses in order, one session at a time; an error where a rule failed on an article."""
    if articles:
        with data.one_at_a_time():
            yield from analyse(articles, load_pipeline(data.settings().spacy_model))


def save(articles: Sequence[Article], into: str) -> None:
    """Analyses articles and keeps each as soon as it is done."""
    store = data.store()
    store.open_workspace(into)
    new = store.pending(articles, ANALYSER, into)
    bar = st.progress(0.0, text="Loading the language pipeline…")
    failed = []
    for number, result in enumerate(analysed(new), start=1):
        if isinstance(result, AnalysisError):
            failed.append(result)
        else:
            store.save(result, into)
        bar.progress(number / len(new), text=f"{number} of {len(new)} analysed")
    bar.empty()
    for one in failed:
        st.html(f'<p class="d-refused" role="alert">{escape(str(one))}</p>')
    there = len(articles) - len(new)
    known = f" {there} there already." if there else ""
    done = len(new) - len(failed)
    st.html(f'<p class="d-done" role="status"><b>{done} analysed and kept.</b>{known}</p>')
    query = focus.to_query(Focus(workspace=into))
    if len(articles) == 1:
        query["article"] = store.place(articles[0], into).id
    st.page_link(nav.DESK, label="See them on the desk", icon=":material/arrow_forward:",
                 query_params=query)  # fmt: skip
