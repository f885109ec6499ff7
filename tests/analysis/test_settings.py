"""Settings: defaults, the environment, and errors that name the variable."""

import pytest

from analysis.errors import SettingsError
from analysis.settings import described, read_settings


def test_settings_have_a_default_and_a_sentence_each() -> None:
    rows = described(read_settings({}))
    assert len(rows) >= 3
    for variable, value, sentence in rows:
        assert variable.startswith("DETENTE_")
        assert value
        assert sentence.endswith(".")


def test_settings_come_from_the_environment() -> None:
    read = read_settings({"DETENTE_STORE": "x.db", "DETENTE_MAX_CHARACTERS": "10"})
    assert (read.store, read.max_characters) == ("x.db", 10)


@pytest.mark.parametrize("value", ["0", "-3", "ten", "1.5", "²"])
def test_settings_refuse_what_is_no_whole_number(value: str) -> None:
    with pytest.raises(SettingsError, match="DETENTE_MAX_CHARACTERS"):
        read_settings({"DETENTE_MAX_CHARACTERS": value})


def test_settings_never_tell_a_secret() -> None:
    read = read_settings({"DETENTE_LLM_KEY": "open sesame"})
    assert read.llm_key == "open sesame"
    assert "sesame" not in repr(read)
    assert "sesame" not in str(described(read))
    assert ("DETENTE_LLM_KEY", "set, not shown") in [row[:2] for row in described(read)]
