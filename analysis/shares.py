"""Links to one view: an id and a last moment in, a signed token out; and back, or why not.

The signature is HMAC-SHA256 by a secret of the settings: with another secret, every link made
before is void. Left out: what is shared, and whether it was taken back (the store knows).
"""

import base64
import hashlib
import hmac
import re
from datetime import UTC, datetime

from analysis.errors import ShareError
from analysis.settings import Settings

DAYS = (1, 7, 30)  # how long a link may be made for
_TOKEN = re.compile(r"([A-Za-z0-9_-]{8,32})\.(\d{9,11})\.([A-Za-z0-9_-]{43})", re.ASCII)


def token(one: str, expires: datetime, secret: str) -> str:
    """The token of a share: its id, its last moment and the signature over both.

    >>> made = token("abcdefgh", datetime(2025, 9, 4, tzinfo=UTC), "s" * 32)
    >>> made.rpartition(".")[0]
    'abcdefgh.1756944000'
    """
    body = f"{one}.{int(expires.timestamp())}"
    return f"{body}.{_signature(body, secret)}"


def opened(given: str, settings: Settings, now: datetime | None = None) -> str:
    """The id of the share that a token names.

    Raises ShareError when it is not whole or was not made here, or is over.
    """
    found = _TOKEN.fullmatch(given)
    body = f"{found[1]}.{found[2]}" if found else ""
    if (
        found is None
        or not settings.share_secret
        or not hmac.compare_digest(_signature(body, settings.share_secret), found[3])
    ):
        raise ShareError(
            "This link is not whole, or is not valid any longer: copy all of it, or ask whoever "
            "gave it to you for a new one."
        )
    expires = datetime.fromtimestamp(int(found[2]), UTC)
    if expires <= (now or datetime.now(UTC)):
        raise ShareError(
            f"This link could be opened until {expires:%d %B %Y, %H:%M} UTC: ask whoever gave it "
            "to you for a new one."
        )
    return found[1]


def _signature(body: str, secret: str) -> str:
    made = hmac.digest(secret.encode(), f"detente share {body}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()
