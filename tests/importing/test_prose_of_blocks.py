"""Foreign blocks as Markdown: what the product reads of it has every word and number."""

from dataclasses import replace

import pytest

from shnor_docs.documents.prose import Writer, blocks
from shnor_docs.documents.tree import walk
from shnor_docs.importing.assembling.wrapping import wrapped
from shnor_docs.importing.prose import cell_text, markdown
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Mark, MarkKind, Paragraph, Run
from shnor_docs.rendering.numbering.counting import Number
from tests.importing.papers_by_hand import paragraph

NO_REFERENCES = Writer(lambda reference: (), lambda reference, unit_id: None)


def printed(text: str) -> list[str]:
    units = (unit for top in blocks(text, "x", NO_REFERENCES) for unit in walk(top))
    return [f"{unit.number} {unit.plain}".strip() for unit in units if unit.plain]


@pytest.mark.parametrize(
    "text",
    [
        "# пять школ",
        "5*3*2 и *звёздочка*",
        "имя_файла и _курсив_",
        "Подпись ____________",
        "| столбец | другой |",
        "обратная \\ черта",
        "<!-- допустимо ШД101: нет -->",
        "& < > ` [текст](адрес)",
        "+ плюс",
        "2020. Год",
    ],
)
def test_signs_of_markdown_stay_words(text: str) -> None:
    assert printed(markdown([paragraph(text)])) == [text]


def test_braces_stand_apart() -> None:
    assert printed(markdown([paragraph("{{ не ссылка }} {% x %}")])) == ["{ { не ссылка } } { % x % }"]


def test_a_list_keeps_its_numbers_and_begins_where_it_began() -> None:
    found = [paragraph("первая", "3."), paragraph("вторая", "4."), paragraph("снова", "1.")]
    assert printed(markdown(found)) == ["3. первая", "4. вторая", "1. снова"]


def test_numbers_that_markdown_does_not_know_are_typed() -> None:
    found = [paragraph("раз", "1)"), paragraph("два", "а)"), paragraph("три", "2.1.")]
    assert printed(markdown(found)) == ["1) раз", "а) два", "2.1. три"]


def test_typed_numbers_and_bullets_become_lists() -> None:
    found = [paragraph("1.Первая"), paragraph("2. Вторая"), paragraph("- третья"), paragraph("• четвёртая")]
    assert markdown(found) == "1. Первая\n2. Вторая\n\n- третья\n- четвёртая"


def test_bold_and_italic_stay_where_they_can_be_read() -> None:
    pieces = (Run("Цель. ", bold=True), Run("Учить", italic=True), Run("всех"))
    found = Paragraph(Place("", ()), pieces)
    assert markdown([found]) == "**Цель.** Учитьвсех" or markdown([found]) == "**Цель.** *Учить*всех"
    assert printed(markdown([found])) == ["Цель. Учитьвсех"]


def test_a_note_is_marked_and_a_break_of_lines_kept() -> None:
    found = Paragraph(Place("", ()), (Run("Доля"), Mark(MarkKind.FOOTNOTE, "1", "2"), Run("\nшкол")))
    assert printed(markdown([found])) == ["Доля [1]\nшкол"]


def test_wrapped_lines_print_the_same() -> None:
    text = "- " + "слово - 1. и ещё # слово " * 20
    assert printed(wrapped(text)) == printed(text)
    assert max(map(len, wrapped(text).splitlines())) < 140


def deeper(text: str) -> Paragraph:
    return replace(paragraph(text), number=Number("–", "\t", 1, "1", is_bullet=True))


def test_bullets_stand_in_the_numbered_item_above() -> None:
    found = [paragraph("Раз:", "1."), deeper("а;"), deeper("б."), paragraph("Два:", "2."), deeper("в.")]
    assert markdown(found) == "1. Раз:\n   - а;\n   - б.\n2. Два:\n   - в."
    assert printed(markdown(found)) == ["1. Раз:", "а;", "б.", "2. Два:", "в."]
    flat = [paragraph("Раз:", "1."), paragraph("а;", "–", bullet=True), paragraph("Два", "2.")]
    assert markdown(flat) == "1. Раз:\n\n- а;\n\n2. Два"


def test_looks_in_a_cell_stay_where_they_tell_words_apart() -> None:
    assert cell_text([paragraph("Всё", bold=True)]) == "Всё"
    assert cell_text([paragraph("Мера:", bold=True), paragraph("учить")]) == "**Мера:**\n\nучить"
