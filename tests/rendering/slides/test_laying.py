"""Slides hold what they are given: nothing overflows, nothing is torn, nothing is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_docs.documents.tree import Kind, Style, Unit, line, plain, text_of, walk
from shnor_docs.rendering.errors import TemplateError
from shnor_docs.rendering.slides.deck import Deck, Words
from shnor_docs.rendering.slides.filling import height_of
from shnor_docs.rendering.slides.opening import design_of
from tests.rendering.slides.decks import TEMPLATE, deck, document, listed, paragraph, section, table, texts, written

WORD = ["проведение", "диагностики", "профессиональных", "дефицитов", "педагогов"]
DESIGN = design_of(TEMPLATE.read_bytes())
BODY = DESIGN.inner.body


def words(count: int, start: int = 0) -> str:
    return " ".join(WORD[(start + n) % len(WORD)] for n in range(count))


def overflows(found: Deck) -> list[str]:
    """What stands lower or wider than its slide lets it."""
    wrong = []
    for number, slide in enumerate(found.slides, 2):
        for told in (slide.above, slide.below):
            if told and _height(told) > (told.box or BODY.box).height + 0.01:
                wrong.append(f"слайд {number}: текст")
            if told and told.box and told.box.bottom > BODY.box.bottom + 0.01:
                wrong.append(f"слайд {number}: место текста")
        box = slide.object_box
        if box and (box.bottom > BODY.box.bottom + 0.01 or box.left + box.width > BODY.box.left + BODY.box.width + 1):
            wrong.append(f"слайд {number}: таблица или диаграмма")
        if slide.table and box and slide.table.height > box.height + 0.01:
            wrong.append(f"слайд {number}: строки таблицы")
        if slide.above and slide.above.box and box and slide.above.box.bottom > box.top:
            wrong.append(f"слайд {number}: текст на таблице")
        if slide.below and slide.below.box and box and box.bottom > slide.below.box.top:
            wrong.append(f"слайд {number}: таблица на тексте")
    return wrong


def _height(told: Words) -> float:
    return height_of(told.paras, BODY, told.scale)


def test_a_section_is_a_slide_under_its_title() -> None:
    found = deck(document(section(paragraph("Текст."), title="Цель"), section(listed("а", "б"), title="Итоги")))
    assert [plain(slide.title) for slide in found.slides] == ["Цель", "Итоги"]


def test_a_long_section_goes_on_under_the_same_title() -> None:
    found = deck(document(section(*(paragraph(words(25, n), f"p{n}") for n in range(12)), title="Итоги")))
    titles = [plain(slide.title) for slide in found.slides]
    assert len(titles) > 1 and titles[0] == "Итоги" and set(titles[1:]) == {"Итоги (продолжение)"}
    assert not overflows(found)


def test_slides_of_a_section_are_alike_full() -> None:
    found = deck(document(section(*(paragraph(words(25, n), f"p{n}") for n in range(13)))))
    heights = [_height(slide.above) for slide in found.slides if slide.above]
    assert min(heights) > max(heights) * 0.5


def test_letters_are_a_little_smaller_if_that_saves_a_slide() -> None:
    found = deck(document(section(listed(*(words(5, n) for n in range(13))))))
    assert len(found.slides) == 1 and found.slides[0].above and found.slides[0].above.scale < 1


def test_a_heading_does_not_end_a_slide() -> None:
    heads = [replace(paragraph(f"Подзаголовок {n}", f"h{n}"), style=Style.HEADING_2) for n in range(9)]
    parts = [unit for n, head in enumerate(heads) for unit in (head, paragraph(words(70, n), f"p{n}"))]
    found = deck(document(section(*parts)))
    assert len(found.slides) > 2
    assert not [slide for slide in found.slides if slide.above and slide.above.paras[-1].stays]


def test_a_paragraph_longer_than_a_slide_goes_on_where_it_broke_off() -> None:
    found = deck(document(section(paragraph(words(900)))))
    told = [plain(para.text) for slide in found.slides if slide.above for para in slide.above.paras]
    assert len(told) > 2 and " ".join(" ".join(told).split()) == words(900)
    assert not overflows(found)


def test_a_list_goes_on_with_its_numbers() -> None:
    found = deck(document(section(listed(*(words(40, n) for n in range(14)), ordered=True))))
    numbers = [para.number for slide in found.slides if slide.above for para in slide.above.paras]
    assert len(found.slides) > 1 and numbers == list(range(1, 15))


def test_a_table_goes_on_with_its_header_and_whole_rows() -> None:
    rows = [(str(n), words(9, n), words(6, n + 1)) for n in range(1, 101)]
    found = deck(document(section(table(("№", "Мероприятие", "Результат"), *rows, widths=(0.5, 3, 2)))))
    parts = [slide.table for slide in found.slides if slide.table]
    assert len(parts) > 3 and all(part.rows[0].kind is Kind.HEADER for part in parts)
    numbers = [plain(row.cells[0].paras[0].text) for part in parts for row in part.rows[1:]]
    assert numbers == [str(n) for n in range(1, 101)]
    assert not overflows(found)


def test_a_short_table_stands_under_what_announces_it() -> None:
    (slide,) = deck(document(section(paragraph("Показатели:"), table(("А", "Б"), ("1", "2"))))).slides
    assert slide.above and slide.table and slide.table.points == 16


def test_what_follows_a_table_stands_below_it() -> None:
    (slide,) = deck(document(section(table(("А", "Б"), ("1", "2")), paragraph("Вывод.")))).slides
    assert slide.table and slide.below and not overflows(deck(document(section(table(("А", "Б"), ("1", "2"))))))


def test_what_follows_a_full_table_takes_rows_with_it() -> None:
    rows = [(str(n), words(9, n), words(6, n + 1)) for n in range(1, 10)]
    for count in range(3, 10):
        after = paragraph(words(12), "after")
        found = deck(document(section(table(("№", "Что", "Итог"), *rows[:count]), after)))
        assert not overflows(found)
        last = found.slides[-1]
        assert last.below and last.table
        printed = [
            plain(row.cells[0].paras[0].text) for slide in found.slides if slide.table for row in slide.table.rows
        ]
        assert [number for number in printed if number != "№"] == [str(n) for n in range(1, count + 1)]


def spanned(rows: int) -> Unit:
    """A table with a header of two rows, a group row and a cell that reaches over all rows below it."""

    def cell(name: str, text: str, span: tuple[int, int] = (1, 1)) -> Unit:
        return Unit(name, Kind.CELL, text_of(text), span=span)

    header = (
        Unit("h1", Kind.HEADER, children=(cell("h1a", "Группа", (1, 2)), cell("h1b", "Значение", (2, 1)))),
        Unit("h2", Kind.HEADER, children=(cell("h2b", "2021"), cell("h2c", "2022"))),
        Unit("g", Kind.GROUP, children=(cell("ga", "Педагоги", (3, 1)),)),
        Unit("r1", Kind.ROW, children=(cell("a", "Общая ячейка", (1, rows)), cell("b1", words(20)), cell("c1", "1"))),
    )
    others = (
        Unit(f"r{n}", Kind.ROW, children=(cell(f"b{n}", words(20)), cell(f"c{n}", str(n)))) for n in range(2, rows + 1)
    )
    return Unit("tables.s", Kind.TABLE, children=(*header, *others), widths=(1, 3, 1))


def test_a_cell_over_many_rows_is_printed_again_on_the_next_slide() -> None:
    found = deck(document(section(spanned(14))))
    parts = [slide.table for slide in found.slides if slide.table]
    assert len(parts) > 1
    for part in parts:
        assert [row.kind for row in part.rows[:2]] == [Kind.HEADER, Kind.HEADER]
        first = next(row for row in part.rows[2:] if row.kind is Kind.ROW).cells[0]
        assert plain(first.paras[0].text) == "Общая ячейка"
        assert first.down == sum(row.kind is Kind.ROW for row in part.rows)
    assert not overflows(found)


def test_a_title_is_made_smaller_before_it_is_refused() -> None:
    long = words(30)
    assert deck(document(section(paragraph("Текст."), title=long))).slides[0].title_scale < 1
    (problem,) = deck(document(section(paragraph("Текст."), title=words(120)))).problems
    assert problem.code.id == "ШД655" and "слайд 2" in str(problem.location) and "сократите" in problem.hint


def test_a_title_of_the_document_that_no_cover_holds_is_refused() -> None:
    (problem,) = deck(document(title=words(300))).problems
    assert problem.code.id == "ШД655" and "слайд 1" in str(problem.location)


def test_a_row_higher_than_a_slide_is_refused_with_its_number() -> None:
    (problem,) = deck(document(section(table(("А", "Б"), ("1", "2"), ("ячейка", words(400)))))).problems
    assert problem.code.id == "ШД656" and "строка 2" in problem.message and "сократите" in problem.hint


def test_a_table_of_many_columns_is_told_by_its_longest_word() -> None:
    row = tuple(f"высокорезультативность{n}" for n in range(15))
    (problem,) = deck(document(section(table(row, row)))).problems
    assert (
        problem.code.id == "ШД657" and "из 15 столбцов" in problem.message and "высокорезультативность" in problem.hint
    )


def test_fifteen_narrow_columns_fit() -> None:
    row = tuple(f"Ст. {n}" for n in range(15))
    found = deck(document(section(table(row, *(tuple(str(n * m) for n in range(15)) for m in range(8))))))
    assert not found.problems and len(found.slides) == 1


def test_a_document_with_problems_is_not_written() -> None:
    with pytest.raises(TemplateError, match="не помещается"):
        written(document(section(table(("А",), (words(900),)))))


def test_the_cover_tells_drafts_and_appendices_in_its_corner() -> None:
    tree = document(section(paragraph("Текст.")), draft="ПРОЕКТ", subtitle="Докладчик: Иванова", year="2022")
    marks = Unit("marks", Kind.LINES, children=(Unit("m", Kind.LINES, children=(line("m/1", "Приложение № 1"),)),))
    slots = tuple(marks if unit.id == "marks" else unit for unit in tree.root.children)
    said = texts(written(replace(tree, root=replace(tree.root, children=slots))))[0]
    assert said == ["Итоги года", "Докладчик: Иванова", "2022", "ПРОЕКТ", "Приложение № 1"]


def test_a_list_of_contents_is_a_slide() -> None:
    tree = document(section(paragraph("Текст."), title="Цель"))
    entries = Unit("contents", Kind.BODY, children=(Unit("sections.one", Kind.ENTRY, text_of("Цель")),))
    slots = tuple(entries if unit.id == "contents" else unit for unit in tree.root.children)
    found = deck(replace(tree, root=replace(tree.root, children=slots)))
    assert [plain(slide.title) for slide in found.slides] == ["Содержание", "Цель"]


# Whatever the text, all of it is printed and stands where it has room.

SOME_TEXT = st.text("абвгде жзик, лмн–о «п» рст-у 0123", min_size=1, max_size=400).filter(str.strip)
CELLS = st.text("абв где жзи, 01", max_size=60)


@st.composite
def units(draw: st.DrawFn, depth: int = 0) -> Unit:
    """A paragraph, a heading, a list with lists in it, or a table."""
    name = draw(st.uuids()).hex
    match draw(st.sampled_from(("p", "h", "l", "t") if depth == 0 else ("p", "l"))):
        case "p":
            return paragraph(draw(SOME_TEXT), name)
        case "h":
            return replace(paragraph(draw(SOME_TEXT), name), style=Style.HEADING_2)
        case "l":
            ordered = draw(st.booleans())
            inner = st.lists(units(depth=depth + 1), max_size=2) if depth < 2 else st.just([])
            items = (
                Unit(f"{name}/{n}", Kind.ITEM, text_of(draw(SOME_TEXT)), f"{n}." if ordered else "", tuple(draw(inner)))
                for n in range(1, draw(st.integers(1, 5)) + 1)
            )
            return Unit(name, Kind.LIST, children=tuple(items), ordered=ordered)
        case _:
            columns = draw(st.integers(1, 5))
            rows = draw(st.lists(st.tuples(*[CELLS] * columns), min_size=1, max_size=30))
            return table(tuple("заголовок" for _ in range(columns)), *rows, unit_id=name)


def printed_words(units_: tuple[Unit, ...]) -> Counter[str]:
    return Counter(word for unit in units_ for one in walk(unit) for word in one.plain.split())


@settings(max_examples=60)
@given(parts=st.lists(units(), max_size=8))
def test_no_text_is_lost_and_none_overflows(parts: list[Unit]) -> None:
    tree = document(section(*parts, title="Раздел"))
    found = deck(tree)
    assert not overflows(found)
    if not found.problems:
        said = Counter(word for slide in texts(written(tree))[1:] for text in slide for word in text.split())
        wanted = printed_words(tuple(parts))
        assert not {word: count for word, count in wanted.items() if said[word] < count}


def test_a_table_inside_a_cell_is_told_row_by_row() -> None:
    cell = Unit("c", Kind.CELL, children=(paragraph("Итог:"), table(("год", "доля"), ("2021", "5 %"), unit_id="inner")))
    outer = Unit("tables.o", Kind.TABLE, children=(Unit("r", Kind.ROW, children=(cell,)),), widths=(1.0,))
    assert texts(written(document(section(outer))))[1][1] == "Итог:\nгод – доля\n2021 – 5 %"
