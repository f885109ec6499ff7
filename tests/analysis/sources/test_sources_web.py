"""Fetching: only the public web, whatever names, redirects and servers do; and within limits."""

import gzip
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from analysis.errors import SettingsError, SourceError
from analysis.settings import read_settings
from analysis.sources import guard
from analysis.sources.guard import Reach, addresses, is_public
from analysis.sources.web import REDIRECTS, fetch, is_address, reach_of
from tests.analysis.sources.web_site import Site

SETTINGS = read_settings({})
SMALL = replace(SETTINGS, max_file_megabytes=1)


def refused(address: str, reach: Reach | None = None, settings: object = SETTINGS) -> str:
    """The message with which an address is refused; it names what was asked for and a remedy."""
    with pytest.raises(SourceError) as caught:
        fetch(address, settings, reach=reach)
    message = str(caught.value)
    assert message.count(". ") >= 1
    return message


def test_a_page_comes_with_its_type_and_where_it_was_found(site: Site) -> None:
    address = site.page("/a?b=1", "<p>Hello</p>", kind="text/html; charset=utf-8")
    found = fetch(f"{address}#part", SETTINGS, reach=site.reach)
    assert (found.raw, found.content_type) == (b"<p>Hello</p>", "text/html; charset=utf-8")
    assert found.address == address
    assert site.asked == ["/robots.txt", "/a?b=1"]
    assert "detente" in site.heard[-1]["user-agent"].lower()
    assert site.heard[-1]["host"] == f"127.0.0.1:{site.port}"


def test_a_packed_page_is_unpacked(site: Site) -> None:
    address = site.page("/a", gzip.compress(b"<p>Hello</p>"), Content_Encoding="gzip")
    assert fetch(address, SETTINGS, reach=site.reach).raw == b"<p>Hello</p>"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, status: int) -> None:
    site.page("/new/b", "there")
    site.redirect("/old", "new/b", status)
    found = fetch(site.url("/old"), SETTINGS, reach=site.reach)
    assert (found.raw, found.address) == (b"there", site.url("/new/b"))


def test_redirects_without_end_end(site: Site) -> None:
    site.redirect("/a", "/a")
    assert f"more than {REDIRECTS} times" in refused(site.url("/a"), site.reach)
    assert site.asked.count("/a") == REDIRECTS + 1


# --- where it must not go


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192",
        "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1",
        "::", "::1", "fe80::1", "fe80::1%lo", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::ffff:0:0", "::127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:db8::1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    ],
)  # fmt: skip
def test_addresses_inside_a_network_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "1.1.1.1", "2606:4700::6810:84e5", "::ffff:1.1.1.1", "64:ff9b::101:101"],
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "[::1]", "0.0.0.0", "0", "127.1", "2130706433", "0x7f000001",
        "0177.0.0.1", "169.254.169.254", "[::ffff:127.0.0.1]", "[fd00:ec2::254]", "10.0.0.1",
    ],
)  # fmt: skip
def test_a_host_inside_is_refused_in_every_spelling(site: Site, host: str) -> None:
    reach = Reach(ports=(site.port,))
    said = refused(f"http://{host}:{site.port}/", reach)
    assert any(one in said for one in ("the public internet", "no such host", "no web address"))
    assert not site.asked


@pytest.mark.parametrize(
    "to",
    ["http://169.254.169.254/latest/meta-data/", "http://[::ffff:169.254.169.254]/",
     "http://10.0.0.1/", "http://192.168.0.1/", "//169.254.169.254/x"],
)  # fmt: skip
def test_a_redirect_does_not_lead_inside(site: Site, to: str) -> None:
    site.redirect("/a", to)
    reach = replace(site.reach, ports=(site.port, 80, 443))
    assert "not on the public internet" in refused(site.url("/a"), reach)


def test_a_redirect_does_not_lead_to_loopback(site: Site) -> None:
    """From a host that counts as public: what the first hop may, the second may not."""
    site.redirect("/a", site.url("/secret"))
    site.page("/secret", "secret")
    reach = Reach(ports=(site.port,), resolve=lambda host, _: [host])
    assert "not on the public internet" in refused(site.url("/a"), reach)
    assert "/secret" not in site.asked


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)",
                                "gopher://example.org/", "data:text/html,x"])  # fmt: skip
def test_a_redirect_leads_to_the_web_only(site: Site, to: str) -> None:
    site.redirect("/a", to)
    assert "only http and https" in refused(site.url("/a"), site.reach)


def resolver(*answers: str) -> tuple[Callable[[str, int], list[str]], list[str]]:
    """A resolver that gives its answers one by one, the last for ever; what it was asked."""
    asked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        asked.append(host)
        return [answers[min(len(asked), len(answers)) - 1]]

    return resolve, asked


def test_a_name_that_turns_private_is_refused_at_every_connection(site: Site) -> None:
    resolve, asked = resolver("93.184.215.14", "127.0.0.1")
    reach = Reach(ports=(site.port,), resolve=resolve)
    assert addresses("rebind.example", site.port, reach) == ("93.184.215.14",)
    assert "not on the public internet" in refused(site.url("/", "rebind.example"), reach)
    assert asked == ["rebind.example"] * 2
    assert not site.asked


def test_the_connection_goes_to_the_address_that_was_checked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is looked up once: a second look-up, by whomever, would fail the test."""
    site.page("/", "there")
    resolve, asked = resolver("127.0.0.1", "192.0.2.1")
    reach = replace(site.reach, resolve=resolve)
    site.page("/robots.txt", "")
    connected = []
    plain = guard.httpcore.SyncBackend.connect_tcp

    def connect(self: object, host: str, *more: object, **named: object) -> object:
        connected.append(host)
        return plain(self, host, *more, **named)

    monkeypatch.setattr(guard.httpcore.SyncBackend, "connect_tcp", connect)
    said = refused(site.url("/", "news.example"), reach)
    assert "192.0.2.1" in said, "the second connection is checked anew"
    assert connected == ["127.0.0.1"]
    assert site.heard[0]["host"] == f"news.example:{site.port}"
    assert asked == ["news.example", "news.example"]


def test_a_secure_connection_asks_for_the_name_and_not_for_its_address() -> None:
    heard = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            connection, _ = server.accept()
            with connection:
                heard.append(connection.recv(4096))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        port = server.getsockname()[1]
        reach = Reach(ports=(port,), loopback=True, resolve=lambda *_: ["127.0.0.1"])
        said = refused(f"https://news.example:{port}/a", reach)
        thread.join(5)
    assert "can't be fetched" in said
    assert b"news.example" in heard[0], "the server name of the TLS greeting"


def test_one_private_address_among_public_ones_is_enough(site: Site) -> None:
    reach = Reach(ports=(site.port,), resolve=lambda *_: ["93.184.215.14", "10.0.0.1"])
    assert "10.0.0.1" in refused(site.url("/", "both.example"), reach)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://user:secret@example.org/", "name or password"),
        ("https://user@example.org/", "name or password"),
        ("http://example.org:22/", "port 22"),
        ("https://example.org:8443/", "port 8443"),
        ("http:///path", "no host"),
        ("http://example.org:port/", "no web address"),
        ("http://example.org/" + "a" * 3000, "too long"),
        ("http://[::1", "no web address"),
    ],
)
def test_what_is_no_public_web_address_is_refused(address: str, reason: str) -> None:
    said = refused(address)
    assert reason in said
    assert "secret" not in said


def test_the_ports_are_a_setting_and_none_switches_fetching_off() -> None:
    assert reach_of(SETTINGS) == Reach(ports=(80, 443), loopback=False)
    assert reach_of(read_settings({"DETENTE_FETCH_PORTS": "443, 8080"})).ports == (443, 8080)
    off = read_settings({"DETENTE_FETCH_PORTS": "none"})
    assert "switched off" in refused("https://example.org/", None, off)
    for wrong in ("http", "0", "99999", "80;443"):
        with pytest.raises(SettingsError):
            read_settings({"DETENTE_FETCH_PORTS": wrong})


def test_no_setting_opens_loopback() -> None:
    everything = {f"DETENTE_FETCH_{n}": "1" for n in ("LOOPBACK", "PRIVATE", "PORTS")}
    assert not reach_of(read_settings(everything)).loopback


# --- how much and how long


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"x" * 65_536)


def test_a_body_without_end_is_cut_off(site: Site) -> None:
    site.answers["/"] = endless
    assert "larger than the 1 MB" in refused(site.url(), site.reach, SMALL)


def test_a_body_that_says_it_is_too_large_is_not_read(site: Site) -> None:
    site.page("/", b"x" * 1_100_000)
    assert "larger than the 1 MB" in refused(site.url(), site.reach, SMALL)


def test_a_packed_bomb_is_met_at_its_first_piece(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 300_000_000, 9)
    assert len(bomb) < 400_000
    site.page("/", bomb, Content_Encoding="gzip")
    assert "larger than the 1 MB" in refused(site.url(), site.reach, SMALL)


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "deflate", "zstd", "x"])
def test_a_packing_that_was_not_asked_for_is_refused(site: Site, encoding: str) -> None:
    site.page("/", b"x", Content_Encoding=encoding)
    assert "packed as" in refused(site.url(), site.reach)


def test_a_damaged_packing_is_told(site: Site) -> None:
    site.page("/", gzip.compress(b"Hello")[:-9] + b"?" * 9, Content_Encoding="gzip")
    assert "damaged" in refused(site.url(), site.reach)


def dripping(head: bool) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"X-Slow: " if head else b"\r\n"))
        for _ in range(200):
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.1)

    return answer


@pytest.mark.parametrize("head", [True, False], ids=["header lines", "body"])
def test_a_slow_drip_ends_with_the_time(site: Site, head: bool) -> None:
    site.answers["/"] = dripping(head)
    start = time.monotonic()
    said = refused(site.url(), site.reach, replace(SETTINGS, fetch_seconds=1))
    assert "more than 1 seconds" in said
    assert time.monotonic() - start < 3


def test_redirects_share_one_time(site: Site) -> None:
    def slow(request: BaseHTTPRequestHandler) -> None:
        time.sleep(0.5)
        request.send_response(302)
        request.send_header("Location", "/")
        request.end_headers()

    site.answers["/"] = slow
    said = refused(site.url(), site.reach, replace(SETTINGS, fetch_seconds=1))
    assert "more than 1 seconds" in said


@pytest.mark.parametrize(
    ("status", "remedy"),
    [(404, "the address"), (403, "in a browser"), (429, "wait an hour"), (500, "in a browser")],
)
def test_an_error_of_the_server_is_told_with_its_remedy(
    site: Site, status: int, remedy: str
) -> None:
    site.page("/a", "no", status=status)
    said = refused(site.url("/a"), site.reach)
    assert str(status) in said
    assert remedy in said
    assert site.url("/a") in said


def test_what_is_no_http_is_told(site: Site) -> None:
    site.answers["/"] = lambda request: request.wfile.write(b"220 mail.example ESMTP\r\n")
    assert "can't be fetched" in refused(site.url(), site.reach)


def test_a_name_that_nobody_knows_is_told() -> None:
    def nobody(*_: object) -> list[str]:
        raise OSError("unknown")

    said = refused("https://nowhere.invalid/a", Reach(resolve=nobody))
    assert "no such host" in said
    assert "https://nowhere.invalid/a" in said


# --- what the site asks


def test_what_robots_txt_forbids_is_not_fetched(site: Site) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /private/\n", kind="text/plain")
    site.page("/private/a", "secret")
    assert "robots.txt" in refused(site.url("/private/a"), site.reach)
    assert site.asked == ["/robots.txt"]


def test_robots_txt_may_speak_to_this_program_alone(site: Site) -> None:
    site.page("/robots.txt", "User-agent: Detente\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    assert "robots.txt" in refused(site.page("/a", "x"), site.reach)


def test_a_redirect_is_asked_about_too(site: Site) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /private/\n")
    site.redirect("/a", "/private/a")
    assert "robots.txt" in refused(site.url("/a"), site.reach)
    assert "/private/a" not in site.asked


def test_a_robots_txt_that_can_not_be_had_allows_nothing(site: Site) -> None:
    site.page("/robots.txt", "", status=503)
    assert "503" in refused(site.page("/a", "x"), site.reach)
    assert "/a" not in site.asked


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_robots_txt_that_is_not_there_allows_all(site: Site, status: int) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /", status=status)
    assert fetch(site.page("/a", "x"), SETTINGS, reach=site.reach).raw == b"x"


def test_words_that_are_addresses() -> None:
    assert is_address("http://example.org")
    assert is_address("HTTPS:/example.org"), "as a path of the system would shorten it"
    assert not is_address("file.txt")
    assert not is_address("ftp://example.org")
