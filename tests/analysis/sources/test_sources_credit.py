"""Which agency signs a text, and what is no signature."""

import pytest

from analysis.sources.credit import credit
from analysis.types import Article


def _credit(body: str, **fields: str) -> str:
    return credit(Article("a", "Talks open", f"Talks open\n\n{body}", **fields))


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        ("WASHINGTON (AP) — They met.", "AP"),
        ("KYIV (AP) -- They met.", "AP"),
        ("WASHINGTON, Feb 16 (Reuters) - They met.", "Reuters"),
        ("Brussels (AFP) - They met.", "AFP"),
        ("London, UK (PA) – They met.", "PA"),
        ("BERLIN (dpa) - They met.", "DPA"),
        ("MOSCOW. Feb 16 (Interfax) - They met.", "Interfax"),
        ("MOSCOW, February 16. /TASS/. They met.", "TASS"),
        ("TROMSØ, Norway, Sept 4 (Corvane Wire) - They met.", "Corvane Wire"),
        ("By James Smith, Reuters\n\nThey met.", "Reuters"),
        ("By JAMES SMITH Associated Press\nThey met.", "AP"),
        ("Agence France-Presse\n\nThey met.", "AFP"),
        ("AFP, Brussels: They met.", "AFP"),
        ("They met.\n\nAFP", "AFP"),
        ("They met. (AFP)", "AFP"),
        ("They met. — Reuters", "Reuters"),
        ("They met.\n\n© 2017 AFP", "AFP"),
        ("They met.\n\nCopyright 2017 The Associated Press. All rights reserved.", "AP"),
        ("They met.\n\nAdditional reporting by Ada Brook in Oslo, Reuters", "Reuters"),
    ],
)
def test_credit_reads_where_agencies_sign(body: str, agency: str) -> None:
    assert _credit(body) == agency


@pytest.mark.parametrize(
    "body",
    [
        "They met, he told Reuters.",
        "The body (NATO) - the oldest of them - met.",
        "Prime Minister Ada Brook (Labour) - who was late - spoke.",
        "AP Moller ordered ships.\n\nThe pa system failed.",
        "Reuters reported on Monday that they met.",
        "",
    ],
)
def test_credit_of_a_text_that_only_names_an_agency_is_none(body: str) -> None:
    assert _credit(body) == ""


def test_credit_takes_the_author_and_an_outlet_that_is_an_agency() -> None:
    assert _credit("They met.", author="Ada Brook and AFP") == "AFP"
    assert _credit("They met.", author="Tom Apson") == ""
    assert _credit("They met.", outlet="ITAR-TASS") == "TASS"
