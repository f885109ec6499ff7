"""The doors of the running server: forged uploads, foreign websockets, paths that climb."""

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidHandshake
from websockets.sync.client import connect

from analysis.store import Store
from tests.browser.conftest import serving

BOUNDARY = "x"
FILE = (
    b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.txt"\r\n'
    b"Content-Type: text/plain\r\n\r\nwords\r\n--x--\r\n"
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    where = Path(tmp_path_factory.mktemp("doors"), "desk.db")
    Store(str(where)).close()
    with serving(where) as address:
        yield urlsplit(address).netloc


def ask(
    app: str, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection(app, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, body or None, named)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        return answer.status, text, {k.lower(): v for k, v in answer.getheaders()}
    finally:
        connection.close()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Cookie": "_streamlit_xsrf=2|12345678|forged|1"},
        {"Cookie": "_streamlit_xsrf=a", "X_Xsrftoken": "a"},
    ],
)
def test_an_upload_without_the_token_is_refused(app: str, headers: dict[str, str]) -> None:
    kind = {"Content_Type": "multipart/form-data; boundary=x"}
    status, _, _ = ask(app, "PUT", "/_stcore/upload_file/session/file", FILE, **kind, **headers)
    assert status == 403


def test_an_upload_above_the_limit_is_refused(app: str) -> None:
    kind = {"Content_Type": "multipart/form-data; boundary=x", "Content_Length": str(80 << 20)}
    status, _, _ = ask(app, "PUT", "/_stcore/upload_file/session/file", FILE, **kind)
    assert status in (400, 403, 413)


def test_a_websocket_of_another_site_is_refused(app: str) -> None:
    with pytest.raises(InvalidHandshake):
        connect(f"ws://{app}/_stcore/stream", origin="https://evil.example", open_timeout=10)
    with connect(f"ws://{app}/_stcore/stream", origin=f"http://{app}", open_timeout=10) as own:
        assert own


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/static/..%2f..%2f..%2f..%2fetc/passwd",
        "/app/static/../../analysis/settings.py",
        "/_stcore/bidi-components/..%2f..%2fstreamlit_app.py",
        "/media/../streamlit_app.py",
        "/.streamlit/config.toml",
        "/.streamlit/secrets.toml",
        "//etc/passwd",
    ],
)
def test_no_path_climbs_out(app: str, path: str) -> None:
    _, text, _ = ask(app, "GET", path)
    for inside in ("root:x:", "enableXsrfProtection", "read_settings", "nav.enter"):
        assert inside not in text


def test_no_page_can_be_written_or_asked_across_sites(app: str) -> None:
    _, _, headers = ask(app, "GET", "/_stcore/health", Origin="https://evil.example")
    assert headers.get("access-control-allow-origin") in (None, "")
    assert ask(app, "POST", "/", b"x")[0] in (403, 404, 405)
    assert ask(app, "DELETE", "/")[0] in (403, 404, 405)
    assert ask(app, "GET", "/_stcore/agent")[1].find("tools") == -1


def test_the_token_is_set_as_it_must_be(app: str) -> None:
    _, _, headers = ask(app, "GET", "/_stcore/health")
    cookie = headers.get("set-cookie", "")
    assert "_streamlit_xsrf=" in cookie
    assert "SameSite=Lax" in cookie or "samesite=lax" in cookie
