"""The guard of every connection: a host in, a connection to a public address out, or an error.

A name is looked up once; every address that it stands for is checked, and the connection goes to
one that was checked, never to a second look-up. So neither a redirect nor a name that changes its
address between check and connection leads into the machine's own network. Every read and write is
held to one deadline, however slowly the other side sends. Left out: what is asked and answered.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ssl import SSLContext
from typing import Any

import httpcore

from analysis.errors import SourceError

Resolve = Callable[[str, int], Iterable[str]]
_IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NAT64_LOCAL = ipaddress.ip_network("64:ff9b:1::/48")
_COMPATIBLE = ipaddress.ip_network("::/96")
# Public by number, yet answered inside a cloud's own network: Azure's and Oracle's metadata.
_INNER = (ipaddress.ip_network("168.63.129.16/32"), ipaddress.ip_network("192.0.0.0/24"))


def looked_up(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, by the system's own resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be connected to. Loopback is for tests that serve there: no setting opens it."""

    ports: tuple[int, ...] = (80, 443)
    loopback: bool = False
    resolve: Resolve = looked_up


def embedded(address: _IP) -> _IP:
    """The IPv4 address that an IPv6 one stands for; itself where it stands for none.

    >>> str(embedded(ipaddress.ip_address("::ffff:127.0.0.1")))
    '127.0.0.1'
    """
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 0xFFFF):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo or address


def is_public(text: str) -> bool:
    """Whether an address is one of the public internet, by what it stands for.

    >>> [is_public(a) for a in ("93.184.215.14", "10.0.0.1", "169.254.169.254", "::ffff:7f00:1")]
    [True, False, False, False]
    """
    given = ipaddress.ip_address(text)
    address = embedded(given)
    is_inner = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or any(address in network for network in _INNER)
        or (isinstance(given, ipaddress.IPv6Address) and (given.is_site_local))
        or (isinstance(given, ipaddress.IPv6Address) and given in _NAT64_LOCAL)
    )
    return address.is_global and not is_inner


def allowed(host: str, address: str, reach: Reach) -> str:
    """The address, when it may be connected to.

    Raises SourceError for one inside a private network.
    """
    is_own = reach.loopback and ipaddress.ip_address(address).is_loopback
    if not is_own and not is_public(address):
        raise SourceError(
            f"{host}: it leads to {address}, which is not on the public internet. "
            "Save the page in a browser and load the file."
        )
    return address


def addresses(host: str, port: int, reach: Reach) -> tuple[str, ...]:
    """What a host stands for, each address checked.

    Raises SourceError where the name is not known, or where any of its addresses is not public.
    """
    try:
        found = tuple(reach.resolve(host, port))
    except (OSError, UnicodeError) as error:
        raise SourceError(
            f"{host}: there is no such host, or the network is down ({_reason(error)}). "
            "Check the address."
        ) from error
    if not found:
        raise SourceError(f"{host}: there is no such host. Check the address.")
    return tuple(allowed(host, one, reach) for one in found)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment at which a fetch is over, by the monotonic clock."""

    at: float

    def left(self, wanted: float | None = None) -> float:
        """Seconds left, at most those wanted.

        Raises httpcore.ReadTimeout when there are none.
        """
        rest = self.at - time.monotonic()
        if rest <= 0:
            raise httpcore.ReadTimeout("the time is over")
        return rest if wanted is None else min(rest, wanted)


class Network(httpcore.NetworkBackend):
    """Connects to checked addresses only, and holds every step to the deadline."""

    def __init__(self, reach: Reach, deadline: Deadline) -> None:
        self._reach, self._deadline = reach, deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that answers."""
        failed: httpcore.ConnectError | None = None
        for address in addresses(host, port, self._reach):
            try:
                stream = self._plain.connect_tcp(
                    address, port, timeout=self._deadline.left(timeout)
                )
            except httpcore.ConnectError as error:
                failed = error
                continue
            peer = stream.get_extra_info("server_addr")
            allowed(host, str(peer[0]), self._reach)
            return _Stream(stream, self._deadline)
        raise failed or httpcore.ConnectError("no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Never: a socket file is no web address."""
        raise SourceError(f"{path}: it is no web address. Give one that starts with https://.")

    def sleep(self, seconds: float) -> None:
        """Waits between attempts, of which there are none."""
        self._plain.sleep(seconds)


class _Stream(httpcore.NetworkStream):
    """A connection on which each read and write ends by the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left(timeout)
        secure = self._inner.start_tls(ssl_context, server_hostname, left)
        return _Stream(secure, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as the base class has it
        return self._inner.get_extra_info(info)
