"""Web addresses: an address in, the bytes that are there out, or an error that says why not.

Only http and https, only the public internet (guard.py), also after each of at most five redirects;
one limit on size, packed and unpacked, and one on time. What robots.txt forbids is not fetched: a
robots.txt that is not there allows all, one that can't be had allows nothing (RFC 9309). Nothing is
run. Left out: what the bytes are, and sign-in: a page behind one is saved in the browser and loaded
as a file.
"""

import re
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import httpcore
import httpx

from analysis import __version__
from analysis.errors import SourceError
from analysis.settings import Settings
from analysis.sources.guard import Deadline, Network, Reach
from analysis.sources.robots import AGENT, permits

USER_AGENT = f"{AGENT}/{__version__} (an analyst's news desk; fetches one page when a person asks)"
REDIRECTS = 5
LONGEST_ADDRESS = 2_000  # characters; browsers and servers go no further
_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)
_BY_HAND = "Open it in a browser, save the page and load the file."
_MEGABYTE = 1_000_000
_REMEDIES = {
    404: "Check the address.",
    410: "Check the address.",
    429: "Too much was asked of it: wait an hour and try again.",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it was found in the end, of which type, and its header lines."""

    address: str
    content_type: str
    raw: bytes
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str:
        """The values of a header line, "" where it is not there."""
        return ", ".join(value for key, value in self.headers if key == name)


@dataclass(frozen=True, slots=True)
class _Limits:
    deadline: Deadline
    size: int
    seconds: int


def is_address(text: str) -> bool:
    """Whether a word is meant as a web address and not as a file.

    >>> is_address("HTTPS://example.org/a"), is_address("articles/http")
    (True, False)
    """
    return bool(_ADDRESS.match(text))


def reach_of(settings: Settings) -> Reach:
    """What the settings let be fetched."""
    return Reach(ports=settings.fetch_ports)


def parsed(address: str, reach: Reach) -> httpx.URL:
    """An address in its parts, without a fragment.

    Raises SourceError for what is no web address, has a password in it or names another port.
    """
    shown = address[:200]
    if len(address) > LONGEST_ADDRESS:
        raise SourceError(f"{shown}…: the address is too long. Check it.")
    try:
        url = httpx.URL(address.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise SourceError(f"{shown}: it is no web address ({error}). Check it.") from None
    if url.scheme not in ("http", "https"):
        raise SourceError(f"{shown}: only http and https are fetched. {_BY_HAND}")
    if not url.host:
        raise SourceError(f"{shown}: it names no host. Check the address.")
    if url.userinfo:
        raise SourceError(
            f"{url.host}: the address holds a name or password, which would be kept with the "
            f"article. Take it out. {_BY_HAND}"
        )
    if not reach.ports:
        raise SourceError(f"{shown}: fetching is switched off here. {_BY_HAND}")
    port = url.port or (443 if url.scheme == "https" else 80)
    if port not in reach.ports:
        ports = ", ".join(map(str, reach.ports))
        raise SourceError(
            f"{shown}: port {port} is not fetched, only {ports}. {_BY_HAND} "
            "Or name the port in DETENTE_FETCH_PORTS."
        )
    return url


@dataclass(slots=True)
class Visit:
    """Fetching for one request of a person: what may be reached, and each host's robots.txt."""

    settings: Settings
    reach: Reach
    robots: dict[str, str] = field(default_factory=dict)

    def fetch(self, address: str, *, megabytes: int | None = None) -> Fetched:
        """The bytes at an address, redirects followed, robots.txt of every host obeyed.

        Raises SourceError that names the address, the reason and the remedy.
        """
        limits = self._limits(megabytes)
        url = parsed(address, self.reach)
        for _ in range(REDIRECTS + 1):
            self._ask(url, limits)
            found = _get(url, self.reach, limits)
            if isinstance(found, Fetched):
                return found
            url = parsed(found, self.reach)
        raise _too_many(address)

    def _limits(self, megabytes: int | None) -> _Limits:
        most = self.settings.max_file_megabytes
        seconds = self.settings.fetch_seconds
        return _Limits(
            Deadline(time.monotonic() + seconds), min(megabytes or most, most) * _MEGABYTE, seconds
        )

    def _ask(self, url: httpx.URL, limits: _Limits) -> None:
        """Raises SourceError where the host's robots.txt forbids the address or can't be had."""
        host = url.copy_with(raw_path=b"/robots.txt")
        if str(host) not in self.robots:
            try:
                self.robots[str(host)] = self._robots(host, limits)
            except AnswerError as error:
                raise SourceError(
                    f"{url}: the site's robots.txt, which says what programs may read, can't be "
                    f"had (the server answers {error.status}). Try again later. {_BY_HAND}"
                ) from error
            except SourceError as error:
                raise SourceError(str(error).replace(str(host), str(url))) from error
        if not permits(self.robots[str(host)], str(url)):
            raise SourceError(
                f"{url}: the site's robots.txt asks programs not to read it. {_BY_HAND}"
            )

    def _robots(self, url: httpx.URL, limits: _Limits) -> str:
        """The text of a robots.txt, "" where there is none."""
        small = replace(limits, size=_MEGABYTE)
        try:
            for _ in range(REDIRECTS + 1):
                found = _get(url, self.reach, small)
                if isinstance(found, Fetched):
                    return found.raw.decode("utf-8", "replace")
                url = parsed(found, self.reach)
        except AnswerError as error:
            if 400 <= error.status < 500:
                return ""
            raise
        raise _too_many(str(url))


class AnswerError(SourceError):
    """The server's answer is not the page; `status` is its number."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def fetch(
    address: str, settings: Settings, *, reach: Reach | None = None, megabytes: int | None = None
) -> Fetched:
    """The bytes at an address, by the settings; see Visit.fetch."""
    return Visit(settings, reach or reach_of(settings)).fetch(address, megabytes=megabytes)


def _too_many(address: str) -> SourceError:
    return SourceError(f"{address}: it redirects more than {REDIRECTS} times. Check the address.")


def _get(url: httpx.URL, reach: Reach, limits: _Limits) -> Fetched | str:
    """What is at one address, or the address that it redirects to."""
    shown = str(url)
    network = Network(reach, limits.deadline)
    headers: dict[bytes | str, bytes | str] = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": USER_AGENT,
        "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
        "application/xml;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    try:
        with (
            httpcore.ConnectionPool(
                ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=network
            ) as pool,
            pool.stream("GET", _raw(url), headers=headers) as response,
        ):
            return _answer(url, response, limits)
    except SourceError as error:
        if shown in str(error):
            raise
        raise SourceError(f"{shown}: {error}") from error
    except httpcore.TimeoutException as error:
        raise SourceError(
            f"{shown}: it took more than {limits.seconds} seconds. Try again later. {_BY_HAND}"
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise SourceError(
            f"{shown}: it can't be fetched ({_cause(error)}). Check the address, or try later. "
            f"{_BY_HAND}"
        ) from error


def _cause(error: Exception) -> str:
    return str(error).split("\n")[0][:160] or type(error).__name__


def _raw(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def _answer(url: httpx.URL, response: httpcore.Response, limits: _Limits) -> Fetched | str:
    lines = tuple(
        (key.decode("latin-1").lower(), value.decode("latin-1")) for key, value in response.headers
    )
    headers = dict(lines)
    if response.status in (301, 302, 303, 307, 308) and headers.get("location"):
        try:
            return str(url.join(headers["location"][:LONGEST_ADDRESS]))
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise SourceError(
                f"{url}: it redirects to what is no web address ({error}). {_BY_HAND}"
            ) from None
    if response.status != 200:
        remedy = _REMEDIES.get(response.status, _BY_HAND)
        raise AnswerError(f"{url}: the server answers {response.status}. {remedy}", response.status)
    declared = headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limits.size:
        raise _too_large(url, limits)
    encoding = headers.get("content-encoding", "").strip().lower()
    chunks = response.iter_stream()
    if encoding in ("gzip", "x-gzip"):
        chunks = _unpacked(chunks, limits.size)
    elif encoding not in ("", "identity"):
        raise SourceError(f"{url}: it is packed as {encoding[:40]!r}, unasked. {_BY_HAND}")
    raw = bytearray()
    try:
        for chunk in chunks:
            raw += chunk
            limits.deadline.left()
            if len(raw) > limits.size:
                raise _too_large(url, limits)
    except zlib.error as error:
        raise SourceError(f"{url}: its packing is damaged ({error}). {_BY_HAND}") from error
    return Fetched(str(url), headers.get("content-type", ""), bytes(raw), lines)


def _too_large(url: httpx.URL, limits: _Limits) -> SourceError:
    return SourceError(
        f"{url}: it is larger than the {limits.size // _MEGABYTE} MB allowed. "
        "Save the part that you need and load the file."
    )


def _unpacked(chunks: Iterator[bytes], most: int) -> Iterator[bytes]:
    """Gunzipped chunks, none larger than what may come out in all: a bomb is met at its first."""
    unpacking = zlib.decompressobj(wbits=31)
    for chunk in chunks:
        rest = chunk
        while rest:
            yield unpacking.decompress(rest, most + 1)
            rest = unpacking.unconsumed_tail
        if unpacking.eof:
            return
