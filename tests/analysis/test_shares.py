"""Links to a shared view: whole and in time they open, otherwise they say why not."""

from datetime import UTC, datetime, timedelta

import pytest

from analysis.errors import SettingsError, ShareError
from analysis.settings import described, read_settings
from analysis.shares import opened, token

NOW = datetime(2026, 4, 13, 12, tzinfo=UTC)
SECRET = "0123456789abcdef0123456789abcdef"
HELD = read_settings({"DETENTE_SHARE_SECRET": SECRET})
MADE = token("abcDEF_-12345678", NOW + timedelta(days=1), SECRET)


def test_a_link_opens_until_its_last_moment() -> None:
    assert opened(MADE, HELD, NOW) == "abcDEF_-12345678"
    assert opened(MADE, HELD, NOW + timedelta(hours=23, minutes=59)) == "abcDEF_-12345678"
    with pytest.raises(ShareError, match="could be opened until 14 April 2026, 12:00 UTC"):
        opened(MADE, HELD, NOW + timedelta(days=1))


def test_a_link_that_was_altered_anywhere_does_not_open() -> None:
    for place in range(len(MADE)):
        other = "A" if MADE[place] != "A" else "B"
        with pytest.raises(ShareError, match="not whole, or is not valid"):
            opened(MADE[:place] + other + MADE[place + 1 :], HELD, NOW)


@pytest.mark.parametrize(
    "given", ["", "x", MADE[:-1], MADE + "A", f" {MADE}", MADE.replace(".", "/"), "a.b.c", "١" * 70]
)
def test_what_is_no_link_does_not_open(given: str) -> None:
    with pytest.raises(ShareError, match="copy all of it"):
        opened(given, HELD, NOW)


def test_a_later_end_is_not_taken_from_the_link() -> None:
    one, expires, signature = MADE.split(".")
    with pytest.raises(ShareError, match="not valid"):
        opened(f"{one}.{int(expires) + 86400}.{signature}", HELD, NOW)


def test_another_secret_ends_every_link() -> None:
    for settings in (read_settings({"DETENTE_SHARE_SECRET": SECRET[::-1]}), read_settings({})):
        with pytest.raises(ShareError, match="not valid"):
            opened(MADE, settings, NOW)


def test_the_secret_is_long_and_never_told() -> None:
    assert SECRET not in repr(HELD)
    assert SECRET not in str(described(HELD))
    with pytest.raises(SettingsError, match="at least 32") as error:
        read_settings({"DETENTE_SHARE_SECRET": "short secret"})
    assert "short secret" not in str(error.value)
