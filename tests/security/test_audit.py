"""The audit of dependencies: a known vulnerability fails, no network is said and does not."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

pytest.importorskip("pip_audit", reason="pip-audit is among the tools of development: make install")

ROOT = Path(__file__).parents[2]
HASH = f"--hash=sha256:{'0' * 64}"
KNOWN = {
    "id": "OSV-2026-1",
    "summary": "A hole.",
    "affected": [{
        "package": {"name": "holey", "ecosystem": "PyPI"},
        "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.1"}]}],
        "versions": ["1.0"],
    }],
}  # fmt: skip


class Database(BaseHTTPRequestHandler):
    """Answers as osv.dev does."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        vulns = [KNOWN] if asked["package"]["name"] == "holey" else []
        body = json.dumps({"vulns": vulns} if vulns else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def database() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Database)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1/query"
    server.shutdown()
    server.server_close()


def audit(lock: Path, address: str) -> tuple[int, str]:
    command = [sys.executable, ROOT / ".ci" / "audit.py", lock, "--osv-url", address]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(("package", "code"), [("holey==1.0", 1), ("whole==1.0", 0)])
def test_a_known_vulnerability_fails(
    tmp_path: Path, database: str, package: str, code: int
) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(f"{package} {HASH}\n", encoding="utf-8")
    found, told = audit(lock, database)
    assert found == code, told
    assert ("OSV-2026-1, mended in 1.1" in told) == bool(code)
    assert "1 audited" in told


def test_without_network_it_says_so_and_goes_on(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(f"whole==1.0 {HASH}\n", encoding="utf-8")
    code, told = audit(lock, "http://127.0.0.1:9/v1/query")
    assert code == 0
    assert "NOT audited" in told


def test_the_gate_audits_the_lock_that_is_hosted() -> None:
    assert "make audit" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "requirements-hosted.txt" in (ROOT / "Makefile").read_text(encoding="utf-8")
