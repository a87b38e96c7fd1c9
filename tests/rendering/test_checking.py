import re
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from shnor_docs.rendering import Template, TemplateError, check_template, template_names
from tests.rendering.building import add_table, document, saved

SCHEMA = {
    "title": None,
    "passport": {"period": None},
    "indicators": ("list", {"name": None, "target": None}),
}


def codes(made: WordDocument, folder: Path, schema: object = None) -> list[str]:
    return [problem.code.id for problem in check_template(saved(made, folder), schema)]  # type: ignore[arg-type]


BROKEN = {
    "unclosed braces": ("ШД604", document("{{ title")),
    "unclosed block": ("ШД610", document("{% if a %}")),
    "stray end": ("ШД610", document("{% endif %}")),
    "crossed": ("ШД610", document("{% for a in b %}{% if a %}{% endfor %}{% endif %}")),
    "stray else": ("ШД610", document("{% else %}")),
    "syntax": ("ШД604", document("{{ a b }}")),
    "empty": ("ШД604", document("{{ }}")),
    "unknown word": ("ШД604", document("{% iff a %}{% endif %}")),
    "include": ("ШД604", document("{% include 'a' %}")),
    "space before tr": ("ШД604", document(table=[["{% tr for a in b %}"], ["{%tr endfor %}"]])),
    "braces in a row tag": ("ШД604", document(table=[["{%tr if a == '%' %}"], ["{%tr endif %}"]])),
    "unknown filter": ("ШД616", document("{{ a|uper }}")),
    "unknown test": ("ШД616", document("{% if a is evn %}{% endif %}")),
    "row tag outside": ("ШД612", document("{%tr if a %}", "{%tr endif %}")),
    "cell tag outside": ("ШД612", document("{%tc if a %}", "{%tc endif %}")),
    "cell word outside": ("ШД612", document("{% cellbg a %}")),
    "merging outside a loop": ("ШД610", document(table=[["{% vm %}а"]])),
    "too deep": ("ШД604", document("{% if a %}" * 200 + "{% endif %}" * 200)),
    "too long": ("ШД604", document("{{ a" + "|upper" * 5000 + " }}")),
    "huge number": ("ШД604", document("{{ " + "9" * 10000 + " }}")),
    "loop as a variable": ("ШД604", document("{% for loop in a %}{% endfor %}")),
    "equal parameters": ("ШД604", document("{% macro m(a, a) %}{% endmacro %}")),
    "prefixes differ": ("ШД611", document(table=[["{%tr if a %}"], ["{% endif %}"]])),
    "other cell": ("ШД611", document(table=[["{%p if a %}", "{%p endif %}"]])),
    "out of the table": ("ШД611", document("{% if a %}", table=[["{% endif %}"]])),
    "one row": ("ШД611", document(table=[["{%tr if a %}", "{%tr endif %}"]])),
    "other row": ("ШД611", document(table=[["{%tc if a %}"], ["{%tc endif %}"]])),
    "one paragraph": ("ШД611", document("{%p if a %}{%p endif %}")),
    "text beside": ("ШД617", document("пропадёт {%p if a %}", "{%p endif %}")),
    "cell beside": ("ШД617", document(table=[["{%tr if a %}", "пропадёт"], ["{%tr endif %}", ""]])),
    "set in a loop": ("ШД619", document("{% for a in b %}{% set c = a %}{% endfor %}{{ c }}")),
    "loop variable": ("ШД619", document("{% for a in b %}{% endfor %}{{ a }}")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_finds_each_defect(name: str, tmp_path: Path) -> None:
    code, made = BROKEN[name]
    assert code in codes(made, tmp_path)


def test_a_sound_template_is_clean(tmp_path: Path) -> None:
    made = document(
        "{{ title|upper }} {{ passport.period }} {{ extra|default('') }}",
        "{%p for i in indicators|sort(attribute='name') %}",
        "{{ loop.index }}. {{ i.name }}: {{ i.target }}",
        "{%p endfor %}",
        table=[
            ["{%tr for i in indicators %}", ""],
            ["{{ i.name }}", "{{ i.target }}"],
            ["{%tr endfor %}", ""],
        ],
    )
    assert codes(made, tmp_path, SCHEMA) == []


@pytest.mark.parametrize(
    ("text", "named", "hint"),
    [
        ("{{ titel }}", "«titel»", "есть «title»"),
        ("{{ passport.perod }}", "«passport.perod»", "есть «period»"),
        ("{% for i in indicators %}{{ i.targt }}{% endfor %}", "«indicators.targt»", "есть «target»"),
        ("{{ indicators.name }}", "это список", "циклом"),
        ("{{ indicators[0].nme }}", "«indicators.nme»", "есть «name»"),
        ("{{ indicators }}", "«indicators» — список", "циклом"),
        ("{{ passport }}", "«passport» — запись", "«period»"),
        ("{% for i in indicators %}{{ i }}{% endfor %}", "«indicators» — запись", "«name», «target»"),
        ("{% set i = passport %}{{ i.priod }}", "«passport.priod»", "есть «period»"),
    ],
)
def test_names_the_kind_does_not_supply(text: str, named: str, hint: str, tmp_path: Path) -> None:
    (problem,) = check_template(saved(document(text), tmp_path), SCHEMA)
    assert problem.code.id == "ШД618"
    assert named in problem.message
    assert hint in problem.hint


def test_guarded_names_may_be_missing(tmp_path: Path) -> None:
    assert codes(document("{% if extra is defined %}{% endif %}{{ more|default('') }}"), tmp_path, SCHEMA) == []


def test_all_problems_are_told_at_once_each_at_its_place(tmp_path: Path) -> None:
    made = document("{{ a b }}", table=[["", "{{ c|uper }}"]])
    made.sections[0].header.paragraphs[0].text = "{% if x %}"
    with pytest.raises(TemplateError) as caught:
        Template(saved(made, tmp_path))
    places = {problem.location.part for problem in caught.value.diagnostics}
    assert places == {
        "тело документа, абзац «{{ a b }}»",
        "тело документа, таблица 1, строка 1, ячейка 2",
        "верхний колонтитул 1, абзац «{% if x %}»",
    }


def test_problems_stand_in_the_order_of_the_text(tmp_path: Path) -> None:
    made = document("{{ я б }}", "{{ а|uper }}", "{% if а %}", "{{ в г }}", "{% For %}", "{{p д }}{{p е }}")
    first_words = [problem.message.split("»")[0] for problem in check_template(saved(made, tmp_path))]
    assert first_words == ["тег «{{ я б }}", "тег «{{ а|uper }}", "тег «{% if а %}", "тег «{{ в г }}", "тег «{% For %}"]


def test_a_slip_of_letter_case_is_understood(tmp_path: Path) -> None:
    problems = check_template(saved(document("{% If а %}{% endif %}"), tmp_path))
    assert problems[0].hint == "есть «if»"


def test_messages_are_russian(tmp_path: Path) -> None:
    tags = (
        "{% for %}{% endfor %}",
        "{% for x y %}{% endfor %}",
        "{{ 1 2 }}",
        "{{ а. }}",
        "{% set x 1 %}",
        "{%-p if а %}",
        "{{ (а] }}",
        "{{ а–б }}",
        "{{ а is not not б }}",
        "{% set 'x' = 1 %}",
        "{% call а %}{% endcall %}",
        "{% macro m(a=1, b) %}{% endmacro %}",
        "{% for loop in а %}{% endfor %}",
        "{%p if а %}{%p if б %}",
        "{% %}",
    )
    problems = check_template(saved(document(*tags), tmp_path))
    assert [p.message for p in problems if re.search("[a-z]{4,}", re.sub("«.*?»", "", p.message))] == []


def test_a_nested_table_is_named_within_its_cell(tmp_path: Path) -> None:
    made = document(table=[["", ""]])
    add_table(made.tables[0].cell(0, 1), [["{{ a b }}"]])
    (problem,) = check_template(saved(made, tmp_path))
    assert problem.location.part == (
        "тело документа, таблица 1, строка 1, ячейка 2, вложенная таблица 1, строка 1, ячейка 1"
    )


def test_a_tag_in_deleted_text(tmp_path: Path) -> None:
    made = Document()
    deletion = f'<w:del {nsdecls("w")} w:id="1" w:author="а"><w:r><w:delText>{{{{ a }}}}</w:delText></w:r></w:del>'
    made.add_paragraph()._p.append(parse_xml(deletion))
    assert codes(made, tmp_path) == ["ШД612"]


def test_what_word_rejects(tmp_path: Path) -> None:
    made = document(table=[["а", "б"], ["в", "г"]])
    cell = made.tables[0].cell(0, 0)._tc
    cell.remove(cell.p_lst[0])
    row = made.tables[0].rows[1]._tr
    row.append(parse_xml(f"<w:tc {nsdecls('w')}><w:p/></w:tc>"))
    assert codes(made, tmp_path) == ["ШД620", "ШД620"]


def test_names_a_template_uses(tmp_path: Path) -> None:
    made = document(
        "{{ title }} {{ passport.period }} {{ people[0].post.name }}",
        "{%p for group in groups %}",
        "{% for row in group.rows %}{{ row.a }}{{ loop.index }}{% endfor %}",
        "{%p endfor %}",
        "{% for year in years %}{{ year }}{% endfor %}{% set mine = 1 %}{{ mine }}",
    )
    assert template_names(saved(made, tmp_path)) == {
        "title": None,
        "passport": {"period": None},
        "people": ("list", {"post": {"name": None}}),
        "groups": ("list", {"rows": ("list", {"a": None})}),
        "years": ("list", None),
    }


@pytest.mark.parametrize("name", ["нет.docx", "не документ.docx", ""])
def test_a_file_that_is_no_template(name: str, tmp_path: Path) -> None:
    (tmp_path / "не документ.docx").write_text("текст", encoding="utf-8")
    (problem,) = check_template(tmp_path / name)
    assert problem.code.id == "ШД601"
    with pytest.raises(TemplateError) as caught:
        template_names(tmp_path / name)
    assert caught.value.diagnostics == (problem,)


def test_a_cell_that_word_rejects_is_named(tmp_path: Path) -> None:
    made = document(table=[["а", "б"], ["в", ""]])
    cell = made.tables[0].cell(1, 1)._tc
    cell.remove(cell.p_lst[0])
    (problem,) = check_template(saved(made, tmp_path))
    assert problem.location.part == "тело документа, таблица 1, строка 2, ячейка 2"


def test_a_wrong_part_of_names_is_left_out(tmp_path: Path) -> None:
    made = document("{{ a b }}", "{{ c }}")
    made.sections[0].header.paragraphs[0].text = "{{ d }}"
    assert template_names(saved(made, tmp_path)) == {"d": None}


@pytest.mark.parametrize(("text", "end"), [("{{ a }} б }}", "}}"), ("{{ a }} б %}", "%}")])
def test_half_a_tag_is_told(text: str, end: str, tmp_path: Path) -> None:
    (problem,) = check_template(saved(document(text), tmp_path))
    assert (problem.code.id, problem.is_error, f"«{end}»" in problem.message) == ("ШД650", False, True)


def test_braces_that_are_meant_are_no_half_of_a_tag(tmp_path: Path) -> None:
    for text in ("{{ a }} {_{ б }_} {_% в %_}", "{{ a }} {% raw %}{{ б }} {% в %}{% endraw %}"):
        assert check_template(saved(document(text), tmp_path)) == []
