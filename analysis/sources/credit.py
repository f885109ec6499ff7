"""Which news agency a text is credited to: an article in, the agency's name out, "" for none.

Read are the places where agencies sign: the dateline ("WASHINGTON (AP) —"), the line of the author,
a line or bracket of its own at the end, the copyright note. An agency that the text only cites
("he told Reuters") did not write it.
"""

import re

from analysis.types import Article

# Own list: the name as shown, and every way in which its own copy and its customers sign it.
AGENCIES = {
    "AAP": ("AAP", "Australian Associated Press"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "ANSA": ("ANSA",),
    "AP": ("AP", "Associated Press", "The Associated Press", "AP News"),
    "APA": ("APA", "Austria Presse Agentur"),
    "Anadolu": ("AA", "Anadolu", "Anadolu Agency"),
    "BelTA": ("BelTA",),
    "Belga": ("Belga",),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "BNS": ("BNS", "Baltic News Service"),
    "ČTK": ("CTK", "ČTK", "Czech News Agency"),
    "DPA": ("dpa", "Deutsche Presse-Agentur"),
    "EFE": ("EFE", "Agencia EFE"),
    "IANS": ("IANS",),
    "Interfax": ("Interfax",),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "LETA": ("LETA",),
    "MTI": ("MTI",),
    "NTB": ("NTB",),
    "PA": ("PA", "PA Media", "Press Association"),
    "PAP": ("PAP", "Polish Press Agency"),
    "PTI": ("PTI", "Press Trust of India"),
    "Reuters": ("Reuters", "Thomson Reuters"),
    "RIA Novosti": ("RIA Novosti", "RIA", "Sputnik"),
    "Ritzau": ("Ritzau",),
    "STT": ("STT",),
    "Tanjug": ("Tanjug",),
    "TASS": ("TASS", "ITAR-TASS", "Itar-Tass"),
    "TT": ("TT", "TT News Agency"),
    "UPI": ("UPI", "United Press International"),
    "Ukrinform": ("Ukrinform",),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
}
_SHOWN = {way.casefold(): name for name, ways in AGENCIES.items() for way in ways}
# A short name ("AP", "TT") is a word or initials too: capitals count.
_WAYS = sorted((way for ways in AGENCIES.values() for way in ways), key=len, reverse=True)
_AGENCY = "|".join(re.escape(way) for way in _WAYS)

_OPENING, _CLOSING = 6, 4  # lines of the body in which agencies sign
_PLACE = r"[^\W\d_][\w .,'’/()-]{1,70}?"
# "TROMSØ, Norway, Sept 4 (Corvane Wire) - ": after a place in capitals any name is an agency's,
# after another place a name that says so.
_DATELINE = re.compile(
    rf"^(?:{_PLACE} ?\((?P<known>{_AGENCY}|[A-ZÀ-Þ][\w ]+ (?:Wire|News|Agency|Press|Service))\)|"
    rf"[^\W\d_a-z]{{3,}}\b(?: ?{_PLACE})? ?\((?P<name>[A-ZÀ-Þ][\w .&/-]{{1,30}})\)) ?[-–—]+ ?\S"
)
_SLASHES = re.compile(rf"(?:^|[|/]) ?(?P<name>{_AGENCY}) ?[|/]")  # "MOSCOW, May 3. /TASS/."
_OPENING_NAME = re.compile(rf"^\(?(?P<name>{_AGENCY})\)? ?(?:[-–—:]|, [A-Z]\w+:) ?\S")
_AUTHOR = re.compile(rf"^(?:by\b.{{0,80}}?[,/|–—-]? ?)(?P<name>{_AGENCY})[.,]?$", re.IGNORECASE)
_ALONE = re.compile(
    rf"^[\W_]*(?:source|sources|via|from|with|by)?:? ?(?P<name>{_AGENCY})[\W_]*$", re.IGNORECASE
)
_END = re.compile(rf"(?:[.!?”\"'’)\]]? [-–—] ?|[.!?”\"'’] ?[(\[])(?P<name>{_AGENCY})[)\]]?[.]?$")
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|copyright)[\s\d,-]*(?:by )?(?P<name>{_AGENCY})\b", re.IGNORECASE
)
_REPORTING = re.compile(
    rf"^\W*(?:additional |with )?(?:reporting|material|files) (?:by|from)\b.{{0,200}}?"
    rf"\b(?P<name>{_AGENCY})\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(rf"(?:^|[,/&|]| and | with )\s*(?P<name>{_AGENCY})\s*(?:$|[,/&|]| and )")


def shown(name: str) -> str:
    """The agency's name as it is shown, whichever way it is signed; another name as it is.

    >>> shown("The Associated Press"), shown("Corvane Wire")
    ('AP', 'Corvane Wire')
    """
    plain = " ".join(name.split()).strip(" .")
    return _SHOWN.get(plain.casefold(), plain)


def is_agency(name: str) -> bool:
    """Whether a name, an outlet's for example, is one of an agency.

    >>> is_agency("Agence France-Presse"), is_agency("The Courier")
    (True, False)
    """
    return " ".join(name.split()).casefold() in _SHOWN


def credit(article: Article) -> str:
    """The agency that wrote an article, by its own signature; "" where none signs.

    >>> credit(Article("a", "Talks", "Talks\\n\\nBRUSSELS (AFP) - They met on Monday."))
    'AFP'
    """
    lines = [line.strip() for line in article.text.split("\n") if line.strip()]
    body = lines[1:] if lines[:1] == [article.title.strip()] else lines
    for line in body[:_OPENING]:
        if found := _DATELINE.search(line[:240]):
            return shown(found["known"] or found["name"])
        for pattern in (_OPENING_NAME, _AUTHOR, _ALONE, _SLASHES):
            if found := pattern.search(line[:240]):
                return shown(found["name"])
    if found := _BYLINE.search(article.author):
        return shown(found["name"])
    for line in reversed(body[-_CLOSING:]):
        for pattern in (_ALONE, _END, _COPYRIGHT, _REPORTING):
            if found := pattern.search(line[-300:]):
                return shown(found["name"])
    return shown(article.outlet) if is_agency(article.outlet) else ""
