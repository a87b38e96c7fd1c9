"""ШД640, ШД641: a part of a document that has text and that no tag of its template prints is not lost in silence."""

from pathlib import Path

import pytest
from docx import Document

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.workspace import Failed, Workspace, Written
from shnor_docs.workspace.templates import known_kinds, unprinted_parts
from tests.rendering.building import saved, texts
from tests.small_workspace import SmallWorkspace, order

ROOT = Path(__file__).parent.parent.parent
DEFAULTS = ROOT / "templates" / "docx"
KINDS = """
kinds:
- id: agreement
  title: Соглашение
  template: agreement.docx
  slots:
  - {name: parties, title: Стороны, form: lines}
  - {name: signatures, title: Подписи сторон}
"""
AGREEMENT = """
documents:
- id: agreement
  kind: agreement
  title: Соглашение школ
  slots: {parties: "Школа № 1\\n\\nШкола № 2", signatures: Директор ____________}
  sections:
  - {id: subject, title: Предмет, text: Стороны сотрудничают.}
  - {id: terms, title: Сроки, text: "Сроки такие:\\n\\n{{ tables.terms }}"}
tables:
- id: terms
  rows: cells
  title: Сроки сторон
  columns: [{field: who, title: Кто}, {field: until, title: Срок}]
  records: [{id: one, cells: {who: Школа, until: до 1 мая}}]
"""
ALL = ("{{ title }}", "{%p for line in parties %}", "{{ line }}", "{%p endfor %}", "{{p body }}", "{{p signatures }}")


@pytest.fixture
def agreement(small: SmallWorkspace) -> SmallWorkspace:
    small.write("kinds.yaml", KINDS)
    small.program(AGREEMENT)
    return small


def template(small: SmallWorkspace, *paragraphs: str, name: str = "agreement.docx") -> Path:
    made = Document(str(DEFAULTS / "document.docx"))
    for element in made.element.body[:-1]:
        made.element.body.remove(element)
    for text in paragraphs:
        made.add_paragraph(text)
    folder = small.root / "templates" / "docx"
    folder.mkdir(parents=True, exist_ok=True)
    return saved(made, folder, name)


def lost(small: SmallWorkspace, *paragraphs: str) -> list[str]:
    """Names of the parts that rendering and ``template check`` say are lost: both the same."""
    path = template(small, *paragraphs)
    (result,) = small.render()
    told = [d for d in result.diagnostics if d.code.id == "ШД640"] if isinstance(result, Failed) else []
    checked = unprinted_parts(str(small.root), path, None)
    assert [d.message for d in checked] == [d.message for d in told]
    assert bool(told) is not bool(small.written())
    return [_name(d) for d in told]


def _name(found: Diagnostic) -> str:
    return found.message.split("»")[0].removeprefix("часть «")


def test_a_part_of_an_own_kind_that_no_tag_prints(agreement: SmallWorkspace) -> None:
    template(agreement, *ALL[:-1])
    (failed,) = agreement.render()
    assert isinstance(failed, Failed)
    (found,) = failed.diagnostics
    assert found.location.file == "templates/docx/agreement.docx"
    assert "«signatures» (Подписи сторон)" in found.message and "«agreement.docx»" in found.message
    assert "«Соглашение школ» (agreement)" in found.message and "«Директор ____________»" in found.message
    assert "{{p signatures }}" in found.hint


def test_a_template_of_the_title_alone(agreement: SmallWorkspace) -> None:
    assert lost(agreement, "{{ title }}") == ["body", "parties", "signatures"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ALL,
        ("{{ title|upper }}", "{{ parties|join(', ') }}", "{{p body }}", "{% set s = signatures %}", "{{p s }}"),
        ("{{ document.title }}{{ title if body else subtitle }}", "{{ parties[0] }} и {{ parties[-1] }}", *ALL[4:]),
        ("{% macro show(x) %}{{ x }}{% endmacro %}{{ show(title) }}", *ALL[1:]),
        ("{%p if subtitle %}", "{{ subtitle }}", "{%p else %}", "{{ title }}", "{%p endif %}", *ALL[1:]),
        (*ALL[:4], "{{p sections.subject }}", "{{p sections['terms'] }}", ALL[5]),
        (*ALL[:4], "{%p for text in sections.values() %}", "{{p text }}", "{%p endfor %}", ALL[5]),
        ("Соглашение  школ", *ALL[1:]),
        ("{# не печатать: title, signatures #}", *ALL[1:5]),
    ],
)
def test_a_part_reached_in_any_way_is_printed(agreement: SmallWorkspace, paragraphs: tuple[str, ...]) -> None:
    assert lost(agreement, *paragraphs) == []


@pytest.mark.parametrize(
    ("paragraphs", "parts"),
    [
        (("{{ title }}", "{{ parties[0] }}", *ALL[4:]), ["parties"]),
        (("{{ title }}", "{{ parties|length }}", *ALL[4:]), ["parties"]),
        (("{{ 'да' if title else 'нет' }}{{ title == 'Х' }}", *ALL[1:]), ["title"]),
        (("{%p if subtitle %}", "{{ title }}", "{%p endif %}", *ALL[1:]), ["title"]),
        (("{%p if not body %}", "{{ title }}", "{%p endif %}", *ALL[1:]), ["title"]),
        (("{{ subtitle and title }}", *ALL[1:]), ["title"]),
        (("{%p for x in marks %}", "{{ title }}", "{%p endfor %}", *ALL[1:]), ["title"]),
        (("{{ title }}", "{%p for x in parties %}", "сторона", "{%p endfor %}", *ALL[4:]), ["parties"]),
        ((*ALL[:4], "{{p sections.subject }}", ALL[5]), ["sections.terms"]),
        ((*ALL[:4], "{%p if body %}", "Текст", "{%p endif %}", ALL[5]), ["body"]),
    ],
)
def test_a_part_that_is_only_asked_about_or_printed_in_part(
    agreement: SmallWorkspace, paragraphs: tuple[str, ...], parts: list[str]
) -> None:
    assert lost(agreement, *paragraphs) == parts


def test_a_table_laid_out_by_the_template_does_not_excuse_the_text_beside_it(agreement: SmallWorkspace) -> None:
    rows = ("{%p for row in tables.terms.rows %}", "{{ row.who }} {{ row.until }}", "{%p endfor %}")
    assert lost(agreement, *ALL[:4], "{{p sections.subject }}", *rows, ALL[5]) == ["sections.terms"]


def test_a_plan_alone_may_be_laid_out_by_the_template(small: SmallWorkspace) -> None:
    small.program(
        "roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: Мероприятие}]}]}",
        "documents: [{id: plan, kind: roadmap, title: План, template: plan.docx}]",
    )
    rows = ("{%p for row in tables.roadmap.rows %}", "{{ row.group }}{{ row.text }}", "{%p endfor %}")
    template(small, "{{ title }}", *rows, name="plan.docx")
    (written,) = small.render()
    assert isinstance(written, Written)


def test_a_condition_that_is_not_met_is_named(agreement: SmallWorkspace) -> None:
    path = template(agreement, "{%p if subtitle %}", "{{ title }}", "{%p endif %}", *ALL[1:])
    (found,) = unprinted_parts(str(agreement.root), path, None)
    assert "в условии, которое здесь не выполнено" in found.message


def test_all_that_is_wrong_with_a_template_is_told_in_one_run(agreement: SmallWorkspace) -> None:
    template(agreement, "{{ titel }}", *ALL[1:])
    (failed,) = agreement.render()
    assert isinstance(failed, Failed)
    assert [d.code.id for d in failed.diagnostics] == ["ШД640", "ШД605"]


def test_the_mark_of_a_draft_is_not_lost(small: SmallWorkspace) -> None:
    small.program(order())
    template(small, "{{ title }}", "{{p body }}", name="program.docx")
    failed = next(result for result in small.render(documents=("text",)))
    assert isinstance(failed, Failed)
    assert {_name(d) for d in failed.diagnostics} == {"draft", "marks"}


def test_a_template_that_no_document_uses_is_checked_by_its_kind(small: SmallWorkspace) -> None:
    small.write("kinds.yaml", KINDS)
    small.program()
    (found,) = unprinted_parts(str(small.root), template(small, "{{ title }}"), None)
    assert (found.code.id, found.is_error) == ("ШД641", False)
    assert all(name in found.message for name in ("«body»", "«parties» (Стороны)", "«signatures»"))
    assert "subtitle" not in found.message and "title" not in found.message
    assert unprinted_parts(str(small.root), template(small, *ALL), None) == []


@pytest.mark.parametrize("path", sorted(DEFAULTS.iterdir()), ids=lambda path: path.name)
def test_the_shipped_templates_print_all_parts(path: Path, small: SmallWorkspace) -> None:
    kinds = [kind for kind, known in known_kinds(str(small.root)).items() if known.template == path.name]
    assert kinds
    assert [unprinted_parts(str(folder), path, None) for folder in (ROOT, small.root)] == [[], []]


def test_the_example_prints_all_parts() -> None:
    example = ROOT / "docs" / "examples" / "zarechny"
    assert unprinted_parts(str(example), example / "templates/docx/letter.docx", None) == []
    assert Workspace(example).programs


@pytest.mark.parametrize("kind", ["report", "roadmap"])
def test_every_kind_prints_its_title_page(small: SmallWorkspace, kind: str) -> None:
    settings = "title: Программа, title_page: да, year: 2022 год, sections: [{id: one, text: Текст.}]"
    small.program("roadmap: {groups: []}", f"documents: [{{id: a, kind: {kind}, {settings}}}]")
    (written,) = small.render()
    assert isinstance(written, Written)
    (page,) = Document(str(written.path)).tables
    assert [cell.text for cell in page.column_cells(0)] == ["Программа", "г.\u00a0Лесной\n2022\u00a0год"]
    assert texts(Document(str(written.path)))[-1] == "Текст."
