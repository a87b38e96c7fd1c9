"""Rules on wording: what they leave alone. What they find, the pages of the rules show."""

import pytest

from tests.small_workspace import HEAD, SmallWorkspace, section

SOUND = {
    "codes and brands": "Курсы IT-куб, QR-код, «Учи.ру», ЯКласс, проект «ЭраСкоп», VR-класс, портал UchiRu.",
    "Latin in a sentence": "Сервис Zoom работает с ноября, класс A и класс B пишут тест.",
    "numbers with letters": "Приказы от 01.02.2021 № 44-О и № 590/219, школа-интернат № 5а.",
    "abbreviations with digits": "Проект «500+», СОШ № 3, ВПР-2021, ОГЭ9.",
    "two words made of known ones": (
        "Метод проектов и объединения учителей. Метод и объединения. Методобъединения учителей и общеобразовательные "
        "школы: межшкольные, международные, взаимообучение."
    ),
    "addresses": "Пишите на a,b@school.ru, сайт www.krskstate.ru/2030/plan, раздел gosuslugi.ru,и другие.",
    "spaces at signs": "Итог: 5,5 %, «да»; нет… и т.д., с. 5; г.Минусинск, 10:30, 1 : 2.",
    "one closing quote for two": "МБОУ «СОШ «Радуга» участвует. Приказ «О программе «Школа 500+» издан.",
    "a quotation of two paragraphs": "Изложить в редакции: «1. Первое.\n\n2. Второе.».",
    "numbers of items": "Участники: 1) школы; 2) учителя; а) первый; б) второй (всего 5).",
    "words that may stand twice": "Он сказал, что что-то есть; в-третьих, кое-кто кое-где.",
    "right cases": "Согласно плану, согласно приказу, в течение года, по окончании срока; в течении реки.",
    "glued years of other things": "Цех 2021 года, корпус 2021гк, индекс 662150г.",
    "references": "План на {{ period }}, {{ municipality.name }} ({{ authority.name }}).",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_sound_texts_are_left_alone(small: SmallWorkspace, text: str) -> None:
    small.program(section(text))
    assert small.codes() == [], [d.message for d in small.found()]


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("Учитель пришёл c ученики.", "ШД880", 22),
        ("Уроки идут c 1 сентября.", "ШД880", 18),
        ("Указ от 01.02.2021 № 44-O.", "ШД880", 31),
        ("Отдел «ДΠО» открыт.", "ШД880", 14),
        ("Школа OO учит; вся ОО рада.", "ШД880", 13),
        ("Программы поддержки школ. Школ мало: программы поддержки школ и поддержкишкол.", "ШД881", 71),
        ("Помощь оказана на 100%от плана.", "ШД882", 29),
        ("Первое.Второе предложение", "ШД883", 13),
        ("Школы;учителя.", "ШД883", 12),
        ("Школы (с низкими «результатами).", "ШД884", 24),
        ("Школа в в районе.", "ШД888", 13),
        ("Отчёт по окончанию года.", "ШД889", 16),
    ],
)
def test_the_faulty_characters_are_pointed_at(small: SmallWorkspace, text: str, code: str, column: int) -> None:
    small.program(section(text))
    place = small.only(code).location
    assert (place.line, place.column) == (12, column)


def test_a_text_of_the_catalogue_is_told_of_and_not_mended(small: SmallWorkspace) -> None:
    small.catalogue("schema_version: 1\nindicators: [{id: a, name: Доля школ Nº 5, kind: count, source: Отчёт}]")
    small.program(
        "indicators: [{id: a}]",
        "tables: [{id: t, columns: [{field: name, title: Имя}]}]",
        section("{{ tables.t }}"),
    )
    found = next(d for d in small.found() if d.code.id == "ШД886")
    assert ("показатель «a»" in found.message, found.fix) == (True, None)


def test_a_name_in_a_data_table_is_data(small: SmallWorkspace) -> None:
    small.write("programs/small/data/answers.csv", "Ответ\nШкола Nº 5 ,третья\n")
    columns = "[{field: answer, header: Ответ, type: text}]"
    small.program(f"data: [{{id: answers, file: data/answers.csv, columns: {columns}}}]")
    assert "ШД886" not in small.codes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Лесной район", "name: Наш район"),
        ("genitive: Управления образования", "genitive: Управления образования администрации Нашего района"),
        ("place: г. Лесной", "place: г. Наш"),
    ],
)
def test_a_document_with_a_placeholder_is_a_draft(small: SmallWorkspace, old: str, new: str) -> None:
    small.program(section("Текст."), head=HEAD.replace(old, new))
    assert "ШД899" in small.codes()
    assert small.document().slot("draft").plain == "ПРОЕКТ"


def test_a_placeholder_elsewhere_leaves_a_document_alone(small: SmallWorkspace) -> None:
    small.write("programs/small/sections/one.md", "Здесь обосновывается, почему программа нужна.\n")
    small.program(
        """
        documents:
        - {id: text, kind: program, sections: [{id: one, text: Текст.}]}
        - {id: other, kind: concept, sections: [{id: one, file: sections/one.md}]}
        """
    )
    assert small.only("ШД899").location.file.endswith("sections/one.md")
    assert [small.document(name).slot("draft").plain for name in ("text", "other")] == ["", "ПРОЕКТ"]


def test_our_district_in_a_sentence_is_no_placeholder(small: SmallWorkspace) -> None:
    small.program(section("Наш район велик. Нашего района это касается."))
    assert small.codes() == []
