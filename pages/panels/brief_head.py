"""The head of the briefing page: what it is, whether it may leave, files, presenting, kept ones."""

from dataclasses import replace
from html import escape

import streamlit as st

from analysis.briefing.compare import differences
from analysis.briefing.edits import stale
from analysis.briefing.html import KEY, html
from analysis.briefing.html import state as standing
from analysis.briefing.lint import Refusal, lint
from analysis.briefing.render import WORDS, rendered
from analysis.briefing.tables import bundle
from analysis.briefing.wording import moment
from analysis.errors import BriefingError
from analysis.logs import made
from analysis.roles import Act
from analysis.store import briefings
from analysis.types import Focus
from pages.panels import brief, data, focus, sharing, signed, state, text
from pages.panels.brief import Opened

SINCE, TITLE, HANDLING, REVIEWED = "brief-since", "brief-title", "brief-handling", "brief-reviewed"
NAME = "briefing"
MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "md": "text/markdown",
    "zip": "application/zip",
}
# Opens the exported file as it is, in a tab of its own, where arrow keys turn its panels.
PRESENT = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  button.onclick = () => {
    const url = URL.createObjectURL(new Blob([data.html], { type: "text/html" }))
    window.open(url + "#present", "_blank")
    setTimeout(() => URL.revokeObjectURL(url), 60000)
  }
}
"""
LOOK = """
button { font: 400 .875rem "Source Sans", sans-serif; min-height: 2.5rem; padding: .25rem .75rem;
  border: 1px solid var(--st-border-color); border-radius: .5rem; cursor: pointer;
  background: var(--st-background-color); color: var(--st-text-color); }
button:hover, button:focus-visible { border-color: var(--st-primary-color); }
"""
_present = st.components.v2.component(
    "detente_present", html='<button type="button">Present</button>', css=LOOK, js=PRESENT
)


def show(held: Opened) -> None:
    """Everything above the blocks."""
    _told()
    shown = held.shown
    st.html(f'<h1 class="d-scope" dir="auto">{escape(shown.title)}</h1>')
    scope = shown.scope[int(shown.fictional) :]  # the masthead says that it is fictional
    st.html(
        f'<p class="d-note">{escape(" ".join(scope))} {escape(standing(shown))}</p>'
        f'<p class="d-note">{escape(KEY)}</p>'
    )
    _changed_since(held)
    refusals = lint(shown, held.texts)
    with st.container(key="brief-bar", horizontal=True, vertical_alignment="bottom", gap="small"):
        day = focus.from_query({"since": [shown.since]}).since
        state.hold(SINCE, day)
        st.date_input(
            "What changed since", key=SINCE, min_value=focus.FIRST, max_value=focus.LAST,
            format="YYYY-MM-DD", width=170, on_change=brief.set_since, args=(held, SINCE),
        )  # fmt: skip
        if not refusals:
            _files(held)
        _names(held)
        _kept(held)
        if held.kept:
            sharing.show(held.on)
    if refusals:
        _refused(refusals)


def _told() -> None:
    """What went wrong the last time."""
    if problem := state.held(brief.PROBLEM):
        st.error(str(problem), icon=":material/error:")
        state.forget(brief.PROBLEM)


def _refused(refusals: tuple[Refusal, ...]) -> None:
    each = "".join(f"<li>{escape(str(one))}</li>" for one in refusals)
    st.html(
        '<div class="d-refused" role="alert"><b>This briefing can’t leave the desk yet.</b> '
        f"It breaks rules of a briefing:<ul>{each}</ul></div>"
    )


def _files(held: Opened) -> None:
    """The files, each made and checked when it is asked for."""
    for kind, label in (("docx", "Word"), ("html", "HTML"), ("md", "Markdown")):
        st.download_button(
            label, _maker(held, kind), file_name=f"{NAME}.{kind}", mime=MIME[kind],
            key=f"brief-{kind}", on_click="ignore", help=f"The {WORDS[kind]}",
            type="primary" if kind == "docx" else "secondary", icon=":material/download:",
        )  # fmt: skip
    st.download_button(
        "Tables", lambda: made("zip", bundle(held.shown)), file_name=f"{NAME}-tables.zip",
        mime=MIME["zip"], key="brief-zip", on_click="ignore", icon=":material/download:",
        help="Every table behind it (CSV, XLSX, JSONL) and the sources (BibTeX, RIS, CSL-JSON)",
    )  # fmt: skip
    _present(key="brief-present", data={"html": html(held.shown)}, width="content")


def _maker(held: Opened, kind: str):  # noqa: ANN202 - a function without arguments
    def make() -> bytes:
        return made(kind, rendered(held.shown, kind, held.texts))

    return make


def _names(held: Opened) -> None:
    """Title, handling mark and who reviewed it: typed by a person, signed by whoever signed in."""
    if not signed.may(Act.BRIEF):
        return
    reviewer = signed.who().name
    with st.popover("Title, handling, review", icon=":material/edit_note:"):
        for label, key, value, field in (
            ("Title", TITLE, held.shown.title, "title"),
            ("Handling mark", HANDLING, held.edits.handling, "handling"),
            ("Reviewed by", REVIEWED, held.edits.reviewed_by, "reviewed_by"),
        ):
            if field == "reviewed_by" and reviewer:
                _review(held, reviewer)
                continue
            state.hold(key, value)
            st.text_input(label, key=key, on_change=_name, args=(held, key, field))


def _review(held: Opened, reviewer: str) -> None:
    """Nobody signs a review for anybody else."""
    by = held.edits.reviewed_by
    if by and by != reviewer:
        st.caption(f"Reviewed by {text.plain(by)}")
    state.hold(REVIEWED, by == reviewer)
    st.checkbox(f"Reviewed by {text.plain(reviewer)}", key=REVIEWED, on_change=_reviewed,
                args=(held,))  # fmt: skip


def _reviewed(held: Opened) -> None:
    by = signed.who().name if state.held(REVIEWED) else ""
    brief.change(held, lambda edits: replace(edits, reviewed_by=by))


def _name(held: Opened, key: str, field: str) -> None:
    value = " ".join(str(state.held(key) or "").split())
    brief.change(held, lambda edits: replace(edits, **{field: value}))


def _kept(held: Opened) -> None:
    """The kept briefings of this workspace, to open or delete."""
    found = briefings.listed(data.reading(held.on.workspace), held.on.workspace)
    if held.kept:
        st.button("Close", key="brief-close", on_click=brief.leave, help="Back to a new draft")
    if not found:
        return
    with st.popover(f"Kept ({len(found)})", icon=":material/folder:"):
        for one in found[:20]:
            with st.container(horizontal=True, vertical_alignment="center"):
                here = held.kept is not None and one.id == held.kept.id
                made = moment(one.made_at.isoformat())
                label = f"{text.plain(one.title)} ({text.plain(made)}){' · open' if here else ''}"
                st.button(label, key=f"brief-open-{one.id}", type="tertiary", disabled=here,
                          on_click=_open, args=(one.id,))  # fmt: skip
                st.button("Changes since it", key=f"brief-beside-{one.id}", type="tertiary",
                          on_click=brief.beside, args=(one,))  # fmt: skip
                if signed.may(Act.BRIEF):
                    st.button("Delete", key=f"brief-delete-{one.id}", type="tertiary",
                              on_click=brief.delete, args=(one.id,))  # fmt: skip


def _open(one: str) -> None:
    st.query_params[brief.ID] = one


def _changed_since(held: Opened) -> None:
    """Whether the workspace has moved on, and which of the analyst's words are stale by now."""
    if held.kept:
        st.html(
            '<p class="d-note" role="status">Kept with its edits: the address of this page '
            "leads back to it, and can be shared.</p>"
        )
    if held.kept and held.is_old:
        with st.container(key="brief-old"):
            st.html(
                '<p class="d-detail"><b>The workspace has changed since this briefing was '
                "composed.</b> It shows what was known then.</p>"
            )
            day = focus.from_query({"since": [held.shown.since]}).since
            if signed.may(Act.BRIEF):
                st.button("Compose it anew, keep my edits", key="brief-refresh", type="primary",
                          on_click=brief.refresh, args=(held, day))  # fmt: skip
            with st.expander("What stands otherwise now"):
                try:
                    now = data.draft(held.on, day)
                except BriefingError as error:
                    st.text(str(error))
                else:
                    told = differences(held.composed, now.standing)
                    st.html("".join(f"<p>{escape(one.text)}</p>" for one in told))
    if old := stale(held.shown):
        count = text.counted(len(old), "sentence")
        st.html(
            f'<p class="d-refused" role="status">{count} of an analyst’s stands over facts that '
            "have changed since; each says below what the desk says now.</p>"
        )


def no_such(on: Focus) -> None:
    """The page of an address that names no briefing."""
    st.html(
        '<div class="d-blank"><h1>There is no such briefing</h1><p>The address names one that was '
        "deleted, or is in another store.</p></div>"
    )
    st.button("Compose a new one", key="brief-new", type="primary", on_click=brief.leave)
