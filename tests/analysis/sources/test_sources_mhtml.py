"""MHTML: the page in it, where it was, and messages without a page."""

from datetime import date

PAGE = (
    '<!doctype html><html lang="en"><head><title>Talks in the north</title>{}</head><body><article>'
    "<h1>Talks in the north</h1><p>Norway will weigh talks with Russia on search and rescue, the "
    "minister said =E2=80=94 after two years without a meeting.</p></article></body></html>"
)
MESSAGE = """From: <Saved by Blink>
Snapshot-Content-Location: https://wire.example/world/talks
Subject: Talks in the north
Date: Fri, 1 May 2020 08:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----x"

------x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://wire.example/world/talks

{}

------x
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://wire.example/a.png

iVBORw0KGgo=
------x--
"""


def saved(head=""):
    return MESSAGE.format(PAGE.format(head).replace('"', "=22").replace("lang=", "lang=3D"))


def test_page_is_read_with_its_address_and_the_day_of_saving_as_a_guess(read):
    (article,), errors = read("talks.mhtml", saved())
    assert errors == []
    assert article.title == "Talks in the north"
    assert "minister said — after" in article.text
    assert article.url == "https://wire.example/world/talks"
    assert (article.published, article.published_certainty) == (date(2020, 5, 1), "guessed")


def test_windows_line_ends_and_another_name(read):
    (article,), _ = read("talks.txt", saved().replace("\n", "\r\n"))
    assert article.title == "Talks in the north"


def test_message_cut_short_gives_what_is_there(read):
    content = saved()
    (article,), _ = read("talks.mht", content[: content.index("years without")])
    assert "Norway will weigh talks" in article.text


def test_message_without_a_page_says_so(read):
    content = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nTalks\n"
    articles, (error,) = read("a.mhtml", content)
    assert articles == []
    assert "no page is in it" in error


def test_parts_without_end_are_refused_at_once(read):
    content = (
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + "--x\n\nT\n" * 9_000
    )
    articles, (error,) = read("a.mhtml", content)
    assert articles == []
    assert "more than 5,000 parts" in error


def test_parts_nested_without_end_cost_only_the_file(read):
    content = "MIME-Version: 1.0\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1_000)
    )
    articles, errors = read("a.mhtml", content)
    assert articles == []
    assert errors[-1].startswith("a.mhtml: ")
