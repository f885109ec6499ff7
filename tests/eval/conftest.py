"""The scorers beside this file are importable here as in the command floors.py; one run for all."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def demo_articles(nlp):
    """The 26 demo articles, analysed once."""
    from demo import labelled

    return labelled(nlp)
