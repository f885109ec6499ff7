"""The activity of a workspace: every correction by whom, when and why, with filters and undo."""

from collections import Counter
from html import escape

import streamlit as st

from analysis.corrections import OF_ARTICLES, active
from analysis.frames import Corpus
from analysis.types import Correction, CorrectionKind, Focus
from pages.panels import correction_log, data, focus, nav, state, titled
from pages.panels.text import counted, plain

WORDS, KIND, WHO, HOLDS, PAGE = "act-words", "act-kind", "act-who", "act-holds", "act-page"
EACH = 12
NO_NAME = "no name given"
KINDS = {
    CorrectionKind.STANCE: "Positions",
    CorrectionKind.SPEAKER: "Speakers",
    CorrectionKind.DATE: "Dates",
    CorrectionKind.COPIES: "Copies",
    CorrectionKind.NO_COPIES: "No copies",
    CorrectionKind.CONFIRM: "Confirmed actors",
    CorrectionKind.MERGE: "Joined actors",
    CorrectionKind.SPLIT: "Parted actors",
    CorrectionKind.RENAME: "Names",
    CorrectionKind.KIND: "Kinds",
    CorrectionKind.IGNORE: "No actors",
}
NOTE = (
    "A correction is a rule that is laid over what the desk read: everything follows it, and "
    "taking it back is one more line here. Nothing is ever lost."
)
IN_FORCE, IDLE, UNDONE = "In force", "Without effect now", "Taken back"


def show(whole: Corpus, on: Focus) -> None:
    """The filters and a page of the log, the latest first."""
    rules = data.reading(on.workspace).corrections(on.workspace)
    held = {rule.id for rule in active(rules)}
    idle = held & set(data.questions(on).dormant)
    entries = [rule for rule in reversed(rules) if rule.kind != CorrectionKind.UNDO]
    st.html('<h1 class="d-scope">Activity</h1>')
    titled.show("Corrections", _finding(entries, held), note=NOTE)
    if not entries:
        return
    status = {rule.id: _status(rule, held, idle) for rule in entries}
    titles = whole.articles.set_index("id")["title"].to_dict()
    told = {rule.id: correction_log.said(rule, titles) for rule in entries}
    shown = _chosen(entries, status, told)
    if not shown:
        st.html('<p class="d-empty" role="status">No correction is like that.</p>')
    undone = {rule.undoes: rule for rule in rules if rule.undoes}
    pages = -(-len(shown) // EACH) or 1
    key = f"{PAGE} {[state.held(one) for one in (WORDS, KIND, WHO, HOLDS)]}"
    number = min(int(state.held(key) or 1), pages)
    for rule in shown[(number - 1) * EACH : number * EACH]:
        back, dormant = undone.get(rule.id), rule.id in idle
        correction_log.entry(rule, told[rule.id], on, back=back, dormant=dormant)
        _place(rule, whole, on)
    if pages > 1:
        st.pagination(pages, key=key)


def _finding(entries: list[Correction], held: set[int]) -> str:
    if not entries:
        return "Nobody has corrected anything yet"
    people = {rule.author or NO_NAME for rule in entries}
    count = counted(len(entries), "correction")
    return f"{count} by {counted(len(people), 'person', 'people')}, {len(held):,} in force"


def _status(rule: Correction, held: set[int], idle: set[int]) -> str:
    if rule.id not in held:
        return UNDONE
    return IDLE if rule.id in idle else IN_FORCE


def _chosen(
    entries: list[Correction], status: dict[int, str], told: dict[int, str]
) -> list[Correction]:
    """The entries that the filters leave; a filter is there where it can tell some apart."""
    with st.container(key="act-filters", horizontal=True, vertical_alignment="bottom"):
        found = st.text_input("Find", key=WORDS, placeholder="A name, a reason", width=230)
        who = _who(entries)
        kinds = _pills("What", KIND, Counter(str(rule.kind) for rule in entries), KINDS)
        holds = _pills("Standing", HOLDS, Counter(status.values()), {})
    wanted = (found or "").casefold().split()
    return [
        rule
        for rule in entries
        if (not who or (rule.author or NO_NAME) == who)
        and (not kinds or str(rule.kind) in kinds)
        and (not holds or status[rule.id] in holds)
        and all(word in f"{told[rule.id]} {rule.reason}".casefold() for word in wanted)
    ]


def _who(entries: list[Correction]) -> str | None:
    names = sorted({rule.author or NO_NAME for rule in entries})
    if len(names) < 2:
        return None
    return st.selectbox("By", names, key=WHO, index=None, placeholder="Anybody", width=200)


def _pills(
    label: str, key: str, counts: Counter[str], words: dict[CorrectionKind, str]
) -> list[str]:
    if len(counts) < 2:
        return []
    names = {str(kind): name for kind, name in words.items()}
    return st.pills(
        label, [one for one, _ in counts.most_common()], selection_mode="multi", key=key,
        format_func=lambda one: f"{names.get(one, one)} · {counts[one]}", width="content",
    )  # fmt: skip


def _place(rule: Correction, whole: Corpus, on: Focus) -> None:
    """A link to what the correction is about, where it is there."""
    here = [one for one in rule.articles if one in set(whole.articles["id"])]
    if rule.kind in OF_ARTICLES and here:
        st.page_link(
            nav.ARTICLE, label="The article", icon=":material/article:",
            query_params={**focus.to_query(on), focus.READ: here[0]},
        )  # fmt: skip
        return
    names = {rule.actor, rule.value} - {""}
    for one, name in zip(whole.actors["id"], whole.actors["name"], strict=True):
        if name in names and rule.kind not in OF_ARTICLES:
            st.page_link(
                nav.ACTORS, label=plain(name), icon=":material/person:",
                query_params={"workspace": on.workspace, "actor": one},
            )  # fmt: skip
            return


def link(on: Focus) -> None:
    """The way to the log from any page."""
    count = len(active(data.reading(on.workspace).corrections(on.workspace)))
    label = f"{counted(count, 'correction')} in force" if count else "No corrections yet"
    st.page_link(
        nav.ACTIVITY, label=escape(label), icon=":material/history:",
        query_params=focus.to_query(on),
    )  # fmt: skip
