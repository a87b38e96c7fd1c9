"""What users rely on when documents are written: the same bytes, whole files or none, others go on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from shnor_docs.diagnostics import Severity
from shnor_docs.source import files
from shnor_docs.workspace import Failed, Workspace, Written
from tests.small_workspace import HEAD, SmallWorkspace, order, section

BROKEN = "tasks: [{id: a, txt: опечатка}]"


def codes(result: Written | Failed) -> list[str]:
    assert isinstance(result, Failed)
    return [diagnostic.code.id for diagnostic in result.diagnostics]


def word_text(path: Path) -> str:
    made = Document(str(path))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in made.paragraphs), *cells))


def test_two_builds_are_equal_byte_for_byte(small: SmallWorkspace) -> None:
    small.program(order("date: 23.09.2021\n  number: 5"))
    first, second = small.root / "first", small.root / "second"
    for out in (first, second):
        assert all(isinstance(result, Written) for result in small.open().render(out=out))
    names = sorted(path.name for path in first.glob("small/*.docx"))
    assert names == ["order.docx", "text.docx"]
    assert all((first / "small" / n).read_bytes() == (second / "small" / n).read_bytes() for n in names)


def test_properties_of_the_file_come_from_the_data(small: SmallWorkspace) -> None:
    small.program(section("Текст."))
    small.render()
    properties = Document(str(small.root / "out/small/text.docx")).core_properties
    assert (properties.title, properties.author) == ("Программа поддержки школ", "Управление образования")
    assert properties.keywords


def test_a_value_with_markup_reaches_the_page_as_it_is(small: SmallWorkspace) -> None:
    title = 'Программа <b>&amp; "кавычки" {{ и }} {% if %}'
    small.program(section("Текст."), head=HEAD.replace("Программа поддержки школ", f"'{title}'"))
    assert small.codes() == ["ШД205", "ШД226"]
    safe = "Программа <b>&amp; {% if %} #}"
    small.program(section("Слова {{ program.title }}."), head=HEAD.replace("Программа поддержки школ", f"'{safe}'"))
    assert all(isinstance(result, Written) for result in small.render())
    assert word_text(small.root / "out/small/text.docx").count("Программа <b>&amp; {% if %} #}") == 2


def test_one_change_changes_every_document_that_shows_it(small: SmallWorkspace) -> None:
    yaml = """
        indicators: [{{id: vpr_math, targets: {{2022: "{target} %"}}}}]
        tables: [{{id: t, columns: [{{field: target, title: Цель, period: 2022}}]}}]
        documents:
        - {{id: table, kind: program, sections: [{{id: one, text: "{{{{ tables.t }}}}"}}]}}
        - {{id: prose, kind: concept, sections: [{{id: one, text: "До {{{{ indicators.vpr_math.targets[2022] }}}}."}}]}}
        """
    for target in ("37", "48"):
        small.program(yaml.format(target=target))
        small.render()
        texts = [word_text(small.root / f"out/small/{name}.docx") for name in ("table", "prose")]
        assert all(target in text for text in texts)
    assert not any("37" in text for text in texts)


def test_errors_of_one_program_do_not_stop_others(small: SmallWorkspace) -> None:
    small.program(BROKEN, section("Текст."), name="bad")
    small.program(section("Текст."), name="good")
    failed, written = small.render()
    assert "ШД120" in codes(failed)
    assert isinstance(written, Written)
    assert small.written() == ["good/text.docx"]


def test_nothing_is_written_of_a_program_with_errors(small: SmallWorkspace) -> None:
    small.program(section("{{ perod }}"))
    (failed,) = small.render()
    assert isinstance(failed, Failed) and failed.document is None
    assert codes(failed) == ["ШД205"]
    assert small.written() == []


def test_warnings_do_not_stop_a_program(small: SmallWorkspace) -> None:
    small.program("indicators: [{id: vpr_math, targets: {2030: '40 %'}}]", section("Текст."))
    assert [d.severity for d in small.found()] == [Severity.WARNING]
    assert isinstance(small.render()[0], Written)


def test_a_broken_template_stops_its_document_alone(small: SmallWorkspace) -> None:
    small.program(order())
    small.write("templates/docx/order.docx", "это не документ Word")
    failed, written = small.render()
    assert isinstance(failed, Failed) and failed.document == "order"
    assert codes(failed) == ["ШД601"]
    assert failed.diagnostics[0].location.file == "templates/docx/order.docx"
    assert isinstance(written, Written)
    assert small.written() == ["small/text.docx"]


def test_a_template_that_is_nowhere(small: SmallWorkspace) -> None:
    small.program(section("Текст.").replace("kind: program", "kind: program\n  template: nowhere.docx"))
    assert str(small.only("ШД013").location) == "programs/small/program.yaml:9:13"
    (failed,) = small.render()
    assert codes(failed) == ["ШД013"]


def test_only_the_wanted_documents_are_written(small: SmallWorkspace) -> None:
    small.program(order())
    small.render(documents=("order",))
    assert small.written() == ["small/order.docx"]


def test_a_document_that_is_not_there(small: SmallWorkspace) -> None:
    small.program(order())
    (failed,) = small.render(documents=("ordr",))
    assert codes(failed) == ["ШД012"]
    assert "order" in failed.diagnostics[0].hint


def test_of_all_programs_those_that_have_the_wanted_document(small: SmallWorkspace) -> None:
    small.program(order("date: 23.09.2021\n  number: 5"))
    small.program(section("Текст."), name="other")
    (written,) = small.open().render(documents=["order"], out=small.root / "out")
    assert isinstance(written, Written)
    assert written.program == "small"


def test_a_document_that_no_program_has(small: SmallWorkspace) -> None:
    small.program(section("Текст."))
    small.program(section("Текст."), name="other")
    results = list(small.open().render(documents=["order"], out=small.root / "out"))
    assert [codes(result) for result in results] == [["ШД012"], ["ШД012"]]


@pytest.mark.parametrize("name", ["../x", "nothing", "", ".", "/etc", "small/../small", "SMALL"])
def test_a_program_that_is_not_there(small: SmallWorkspace, name: str) -> None:
    small.program(section("Текст."))
    (failed,) = small.render(name)
    assert codes(failed) == ["ШД011"]
    assert small.written() == []


def test_a_russian_file_name_fit_for_every_system(small: SmallWorkspace) -> None:
    small.program(section("Текст.").replace("id: text", "id: text\n  file_name: 'Приказ № 5/1: \"О школах\"?'"))
    small.render()
    assert small.written() == ["small/Приказ № 5-1 О школах.docx"]


def test_two_documents_may_not_be_one_file(small: SmallWorkspace) -> None:
    small.program(order().replace("kind: program", "kind: program, file_name: ORDER"))
    assert "order" in small.only("ШД214").message.lower()


def test_an_unwritable_folder(small: SmallWorkspace) -> None:
    small.program(order())
    small.write("out/small", "файл на месте папки")
    results = small.render()
    assert [codes(result) for result in results] == [["ШД006"], ["ШД006"]]
    assert small.written() == ["small"]


def refuse_one(name: str) -> Callable[[Path, Path], Path]:
    """Windows: the file of that name is open in Word, so it cannot be replaced."""
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if Path(target).name == name:
            raise PermissionError(13, "файл занят", str(target))
        return replace(self, target)

    return refusing


def test_a_file_open_in_word_stops_itself_alone(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    small.program(order())
    small.write("out/small/order.docx", "открыт в Word")
    monkeypatch.setattr(files.Path, "replace", refuse_one("order.docx"))
    failed, written = small.render()
    assert codes(failed) == ["ШД007"]
    assert "закройте файл в Word" in failed.diagnostics[0].hint
    assert isinstance(written, Written)
    assert (small.root / "out/small/order.docx").read_text(encoding="utf-8") == "открыт в Word"


def test_an_existing_file_is_never_half_written(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    small.program(section("Старый текст."))
    small.render()
    before = (small.root / "out/small/text.docx").read_bytes()

    def no_space(*_: object) -> None:
        raise OSError(28, "нет места на диске")

    small.program(section("Новый текст."))
    monkeypatch.setattr(files, "_mode", no_space)
    (failed,) = small.render()
    assert codes(failed) == ["ШД006"]
    assert (small.root / "out/small/text.docx").read_bytes() == before
    assert [path.name for path in (small.root / "out/small").glob("*.tmp")] == []


def test_the_workspace_is_found_from_a_folder_inside(small: SmallWorkspace) -> None:
    small.program(section("Текст."))
    assert Workspace.find(small.root / "programs/small").root == small.root


def test_the_trees_of_documents_are_for_python_too(small: SmallWorkspace) -> None:
    small.program(order())
    assert [(tree.id, tree.kind, tree.draft) for tree in small.open().documents("small")] == [
        ("order", "order", True),
        ("text", "program", True),
    ]
