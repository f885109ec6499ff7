"""The client of a chat server: how it asks, and what each trouble of a server becomes."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from analysis.errors import ReaderError, ReaderGoneError, SettingsError
from analysis.readers.replies import BusyError
from analysis.readers.server import Server, chat_address
from analysis.settings import Settings, read_settings

ASK = ({"role": "user", "content": "Hello"},)
Configured = Callable[..., Settings]


@pytest.fixture
def ask(configured: Configured) -> Callable[..., str]:
    """Asks once, without pauses between tries; keyword arguments are settings."""

    def once(**changed: str) -> str:
        server = Server(configured(**changed), waits=(0.0, 0.0))
        try:
            return server.ask(ASK)
        finally:
            server.close()

    return once


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1/chat/completions"),
        ("http://localhost:11434/", "http://localhost:11434/v1/chat/completions"),
        ("http://localhost:8000/v1", "http://localhost:8000/v1/chat/completions"),
        ("https://host.example/api/v1/", "https://host.example/api/v1/chat/completions"),
        (
            "https://host.example/v1beta/openai",
            "https://host.example/v1beta/openai/chat/completions",
        ),
        ("http://h:1/v1/chat/completions", "http://h:1/v1/chat/completions"),
    ],
)
def test_address_is_taken_with_and_without_its_version(given: str, asked: str) -> None:
    assert chat_address(given) == asked


@pytest.mark.parametrize(
    "given",
    ["localhost:11434", "ftp://host", "http://", "http://me:secret@host", "http://h/v1?key=secret"],
)
def test_address_that_is_none_or_holds_a_secret_is_refused(given: str) -> None:
    with pytest.raises(SettingsError, match="DETENTE_LLM_URL") as told:
        chat_address(given)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("missing", ["DETENTE_LLM_URL", "DETENTE_LLM_MODEL"])
def test_missing_setting_is_named(missing: str) -> None:
    there = {"DETENTE_LLM_URL": "http://localhost:1", "DETENTE_LLM_MODEL": "m"}
    del there[missing]
    with pytest.raises(SettingsError, match=f"{missing} is not set"):
        Server(read_settings(there))


def test_key_that_cannot_be_sent_is_refused_unseen() -> None:
    there = {
        "DETENTE_LLM_URL": "http://h",
        "DETENTE_LLM_MODEL": "m",
        "DETENTE_LLM_KEY": "schlüssel",
    }
    with pytest.raises(SettingsError, match="DETENTE_LLM_KEY") as told:
        Server(read_settings(there))
    assert "schl" not in str(told.value)


def test_request_carries_model_key_and_schema(chat, ask) -> None:
    assert json.loads(ask()) == {"stances": []}
    (asked,) = chat.requests
    assert asked["path"] == "/v1/chat/completions"
    assert asked["model"] == "small-model"
    assert asked["headers"]["Authorization"] == "Bearer sk-open-sesame"
    form = asked["response_format"]["json_schema"]
    assert form["strict"] is True
    assert form["schema"]["required"] == ["stances"]


def test_no_key_no_header(chat, ask) -> None:
    ask(llm_key="")
    assert "Authorization" not in chat.requests[0]["headers"]


def test_schema_that_a_server_refuses_is_given_up_for_good(chat, configured: Configured) -> None:
    def answer(handler, asked) -> None:
        if asked.get("response_format", {}).get("type") == "json_schema":
            handler.refuse(400, "response_format.type must be json_object")
        else:
            handler.say("{}")

    chat.answer = answer
    server = Server(configured())
    assert (server.ask(ASK), server.ask(ASK)) == ("{}", "{}")
    server.close()
    asked = [r.get("response_format", {}).get("type") for r in chat.requests]
    assert asked == ["json_schema", "json_schema", "json_object", "json_object"]


def test_server_that_takes_no_form_at_all_is_asked_plainly(chat, ask) -> None:
    chat.answer = lambda h, asked: (
        h.refuse(422, "unknown field") if "response_format" in asked else h.say("plain")
    )
    assert ask() == "plain"


def test_one_refused_article_does_not_change_how_others_are_asked(chat, configured) -> None:
    chat.answer = lambda h, _: h.refuse(400, "maximum context length is 4096 tokens")
    server = Server(configured())
    with pytest.raises(ReaderError, match=r"4096 tokens.*DETENTE_LLM_CHARACTERS"):
        server.ask(ASK)
    chat.answer = lambda h, _: h.say("{}")
    server.ask(ASK)
    server.close()
    assert chat.requests[-1]["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_busy_server_is_asked_again(chat, ask, status: int) -> None:
    chat.answer = lambda h, _: (
        h.say("late") if len(chat.requests) == 3 else h.refuse(status, "busy", Retry_After="0")
    )
    assert ask() == "late"
    assert len(chat.requests) == 3


def test_server_is_waited_for_as_long_as_it_asks(chat, ask) -> None:
    chat.answer = lambda h, _: (
        h.say("late") if len(chat.requests) == 2 else h.refuse(429, "slow down", Retry_After="1")
    )
    start = time.monotonic()
    assert ask() == "late"
    assert time.monotonic() - start >= 1


@pytest.mark.parametrize(
    "after", ["3600", format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)]
)
def test_server_that_asks_for_an_hour_is_not_waited_for(chat, ask, after: str) -> None:
    chat.answer = lambda h, _: h.refuse(429, "quota", Retry_After=after)
    with pytest.raises(BusyError, match=r"429 and says 'quota'.*run it again in 3\d\d\d seconds"):
        ask()
    assert len(chat.requests) == 1


@pytest.mark.parametrize(
    ("status", "words"),
    [(429, "too many requests: run it again later"), (500, "server's log"), (502, "server's log")],
)
def test_busy_server_is_given_up_after_three_tries(chat, ask, status: int, words: str) -> None:
    chat.answer = lambda h, _: h.refuse(status, "oh no")
    with pytest.raises(BusyError, match=rf"{status} and says 'oh no'.*{words}"):
        ask()
    assert len(chat.requests) == 3


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        (401, "DETENTE_LLM_KEY"),
        (403, "DETENTE_LLM_KEY"),
        (402, "paid"),
        (404, "DETENTE_LLM_MODEL"),
        (405, "DETENTE_LLM_URL"),
    ],
)
def test_what_asking_again_cannot_mend_is_final(chat, ask, status: int, remedy: str) -> None:
    chat.answer = lambda h, _: h.refuse(status, "no")
    with pytest.raises(ReaderGoneError, match=remedy):
        ask()
    assert len(chat.requests) == 1


def test_key_that_a_server_repeats_is_not_told(chat, ask) -> None:
    chat.answer = lambda h, _: h.refuse(401, "Incorrect API key provided: sk-open-sesame")
    with pytest.raises(ReaderGoneError, match="Incorrect API key provided: …") as told:
        ask()
    assert "sesame" not in str(told.value)


def test_redirect_is_not_followed(chat, ask) -> None:
    chat.answer = lambda h, _: h.send(307, b"", Location=f"{chat.url}/elsewhere")
    with pytest.raises(ReaderGoneError, match="redirect: set DETENTE_LLM_URL"):
        ask()
    assert [r["path"] for r in chat.requests] == ["/v1/chat/completions"]


def test_nobody_there_is_final(ask) -> None:
    with pytest.raises(ReaderGoneError, match=r"can't be reached.*DETENTE_LLM_URL"):
        ask(llm_url="http://127.0.0.1:9")


def test_silent_server_times_out(chat, ask) -> None:
    chat.answer = lambda *_: time.sleep(3)
    with pytest.raises(BusyError, match="within 1 seconds: raise DETENTE_LLM_SECONDS"):
        ask(llm_seconds="1")
    assert len(chat.requests) == 1


def test_dripping_server_times_out(chat, ask) -> None:
    def drip(handler, _) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(60):
            handler.wfile.write(b" ")
            time.sleep(0.05)

    chat.answer = drip
    start = time.monotonic()
    with pytest.raises(BusyError, match="within 1 seconds"):
        ask(llm_seconds="1")
    assert time.monotonic() - start < 2.8


def test_endless_answer_is_cut_off(chat, ask) -> None:
    def endless(handler, _) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        while True:
            handler.wfile.write(b"10000\r\n" + b" " * 65_536 + b"\r\n")

    chat.answer = endless
    with pytest.raises(ReaderError, match="longer than 2,000,000 bytes"):
        ask()


def test_connection_that_breaks_off_is_tried_again(chat, ask) -> None:
    def broken(handler, _) -> None:
        if len(chat.requests) == 3:
            handler.say("whole")
            return
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.close_connection = True

    chat.answer = broken
    assert ask() == "whole"


@pytest.mark.parametrize(
    ("content", "more", "words"),
    [
        ("{}", {"finish": "length"}, "only half an answer"),
        ("", {"finish": "content_filter"}, "declined to answer"),
        (None, {"refusal": "I can’t help with that."}, "declined to answer .I can’t help"),
        (None, {}, "the answer is empty"),
        ("  ", {}, "the answer is empty"),
    ],
)
def test_answers_that_are_none(chat, ask, content: str | None, more: dict, words: str) -> None:
    chat.answer = lambda h, _: h.say(content, **more)
    with pytest.raises(ReaderError, match=words):
        ask()


@pytest.mark.parametrize(
    "body",
    [b"<html>Welcome</html>", b"[]", b"{}", b'{"choices": []}', b'{"choices": [3]}', b"\xff"],
)
def test_what_speaks_another_protocol_is_named(chat, ask, body: bytes) -> None:
    chat.answer = lambda h, _: h.send(200, body)
    with pytest.raises(BusyError, match=r"does not speak OpenAI's chat protocol.*DETENTE_LLM_URL"):
        ask()


def test_error_inside_a_good_status_is_an_error(chat, ask) -> None:
    chat.answer = lambda h, _: h.send(200, b'{"error": {"message": "upstream is down"}}')
    with pytest.raises(BusyError, match="upstream is down"):
        ask()


def test_proxy_of_the_environment_is_not_for_this_machine(
    chat, ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert ask()
