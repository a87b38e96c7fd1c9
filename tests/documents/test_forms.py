"""Forms of schools and municipalities: blank, partly filled, filled; wrong answers found at their cells."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shnor_docs.documents.tree import Kind, Unit, walk

SCHOOLS = """\
schools:
- {id: first, name: Средняя школа № 1, short: СОШ № 1}
- {id: second, name: Средняя школа № 2, short: СОШ № 2}
"""
FORM = """\
forms:
- id: card
  title: Карта
  blank: ________
  periods: 2020/2021-2021/2022
  source: marks
  sections:
  - id: learning
    title: Критерий
    blocks:
    - id: block
      title: Блок
      tables:
      - id: table
        lettered: да
        rows:
        - id: low
          title: Доля «2»
          rows:
          - {id: math, title: Математика, fields: [math]}
          - {id: both, title: Общая/повторно, fields: [math, retaken]}
        - {id: share, title: Доля, fields: [retaken], whole: math}
        - {id: programs, title: Программы, fields: [number], unit: шт., listed: names, counted: да}
      remarks:
      - {id: conclusion, title: Вывод}
"""
DATA = """\
data:
- id: marks
  file: data/marks.csv
  columns:
  - {field: school, header: Школа, type: school}
  - {field: period, header: Год, type: period}
  - {field: math, header: Математика, type: number}
  - {field: retaken, header: Повторно, type: number}
  - {field: number, header: Программ, type: count}
  - {field: names, header: Программы, type: text}
"""
DOCUMENT = """\
documents:
- {id: school_card, kind: form, form: card, file_name: Карта}
"""
HEADER = "Школа;Год;Математика;Повторно;Программ;Программы\n"
ROWS = 'СОШ № 1;2020/2021;40;10;2;"Мотивация; Кадры"\nСОШ № 1;2021/2022;30;;0;\n'


@pytest.fixture
def forms(small):
    def build(rows=ROWS, *, form=FORM, document=DOCUMENT, schools=SCHOOLS):
        small.program(schools, form, DATA, document)
        small.write("programs/small/data/marks.csv", HEADER + rows)
        return small

    return build


def filled(small, subject):
    """The form of the document as it is rendered for the subject."""
    found = DOCUMENT.replace("}", f", subject: {subject}}}") if subject else DOCUMENT
    program = small.root / "programs/small/program.yaml"
    program.write_text(program.read_text("utf-8").replace(DOCUMENT, found), "utf-8")
    return small.document("school_card")


def rows(tree) -> dict[str, list[str]]:
    """Cells of each row by the row's title."""
    found = (unit for unit in walk(tree.root) if unit.kind is Kind.ROW)
    return {text(row.children[0]): [text(cell) for cell in row.children[1:]] for row in found}


def text(cell: Unit) -> str:
    return "\n".join(unit.plain for unit in walk(cell) if unit.text).replace("\u00a0", " ")


def test_blank_form_leaves_place_to_write(forms):
    tree = filled(forms(), None)
    assert tree.slot("title").plain == "Карта ________"
    assert rows(tree) == {
        "Доля «2»": [],
        "а) Математика": ["", ""],
        "б) Общая/повторно": ["____/____", "____/____"],
        "Доля": ["", ""],
        "Программы": ["", ""],
    }
    assert "Вывод: ____" in "\n".join(unit.plain for unit in walk(tree.root))


def test_filled_form_prints_numbers_shares_and_lists(forms):
    tree = filled(forms(), "first")
    assert tree.slot("title").plain == "Карта СОШ № 1".replace("№ ", "№\u00a0")
    assert rows(tree) == {
        "Доля «2»": [],
        "а) Математика": ["40", "30"],
        "б) Общая/повторно": ["40/10", "30/____"],
        "Доля": ["25", ""],
        "Программы": ["2 шт.\nМотивация\nКадры", "0 шт."],
    }


def test_form_of_a_school_without_data_is_blank(forms):
    assert rows(filled(forms(), "second"))["а) Математика"] == ["", ""]


def test_remark_from_data_is_text_never_markup(forms):
    form = FORM.replace("title: Вывод}", "title: Вывод, field: names}")
    tree = filled(forms("СОШ № 1;2020/2021;1;1;1;**{{ program.title }}**\n", form=form), "first")
    assert "Вывод: **{{ program.title }}**" in [unit.plain for unit in walk(tree.root)]


def test_field_of_a_remark_that_the_table_lacks(forms):
    form = FORM.replace("title: Вывод}", "title: Вывод, field: nams}")
    assert forms(form=form).only("ШД431").hint == "возможно, «names»"


def test_ids_of_units_are_unique(forms):
    ids = [unit.id for unit in walk(filled(forms(), "first").root)]
    assert sorted(ids) == sorted(set(ids))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(amounts=st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)))
def test_every_number_of_the_table_is_printed(forms, amounts):
    lines = f"СОШ № 1;2020/2021;{amounts[0]};1;0;\nСОШ № 1;2021/2022;{amounts[1]};1;0;\n"
    printed = rows(filled(forms(lines), "first"))["а) Математика"]
    assert [int(cell.replace(" ", "")) for cell in printed] == [*amounts]


def test_periods_as_rows_under_a_common_header(forms):
    form = FORM.replace(
        "lettered: да",
        "layout: period_rows\n        over: Доли\n        columns: [{id: math, title: Математика, fields: [math]}]",
    )
    tree = filled(forms(form=form), "first")
    assert rows(tree) == {"2020/2021": ["40"], "2021/2022": ["30"]}
    headers = [[cell.plain for cell in unit.children] for unit in walk(tree.root) if unit.kind is Kind.HEADER]
    assert headers == [["Показатель", "Доли"], ["Математика"]]


def test_forms_are_written_for_one_and_for_all(forms):
    space = forms(ROWS + "СОШ № 2;2020/2021;1;1;0;\n").open()
    out = space.root / "out"
    names = [r.path.name for r in space.render(documents=["school-card"], subject="all", out=out)]
    assert names == ["Карта СОШ № 1.docx", "Карта СОШ № 2.docx"]
    assert [r.path.name for r in space.render(subject="средняя школа №2", out=out)] == names[1:]


def test_all_means_those_who_answered(forms):
    space = forms().open()
    assert [r.path.name for r in space.render(subject="all", out=space.root / "out")] == ["Карта СОШ № 1.docx"]


def refused(space, **wanted):
    (result,) = space.render(out=space.root / "out", **wanted)
    (diagnostic,) = result.diagnostics
    return diagnostic


def test_schools_of_long_names_have_files_of_their_own(forms):
    long = "Средняя общеобразовательная школа " + "имени Героя " * 12
    schools = SCHOOLS.replace(", short: СОШ № 1", "").replace(", short: СОШ № 2", "").replace("Средняя школа", long)
    small = forms("first;2020/2021;1;1;0;\nsecond;2020/2021;1;1;0;\n", schools=schools)
    list(small.open().render(subject="all", out=small.root / "out"))
    assert small.written() == ["small/Карта first.docx", "small/Карта second.docx"]


def test_unknown_subject_names_the_nearest(forms):
    found = refused(forms().open(), subject="frist")
    assert (found.code.id, found.hint) == ("ШД031", "возможно, «first»")


def test_unknown_document(forms):
    assert refused(forms().open(), documents=["school-crad"], subject="first").code.id == "ШД012"


def test_document_that_is_no_form(forms):
    text_document = DOCUMENT + "- {id: text, kind: report, sections: [{id: one, text: Текст.}]}\n"
    found = refused(forms(document=text_document).open(), documents=["text"], subject="first")
    assert (found.code.id, found.hint) == ("ШД030", "формы программы: school_card")


def test_unknown_form_and_unknown_subject_in_the_settings(forms):
    wrong = DOCUMENT.replace("form: card", "form: crad") + "- {id: b, kind: form, form: card, subject: third}\n"
    assert forms(document=wrong).codes() == ["ШД204", "ШД204"]


def test_field_that_the_table_lacks(forms):
    found = forms(form=FORM.replace("fields: [math]}", "fields: [maths]}")).only("ШД431")
    assert found.hint == "возможно, «math»"


def test_table_that_the_program_lacks(forms):
    codes = forms(form=FORM.replace("source: marks", "source: mraks")).codes()
    assert codes and set(codes) == {"ШД204"}


def test_period_outside_the_form_is_found_at_its_cell(forms):
    found = forms("СОШ № 1;2019/2020;1;1;0;\n").only("ШД434")
    assert (found.location.file, found.location.line) == ("programs/small/data/marks.csv", 2)


def test_number_that_is_not_the_length_of_its_list(forms):
    found = forms("СОШ № 1;2020/2021;1;1;3;Кадры\n").only("ШД435")
    assert found.location.line == 2
    assert "указано 3" in found.message
