"""What was done to a workspace besides corrections, by whom and when; to admins, everywhere."""

from html import escape

import streamlit as st

from analysis.export import table_csv
from analysis.figures.sheet import cut
from analysis.logs import made
from analysis.roles import Act, Role
from analysis.store.deeds import Deed, listed
from analysis.types import Focus
from pages.panels import data, signed, state, titled
from pages.panels.text import counted

EVERYWHERE, PAGE = "deeds-everywhere", "deeds-page"
EACH, LONGEST = 12, 200
MOST = 5000  # deeds that are told of, the last ones
TABLE = ("id", "when", "name", "who", "what", "workspace", "detail")
DID = {
    Act.CORRECT: "corrected",
    Act.LOAD: "added articles",
    Act.BRIEF: "worked on a briefing",
    Act.SHARE: "shared a view",
    Act.MAKE: "made the workspace",
    Act.RENAME: "renamed the workspace",
    Act.MEMBERS: "said who may open the workspace",
    Act.EMPTY: "emptied the workspace",
    Act.DELETE: "deleted the workspace",
}


def show(on: Focus) -> None:
    """A page of the log, the latest first; corrections have a list of their own."""
    is_admin = signed.is_on() and signed.who().role is Role.ADMIN
    everywhere = bool(state.held(EVERYWHERE)) and is_admin
    found = listed(data.reading(on.workspace), "" if everywhere else on.workspace, last=MOST)
    shown = [one for one in found if everywhere or one.act != Act.CORRECT]
    if not shown and not is_admin:
        return
    titled.show("Other changes", counted(len(shown), "change"))
    if is_admin:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.toggle("Of every workspace, deleted ones and corrections too", key=EVERYWHERE)
            st.download_button(
                "CSV", lambda: made("csv", table(found)), file_name="changes.csv", mime="text/csv",
                key="deeds-csv", on_click="ignore", type="tertiary", icon=":material/download:",
            )  # fmt: skip
    pages = -(-len(shown) // EACH) or 1
    key = f"{PAGE} {everywhere}"
    number = min(int(state.held(key) or 1), pages)
    for one in shown[(number - 1) * EACH : number * EACH]:
        _entry(one, everywhere=everywhere)
    if pages > 1:
        st.pagination(pages, key=key)


def _entry(one: Deed, *, everywhere: bool) -> None:
    who = one.name or "Somebody"
    if everywhere and one.who:
        who += f" ({one.who})"
    where = f" in {one.workspace}" if everywhere and one.workspace else ""
    detail = f": {cut(one.detail, LONGEST)}" if one.detail else ""
    when = f"{one.made_at:%d %b %Y, %H:%M} UTC" if one.made_at else ""
    did = DID.get(one.act, one.act)  # type: ignore[call-overload]
    st.html(
        f'<p class="d-where"><b>{escape(who)}</b> {escape(did)}{escape(where)}{escape(detail)}'
        f"<br>{when}</p>"
    )


def table(found: tuple[Deed, ...]) -> bytes:
    """The log as CSV.

    >>> content = table((Deed("=Anna", "a@b.org 7", "load", "desk", "3 articles", 4),))
    >>> content.decode("utf-8-sig").splitlines()[1]
    "4,,'=Anna,a@b.org 7,load,desk,3 articles"
    """
    rows = (
        (one.id, one.made_at and one.made_at.isoformat(timespec="seconds"), one.name, one.who,
         one.act, one.workspace, one.detail)
        for one in found
    )  # fmt: skip
    return table_csv(TABLE, rows)
