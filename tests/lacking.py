"""What a test needs and a machine may lack: a browser, a database, a program."""

import os
from typing import NoReturn

import pytest


def lacking(told: str) -> NoReturn:
    """Skips the test with what is lacking and the remedy; at the gate (CI=true) it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(told)
    pytest.skip(told)
