"""ШД670, ШД671: values typed by hand in a template; validation opens the templates of the documents it checks."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from shnor_docs.diagnostics import Severity
from shnor_docs.model.program import Program
from shnor_docs.workspace.templates import typed_literals
from tests.rendering.building import saved
from tests.small_workspace import HEAD, SmallWorkspace, order

if TYPE_CHECKING:
    from pytest import MonkeyPatch

DEFAULTS = Path(__file__).parent.parent.parent / "templates" / "docx"
REQUISITES = "date: 20.01.2021\n  number: 44/1"


def template(small: SmallWorkspace, *paragraphs: str, name: str = "program.docx") -> Path:
    """A template of the workspace: the default one with these paragraphs after it."""
    made = Document(str(DEFAULTS / name))
    for text in paragraphs:
        made.add_paragraph(text)
    folder = small.root / "templates" / "docx"
    folder.mkdir(parents=True, exist_ok=True)
    return saved(made, folder, name)


@pytest.fixture
def signed(small: SmallWorkspace) -> SmallWorkspace:
    small.program(order(REQUISITES))
    return small


def program(small: SmallWorkspace) -> Program:
    content = small.open().load("small").content
    assert content
    return content.program


REPEATED = {
    "the period": "на 2020–2022 годы",
    "requisites": "к приказу от 20.01.2021 № 44/1",
    "requisites in words": "от 20 января 2021 г. № 44/1",
    "a body": "Управление образования",
    "a body in a case": "Печатается по решению Управления образования и науки",
    "a municipality": "Школы {program.municipality.genitive}",
    "who signs": "Начальник {program.orders[0].signature.name}",
    "the program": "Программа  поддержки школ",
}


@pytest.mark.parametrize("text", REPEATED.values(), ids=REPEATED)
def test_what_the_data_hold_is_noted(signed: SmallWorkspace, text: str) -> None:
    text = text.format(program=program(signed))
    path = template(signed, text)
    (found,) = typed_literals(str(signed.root), path)
    assert (found.code.id, found.severity) == ("ШД670", Severity.NOTE)
    assert text[:20] in (found.location.part or "")
    assert "«text»" in found.message and found.hint
    assert signed.codes() == []  # a letterhead is a fair reason


CONTRADICTED = {
    "other years": ("План на 2018–2020 годы", "2020–2022"),
    "another year": ("План мероприятий на 2026 год", "2020–2022"),
    "requisites of another order": ("к приказу от 20.01.2020 № 44/1", "20.01.2021 № 44/1"),
    "another number": ("приказом от 20.01.2021 № 45", "№ 44/1"),
    "requisites of an approval": ("УТВЕРЖДЕНА приказом Отдела от 20.01.2020 № 7", "№ 44/1"),
    "requisites alone": ("от 3 марта 2020 г. № 5", "№ 44/1"),
    "another who signs": ("Начальник А.Б. Петров", "{program.orders[0].signature.name}"),
}


@pytest.mark.parametrize(("text", "known"), CONTRADICTED.values(), ids=CONTRADICTED)
def test_what_the_data_say_otherwise_is_a_warning(signed: SmallWorkspace, text: str, known: str) -> None:
    template(signed, text)
    found = signed.only("ШД671")
    assert found.severity is Severity.WARNING
    assert known.format(program=program(signed)) in found.message


@pytest.mark.parametrize(
    "text",
    [
        "В соответствии с Федеральным законом от 29.12.2012 № 273-ФЗ «Об образовании»",
        "Региональная программа на 2018–2025 годы",
        "Исп. Иванова И.И., тел. 2-15-33",
        "г. Наш, 2021 г.",
        "{{ title }}",
        "Приложение",
        "Итоги 2019 года",
    ],
)
def test_other_words_of_a_template_are_its_own(signed: SmallWorkspace, text: str) -> None:
    template(signed, text)
    assert signed.codes() == []


def test_a_draft_has_no_requisites_to_repeat(small: SmallWorkspace) -> None:
    small.program(order())
    template(small, "к приказу от 20.01.2021 № 44/1")
    assert small.codes() == []


def test_a_comment_of_the_template_permits_with_a_reason(signed: SmallWorkspace) -> None:
    path = template(signed, "Управление образования, план на 2018–2020 годы {# допустимо ШД670, ШД671: бланк #}")
    assert typed_literals(str(signed.root), path) == []
    assert signed.codes() == []
    (waived,) = signed.open().validate(waived=True)
    assert waived.waiver and waived.waiver.reason == "бланк"


def test_a_permission_that_permits_nothing_is_noted(signed: SmallWorkspace) -> None:
    path = template(signed, "Бланк {# допустимо ШД670: фирменный бланк #}")
    (found,) = typed_literals(str(signed.root), path)
    assert (found.code.id, found.severity) == ("ШД191", Severity.NOTE)
    assert "Бланк" in (found.location.part or "")


def test_validation_tells_of_a_part_that_a_template_would_lose(signed: SmallWorkspace) -> None:
    made = Document(str(DEFAULTS / "program.docx"))
    for element in made.element.body[:-1]:
        made.element.body.remove(element)
    made.add_paragraph("{{ title }}")
    folder = signed.root / "templates/docx"
    folder.mkdir(parents=True)
    saved(made, folder, "program.docx")
    codes = set(signed.codes())
    assert "ШД640" in codes
    assert all(found.location.file == "templates/docx/program.docx" for found in signed.found())


@pytest.mark.parametrize("broken", ["indicators.yaml", "programs/small/program.yaml", "kinds.yaml"])
def test_a_broken_program_has_its_templates_opened_all_the_same(signed: SmallWorkspace, broken: str) -> None:
    template(signed, "{{ titel }}")
    signed.write(broken, "a: [")
    assert "ШД101" in signed.codes()


def test_the_workspace_grades_what_is_found_in_templates(signed: SmallWorkspace) -> None:
    template(signed, "План на 2018–2020 годы")
    signed.write("rules.yaml", "rules: [{code: ШД671, level: off, reason: бланк прежних лет}]\n")
    assert signed.codes() == []


def test_validation_tells_what_is_wrong_in_a_template(signed: SmallWorkspace) -> None:
    template(signed, "{{ titel }}")
    found = signed.only("ШД618")
    assert (found.location.file, found.is_error) == ("templates/docx/program.docx", True)


def test_a_file_that_is_no_template_is_told(signed: SmallWorkspace) -> None:
    signed.write("templates/docx/program.docx", "это не Word")
    assert signed.only("ШД601").location.file == "templates/docx/program.docx"


def test_templates_of_the_package_and_their_copies_are_not_opened(
    signed: SmallWorkspace, monkeypatch: "MonkeyPatch"
) -> None:
    monkeypatch.setattr("shnor_docs.rendering.checking.typed.typed_texts", None)
    folder = signed.root / "templates/docx"
    folder.mkdir(parents=True)
    (folder / "program.docx").write_bytes((DEFAULTS / "program.docx").read_bytes())
    assert signed.codes() == []


def test_a_template_is_read_once(signed: SmallWorkspace, monkeypatch: "MonkeyPatch") -> None:
    template(signed, "План на 2018–2020 годы")
    assert signed.codes() == ["ШД671"]
    monkeypatch.setattr("shnor_docs.rendering.checking.typed._read", None)
    monkeypatch.setattr("shnor_docs.rendering.check_template", None)
    assert signed.codes() == ["ШД671"]


def test_template_check_tells_of_every_program_that_the_template_prints(signed: SmallWorkspace) -> None:
    signed.program(order(REQUISITES), name="other", head=HEAD.replace("2020-2022", "2024-2026"))
    path = template(signed, "План на 2024–2026 годы")
    assert [found.code.id for found in typed_literals(str(signed.root), path)] == ["ШД670", "ШД671"]
