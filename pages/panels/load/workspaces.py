"""Workspaces: what each holds and who opens it; make, name, copy, empty, delete, save, open one."""

import re
import tempfile
from collections.abc import Callable
from html import escape

import streamlit as st

from analysis.errors import DetenteError, RightsError
from analysis.logs import made
from analysis.roles import Act, entries, is_among, is_entry, may_name_members
from analysis.store import Store, Workspace
from analysis.store.savefile import open_workspace_file, save_workspace
from analysis.types import Focus
from pages.panels import data, focus, masthead, signed, state
from pages.panels.text import counted, plain

NEW, FILE, TOLD, FOR = "workspace-new", "workspace-file", "workspace-told", "workspace-for"
RENAME, COPY, MEMBERS, EMPTY, DELETE = "Rename", "Copy", "Members", "Empty", "Delete"
ACTS = {
    RENAME: Act.RENAME, COPY: Act.MAKE, MEMBERS: Act.MEMBERS, EMPTY: Act.EMPTY, DELETE: Act.DELETE
}  # fmt: skip
HOW = "Addresses, @domain or group:NAME, apart by commas"
SPOOLED = 20_000_000  # bytes of a saved workspace that are held in memory


def show(on: Focus, *, level: int = 2) -> None:
    """The workspaces, each with what can be done to it.

    `level` is that of their heading: 1 on a page that has nothing else.
    """
    st.html(
        f'<h{level} class="d-finding d-apart">Workspaces</h{level}>'
        '<p class="d-note">A workspace is a set of '
        "articles with its own corrections. Nothing of one is counted in another, and fictional "
        "articles are never in one with real ones.</p>"
    )
    _told()
    for number, space in enumerate(data.workspaces()):
        _row(space, number, on)
    if not signed.may(Act.MAKE):
        return
    with st.container(key="spaces-more", horizontal=True, gap="medium"):
        with st.container(width=320), st.form("workspace-form", border=False, clear_on_submit=True):
            st.text_input("A new workspace", key=NEW, placeholder="Its name", max_chars=80)
            if signed.is_on():
                st.text_input("Who may open it", key=FOR, placeholder="Everyone who signs in",
                              help=HOW)  # fmt: skip
            st.form_submit_button("Make it", on_click=_make)
        turn = int(state.held(f"{FILE}-turn") or 0)
        st.file_uploader(
            "Open a workspace that was downloaded (ZIP)",
            type="zip",
            key=f"{FILE}-{turn}",
            max_upload_size=data.settings().max_unpacked_megabytes,
            on_change=_open,
            args=(turn,),
            width=420,
        )


def _told() -> None:
    """What became of the last change."""
    is_well, words = state.held(TOLD) or (True, "")
    state.forget(TOLD)
    if words:
        look, role = ("d-done", "status") if is_well else ("d-refused", "alert")
        st.html(f'<p class="{look}" role="{role}">{escape(words)}</p>')


def _row(space: Workspace, number: int, on: Focus) -> None:
    name = masthead.label(space)
    holds = f"{counted(space.articles, 'article')}, {counted(space.corrections, 'correction')}"
    here = " In view." if space.name == on.workspace else ""
    busy = data.register().is_loading(data.reading(space.name), space.name)
    closed = f" Open to {', '.join(space.members)}." if space.members else ""
    with st.container(
        key=f"space-row-{number}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.html(
            f'<p class="d-space"><b>{escape(name)}</b>'
            f'<span class="d-where">{holds}.{here}{escape(closed)}'
            f"{' Articles are on their way.' * busy}</span></p>"
        )
        if space.name != on.workspace:
            st.button(
                "Look at it",
                key=f"space-open-{number}",
                type="tertiary",
                on_click=focus.write,
                args=(Focus(workspace=space.name),),
            )
        st.download_button(
            "Download",
            _saver(data.reading(space.name), space.name),
            file_name=file_name(space.name),
            mime="application/zip",
            key=f"space-save-{number}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
        if ways := _ways(space):
            with st.popover("Change", key=f"space-change-{number}", type="tertiary"):
                _change(space, number, ways, busy)


def _ways(space: Workspace) -> list[str]:
    """What this person may do to a workspace."""
    ways = [what for what, act in ACTS.items() if signed.may(act)]
    may_name = signed.is_on() and may_name_members(signed.who(), space.members)
    return [what for what in ways if what != MEMBERS or may_name]


def file_name(name: str) -> str:
    """A file's name that any system takes.

    >>> file_name("May: a/trial"), file_name("…")
    ('May- a-trial.zip', 'workspace.zip')
    """
    plain_name = re.sub(r"[^\w .-]+", "-", name).strip(" .-")
    return f"{plain_name or 'workspace'}.zip"


def _saver(store: Store, name: str) -> Callable[[], bytes]:
    """What makes the file when it is asked for: by then nobody can be asked who they are."""

    def save() -> bytes:
        with tempfile.SpooledTemporaryFile(max_size=SPOOLED) as file:
            save_workspace(store, file, name)
            file.seek(0)
            return made("workspace", file.read())

    return save


def _change(space: Workspace, number: int, ways: list[str], busy: bool) -> None:
    """The form for one workspace."""
    if busy:
        st.html(
            '<p class="d-note">Articles are on their way into it: stop that first, or wait.</p>'
        )
        return
    what = st.segmented_control(
        "What to do", ways, default=ways[0], required=True,
        key=f"space-what-{number}",
    )  # fmt: skip
    key = f"space-name-{number}-{what}"
    if what in (RENAME, COPY):
        st.text_input("The new name", key=key, max_chars=80)
        act = _rename if what == RENAME else _copy
        st.button(what, key=f"space-do-{number}", on_click=act, args=(space, key), type="primary")
        return
    if what == MEMBERS:
        st.text_area("Who may open it", ", ".join(space.members), key=key, height=80, help=HOW,
                     placeholder="Everyone who signs in")  # fmt: skip
        st.button("Keep", key=f"space-do-{number}", on_click=_members, args=(space, key),
                  type="primary")  # fmt: skip
        return
    takes = counted(space.articles, "article")
    stays = "The name and the corrections stay." if what == EMPTY else "Nothing of it stays."
    st.html(
        f'<p class="d-detail">{takes} and all that was found in them go. {stays} This can’t be '
        "undone: download it first.</p>"
    )
    also = f"space-also-{number}"
    if what == EMPTY and space.corrections:
        st.checkbox(f"Its {counted(space.corrections, 'correction')} too", key=also)
    st.text_input(f"Type its name to confirm: {plain(space.name)}", key=key, placeholder=space.name)
    act = _empty if what == EMPTY else _delete
    st.button(f"{what} it", key=f"space-do-{number}", on_click=act, args=(space, key, also))


def _try(act: Callable[[], str]) -> None:
    """Does something to a workspace and keeps what is to be said of it."""
    try:
        state.hold(TOLD, (True, act()))
    except DetenteError as error:
        state.hold(TOLD, (False, str(error)))


def _named(key: str) -> str:
    return str(state.held(key) or "").strip()


def _given(key: str) -> tuple[str, ...]:
    """The members that were typed, with whoever typed them: nobody shuts themselves out.

    Raises RightsError for what can name nobody.
    """
    given = entries(str(state.held(key) or ""))
    if wrong := [one for one in given if not is_entry(one)]:
        raise RightsError(
            f"Nothing was changed: {wrong[0]!r} names nobody. Give {HOW[0].lower()}{HOW[1:]}."
        )
    return (*given, *_oneself(given)) if given else ()


def _oneself(given: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The address, or else the subject, of this person, where no entry names them yet."""
    person = signed.who()
    if is_among(person, given):
        return ()
    own = sorted(one for one in person.marks if not one.startswith(("@", "group:")))
    return tuple(own[:1])


def _make() -> None:
    name = _named(NEW)

    def act() -> str:
        data.writing(Act.MAKE, name).open_workspace(name, members=_given(FOR))
        focus.write(Focus(workspace=name))
        return f"{name} is made and in view: add articles to it above."

    _try(act)


def _members(space: Workspace, key: str) -> None:
    def act() -> str:
        if not may_name_members(signed.who(), data.reading(space.name).members(space.name)):
            raise RightsError(
                "Nothing was changed: who opens a workspace is said by its members, or by an "
                "administrator."
            )
        given = _given(key)
        told = ", ".join(given) or "everyone who signs in"
        data.writing(Act.MEMBERS, space.name, told).set_members(space.name, given)
        return f"{space.name} is open to {told}."

    _try(act)


def _rename(space: Workspace, key: str) -> None:
    new = _named(key)

    def act() -> str:
        store = data.writing(Act.RENAME, space.name, f"was {space.name}")
        store.rename_workspace(space.name, new)
        if focus.read().workspace == space.name:
            focus.write(Focus(workspace=new))
        return f"{space.name} is called {new} now."

    _try(act)


def _copy(space: Workspace, key: str) -> None:
    new = _named(key)

    def act() -> str:
        store = data.writing(Act.MAKE, space.name, f"a copy of {space.name}")
        store.copy_workspace(space.name, new)
        return f"{new} is a copy of {space.name}."

    _try(act)


def _is_confirmed(space: Workspace, key: str) -> bool:
    if _named(key) == space.name:
        return True
    state.hold(TOLD, (False, f"Nothing was changed: type the name {space.name} to confirm."))
    return False


def _empty(space: Workspace, key: str, also: str) -> None:
    def act() -> str:
        detail = counted(space.articles, "article")
        store = data.writing(Act.EMPTY, space.name, detail)
        gone = store.empty_workspace(space.name, corrections=bool(state.held(also)))
        return f"{counted(gone, 'article')} taken out of {space.name}."

    if _is_confirmed(space, key):
        _try(act)


def _delete(space: Workspace, key: str, _: str) -> None:
    def act() -> str:
        detail = counted(space.articles, "article")
        data.writing(Act.DELETE, space.name, detail).delete_workspace(space.name)
        if focus.read().workspace == space.name:
            focus.write(Focus())
        return f"{space.name} is deleted."

    if _is_confirmed(space, key):
        _try(act)


def _open(turn: int) -> None:
    file = state.held(f"{FILE}-{turn}")
    if file is None:
        return

    def act() -> str:
        store = data.writing(Act.MAKE, detail="opened from a file")
        opened = open_workspace_file(store, file, members=_oneself())
        focus.write(Focus(workspace=opened.name))
        alone = " It is open to you alone until you name others." if opened.members else ""
        return f"{opened.name} is opened and in view: {counted(opened.articles, 'article')}.{alone}"

    _try(act)
    state.hold(f"{FILE}-turn", turn + 1)
