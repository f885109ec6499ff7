"""Roles: who somebody is by claims and lists, what that lets them do, and which workspaces."""

from datetime import UTC, datetime

import pytest

from analysis.roles import (
    OWNER,
    Act,
    Person,
    Role,
    allows,
    entries,
    is_entry,
    is_over,
    may_name_members,
    may_open,
    person_of,
    role_of,
)
from analysis.settings import Settings, read_settings

ANNA = {"sub": "17", "email": "Anna@Example.org", "email_verified": True, "name": "Anna Berg"}


def held(**variables: str) -> Settings:
    return read_settings({f"DETENTE_{name.upper()}": value for name, value in variables.items()})


def test_nobody_has_a_role_unasked() -> None:
    assert role_of(ANNA, held()) is None
    assert not any(allows(None, act) for act in Act)
    assert not may_open(person_of(ANNA, held()), "desk", ())


@pytest.mark.parametrize(
    ("settings", "role"),
    [
        ({"admins": "anna@example.org"}, Role.ADMIN),
        ({"analysts": "someone@else.org, ANNA@example.org"}, Role.ANALYST),
        ({"readers": "@example.org"}, Role.READER),
        ({"readers": "@ample.org"}, None),
        ({"analysts": "sub:17", "readers": "@example.org"}, Role.ANALYST),
        ({"analysts": "sub:1"}, None),
        ({"admins": "group:desk"}, None),
        ({"default_role": "reader"}, Role.READER),
        ({"default_role": "analyst", "admins": "sub:17"}, Role.ADMIN),
    ],
)
def test_role_by_list(settings: dict[str, str], role: Role | None) -> None:
    assert role_of(ANNA, held(**settings)) is role


@pytest.mark.parametrize("verified", [False, None, "false", 0])
def test_an_address_that_nobody_vouches_for_does_not_count(verified: object) -> None:
    claims = {"sub": "17", "email": "anna@example.org", "email_verified": verified}
    if verified is None:
        del claims["email_verified"]
    assert role_of(claims, held(admins="anna@example.org")) is None
    trusted = held(admins="anna@example.org", trust_email="yes")
    assert role_of(claims, trusted) is (Role.ADMIN if verified is None else None)


@pytest.mark.parametrize("email", ["@example.org", "group:desk", "sub:17", "", None, "a b@c.org"])
def test_an_odd_address_is_no_other_entry(email: object) -> None:
    claims = {"sub": "99", "email": email, "email_verified": True}
    named = held(admins="@example.org, group:desk, sub:17, @c.org")
    assert role_of(claims, named) is None


def test_role_by_claim_also_within_others() -> None:
    claims = {**ANNA, "roles": ["Analyst", "else"], "realm_access": {"roles": ["admin"]}}
    assert role_of(claims, held()) is None, "a claim counts only where the settings name it"
    assert role_of(claims, held(roles_claim="roles")) is Role.ANALYST
    assert role_of(claims, held(roles_claim="realm_access.roles")) is Role.ADMIN
    assert role_of({**ANNA, "role": "reader"}, held(roles_claim="role")) is Role.READER
    assert role_of({**ANNA, "role": {"admin": 1}}, held(roles_claim="role")) is None


def test_groups_count_where_a_list_names_them_as_groups() -> None:
    claims = {**ANNA, "groups": ["desk", "admin"], "memberOf": "oslo"}
    assert role_of(claims, held(admins="desk, admin")) is None
    assert role_of(claims, held(admins="group:desk")) is Role.ADMIN
    assert role_of(claims, held(analysts="group:oslo", groups_claim="memberOf")) is Role.ANALYST


def test_what_each_role_may_do() -> None:
    assert not any(allows(Role.READER, act) for act in Act)
    assert {act for act in Act if not allows(Role.ANALYST, act)} == {Act.EMPTY, Act.DELETE}
    assert all(allows(Role.ADMIN, act) for act in Act)
    assert OWNER.role is Role.ADMIN


def test_members_open_a_workspace_and_admins_any() -> None:
    settings = held(analysts="@example.org")
    anna = person_of(ANNA, settings)
    assert may_open(anna, "w", ("anna@example.org",))
    assert may_open(anna, "w", ("@example.org",))
    assert may_open(anna, "w", ("sub:17",))
    assert not may_open(anna, "w", ("rolf@example.org", "group:desk"))
    assert may_open(OWNER, "w", ("rolf@example.org",))
    guest = Person(Role.READER, only="w")
    assert may_open(guest, "w", ("rolf@example.org",))
    assert not may_open(guest, "desk", ())


def test_members_are_named_by_members_or_admins() -> None:
    anna = person_of(ANNA, held(analysts="sub:17"))
    reader = person_of(ANNA, held(readers="sub:17"))
    assert may_name_members(anna, ("anna@example.org",))
    assert not may_name_members(anna, ())
    assert not may_name_members(anna, ("rolf@example.org",))
    assert not may_name_members(reader, ("anna@example.org",))
    assert may_name_members(OWNER, ())


def test_a_person_is_named_in_one_line_without_tricks() -> None:
    claims = {**ANNA, "name": "Anna\n\u202eBerg\x00" + "x" * 200}
    person = person_of(claims, held())
    assert person.name.startswith("Anna Berg")
    assert len(person.name) <= 80
    assert person.who == "anna@example.org 17"
    assert person_of({"sub": "17"}, held()).name == "17"
    assert person_of({}, held()).who == "unknown"
    assert person_of({**ANNA, "name": " \u200b "}, held()).name == "anna@example.org"


@pytest.mark.parametrize(
    ("began", "over"),
    [(-3600, False), (-13 * 3600, True), (None, True), ("now", True), (True, True)],
)
def test_a_sign_in_is_over_after_its_hours(began: object, over: bool) -> None:
    now = datetime(2026, 4, 13, 12, tzinfo=UTC)
    iat = now.timestamp() + began if type(began) is int else began
    assert is_over({"iat": iat}, held(), now) is over


def test_entries_are_read_as_people_type_them() -> None:
    typed = "Anna@example.org,\n group: Desk Oslo ;; @Example.org, anna@example.org"
    assert entries(typed) == ("anna@example.org", "group:Desk Oslo", "@example.org")
    assert entries(" ,;\n") == ()
    wrong = ("anna", "group:", "role:admin", "a@b", "a b@c.org", "@")
    assert not any(is_entry(one) for one in wrong)
