"""Documents made by hand become a program that validates and prints all their words."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from shnor_docs.cli import cli, import_command  # noqa: F401  registers the command
from shnor_docs.diagnostics import ShnorError
from shnor_docs.importing.assembling import places
from shnor_docs.importing.evidence import Taken
from shnor_docs.importing.passport import passport_of
from shnor_docs.importing.passport.fields import Passport
from shnor_docs.importing.tables.known import Known
from shnor_docs.inspection.foreign.tree import Table
from shnor_docs.model.program import Program
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.importing import import_program, preview_import
from tests.importing.papers_by_hand import ORDER, PROGRAM, Lines, new_workspace, word_file
from tests.inspection.foreign.papers import p, paper

Files = tuple[Path, Path]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return word_file(tmp_path / "приказ.docx", ORDER), word_file(tmp_path / "программа.docx", PROGRAM)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return new_workspace(tmp_path / "space")


def program_of(space: Workspace, name: str = "lesnoy") -> Program:
    content = Workspace(space.root).load(name).content
    assert content
    return content.program


def test_an_order_and_a_program(space: Workspace, files: Files) -> None:
    report = import_program(space, files, "lesnoy")
    assert report.is_whole, report.coverage.lost
    program = program_of(space)
    assert not [d for d in Workspace(space.root).validate(["lesnoy"]) if d.is_error]
    assert str(program.period) == "2020–2022"
    assert program.municipality.genitive == "Лесного района"
    assert "municipality.name" in {point.place for point in program.open_points}
    assert program.authority.genitive == "Управления образования администрации Лесного района"
    assert [task.text for task in program.tasks] == ["Обучить учителей;", "Поддержать школы."]
    assert [field.id for field in program.passport] == ["title", "goals", "tasks", "period"]
    (order,) = program.orders
    assert (order.number, order.appendices[0].document) == ("17-од", "program")
    assert program.roadmap
    assert [item.text for group in program.roadmap.groups for item in group.items] == [
        "Обучение учителей",
        "Проверка планов",
    ]
    sections = program.documents[1].sections
    assert [section.title for section in sections] == ["Паспорт программы", "Актуальность", "План мероприятий"]


def test_one_file_with_all_documents(space: Workspace, tmp_path: Path) -> None:
    report = import_program(space, [word_file(tmp_path / "всё.docx", (*ORDER, *PROGRAM))], "lesnoy")
    assert report.is_whole, report.coverage.lost
    program = program_of(space)
    assert [(one.kind, one.id) for one in program.documents] == [("order", "order"), ("program", "program")]
    assert program.orders[0].appendices[0].document == "program"


def test_the_result_renders_and_is_compared(space: Workspace, files: Files) -> None:
    report = preview_import(space, files, "lesnoy")
    assert report.is_whole, report.coverage.lost
    assert not (space.root / "programs/lesnoy").exists()


def test_a_mark_without_its_order_stays_on_the_document(space: Workspace, files: Files) -> None:
    report = import_program(space, files[1:], "lesnoy")
    assert report.is_whole, report.coverage.lost
    (mark,) = program_of(space).documents[0].approvals
    assert (mark.word, mark.post) == (
        "Приложение",
        "УТВЕРЖДЕНА приказом Управления образования администрации Лесного района от 05.11.2019 № 17-од",
    )


def test_what_contradicts_itself_is_told(space: Workspace, tmp_path: Path) -> None:
    rows = tuple(row if row[0] != "Сроки реализации" else (row[0], "2021-2023 годы") for row in PROGRAM[6])
    lines: Lines = (*PROGRAM[:6], rows, *PROGRAM[7:])  # type: ignore[assignment]
    (found,) = import_program(space, [word_file(tmp_path / "программа.docx", lines)], "lesnoy").draft.contradictions
    assert found.code.id == "ШД692"
    assert "2020–2022" in found.message
    assert "2021–2023" in found.message
    (point,) = [one for one in program_of(space).open_points if one.place == "period"]
    assert "(абзац 5)" in point.note
    assert "(таблица 1, строка 4)" in point.note


def test_what_does_not_print_its_words_stays_text(
    space: Workspace, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader of passports that forgets a field costs no word: the table is kept as it is."""

    def forgetful(table: Table, known: Known) -> Taken[Passport] | None:
        taken = passport_of(table, known)
        return taken and replace(taken, value=replace(taken.value, fields=taken.value.fields[:-1]))

    monkeypatch.setattr(places, "passport_of", forgetful)
    report = import_program(space, files, "lesnoy")
    assert report.is_whole, report.coverage.lost
    assert [str(one.place) for one in report.refused] == ["таблица 1"]
    program = program_of(space)
    assert not program.passport
    assert "Сроки реализации" in str(program.tables)


def test_an_id_that_is_there_is_refused(space: Workspace, files: Files) -> None:
    import_program(space, files, "lesnoy")
    with pytest.raises(ShnorError) as refusal:
        import_program(space, files, "lesnoy")
    assert refusal.value.diagnostics[0].code.id == "ШД014"


def test_years_that_nobody_names_are_asked_for(space: Workspace, tmp_path: Path) -> None:
    file = word_file(tmp_path / "концепция.docx", ("=**Концепция", "Учить всех."))
    with pytest.raises(ShnorError) as refusal:
        import_program(space, [file], "lesnoy")
    assert refusal.value.diagnostics[0].code.id == "ШД691"
    assert not any((space.root / "programs").glob("lesnoy*"))
    import_program(space, [file], "lesnoy", "2024")
    assert str(program_of(space).period) == "2024"


def run(space: Workspace, *arguments: object) -> tuple[int, str]:
    found = CliRunner().invoke(cli, ["-C", str(space.root), "import", *map(str, arguments)])
    return found.exit_code, found.output


def test_the_command_writes_a_report_of_each_kind(space: Workspace, files: Files, tmp_path: Path) -> None:
    for name in ("отчёт.html", "отчёт.json", "отчёт.txt"):
        code, output = run(space, *files, "--id", "lesnoy", "--check", "--report", tmp_path / name)
        assert code == 0, output
        assert "ничего не записано" in output
    data = json.loads((tmp_path / "отчёт.json").read_text(encoding="utf-8"))
    assert data["coverage"]["words"] == data["coverage"]["words_found"] > 100
    assert {one["certainty"] for one in data["decisions"]} <= {"точно", "вероятно", "предположительно"}
    page = (tmp_path / "отчёт.html").read_text(encoding="utf-8")
    assert "Обучение учителей" in page
    assert "http" not in page


def test_a_lost_word_fails_the_check(space: Workspace, tmp_path: Path) -> None:
    file = word_file(tmp_path / "приказ.docx", (*ORDER, "Исполнитель: Петрова, тел. 5-55"))
    code, output = run(space, file, "--id", "lesnoy", "--check")
    assert code == 1
    assert "Петрова" in output


def test_a_title_that_nothing_tells_is_asked_or_given(space: Workspace, tmp_path: Path) -> None:
    file = word_file(tmp_path / "план.docx", ("Учить всех детей в 2024 году.", "Лечить всех."))
    assert run(space, file, "--id", "one", "--period", "2024")[0] == 0
    assert "title" in {point.place for point in program_of(space, "one").open_points}
    code, output = run(space, file, "--id", "two", "--period", "2024", "--title", "Программа школ")
    assert code == 0, output
    program = program_of(space, "two")
    assert program.title == "Программа школ"
    assert "title" not in {point.place for point in program.open_points}
    assert run(space, file, "--id", "three", "--title", " ")[0] == 1


def test_the_check_tells_what_is_added_and_moved(space: Workspace, files: Files) -> None:
    code, output = run(space, *files, "--id", "lesnoy", "--check")
    assert code == 0, output
    assert "Добавлены слова" in output


def test_hostile_words_stay_words(space: Workspace, tmp_path: Path) -> None:
    lines = (
        "=**Программа {{ program.title }} на 2020-2022 годы",
        "=**1. <script>{{ x }}</script>",
        "{{ goals }} {% if %}",
    )
    code, output = run(space, word_file(tmp_path / "x.docx", lines), "--id", "x", "--report", tmp_path / "r.html")
    assert code == 0, output
    assert "<script>" not in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert not [d for d in Workspace(space.root).validate(["x"]) if d.is_error]


def test_a_damaged_file_writes_nothing(space: Workspace, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"PK nothing")
    with pytest.raises(ShnorError):
        import_program(space, [tmp_path / "x.docx"], "x")
    assert not any((space.root / "programs").glob("x*"))


def test_a_hundred_pages_lose_no_word(space: Workspace, tmp_path: Path) -> None:
    chapters = tuple(
        line
        for number in range(4, 104)
        for line in (
            f"=**{number}. Раздел о школах",
            *(f"Школа {number}.{n} " + "учит всех детей района " * 12 for n in range(9)),
        )
    )
    file = word_file(tmp_path / "большая.docx", (*PROGRAM, *chapters))
    report = import_program(space, [file], "x")
    assert report.is_whole
    assert report.coverage.words > 30_000


def test_notes_comments_and_footers(space: Workspace, tmp_path: Path) -> None:
    body = (
        p("Программа поддержки школ на 2024 год", '<w:jc w:val="center"/>')
        + p("1. Паспорт", '<w:jc w:val="center"/>')
        + '<w:p><w:r><w:t>Доля школ</w:t></w:r><w:commentRangeStart w:id="7"/><w:r><w:t> растёт</w:t></w:r>'
        '<w:commentRangeEnd w:id="7"/><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        + p("2. План", '<w:jc w:val="center"/>')
        + p("Планируем.")
    )
    footnotes = f'<w:footnote w:id="2">{p("По данным района.")}</w:footnote>'
    comments = f'<w:comment w:id="7" w:author="Петрова">{p("Проверить долю")}</w:comment>'
    report = import_program(space, [paper(tmp_path, body, {"footnotes": footnotes, "comments": comments})], "x")
    assert report.is_whole, report.coverage.lost
    content = Workspace(space.root).load("x").content
    assert content
    first = content.program.documents[0].sections[0]
    text = first.text or content.files[str(first.file)]
    assert "растёт [1]" in text
    assert "[1] По данным района." in text
    assert [point.place for point in content.program.open_points if "Проверить долю" in point.note] == [
        "documents.program"
    ]


def test_the_number_of_the_only_appendix_is_explained(space: Workspace, tmp_path: Path) -> None:
    lines = (*ORDER, ">Приложение № 78", *PROGRAM[1:])
    report = import_program(space, [word_file(tmp_path / "всё.docx", lines)], "lesnoy")
    assert report.is_whole
    assert [(one.what.text, "без номера" in one.what.reason) for one in report.draft.left] == [("78", True)]


def test_a_number_that_stands_twice_is_kept(space: Workspace, tmp_path: Path) -> None:
    lines = ("=**Программа на 2024 год", "=**1. Паспорт", "Текст.", "=**1. План", "Ещё текст.", "=**2. Итоги", "Всё.")
    assert import_program(space, [word_file(tmp_path / "x.docx", lines)], "x").is_whole
    assert not [d for d in Workspace(space.root).validate(["x"]) if d.is_error]
    sections = program_of(space, "x").documents[0].sections
    assert [(one.number, one.title) for one in sections] == [(None, "Паспорт"), ("-", "1. План"), (None, "Итоги")]


def test_a_chart_is_told_with_what_to_do_and_its_title_stays(space: Workspace, tmp_path: Path) -> None:
    frame = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Диаграмма 1" descr="Итоги. Столбцы."/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rId9" '
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )
    body = p("Программа поддержки школ на 2024 год") + p("Итоги года") + frame + p("Планируем.")
    report = import_program(space, [paper(tmp_path, body)], "x")
    (left,) = (at.what for at in report.draft.left)
    assert (left.text, left.reason) == (
        "диаграмма: Итоги. Столбцы.",
        "диаграммы не переносятся: опишите её в charts.yaml",
    )
    assert report.is_whole, report.coverage.lost
    points = Workspace(space.root).load("x").content.program.open_points  # type: ignore[union-attr]
    (told,) = (point for point in points if "диаграмма" in point.note)
    assert told.place == "documents.program"
    assert "опишите диаграмму в charts.yaml" in told.note
