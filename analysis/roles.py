"""Who somebody is by what a provider of sign-ins says of them, and what they may do then.

Claims of an ID token and the settings in; a Person out, and yes or no to an act. Left out: the
sign-in itself (Streamlit does that), and whether the claims are genuine (it has checked).
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from analysis.settings import Settings

LONGEST_NAME = 80
_ADDRESS = re.compile(r"[^\s@:,;]+@[^\s@:,;]+\.[^\s@:,;]+")  # nothing that a list reads otherwise
_DOMAIN = re.compile(r"@[^\s@:,;]+\.[^\s@:,;]+")


class Role(StrEnum):
    """What somebody is on this desk."""

    READER = "reader"
    ANALYST = "analyst"
    ADMIN = "admin"


class Act(StrEnum):
    """What is done to the store; each is noted under this name."""

    CORRECT = "correct"
    LOAD = "load"
    BRIEF = "brief"
    SHARE = "share"
    MAKE = "make"
    RENAME = "rename"
    MEMBERS = "members"
    EMPTY = "empty"
    DELETE = "delete"


ALLOWED: Mapping[Role, frozenset[Act]] = {
    Role.READER: frozenset(),
    Role.ANALYST: frozenset(Act) - {Act.EMPTY, Act.DELETE},  # what can't be undone
    Role.ADMIN: frozenset(Act),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the desk. `who` is certain, `name` is what others see; both are empty where
    nobody signs in. `marks` is what a list may know them by. A guest sees `only` one workspace.
    """

    role: Role | None
    name: str = ""
    who: str = ""
    marks: frozenset[str] = frozenset()
    only: str = ""


OWNER = Person(Role.ADMIN)  # of one's own machine, where nobody signs in


def allows(role: Role | None, act: Act) -> bool:
    """Whether a role may do something.

    >>> allows(Role.READER, Act.CORRECT), allows(Role.ANALYST, Act.CORRECT), allows(None, Act.LOAD)
    (False, True, False)
    """
    return role is not None and act in ALLOWED[role]


def may_open(person: Person, workspace: str, members: Collection[str]) -> bool:
    """Whether somebody may see a workspace with these members: with none, everyone with a role.

    >>> may_open(Person(Role.READER), "desk", ()), may_open(Person(None), "desk", ())
    (True, False)
    >>> may_open(Person(Role.ANALYST, marks=frozenset({"a@b.org"})), "desk", ("c@b.org",))
    False
    """
    if person.only:
        return person.only == workspace
    if person.role is None:
        return False
    return person.role is Role.ADMIN or not members or is_among(person, members)


def may_name_members(person: Person, members: Collection[str]) -> bool:
    """Whether somebody may change who opens a workspace: an admin, or an analyst named there.

    >>> may_name_members(Person(Role.ANALYST), ()), may_name_members(Person(Role.ADMIN), ())
    (False, True)
    """
    if not allows(person.role, Act.MEMBERS):
        return False
    return person.role is Role.ADMIN or is_among(person, members)


def is_among(person: Person, entries: Collection[str]) -> bool:
    """Whether a list names somebody: by address, domain, group or subject.

    >>> is_among(Person(None, marks=frozenset({"@b.org", "group:Desk"})), ["x@y.org", "@B.org"])
    True
    """
    return not person.marks.isdisjoint(map(entry, entries))


def entry(written: str) -> str:
    """An entry of a list as it is compared: addresses in any case, groups and subjects as written.

    >>> entry(" Anna@Example.ORG "), entry("group:Desk Oslo")
    ('anna@example.org', 'group:Desk Oslo')
    """
    kind, colon, rest = written.strip().partition(":")
    if colon and kind.strip().casefold() in ("group", "sub"):
        return f"{kind.strip().casefold()}:{rest.strip()}"
    return written.strip().casefold()


def entries(written: str) -> tuple[str, ...]:
    """The entries of a list that somebody typed, apart by commas or lines, each once.

    >>> entries("anna@example.org, group:desk;  Anna@example.org")
    ('anna@example.org', 'group:desk')
    """
    parts = written.replace("\n", ",").replace(";", ",").split(",")
    return tuple(dict.fromkeys(entry(part) for part in parts if part.strip()))


def is_entry(one: str) -> bool:
    """Whether an entry can name anybody.

    >>> is_entry("a@b.org"), is_entry("@b.org"), is_entry("group:desk"), is_entry("anna")
    (True, True, True, False)
    """
    kind, colon, rest = one.partition(":")
    if colon:
        return kind in ("group", "sub") and bool(rest)
    return bool(_ADDRESS.fullmatch(one) or _DOMAIN.fullmatch(one))


def person_of(claims: Mapping[str, object], settings: Settings) -> Person:
    """Who the claims of an ID token tell of."""
    return Person(role_of(claims, settings), _name(claims), _who(claims), _marks(claims, settings))


def role_of(claims: Mapping[str, object], settings: Settings) -> Role | None:
    """The highest role that a claim or a list gives; else the one for everyone, or none.

    >>> from analysis.settings import read_settings
    >>> held = read_settings({"DETENTE_ADMINS": "a@b.org", "DETENTE_DEFAULT_ROLE": "reader"})
    >>> str(role_of({"email": "A@b.org", "email_verified": True}, held))
    'admin'
    >>> str(role_of({"email": "a@b.org", "email_verified": False}, held))
    'reader'
    """
    someone = Person(None, marks=_marks(claims, settings))
    claimed = {one.casefold() for one in _values(claims, settings.roles_claim)}
    for role, named in (
        (Role.ADMIN, settings.admins),
        (Role.ANALYST, settings.analysts),
        (Role.READER, settings.readers),
    ):
        if role in claimed or role == settings.default_role or is_among(someone, named):
            return role
    return None


def is_over(claims: Mapping[str, object], settings: Settings, now: datetime | None = None) -> bool:
    """Whether a sign-in is longer ago than it may be; one that does not say when is over.

    >>> from analysis.settings import read_settings
    >>> at, held = datetime(2025, 9, 4, 12, tzinfo=UTC), read_settings({})
    >>> is_over({"iat": at.timestamp() - 3600}, held, at), is_over({}, held, at)
    (False, True)
    """
    began = claims.get("iat")
    if isinstance(began, bool) or not isinstance(began, int | float):
        return True
    age = (now or datetime.now(UTC)).timestamp() - began
    return age > timedelta(hours=settings.sign_in_hours).total_seconds()


def _values(claims: Mapping[str, object], name: str) -> tuple[str, ...]:
    """What a claim holds; its name may lead into others, as realm_access.roles does.

    >>> _values({"realm_access": {"roles": ["analyst"]}}, "realm_access.roles")
    ('analyst',)
    """
    held: object = claims
    if name in claims:  # as it is: some providers use addresses as names
        held = claims[name]
    else:
        for part in name.split("."):
            held = held.get(part) if isinstance(held, Mapping) else None
    if isinstance(held, str):
        return (held,)
    return tuple(map(str, held)) if isinstance(held, list | tuple) else ()


def _email(claims: Mapping[str, object]) -> str:
    return str(claims.get("email") or "").strip().casefold()


def _marks(claims: Mapping[str, object], settings: Settings) -> frozenset[str]:
    """An address counts where the provider, or the settings, vouch for it."""
    found = {f"group:{one}" for one in _values(claims, settings.groups_claim)}
    if subject := str(claims.get("sub") or ""):
        found.add(f"sub:{subject}")
    email = _email(claims)
    vouched = claims.get("email_verified", settings.trust_email) in (True, "true")
    if vouched and _ADDRESS.fullmatch(email):
        found |= {email, f"@{email.rpartition('@')[2]}"}
    return frozenset(found)


def _who(claims: Mapping[str, object]) -> str:
    """Address and subject: the first to read, the second never given to another person."""
    told = (_email(claims), str(claims.get("sub") or ""))
    return _line(" ".join(one for one in told if one)) or "unknown"


def _name(claims: Mapping[str, object]) -> str:
    """What others see: the name, without what is not to be seen of it."""
    told = (claims.get("name"), claims.get("preferred_username"), _email(claims), claims.get("sub"))
    return next((line for one in told if (line := _line(str(one or "")))), "unknown")


def _line(words: str) -> str:
    """One line without control characters, at most 80 characters long.

    >>> _line("Anna\\n\\u202eBerg ")
    'Anna Berg'
    """
    seen = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in words)
    return " ".join(seen.split())[:LONGEST_NAME].strip()
