"""Who is at this page and what they may do: asked anew at every run, every read and every write.

Off on one's own machine: there everyone is its owner. Signing in is Streamlit's (OpenID Connect);
what a role may is in analysis/roles.py. Nothing here draws.
"""

from pathlib import Path
from urllib.parse import unquote

import streamlit as st

from analysis import shares
from analysis.errors import RightsError, ShareError
from analysis.roles import OWNER, Act, Person, Role, allows, is_over, may_open, person_of
from analysis.settings import read_settings
from analysis.store import shared
from analysis.store.shared import Share
from pages.panels import state, stores

SHARE = "detente_share"  # the cookie, so that a shared view outlives a reload; its session's state
NOBODY = Person(None)
WHAT = {
    Act.CORRECT: "correct",
    Act.LOAD: "add articles",
    Act.BRIEF: "keep or change briefings",
    Act.SHARE: "share views",
    Act.MAKE: "make workspaces",
    Act.RENAME: "rename workspaces",
    Act.MEMBERS: "say who opens a workspace",
    Act.EMPTY: "empty workspaces",
    Act.DELETE: "delete workspaces",
}


def is_on() -> bool:
    """Whether people sign in here: where the secrets or the settings say so, or can't be read."""
    wanted = read_settings().sign_in
    if wanted == "auto":
        return "is_logged_in" in st.user or _is_broken()
    return wanted == "on"


def trouble() -> str:
    """Why nobody can sign in though they should; "" when all is well."""
    if "is_logged_in" in st.user:
        return ""
    if _is_broken():
        return "The file of secrets is there but can’t be read: its TOML is not right."
    return "DETENTE_SIGN_IN is on, but the secrets have no section [auth]."


def _is_broken() -> bool:
    """Whether there is a file of secrets that can't be read: then nobody is let in unasked."""
    there = any(Path(one).exists() for one in st.get_option("secrets.files"))
    return there and not st.secrets.load_if_toml_exists()


def who() -> Person:
    """The person of this session: signed in, a guest with a link, or nobody."""
    if not is_on():
        return OWNER
    if guest := _guest(str(state.held(SHARE) or "")):
        return guest
    signed_in = _signed_in()
    if signed_in and signed_in.role:
        return signed_in
    return _guest(cookie(SHARE)) or signed_in or NOBODY


def cookie(name: str) -> str:
    """What the browser holds under a name; "" where it holds nothing."""
    held = st.context.cookies.get(name)
    return unquote(held) if isinstance(held, str) else ""  # tests without a browser hold a mock


def _signed_in() -> Person | None:
    """Whoever the provider told of, while that holds."""
    claims, settings = st.user.to_dict(), read_settings()
    if claims.get("is_logged_in") is not True or is_over(claims, settings):
        return None
    return person_of(claims, settings)


def _guest(token: str) -> Person | None:
    """Whoever came by a link that can be opened now: a reader of one workspace, without a name."""
    try:
        return Person(Role.READER, only=view(token).workspace) if token else None
    except ShareError:
        return None


def view(token: str) -> Share:
    """The view that a link opens; raises ShareError, which says why it does not."""
    found = shared.find(stores.reading(), shares.opened(token, read_settings()))
    if found is None:
        raise ShareError("What this link led to was deleted.")
    if found.ended_at is not None:
        raise ShareError(
            f"This link was taken back on {found.ended_at:%d %B %Y}: ask whoever gave it to you."
        )
    return found


def token() -> str:
    """The link by which this session came, "" where its person signed in or nobody does."""
    if not who().only:
        return ""
    held = str(state.held(SHARE) or "")
    return held if _guest(held) else cookie(SHARE)


def may(act: Act) -> bool:
    """Whether the role of this person allows something: for what is drawn. Writing asks anew."""
    return allows(who().role, act)


def permit(act: Act, workspace: str) -> Person:
    """The person, when they may do this to the workspace now; raises RightsError when not."""
    person = who()
    if person.role is None:
        raise RightsError("Nothing was changed: you are not signed in any longer. Sign in again.")
    if not allows(person.role, act):
        raise RightsError(
            f"Nothing was changed: you are a{'n' * (person.role is not Role.READER)} {person.role} "
            f"here, and can’t {WHAT[act]}. Ask an administrator of this desk."
        )
    check_open(workspace, person)
    return person


def may_see(workspace: str, person: Person | None = None) -> bool:
    """Whether this person may see a workspace."""
    person = person or who()
    is_admin = person.role is Role.ADMIN and not person.only
    members = () if is_admin else stores.reading().members(workspace)
    return may_open(person, workspace, members)


def check_open(workspace: str, person: Person | None = None) -> None:
    """Raises RightsError when this person may not see a workspace."""
    if not may_see(workspace, person):
        raise RightsError(
            f"The workspace “{workspace}” is not open to you: ask one of its members, or an "
            "administrator of this desk."
        )
