from pathlib import Path

import pytest

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.rendering import Template, TemplateError
from tests.rendering.building import document, saved


def problems(folder: Path, context: dict[str, object], *paragraphs: str) -> list[Diagnostic]:
    template = Template(saved(document(*paragraphs), folder))
    with pytest.raises(TemplateError) as caught:
        template.render(context)
    return list(caught.value.diagnostics)


def test_all_undefined_names_are_gathered(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        {"rows": [{"target": 1}]},
        "{{ titel }}",
        "{% for r in rows %}{{ r.targt }}{% endfor %}{{ x.y }}",
    )
    assert {problem.code.id for problem in found} == {"ШД605"}
    assert [problem.message for problem in found] == [
        "тег «{{ titel }}»: имя «titel» не определено",
        "тег «{{ r.targt }}»: нет поля «r.targt»",
        "тег «{{ x.y }}»: имя «x» не определено",
    ]
    assert found[1].hint == "есть «target»"


USES = [
    *("{{ a }}", "{% if a %}{% endif %}", "{% for i in a %}{% endfor %}", "{{ a ~ 'б' }}", "{{ a|upper }}"),
    *("{{ a + 1 }}", "{{ a|length }}", "{{ a == 1 }}", "{{ a.b.c }}", "{{ a['b'] }}", "{{ a() }}"),
    *(
        "{{ a|join }}",
        "{{ 1 in a }}",
        "{{ -a }}",
        "{{ a|int }}",
        "{{ a|float }}",
        "{{ 2 ** a }}",
        "{{ a < 1 }}",
    ),
]


@pytest.mark.parametrize("use", USES)
def test_an_undefined_name_is_never_a_blank(use: str, tmp_path: Path) -> None:
    assert [problem.code.id for problem in problems(tmp_path, {}, use)] == ["ШД605"]


def test_errors_in_all_parts_are_gathered(tmp_path: Path) -> None:
    made = document("{{ one }}", "{{ 1 + 'a' }}")
    made.sections[0].footer.paragraphs[0].text = "{{ two }}"
    with pytest.raises(TemplateError) as caught:
        Template(saved(made, tmp_path)).render({})
    found = {(problem.code.id, problem.location.part) for problem in caught.value.diagnostics}
    assert found == {
        ("ШД605", "тело документа, абзац «{{ one }}»"),
        ("ШД606", "тело документа, абзац «{{ 1 + 'a' }}»"),
        ("ШД605", "нижний колонтитул 1, абзац «{{ two }}»"),
    }


FAILING = {
    "{{ 1 / 0 }}": "деление на ноль",
    "{{ a + 5 }}": "«+» не делают с такой парой: текст и число",
    "{% for x in 5 %}{% endfor %}": "по такому значению нельзя идти циклом: число",
    "{% if 5 < a %}{% endif %}": "«<» не делают с такой парой: число и текст",
    "{% set x = a() %}{{ x }}": "это не функция: текст",
    "{% for y in [1, 2] %}{{ y + a }}{% endfor %}": "«+» не делают с такой парой: число и текст",
    "{{ b['c'] }}": "нет поля «b['c']»",
    "{{ a.encode() }}": "метод «encode» запрещён в шаблонах",
    "{{ gone }}": "имя «gone» не определено",
}


def test_all_failures_of_a_part_are_gathered(tmp_path: Path) -> None:
    found = problems(tmp_path, {"a": "текст", "b": {}}, *FAILING)
    assert [problem.message.split("»: ", 1)[1] for problem in found] == list(FAILING.values())
    assert [problem.location.part for problem in found] == [
        f"тело документа, абзац «{tag[:40]}{'…' * (len(tag) > 40)}»" for tag in FAILING
    ]


def test_past_the_limit_nothing_more_is_looked_for(tmp_path: Path) -> None:
    bomb = "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}"
    found = problems(tmp_path, {}, bomb, "{{ 1 / 0 }}")
    assert [problem.code.id for problem in found] == ["ШД608"]


def test_an_error_inside_a_macro_names_the_tag_of_the_macro(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, {}, "{% macro m() %}{{ gone }}{% endmacro %}", "{{ m() }}")
    assert "{{ gone }}" in problem.message


def test_a_control_character_is_refused(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, {"a": "до\x01после"}, "{{ a }}")
    assert problem.code.id == "ШД609"
    assert "U+0001" in problem.message


def test_plain_text_cannot_be_rows(tmp_path: Path) -> None:
    template = Template(saved(document(table=[["{{tr a }}"]]), tmp_path))
    with pytest.raises(TemplateError) as caught:
        template.render({"a": "текст"})
    assert caught.value.diagnostics[0].code.id == "ШД615"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        Template(tmp_path / "нет.docx")
    assert caught.value.diagnostics[0].code.id == "ШД601"
