"""A chat server that speaks OpenAI's protocol: messages in, the words of the answer out.

Goes in: the address, model and key of the settings. Whatever the server does, what comes out is
words or a ReaderError that names the trouble and the remedy; the key is in neither. Redirects are
not followed, so nothing goes to an address that nobody configured.
"""

import ipaddress
import re
import threading
import time
from collections.abc import Sequence
from typing import Any

import httpx

from analysis import __version__
from analysis.errors import ReaderError, ReaderGoneError, SettingsError
from analysis.readers.answer import schema
from analysis.readers.prompt import Message
from analysis.readers.replies import BusyError, Reply, asked_wait, one_line, told
from analysis.settings import Settings

LARGEST = 2_000_000  # bytes of an answer: thousands of rows
LONGEST_WAIT = 60.0  # seconds that a busy server may ask for
WAITS = (1.0, 4.0)  # seconds before the second and the third try, where it does not say
CONNECTING = 10.0  # seconds
SHORTEST_KEY = 8  # signs: what local servers take for a key ("none") is no secret

_SCHEMA = {
    "type": "json_schema",
    "json_schema": {"name": "stances", "strict": True, "schema": schema()},
}
# From the most that a server may understand to the least; the first that it takes stays in use.
FORMS: tuple[dict[str, Any], ...] = (
    {"temperature": 0, "response_format": _SCHEMA},
    {"response_format": _SCHEMA},  # some models refuse a temperature
    {"temperature": 0, "response_format": {"type": "json_object"}},
    {},
)


def chat_address(url: str) -> str:
    """Where to send requests, whether the address was given with or without its version.

    Raises SettingsError when it is none.

    >>> chat_address("http://localhost:11434"), chat_address("https://host/api/v1/")
    ('http://localhost:11434/v1/chat/completions', 'https://host/api/v1/chat/completions')
    """
    try:
        parts = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        parts = httpx.URL("")
    if parts.scheme not in ("http", "https") or not parts.host or parts.userinfo or parts.query:
        raise SettingsError(
            "DETENTE_LLM_URL is no address of a server: give one like http://localhost:11434/v1, "
            "without a name or key in it (DETENTE_LLM_KEY is for the key)."
        )
    base = parts.path.rstrip("/").removesuffix("/chat/completions")
    if not re.search(r"/v\d", base):
        base += "/v1"
    return str(parts.copy_with(path=f"{base}/chat/completions", fragment=None))


def _on_this_machine(host: str) -> bool:
    """Whether a host is this machine.

    >>> _on_this_machine("127.0.0.1"), _on_this_machine("example.org")
    (True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Server:
    """An open connection to the server. Safe to share between threads.

    Raises SettingsError when the settings name no server, model or a key that can't be sent.
    """

    def __init__(self, settings: Settings, *, waits: Sequence[float] = WAITS) -> None:
        for value, name in (
            (settings.llm_url, "DETENTE_LLM_URL"),
            (settings.llm_model, "DETENTE_LLM_MODEL"),
        ):
            if not value:
                raise SettingsError(
                    f"{name} is not set: the reader llm needs DETENTE_LLM_URL (as "
                    "http://localhost:11434/v1) and DETENTE_LLM_MODEL."
                )
        self._key = settings.llm_key
        if not (self._key.isascii() and self._key.isprintable()):
            raise SettingsError("DETENTE_LLM_KEY holds signs that no key has: copy it again.")
        self.model = settings.llm_model
        self.address = chat_address(settings.llm_url)
        self._seconds = settings.llm_seconds
        self._waits = tuple(waits)
        self._form = 0
        self._closed = threading.Event()
        host = httpx.URL(self.address).host
        self._client = httpx.Client(
            timeout=httpx.Timeout(self._seconds, connect=min(CONNECTING, self._seconds), pool=None),
            # A proxy of the environment is not for a server on this machine.
            trust_env=not _on_this_machine(host),
            headers=self._headers(),
        )

    def _headers(self) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "Accept-Encoding": "identity",  # what is counted below is what arrives
            "User-Agent": f"detente/{__version__}",
        }
        return {**headers, "Authorization": f"Bearer {self._key}"} if self._key else headers

    def close(self) -> None:
        """Ends every request and wait."""
        self._closed.set()
        self._client.close()

    def ask(self, messages: Sequence[Message]) -> str:
        """The words of the answer.

        Raises ReaderError when there is none, ReaderGoneError when asking again is no use either.
        """
        try:
            return self._in_some_form(messages)
        except ReaderError as error:  # servers like to repeat the key that they were sent
            if len(self._key) < SHORTEST_KEY or self._key not in str(error):
                raise
            raise type(error)(str(error).replace(self._key, "…")) from None

    def _in_some_form(self, messages: Sequence[Message]) -> str:
        for form in range(self._form, len(FORMS)):
            reply = self._patiently({"messages": list(messages), **FORMS[form]})
            if reply.status in (400, 422) and form + 1 < len(FORMS):
                continue
            content = told(reply, self.address, self.model)
            self._form = max(self._form, form)
            return content
        raise AssertionError("the last form returns or raises")

    def _patiently(self, asked: dict[str, Any]) -> Reply:
        """A reply, asked for again after a wait where the server is busy or broke off."""
        for wait in (*self._waits, None):
            try:
                reply = self._once(asked)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                raise ReaderGoneError(
                    f"{self.address} can't be reached ({one_line(error)}): start the server or "
                    "mend DETENTE_LLM_URL"
                ) from error
            except httpx.TimeoutException as error:
                raise self._too_slow() from error
            except httpx.HTTPError as error:
                if wait is None:
                    raise BusyError(
                        f"the connection broke off ({one_line(error)}): try again later"
                    ) from error
                self._rest(wait)
                continue
            busy = reply.status == 429 or reply.status >= 500
            asked_for = reply.wait if reply.wait is not None else wait
            if not busy or wait is None or asked_for is None or asked_for > LONGEST_WAIT:
                return reply
            self._rest(asked_for)
        raise AssertionError("the last try returns or raises")

    def _rest(self, seconds: float) -> None:
        if self._closed.wait(seconds):
            raise ReaderError("the run was ended")

    def _too_slow(self) -> BusyError:
        return BusyError(
            f"no whole answer within {self._seconds} seconds: raise DETENTE_LLM_SECONDS, or lower "
            "DETENTE_LLM_CHARACTERS or DETENTE_LLM_REQUESTS"
        )

    def _once(self, asked: dict[str, Any]) -> Reply:
        """One request. The time counts for the whole answer, since a server may drip."""
        end = time.monotonic() + self._seconds
        body = bytearray()
        request = {"model": self.model, **asked}
        with self._client.stream("POST", self.address, json=request) as response:
            for piece in response.iter_raw():
                body += piece
                if len(body) > LARGEST:
                    raise ReaderError(
                        f"the answer is longer than {LARGEST:,} bytes: try another model in "
                        "DETENTE_LLM_MODEL"
                    )
                if time.monotonic() > end or self._closed.is_set():
                    raise self._too_slow()
            return Reply(response.status_code, asked_wait(response.headers), bytes(body))
