"""Languages as documents name them in ("en-GB", "eng", "English"), ISO 639-1 out ("en")."""

import re

# Own list: the languages of the press around Russia, by English name and ISO 639-2 code; two
# letters stand for themselves.
_CODES = {
    "english": "en", "eng": "en", "russian": "ru", "rus": "ru", "ukrainian": "uk", "ukr": "uk",
    "german": "de", "ger": "de", "deu": "de", "french": "fr", "fre": "fr", "fra": "fr",
    "spanish": "es", "spa": "es", "italian": "it", "ita": "it", "polish": "pl", "pol": "pl",
    "norwegian": "no", "nor": "no", "swedish": "sv", "swe": "sv", "danish": "da", "dan": "da",
    "finnish": "fi", "fin": "fi", "estonian": "et", "est": "et", "latvian": "lv", "lav": "lv",
    "lithuanian": "lt", "lit": "lt", "dutch": "nl", "dut": "nl", "nld": "nl", "czech": "cs",
    "cze": "cs", "ces": "cs", "hungarian": "hu", "hun": "hu", "turkish": "tr", "tur": "tr",
    "chinese": "zh", "chi": "zh", "zho": "zh", "japanese": "ja", "jpn": "ja", "arabic": "ar",
    "ara": "ar", "persian": "fa", "portuguese": "pt", "por": "pt", "belarusian": "be", "bel": "be",
    "greek": "el", "bulgarian": "bg", "romanian": "ro", "serbian": "sr", "georgian": "ka",
    "kazakh": "kk", "armenian": "hy", "hebrew": "he", "korean": "ko",
    "albanian": "sq", "azerbaijani": "az", "bengali": "bn", "bosnian": "bs", "catalan": "ca",
    "croatian": "hr", "hindi": "hi", "icelandic": "is", "indonesian": "id", "kyrgyz": "ky",
    "macedonian": "mk", "malay": "ms", "mongolian": "mn", "slovak": "sk", "slovenian": "sl",
    "swahili": "sw", "tamil": "ta", "thai": "th", "urdu": "ur", "vietnamese": "vi",
}  # fmt: skip


_NAMES = {code: name.title() for name, code in reversed(_CODES.items()) if len(name) > 3}
LANGUAGES = frozenset(_NAMES)  # those that articles are told to be in


def language_name(code: str) -> str:
    """The English name of a language, its code where none is known.

    >>> language_name("ru"), language_name("xx")
    ('Russian', 'xx')
    """
    return _NAMES.get(code, code)


def language_code(name: str) -> str:
    """ISO 639-1 of a language as a document names it, "" where that is not known.

    >>> language_code("en-GB"), language_code("ENGLISH; Russian"), language_code("tlh")
    ('en', 'en', '')
    """
    first = re.split(r"[-_;,/ (]", name.strip().lower(), maxsplit=1)[0]
    return first if re.fullmatch("[a-z]{2}", first) else _CODES.get(first, "")
