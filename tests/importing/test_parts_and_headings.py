"""One file as several documents, a document as its title and chapters."""

from shnor_docs.importing.headings import chapters, title_of
from shnor_docs.importing.headings.heading import heading_of
from shnor_docs.importing.parts import stretches
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import SectionBreak
from tests.importing.papers_by_hand import paragraph


def test_an_order_and_its_appendix_are_two_documents() -> None:
    lines = ["Управление", "П Р И К А З", "приказываю:", "1. Утвердить план.", "Приложение № 2", "к приказу Управления",
             "от 05.11.2019 № 17", "План"]  # fmt: skip
    order, appendix = stretches([paragraph(text, place=n) for n, text in enumerate(lines, 1)])
    assert (order.form, len(order.blocks)) == ("приказ", 4)
    assert appendix.mark
    assert (appendix.mark.number, appendix.mark.is_approved, len(appendix.blocks)) == (2, False, 1)


def test_an_appendix_named_in_a_sentence_begins_nothing() -> None:
    lines = ["Приложение 1 содержит перечень школ, которые участвуют в программе.", "Текст."]
    assert len(stretches([paragraph(text) for text in lines])) == 1


def test_a_heading_is_told_by_number_and_look() -> None:
    found = heading_of(paragraph("Раздел 2. Актуальность"))
    assert found
    assert (found.number, found.title, found.depth) == ("Раздел 2.", "Актуальность", 1)
    deeper = heading_of(paragraph("2.1. Причины", bold=True))
    assert deeper
    assert (deeper.number, deeper.depth) == ("2.1.", 2)
    assert heading_of(paragraph("1. Обучить учителей всех школ;")) is None
    assert heading_of(paragraph("Школы, в которых учителя не прошли обучение")) is None


def test_levels_begin_at_one_and_unnumbered_headings_stand_below() -> None:
    texts = [("1. Паспорт", True), ("Текст.", False), ("Причины", True), ("Текст.", False), ("2. План", True)]
    found = chapters([paragraph(text, bold=bold, place=n) for n, (text, bold) in enumerate(texts, 1)])
    assert [(one.level, one.heading.title) for one in found if one.heading] == [
        (1, "Паспорт"),
        (2, "Причины"),
        (1, "План"),
    ]


def test_a_turned_page_begins_a_chapter() -> None:
    turn = SectionBreak(Place("", (("раздел", 1),)), 1, False, "nextPage")
    end = SectionBreak(Place("", (("раздел", 2),)), 2, True, "nextPage")
    found = chapters([paragraph("Прямо."), turn, paragraph("Набок."), end])
    assert [one.landscape for one in found] == [False, True]


def test_a_title_ends_where_chapters_begin() -> None:
    centred = ["Программа", "поддержки школ", "г. Лесной", "2020 год", "1. Паспорт"]
    found = title_of([paragraph(text, alignment="center") for text in centred])
    assert (found.text, found.place, found.year) == ("Программа поддержки школ", "г. Лесной", "2020 год")
    assert len(found.body) == 1


def test_numbers_alone_tell_headings_where_text_stands_below() -> None:
    text = "Школы района учат детей, и в каждой школе работает учитель, который помогает отстающим."
    lines = ["1. Общие положения", text, "1. Учить всех детей", "2. Лечить всех детей", "2. Критерии", text]
    found = chapters([paragraph(line, place=n) for n, line in enumerate(lines, 1)])
    assert [one.heading.title for one in found if one.heading] == ["Общие положения", "Критерии"]
