"""Bad files of a workspace: each a clear diagnostic at its place, nothing written."""

from pathlib import Path

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.workspace import Failed, Workspace, Written
from tests.small_workspace import HEAD, SmallWorkspace, section

FROM_FILE = "documents: [{id: text, kind: program, sections: [{id: one, file: sections/one.md}]}]"


def test_a_folder_that_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(ShnorError) as caught:
        Workspace(tmp_path)
    (found,) = caught.value.diagnostics
    assert found.code.id == "ШД010"
    assert "shnor-docs init" in found.hint


def test_a_missing_section_file(small: SmallWorkspace) -> None:
    small.program(FROM_FILE)
    found = small.only("ШД001")
    assert "sections/one.md" in found.message
    assert str(found.location) == "programs/small/program.yaml:6:66"


def test_a_missing_catalogue(small: SmallWorkspace) -> None:
    (small.root / "indicators.yaml").unlink()
    small.program(section("Текст."))
    assert small.only("ШД001").location.file == "indicators.yaml"
    small.render()
    assert small.written() == []


def test_a_catalogue_of_an_unknown_version(small: SmallWorkspace) -> None:
    small.catalogue("schema_version: 7\nindicators: []\n")
    small.program(section("Текст."))
    assert str(small.only("ШД141").location) == "indicators.yaml:1:17"


@pytest.mark.parametrize(
    ("file", "text"), [("indicators.yaml", "schema_version: 1\nindicator: []\n"), ("kinds.yaml", "x: 1")]
)
def test_a_shared_file_that_cannot_be_read_is_blamed_once(small: SmallWorkspace, file: str, text: str) -> None:
    small.program("indicators: [{id: vpr_math}]", "documents: [{id: text, kind: own, sections: [{id: one, text: Т}]}]")
    small.write(file, text)
    assert small.only("ШД120").location.file == file
    small.render()
    assert small.written() == []


def test_a_file_saved_in_cp1251(small: SmallWorkspace) -> None:
    small.program(FROM_FILE)
    small.write("programs/small/sections/one.md", "").write_bytes("One\r\n- Текст раздела".encode("cp1251"))
    found = small.only("ШД003")
    assert "UTF-8" in found.hint
    assert (found.location.line, found.location.column) == (2, 3)


def test_a_byte_order_mark_and_windows_line_breaks_are_fine(small: SmallWorkspace) -> None:
    path = small.write("programs/small/program.yaml", "")
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + section("Первая строка.\n\nВторая.")).replace("\n", "\r\n").encode())
    assert small.codes() == []
    assert small.text().endswith("Первая строка.\nВторая.")


def test_a_section_behind_a_symbolic_link(small: SmallWorkspace, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.md"
    secret.write_text("Чужой текст.", encoding="utf-8")
    (small.root / "programs/small/sections").mkdir(parents=True)
    (small.root / "programs/small/sections/one.md").symlink_to(secret)
    small.program(FROM_FILE)
    small.only("ШД005")
    small.render()
    assert small.written() == []


@pytest.mark.parametrize("path", ["../other/one.md", "/etc/passwd", "sections/../../x.md"])
def test_a_section_path_out_of_the_program(small: SmallWorkspace, path: str) -> None:
    small.program(FROM_FILE.replace("sections/one.md", path))
    assert "папки программы" in small.only("ШД124").message


def test_a_program_folder_that_is_a_link_is_refused(
    small: SmallWorkspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "program.yaml").write_text(HEAD, encoding="utf-8")
    (small.root / "programs/linked").symlink_to(outside, target_is_directory=True)
    small.only("ШД005")
    small.render()
    assert small.written() == []


def test_a_folder_without_its_program_file_is_not_passed_over(small: SmallWorkspace) -> None:
    small.program(section("Текст."), name="good")
    small.write("programs/draft/program.yml", HEAD)
    assert small.only("ШД001").location.file == "programs/draft/program.yaml"
    small.render()
    assert small.written() == ["good/text.docx"]


@pytest.mark.parametrize("name", ["Рыбинск 2020", "a_b", "con"])
def test_a_program_folder_that_other_systems_would_not_take(small: SmallWorkspace, name: str) -> None:
    small.program(section("Текст."), name=name)
    assert small.only("ШД009").location.file == f"programs/{name}"


def test_service_folders_are_no_programs(small: SmallWorkspace) -> None:
    for name in (".git", "__pycache__"):
        small.write(f"programs/{name}/x", "")
    assert small.open().programs == ()


def test_an_unknown_program_does_not_hide_what_others_have(small: SmallWorkspace) -> None:
    small.program("tasks: нет")
    found = small.open().validate(["nothing", "small"])
    assert {d.code.id for d in found} == {"ШД011", "ШД122"}


def test_an_unknown_key_with_a_hint(small: SmallWorkspace) -> None:
    small.program("tasks: [{id: a, txet: опечатка, text: задача}]")
    found = small.only("ШД120")
    assert "text" in found.hint
    assert (found.location.line, found.location.column) == (6, 17)


@pytest.mark.parametrize("date", ["31.02.2021", "2021-13-01", "вчера", "23.09.21"])
def test_a_bad_date(small: SmallWorkspace, date: str) -> None:
    small.program(f"""
        orders:
        - id: approval
          date: {date}
          title: Об утверждении
          preamble: В целях
          clauses: [{{id: one, text: Утвердить.}}]
          signature: {{post: Начальник, name: А.А. Лесная}}
        """)
    found = small.only("ШД124")
    assert date in found.message
    assert found.location.line == 9


def test_all_problems_come_in_one_run_sorted(small: SmallWorkspace) -> None:
    small.program("tasks: [{id: a, txt: раз}]", "goals: [{id: БЫК, text: два}]", name="second")
    small.program("stages: [{id: a}]", name="first")
    places = [(d.location.file, d.location.line) for d in small.found()]
    assert places == sorted(places)
    assert {file for file, _ in places} == {"programs/first/program.yaml", "programs/second/program.yaml"}


def test_a_field_written_twice(small: SmallWorkspace) -> None:
    small.program("tasks: [{id: a, text: раз}]")
    small.write("programs/small/tasks.yaml", "- {id: a, text: два}\n")
    assert "tasks.yaml" in small.only("ШД130").message


def test_a_field_in_a_file_of_its_own(small: SmallWorkspace) -> None:
    small.program(section("{{ tasks.a }}"))
    small.write("programs/small/tasks.yaml", "- {id: a, text: обучить педагогов}\n")
    assert small.codes() == []
    assert "обучить педагогов" in small.text()


def test_a_finding_of_a_split_file_is_shown_in_it(small: SmallWorkspace) -> None:
    small.program()
    small.write("programs/small/tasks.yaml", '- {id: a, text: "на {{ perod }}"}\n')
    assert small.only("ШД205").location.file == "programs/small/tasks.yaml"


def test_an_empty_program_file(small: SmallWorkspace) -> None:
    small.write("programs/small/program.yaml", "")
    small.only("ШД110")


def test_a_silenced_warning_needs_a_reason(small: SmallWorkspace) -> None:
    targets = "indicators:\n- id: vpr_math\n  targets:\n    2030: 40 %  # допустимо ШД303"
    small.program(targets)
    assert sorted(small.codes()) == ["ШД190", "ШД303"]
    small.program(f"{targets}: так утверждено")
    assert small.codes() == []


def test_no_comment_silences_what_cannot_be_read(small: SmallWorkspace) -> None:
    small.program("tasks: нет  # допустимо ШД122: потом", section("Текст."))
    assert small.codes() == ["ШД122", "ШД191"]
    (failed,) = small.render()
    assert isinstance(failed, Failed) and failed.diagnostics


@pytest.mark.parametrize("broken", ["indicators.yaml", "programs/small/roadmap.yaml"])
def test_a_permission_is_not_called_idle_before_the_program_is_checked(small: SmallWorkspace, broken: str) -> None:
    small.program("# допустимо ШД302: срок перенесён приказом № 5")
    assert small.codes() == ["ШД191"]
    small.write(broken, "a: [\n")
    assert "ШД191" not in small.codes()


def test_an_error_of_facts_may_be_silenced(small: SmallWorkspace) -> None:
    items = "[{id: a, text: Раз, number: '1.1'}, {id: b, text: Два, number: '1.1'}]"
    plan = f"roadmap: {{groups: [{{id: g, title: Группа, items: {items}}}]}}"
    small.program(plan, section("Текст."))
    small.only("ШД202")
    small.program(f"{plan}  # допустимо ШД202: так утверждено", section("Текст."))
    assert small.codes() == []
    assert isinstance(small.render()[0], Written)


@pytest.mark.parametrize(
    "part",
    [
        "roadmap: {default_year: 44610, groups: [{id: a, title: А, items: [{id: b, text: Б, deadline: до 1 марта}]}]}",
        "cards: [{id: info, title: Карта, dates: [31.12.2022], year: 12022}]",
    ],
)
def test_the_number_of_no_year_is_refused(small: SmallWorkspace, part: str) -> None:
    small.program(part)
    (found,) = small.found()
    assert found.code.id == "ШД124"
    assert "2200" in found.message
