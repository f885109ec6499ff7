"""What a chat server sent back, read as words or as the trouble that it means.

Goes in: a reply over HTTP. Comes out: the words of the answer, or a ReaderError that names the
trouble and the remedy. Left out: sending and trying again (server.py), what the words say
(answer.py).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from analysis.errors import ReaderError, ReaderGoneError


class BusyError(ReaderError):
    """Trouble of the server, not of the article: the next one is likely to meet it too."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The status, the seconds that the server asks to wait (None: not said), and the body."""

    status: int
    wait: float | None
    body: bytes


def told(reply: Reply, address: str, model: str) -> str:
    """The words in a reply of that model at that address.

    Raises ReaderError when there are none, ReaderGoneError when asking again is no use either.
    """
    data = _loaded(reply.body)
    if reply.status != 200 or data.get("error"):
        raise _refused(reply, _said(data), address, model)
    choices = data.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise BusyError(
            f"what answers at {address} does not speak OpenAI's chat protocol: check "
            "DETENTE_LLM_URL"
        )
    content, ended = message.get("content"), choice.get("finish_reason")
    if message.get("refusal") or ended == "content_filter":
        why = one_line(message.get("refusal") or "its filter stopped it")
        raise ReaderError(f"the model declined to answer ({why}): try another model")
    if ended == "length":
        raise ReaderError(
            "only half an answer came, its length ran out: let the server answer at more length, "
            "or lower DETENTE_LLM_CHARACTERS"
        )
    if not isinstance(content, str) or not content.strip():
        raise ReaderError("the answer is empty: try another model in DETENTE_LLM_MODEL")
    return content


def _refused(reply: Reply, said: str, address: str, model: str) -> ReaderError:
    """The error that a status means."""
    answers = f"the server answers {reply.status}" + (f" and says {said!r}" if said else "")
    match reply.status:
        case 401 | 403:
            return ReaderGoneError(f"{answers}: set the right key in DETENTE_LLM_KEY")
        case 402:
            return ReaderGoneError(f"{answers}: it wants to be paid first")
        case 404 | 405 | 410:
            return ReaderGoneError(
                f"{answers}: check DETENTE_LLM_URL ({address} was asked) and DETENTE_LLM_MODEL "
                f"({model})"
            )
        case status if 300 <= status < 400:
            return ReaderGoneError(f"{answers}, a redirect: set DETENTE_LLM_URL to where it leads")
        case 429:
            later = "later" if reply.wait is None else f"in {reply.wait:.0f} seconds"
            return BusyError(f"{answers}, too many requests: run it again {later}")
        case 400 | 413 | 422:
            return ReaderError(
                f"{answers}: lower DETENTE_LLM_CHARACTERS if the article is too long for it"
            )
    return BusyError(f"{answers}: look into the server's log, and run it again later")


def one_line(said: object) -> str:
    """Foreign words as part of a message: printable, one line, not long.

    >>> one_line("no\\x1b[2J\\nsuch  model")
    'no [2J such model'
    """
    text = str(said) or type(said).__name__
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]


def _loaded(body: bytes) -> dict[str, Any]:
    """The object in a body; an empty one where there is none."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _said(data: Mapping[str, Any]) -> str:
    """What a server says is wrong; "" where it doesn't.

    >>> _said({"error": {"message": "no such model"}})
    'no such model'
    """
    error = data.get("error") or data.get("detail") or data.get("message") or ""
    said = error.get("message") or error if isinstance(error, dict) else error
    return one_line(said) if said else ""


def asked_wait(headers: Mapping[str, str]) -> float | None:
    """The seconds that a server asks to wait; None where it doesn't say or nobody can tell.

    >>> asked_wait({"retry-after": "7"}), asked_wait({"retry-after": "soon"}), asked_wait({})
    (7.0, None, None)
    """
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", value):
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
