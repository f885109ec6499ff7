"""Every setting: its name and type, the variable that sets it, and what it is for."""

from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set: `metadata` holds the variable (env) and the sentence (doc)."""

    store: str = field(
        repr=False,  # it may hold a password
        metadata={
            "env": "DETENTE_STORE",
            "doc": "Where results are kept: a file, or a database URL.",
        },
    )
    store_password: str = field(
        repr=False,
        metadata={
            "env": "DETENTE_STORE_PASSWORD",
            "doc": "The password of a database whose URL names a user and no password; never "
            "shown.",
            "secret": True,
        },
    )
    log: str = field(
        metadata={
            "env": "DETENTE_LOG",
            "doc": "How events are logged to standard error: json, text or none. Not set, the app "
            "logs (text at a terminal, else json) and commands do not.",
        }
    )
    log_level: str = field(
        metadata={
            "env": "DETENTE_LOG_LEVEL",
            "doc": "The least grave event that is logged: debug, info, warning or error.",
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
    sign_in: str = field(
        metadata={
            "env": "DETENTE_SIGN_IN",
            "doc": "Whether people sign in: auto where [auth] is in the secrets; on refuses "
            "everyone while it is not; off asks nobody.",
        }
    )
    admins: tuple[str, ...] = field(
        metadata={
            "env": "DETENTE_ADMINS",
            "doc": "Who may do everything: addresses, @domain, group:NAME or sub:ID, apart by "
            "commas.",
        }
    )
    analysts: tuple[str, ...] = field(
        metadata={
            "env": "DETENTE_ANALYSTS",
            "doc": "Who may add, correct, brief and share besides reading; written alike.",
        }
    )
    readers: tuple[str, ...] = field(
        metadata={"env": "DETENTE_READERS", "doc": "Who may read; written alike."}
    )
    default_role: str = field(
        metadata={
            "env": "DETENTE_DEFAULT_ROLE",
            "doc": "What everyone else who can sign in is: none, reader or analyst.",
        }
    )
    roles_claim: str = field(
        metadata={
            "env": "DETENTE_ROLES_CLAIM",
            "doc": "The claim that holds reader, analyst or admin, as roles or realm_access.roles.",
        }
    )
    groups_claim: str = field(
        metadata={
            "env": "DETENTE_GROUPS_CLAIM",
            "doc": "The claim that holds the groups which group:NAME means.",
        }
    )
    trust_email: bool = field(
        metadata={
            "env": "DETENTE_TRUST_EMAIL",
            "doc": "Whether addresses count where the provider does not say that it verified them: "
            "yes or no.",
        }
    )
    sign_in_hours: int = field(
        metadata={
            "env": "DETENTE_SIGN_IN_HOURS",
            "doc": "For how many hours a sign-in holds.",
        }
    )
    share_secret: str = field(
        repr=False,
        metadata={
            "env": "DETENTE_SHARE_SECRET",
            "doc": "At least 32 random characters that sign read-only links; another value ends "
            "all of them; never shown.",
            "secret": True,
        },
    )


VARIABLES = tuple(one.metadata["env"] for one in fields(Settings))
