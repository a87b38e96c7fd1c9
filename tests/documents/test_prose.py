"""Prose: Markdown with references becomes units, and nothing that was written is lost."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from shnor_docs.documents import markdown
from shnor_docs.documents.prose import Writer, blocks, inline
from shnor_docs.documents.references import Reference
from shnor_docs.documents.tree import Kind, Style, Unit, plain, text_of, walk
from shnor_docs.rules.table_rows import long_rows
from tests.small_workspace import SmallWorkspace, lines_of, section

PATHS = Writer(lambda reference: text_of(f"<{reference.path}>"), lambda reference, unit_id: None)
"""Prints a reference as its path, never as a block."""


def units(text: str) -> tuple[Unit, ...]:
    return blocks(text, "t", PATHS)


def only(text: str) -> Unit:
    (unit,) = units(text)
    return unit


def test_headings_are_headings() -> None:
    assert [unit.style for unit in units("# Первый\n\n## Второй\n\n### Третий\n\n#### Глубже")] == [
        Style.HEADING_1,
        Style.HEADING_2,
        Style.HEADING_3,
        Style.HEADING_3,
    ]


def test_bold_and_italic() -> None:
    runs = only("Слова **важные** и *особые*, ***оба***.").text
    assert [(run.text, run.bold, run.italic) for run in runs if run.bold or run.italic] == [
        ("важные", True, False),
        ("особые", False, True),
        ("оба", True, True),
    ]


def test_lists_nest() -> None:
    outer = only("1. первый\n   - внутренний\n   - ещё\n2. второй")
    assert (outer.kind, outer.ordered) == (Kind.LIST, True)
    inner = outer.children[0].children[0]
    assert (inner.kind, inner.ordered, len(inner.children)) == (Kind.LIST, False, 2)


def test_numbers_restart_in_each_list() -> None:
    first, _, second = units("1. раз\n2. два\n\nАбзац.\n\n1. снова раз\n2. снова два")
    assert [item.number for item in (*first.children, *second.children)] == ["1.", "2.", "1.", "2."]


def test_a_list_may_begin_at_another_number() -> None:
    assert [item.number for item in only("3. три\n4. четыре").children] == ["3.", "4."]


def test_tables_have_a_header() -> None:
    table = only("| Школа | Число |\n| --- | --- |\n| № 5 | **15** |\n| № 6 | |")
    assert [row.kind for row in table.children] == [Kind.HEADER, Kind.ROW, Kind.ROW]
    assert [[cell.plain for cell in row.children] for row in table.children] == [
        ["Школа", "Число"],
        ["№\u00a05", "15"],
        ["№\u00a06", ""],
    ]


@pytest.mark.parametrize("text", ["____", "Подпись ______ И.О. Фамилия", "«___» ________ 20___ г."])
def test_a_line_to_write_on_stays(text: str) -> None:
    found = only(text)
    assert found.plain.count("_") == text.count("_")
    assert not any(run.bold or run.italic for run in found.text)


@pytest.mark.parametrize(
    "text",
    [
        "<b>не разметка</b>",
        "[слово](http://пример)",
        "&amp;",
        "`код`",
        "    отступ",
        "---",
        "> цитата",
        "a_b_c",
    ],
)
def test_markup_of_other_languages_is_text(text: str) -> None:
    assert re.findall(r"\w+", text) == re.findall(r"\w+", "".join(plain(u.text) for u in units(text)))


def test_a_soft_break_is_a_space_and_a_hard_one_a_new_line() -> None:
    assert only("первая\nвторая  \nтретья").plain == "первая вторая\nтретья"


def test_references_print_with_the_look_around_them() -> None:
    (run,) = only("**{{ indicators.vpr_math.targets[2022] }}**").text
    assert (run.text, run.bold) == ("<indicators.vpr_math.targets[2022]>", True)


def test_a_filter_inside_a_table_does_not_cut_its_cell(small: SmallWorkspace) -> None:
    small.program(
        "facts: [{id: f, name: Школы, value: 3, unit: школа}]",
        section("| Школы | Ещё |\n| --- | --- |\n| {{ facts.f | words }} | да |"),
    )
    row = small.body()[0].children[1]
    assert [cell.plain.replace("\u00a0", " ") for cell in row.children] == ["3 (три) школы", "да"]


def test_ids_of_units_are_ordinals_of_their_place() -> None:
    first, second = units("Абзац.\n\n- пункт")
    assert (first.id, second.id, second.children[0].id) == ("t/1", "t/2", "t/2/1")


def test_prose_in_one_line_keeps_its_list_items() -> None:
    assert plain(inline("Меры:\n\n- первая;\n- вторая.", PATHS)) == "Меры: первая; вторая."


@pytest.mark.parametrize("text", ["5*3*2 = 30", "10*2 и 3*4"])
def test_stars_between_digits_are_signs_of_multiplication(text: str) -> None:
    assert only(text).plain.replace("\u00a0", " ") == text


WORDS = st.text("абвгдежзиклмнопрстуя", min_size=2, max_size=8)
LINES = st.one_of(
    WORDS,
    st.builds("{}{}".format, st.sampled_from(["- ", "1. ", "   - ", "## ", "> ", "| ", "\t", "  "]), WORDS),
    st.builds("{0}{1}{0} {2}".format, st.sampled_from(["*", "**", "_", "`", "~~", "____"]), WORDS, WORDS),
    st.builds("| {} | {} |".format, WORDS, WORDS),
    st.builds("<{}> & [{}]({})".format, WORDS, WORDS, WORDS),
    st.sampled_from(["", "---", "| --- | --- |", "***", "```", "***\n"]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_no_word_of_prose_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    assume(not any(long_rows(text)))  # told by a rule, and nothing is printed
    told = " ".join(unit.plain for top in units(text) for unit in walk(top))
    assert sorted(re.findall("[а-я]+", told)) == sorted(re.findall("[а-я]+", text))


def test_a_value_enters_as_text_never_as_markup(small: SmallWorkspace) -> None:
    small.program("facts: [{id: f, name: Число, value: 5, unit: '**<школа>**&_x_'}]", section("Их {{ facts.f }}."))
    text = small.body()[0]
    assert "**<школа>**&_x_" in text.plain
    assert not any(run.bold for run in text.text)


def test_a_statement_with_references_prints_them(small: SmallWorkspace) -> None:
    small.program(
        'texts: [{id: a, text: "школы **{{ municipality.genitive }}**"}]',
        section("{{ texts.a | capital }}, {{ texts.a }}."),
    )
    assert small.text().endswith("Школы Лесного района, школы Лесного района.")


def test_every_run_knows_the_value_it_prints(small: SmallWorkspace) -> None:
    small.program('texts: [{id: a, text: "на {{ period }}"}]', section("Срок {{ texts.a }}."))
    assert {run.source for run in small.body()[0].text} == {"", "texts.a", "period"}


def test_a_task_that_is_a_list_keeps_its_items(small: SmallWorkspace) -> None:
    small.program('tasks: [{id: a, text: "- раз;\\n- два."}]', section("{{ tasks | numbered }}"))
    assert [line for line in lines_of(small.document().root) if "раз" in line or "два" in line]


def test_a_clause_that_is_only_a_list_keeps_it(small: SmallWorkspace) -> None:
    small.program("""
        tasks: [{id: a, text: обучить педагогов}]
        orders:
        - id: approval
          title: Об утверждении
          preamble: В целях
          clauses: [{id: one, text: "{{ tasks }}"}]
          signature: {post: Начальник, name: А.А. Лесная}
        documents: [{id: order, kind: order, order: approval}]
        """)
    assert "обучить педагогов" in small.text("order")


def test_a_reference_path_prints_as_it_is_written() -> None:
    assert Reference(("indicators", "vpr_math", "targets", "2022")).path == "indicators.vpr_math.targets[2022]"


@given(st.text(alphabet="абв «№5.,:;!?()%/–—\u00a0&<>\"'[]~^", max_size=40))
def test_a_line_without_markup_is_read_as_markdown_reads_it(text: str) -> None:
    markdown.parsed.cache_clear()
    plainly = markdown.parsed(text)
    assert plainly == markdown.nested(markdown.reader().parse(text))


def test_a_permission_is_not_printed(small: SmallWorkspace) -> None:
    text = "<!-- допустимо ШД888: так в источнике -->\nПервый первый и и второй. <!-- допустимо ШД302: нет -->\n"
    small.write("programs/small/sections/one.md", text)
    small.program("documents: [{id: text, kind: program, sections: [{id: one, file: sections/one.md}]}]")
    assert small.text().endswith("Первый первый и и второй.")
