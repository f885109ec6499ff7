"""Exports of news databases, made by hand in their formats; the articles in them are invented."""

from datetime import date

import pytest

NEXIS = """                               1 of 2 DOCUMENTS


                               The Northern Wire

                          February 16, 2017 Thursday
                              Late Edition - Final

Norway Weighs Talks With
Russia on Rescue

BYLINE: By KARI NORD; Ola Vest contributed
reporting from Oslo.

SECTION: Section A; Column 0; Foreign Desk; Pg. 8

LENGTH: 34 words

DATELINE: OSLO

BODY:

   Norway will weigh talks with Russia, the minister said.

   TYPE: a word in capitals is no label here.

   ''We never closed the line,'' she said.

URL: http://www.wire.example/norway

LOAD-DATE: February 17, 2017

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: A boat

PUBLICATION-TYPE: Newspaper


                      Copyright 2017 The Northern Wire
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                               The Southern Post

                            17 February 2017 Friday

Talks close

LENGTH: 4 words

Nobody met in Oslo.

LOAD-DATE: February 18, 2017
"""
NEXIS_UNI = """Norway weighs talks with Russia
The Northern Wire
February 16, 2017 Thursday
Copyright 2017 The Northern Wire All Rights Reserved

Section: A section; Pg. A08
Length: 34 words
Byline: Kari Nord
Highlight: The minister speaks.
Body


Norway will weigh talks with Russia, the minister said.

“We never closed the line,” she said.


Classification


Language: ENGLISH

Publication-Type: Newspaper

Subject: ARCTIC (90%)

Load-Date: February 16, 2017


End of Document
Talks close
The Southern Post
February 17, 2017 Friday

Length: 4 words
Body

Nobody met in Oslo.

Load-Date: February 18, 2017

End of Document
"""
FACTIVA = """SE      World
HD      Norway weighs talks
        with Russia
BY      By Kari Nord
WC      34 words
PD      16 February 2017
ET      08:15
SN      The Northern Wire
SC      NWIRE
PG      8
LA      English
CY      (c) 2017 The Northern Wire
LP
Norway will weigh talks with Russia, the minister said.
TD
“We never closed the line,” she said.

IN the evening she left.
CO      govno : Government of Norway
IN      i1 : Industry
NS      gdip : International Relations
RE      norw : Norway
AN      Document NWIRE00020170216ed2g0001

HD      Talks close
WC      4 words
PD      17 February 2017
SN      The Southern Post
LA      English
TD
Nobody met in Oslo.
AN      Document SPOST00020170217ed2h0002
"""
FACTIVA_PAGE = """<!doctype html><html><body><div class="article enArticle"><table>
<tr><td class="index"><b>SE</b></td><td>World</td></tr>
<tr><td class="index"><b>HD</b></td><td><span>Norway weighs talks</span></td></tr>
<tr><td class="index"><b>BY</b></td><td>By Kari Nord</td></tr>
<tr><td class="index"><b>PD</b></td><td>16 February 2017</td></tr>
<tr><td class="index"><b>SN</b></td><td>The Northern Wire</td></tr>
<tr><td class="index"><b>LA</b></td><td>English</td></tr>
<tr><td class="index"><b>LP</b></td><td><p>Norway will weigh talks.</p></td></tr>
<tr><td class="index"><b>TD</b></td><td><p>“We never closed the line,” she said.</p>
<p>She left.</p></td></tr>
<tr><td class="index"><b>AN</b></td><td>Document NWIRE00020170216</td></tr></table></div>
<div class="article enArticle"><table>
<tr><td class="index"><b>HD</b></td><td>Talks close</td></tr>
<tr><td class="index"><b>PD</b></td><td>17 February 2017</td></tr>
<tr><td class="index"><b>SN</b></td><td>The Southern Post</td></tr>
<tr><td class="index"><b>TD</b></td><td><p>Nobody met in Oslo.</p></td></tr></table></div>
</body></html>"""
PROQUEST = """____________________________________________________________

Report Information from ProQuest
____________________________________________________________

Document 1 of 2

Norway weighs talks with Russia

Author: Nord, Kari

Publication info: The Northern Wire ; Oslo [Oslo]16 Feb 2017: A.8.

ProQuest document link

Abstract: The minister spoke.

Links: Check for full text

Full text: Norway will weigh talks with Russia, the minister said.

“We never closed the line,” she said.

Subject: Diplomacy

Location: Norway

Title: Norway weighs talks with Russia

Publication title: The Northern Wire

Pages: A.8

Publication year: 2017

Publication date: Feb 16, 2017

Section: World

Language of publication: English

Document URL: https://search.proquest.example/docview/1

Last updated: 2017-11-23

Database: Example Newsstream

____________________________________________________________

Document 2 of 2

Talks close

Full text: Nobody met in Oslo.

Title: Talks close

Publication title: The Southern Post

Publication date: Feb 17, 2017
____________________________________________________________
"""
EXPORTS = {
    "LexisNexis": ("nexis.txt", NEXIS, "Norway Weighs Talks With Russia on Rescue"),
    "Nexis Uni": ("uni.txt", NEXIS_UNI, "Norway weighs talks with Russia"),
    "Factiva": ("factiva.txt", FACTIVA, "Norway weighs talks with Russia"),
    "Factiva HTML": ("factiva.html", FACTIVA_PAGE, "Norway weighs talks"),
    "ProQuest": ("proquest.txt", PROQUEST, "Norway weighs talks with Russia"),
}


@pytest.mark.parametrize(("name", "content", "title"), EXPORTS.values(), ids=EXPORTS)
def test_each_article_of_an_export_is_read_with_its_metadata(name, content, title, read):
    (first, second), errors = read(name, content)
    assert errors == []
    assert (first.title, second.title) == (title, "Talks close")
    assert [(a.published, a.published_certainty) for a in (first, second)] == [
        (date(2017, 2, 16), "certain"),
        (date(2017, 2, 17), "certain"),
    ]
    assert (first.outlet, second.outlet) == ("The Northern Wire", "The Southern Post")
    assert "nord" in first.author.lower()
    assert first.language == "en"
    assert second.text == "Talks close\n\nNobody met in Oslo."


TEXTS = {
    "LexisNexis": (
        "Norway will weigh talks with Russia, the minister said.",
        "TYPE: a word in capitals is no label here.",
        "''We never closed the line,'' she said.",
    ),
    "Nexis Uni": (
        "Norway will weigh talks with Russia, the minister said.",
        "“We never closed the line,” she said.",
    ),
    "Factiva": (
        "Norway will weigh talks with Russia, the minister said.",
        "“We never closed the line,” she said.",
        "IN the evening she left.",
    ),
    "Factiva HTML": (
        "Norway will weigh talks.",
        "“We never closed the line,” she said.",
        "She left.",
    ),
    "ProQuest": (
        "Norway will weigh talks with Russia, the minister said.",
        "“We never closed the line,” she said.",
    ),
}


@pytest.mark.parametrize("export", EXPORTS)
def test_text_of_an_article_is_whole_and_nothing_else(export, read):
    name, content, title = EXPORTS[export]
    first = read(name, content)[0][0]
    assert first.text == "\n\n".join((title, *TEXTS[export]))


def test_fields_beyond_the_usual(read):
    nexis, factiva, proquest = (
        read(*EXPORTS[name][:2])[0][0] for name in ("LexisNexis", "Factiva", "ProQuest")
    )
    assert nexis.url == "http://www.wire.example/norway"
    assert nexis.section == "Section A; Column 0; Foreign Desk; Pg. 8"
    assert factiva.section == "World"
    assert proquest.url == "https://search.proquest.example/docview/1"


@pytest.mark.parametrize(("name", "content", "title"), EXPORTS.values(), ids=EXPORTS)
def test_windows_line_ends_change_nothing(name, content, title, read):
    turned = content.replace("\n", "\r\n")
    assert [a.text for a in read(name, turned)[0]] == [a.text for a in read(name, content)[0]]


@pytest.mark.parametrize(("name", "content", "title"), EXPORTS.values(), ids=EXPORTS)
def test_export_cut_short_keeps_the_articles_before(name, content, title, read):
    cut = content[: content.rindex("Nobody met") + 6]
    articles, _ = read(name, cut)
    assert articles[0].title == title
    assert len(articles) >= 1


def test_bad_article_costs_only_itself(read):
    articles, (error,) = read("nexis.txt", NEXIS.replace("Nobody met in Oslo.", ""))
    assert len(articles) == 1
    assert error.startswith("nexis.txt, document 2: there is no text")


@pytest.mark.parametrize(
    "text",
    [
        "Talks open\n\nThe committee counted: 1 of 2 documents was lost.\n\nThey met.",
        "Talks open\n\nFull text: a phrase of the trade.\n\nThey met.",
        "HD television\n\nPD is a party. SN is a name.\n\nThey met.",
        "Talks open\n\nLENGTH: 12 metres.\n\nThey met.",
    ],
)
def test_article_that_only_resembles_an_export_is_one_article(text, read):
    (article,), errors = read("a.txt", text)
    assert errors == []
    assert article.text == text


def test_many_blank_lines_end_in_time(read):
    (article,), _ = read("a.txt", "\n" * 390_000 + "Talks open")
    assert article.text == "Talks open"


def test_many_codes_without_an_article_end_in_time(read):
    articles, errors = read("a.txt", "HD\nPD\nSN\n" * 40_000)
    assert articles or errors
