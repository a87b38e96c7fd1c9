"""docxtpl's rewriting drops and tears silently; the compiler tells what, and refuses what would be wrong."""

from pathlib import Path

import pytest
from docx.document import Document as WordDocument

from shnor_docs.rendering import Template, TemplateError, check_template
from tests.rendering.building import add_table, document, rendered, saved, texts


def before_a_table() -> WordDocument:
    made = document("{% if a -%}")
    add_table(made, [["{{ b }}"]])
    made.add_paragraph("{% endif %}")
    return made


REFUSED = {
    "value before a trim": ("ШД622", "{{ a }}", document("до", "{{ a }} {%- if b %}да{% endif %}")),
    "value after a break in a painted cell": ("ШД622", "{{ a }}", document(table=[["{% cellbg b %}\n{{ a }}"]])),
    "two tags in one paragraph": ("ШД622", "{{p a }}", document("{{p a }}{{p b }}")),
    "condition beside a condition": (
        "ШД622",
        "{%p if a %}",
        document("{%p if a %}{%p if b %}", "{%p endif %}", "{%p endif %}"),
    ),
    "value in a row of a loop": (
        "ШД622",
        "{{ a }}",
        document(table=[["{%tr for b in c %}", "{{ a }}"], ["{%tr endfor %}"]]),
    ),
    "trim before a tab": ("ШД623", "{% if a -%}", document("{% if a -%}\tб{% endif %}")),
    "trim at the start of a cell": (
        "ШД624",
        "{%- if a %}",
        document(table=[["а", "б"], ["{%- if a %}в{% endif %}", "г"]]),
    ),
    "trim before a table": ("ШД624", "{% if a -%}", before_a_table()),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_tag_that_would_be_lost_or_tear_the_document_is_refused(name: str, tmp_path: Path) -> None:
    code, tag, made = REFUSED[name]
    path = saved(made, tmp_path)
    with pytest.raises(TemplateError) as caught:
        Template(path)
    for problems in (caught.value.diagnostics, check_template(path)):
        assert any(found.code.id == code and f"«{tag}»" in found.message for found in problems)


DROPPED = {
    "before a trim": document("до", "пропадёт {%- if a %}да{% endif %}"),
    "after a trim": document("{% if a -%}", "да", "{% endif -%} пропадёт", "три"),
    "in a painted cell": document(table=[["{% cellbg a %}\tпропадёт"]]),
}


@pytest.mark.parametrize("name", DROPPED)
def test_text_that_docxtpl_drops_is_told(name: str, tmp_path: Path) -> None:
    (problem,) = check_template(saved(DROPPED[name], tmp_path))
    assert problem.code.id == "ШД617"
    assert "«пропадёт»" in problem.message


def test_a_row_turned_into_a_comment_may_hold_tags(tmp_path: Path) -> None:
    made = document("{{ a }}", table=[["{#tr пока не нужна #}", "{{ b }}"], ["в", "г"]])
    assert texts(rendered(made, tmp_path, {"a": 1})) == ["1"]


def test_braces_in_a_raw_block_stay_as_typed(tmp_path: Path) -> None:
    assert texts(rendered(document("{% raw %}{{ а < б & в }}{% endraw %}"), tmp_path, {})) == ["{{ а < б & в }}"]


def test_our_own_marks_in_a_template_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        Template(saved(document("\ufdd0999\ufdd1 {{ a }}"), tmp_path))
    assert [problem.code.id for problem in caught.value.diagnostics] == ["ШД603"]


def test_a_lost_tag_is_told_beside_other_errors(tmp_path: Path) -> None:
    made = document("{{ а б }}", table=[["{%tr for в in г %}", "{{ д }}"], ["{%tr endfor %}", ""]])
    assert [problem.code.id for problem in check_template(saved(made, tmp_path))] == ["ШД604", "ШД622"]
