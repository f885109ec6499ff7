"""A chat server on the loopback that answers as a test tells it to, and an article to ask about."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Request = dict[str, Any]  # the body of a request, with "path" and "headers" beside it
Answer = Callable[["Handler", Request], None]


class Handler(BaseHTTPRequestHandler):
    """One request; `reply` and its like are what an answer is made of."""

    protocol_version = "HTTP/1.1"
    server: "ChatServer"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        asked = {**json.loads(body), "path": self.path, "headers": dict(self.headers)}
        with self.server.lock:
            self.server.chat.requests.append(asked)
        self.server.chat.answer(self, asked)

    def log_message(self, *_: object) -> None:
        """Keeps the test's output clean."""

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def say(self, content: str | None, *, finish: str = "stop", **message: Any) -> None:
        """A chat completion of those words."""
        told = {"role": "assistant", "content": content, **message}
        data = {"choices": [{"index": 0, "message": told, "finish_reason": finish}]}
        self.send(200, json.dumps(data).encode())

    def refuse(self, status: int, message: str, **headers: str) -> None:
        self.send(status, json.dumps({"error": {"message": message}}).encode(), **headers)


class ChatServer(ThreadingHTTPServer):
    daemon_threads = True
    chat: "Chat"

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock = threading.Lock()

    def handle_error(self, *_: object) -> None:
        """A client that hung up is what some tests are about."""


@dataclass
class Chat:
    """The server as a test sees it."""

    url: str
    answer: Answer
    requests: list[Request] = field(default_factory=list)


def rows(*stances: dict[str, Any]) -> str:
    """The words of an answer with those rows."""
    return json.dumps({"stances": stances})


def row(actor: str, label: str, *words: str, **more: Any) -> dict[str, Any]:
    """One row, each of whose sentences shows its label."""
    evidence = [{"words": w, "shows": label, "basis": "own words", "condition": ""} for w in words]
    told = {"actor": actor, "label": label, "confidence": "high", "why": "It says so."}
    return {**told, "evidence": evidence, **more}


COAST = """\
Harbour talks divide the coast

LUNDVIK - Foreign Minister Ada Brook said on Tuesday that Norland is ready to resume talks with \
Russia. “We will meet them in May,” Brook said.

Defence chief Jon Rask told reporters that he rejects any military cooperation with Moscow. \
“Russia must first leave the strait before we sit down,” Rask said.

Mayor Ida Holt spoke of the weather on Monday.
"""
READY = "Ada Brook said on Tuesday that Norland is ready to resume talks with Russia."
REJECTS = (
    "Defence chief Jon Rask told reporters that he rejects any military cooperation with Moscow."
)
FIRST = "“Russia must first leave the strait before we sit down,” Rask said."
