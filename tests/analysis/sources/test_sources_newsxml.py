"""News in XML: NewsML-G2, NITF, and XML that is a trap or something else."""

from datetime import date

import pytest

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><title>Talks open</title><docdata><date.issue norm="20170216T081500Z"/></docdata>
<pubdata name="The Wire" date.publication="20170216T081500Z" position.section="World"/></head>
<body><body.head><hedline><hl1>Talks open in the north</hl1></hedline><byline>By Kari Nord</byline>
<distributor>AFP</distributor><dateline><location>OSLO</location></dateline></body.head>
<body.content><p>They <em>met</em>.</p><p>They left.</p></body.content></body></nitf>"""
ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:x:{0}"><itemMeta>
<provider literal="x"><name>The Wire</name></provider><versionCreated>2017-02-17T00:00:00Z
</versionCreated><firstCreated>2017-02-16T08:15:00Z</firstCreated></itemMeta><contentMeta>
<by>By Kari Nord</by><creditline>AFP</creditline><language tag="en-GB"/>
<headline>Talks open {0}</headline></contentMeta><contentSet><inlineXML
contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
</head><body><p>They met.</p><p>They left.</p></body></html></inlineXML></contentSet></newsItem>"""
MESSAGE = (
    '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
    f"{ITEM.format(1)}{ITEM.format(2)}</itemSet></newsMessage>"
)


def test_nitf_article(read):
    (article,), errors = read("a.xml", NITF)
    assert errors == []
    assert article.text == "Talks open in the north\n\nThey met.\n\nThey left."
    assert (article.published, article.published_certainty) == (date(2017, 2, 16), "certain")
    assert (article.outlet, article.author, article.section, article.credit) == (
        "The Wire",
        "Kari Nord",
        "World",
        "AFP",
    )


def test_newsml_g2_message_is_an_article_an_item(read):
    articles, errors = read("a.xml", MESSAGE)
    assert errors == []
    assert [a.text for a in articles] == [
        f"Talks open {n}\n\nThey met.\n\nThey left." for n in (1, 2)
    ]
    assert {(a.published, a.outlet, a.author, a.language, a.credit) for a in articles} == {
        (date(2017, 2, 16), "The Wire", "Kari Nord", "en", "AFP")
    }


def test_single_item_under_another_name(read):
    (article,), _ = read("talks.txt", ITEM.format(1))
    assert (article.id, article.title) == ("talks", "Talks open 1")


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
REFUSED = {
    "billion laughs": (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]><nitf>&a9;</nitf>',
        "entities",
    ),
    "external entity": (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf>&a;</nitf>',
        "entities",
    ),
    "cut short": (NITF[:-200], "no whole XML"),
    "only a start": ('<?xml version="1.0"?>', "no whole XML"),
    "another kind": ('<?xml version="1.0"?><catalog><cd/></catalog>', "not known (<catalog>)"),
    "no text": ('<?xml version="1.0"?><nitf><body/></nitf>', "there is no text"),
    "nested without end": ("<nitf>" * 100_000, "a.xml"),
    "nested and closed": ("<nitf>" * 50_000 + "x" + "</nitf>" * 50_000, "a.xml"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_xml_that_is_refused_says_why(content, reason, read):
    articles, errors = read("a.xml", content, DETENTE_MAX_SECONDS="2")
    assert reason in errors[0] if not articles else len(articles[0].text) < 10
