"""Which language: whole texts of ours in many, mixed ones, and those too short to tell."""

import time

import pytest

from analysis.sources.tongue import language_of

TEXTS = {
    "en": "Norway has invited Russia to take part in a joint search and rescue exercise in the "
    "Barents Sea before the end of the year, the prime minister said on Wednesday.",
    "ru": "Норвегия пригласила Россию принять участие в совместных поисково-спасательных учениях в "
    "Баренцевом море до конца года, сообщила премьер-министр в среду.",
    "uk": "Норвегія запросила Росію взяти участь у спільних пошуково-рятувальних навчаннях у "
    "Баренцевому морі до кінця року, повідомила прем'єр-міністерка в середу.",
    "be": "Нарвегія запрасіла Расію прыняць удзел у сумесных пошукава-выратавальных вучэннях у "
    "Баранцавым моры да канца года, паведаміла прэм'ер-міністр у сераду.",
    "fr": "La Norvège a invité la Russie à participer à un exercice commun de recherche et de "
    "sauvetage en mer de Barents avant la fin de l'année, a déclaré la Première ministre.",
    "de": "Norwegen hat Russland eingeladen, noch vor Ende des Jahres an einer gemeinsamen Such- "
    "und Rettungsübung in der Barentssee teilzunehmen, sagte die Ministerpräsidentin.",
    "es": "Noruega ha invitado a Rusia a participar en un ejercicio conjunto de búsqueda y rescate "
    "en el mar de Barents antes de que termine el año, dijo la primera ministra.",
    "ar": "دعت النرويج روسيا إلى المشاركة في تدريب مشترك للبحث والإنقاذ في بحر بارنتس قبل نهاية "
    "العام، حسبما قالت رئيسة الوزراء يوم الأربعاء.",
    "zh": "挪威首相周三表示，挪威已邀请俄罗斯在年底前参加在巴伦支海举行的联合搜救演习。"
    "莫斯科说，它准备派遣两艘船和一架飞机，并将于下个月在希尔克内斯开始就细节进行谈判。",
    "fi": "Norja on kutsunut Venäjän osallistumaan yhteiseen etsintä- ja pelastusharjoitukseen "
    "Barentsinmerellä ennen vuoden loppua, pääministeri sanoi keskiviikkona.",
    "no": "Norge har invitert Russland til å delta i en felles søk- og redningsøvelse i "
    "Barentshavet før årets slutt, sa statsministeren onsdag.",
    "sv": "Norge har bjudit in Ryssland att delta i en gemensam sök- och räddningsövning i Barents "
    "hav före årets slut, sade statsministern på onsdagen.",
    "pl": "Norwegia zaprosiła Rosję do udziału we wspólnych ćwiczeniach poszukiwawczo-ratowniczych "
    "na Morzu Barentsa przed końcem roku, powiedziała w środę premier.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_paragraph_is_enough(language: str) -> None:
    assert language_of(TEXTS[language]) == language
    assert language_of("\n\n".join([TEXTS[language]] * 8)) == language


@pytest.mark.parametrize("other", [one for one in TEXTS if one != "en"])
def test_a_quotation_in_another_language_does_not_change_it(other: str) -> None:
    english = "\n\n".join([TEXTS["en"]] * 4)
    assert language_of(f"{english}\n\n“{TEXTS[other]}”\n\n{english}") == "en"
    own = "\n\n".join([TEXTS[other]] * 4)
    assert language_of(f"{own}\n\n“{TEXTS['en']}”\n\n{own}") == other


@pytest.mark.parametrize("other", ["ru", "de", "fi"])
def test_an_english_headline_over_another_text_is_not_english(other: str) -> None:
    assert language_of("Norway invites Russia to the drill\n\n" + TEXTS[other] * 2) == other


@pytest.mark.parametrize("text", ["", "12 345", "Cod", "Putin Biden NATO Kiev", "Talks open", "€5"])
def test_a_text_too_short_to_tell_is_what_its_document_says(text: str) -> None:
    assert language_of(text) == ""
    assert language_of(text, "no") == "no"


@pytest.mark.parametrize(
    "text",
    [
        "They met. It was all that he had to say to them.",
        "The ministers met.\n\nWho was at the table: Wang Yi, Sergei Lavrov, Ine Eriksen Søreide, "
        "Urmas Paet, Gabrielius Landsbergis and the rest of them.",
        "WASHINGTON (AP) — The president of the United States was told of it by Gorbachev.",
    ],
)
def test_english_is_told_by_its_function_words_among_names(text: str) -> None:
    assert language_of(text) == "en"


def test_words_count_for_more_than_what_the_document_declares() -> None:
    assert language_of(TEXTS["ru"], "en") == "ru", "a page's template says lang=en"
    assert language_of(TEXTS["en"], "ru") == "en"
    assert language_of(TEXTS["no"], "nn") == "nn", "both say that it is not English"


def test_a_long_article_costs_little() -> None:
    text = "\n\n".join([TEXTS["en"]] * 200), "\n\n".join([TEXTS["ru"]] * 200)
    language_of(TEXTS["ru"] * 3)
    start = time.process_time()
    for one in text:
        language_of(one)
    assert time.process_time() - start < 0.5
