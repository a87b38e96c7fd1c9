"""What a window is given to show: values as they are written, errors or not, and where each of them stands."""

from __future__ import annotations

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.text import fingerprint
from shnor_docs.source.yaml.nodes import Mapping, Path, Scalar
from shnor_docs.workspace.editing import reading
from shnor_docs.workspace.editing.reading import Opened, opened_for_editing
from shnor_docs.workspace.excel import write_workbooks
from tests.small_workspace import SmallWorkspace

HOME = "programs/small"
DOCUMENTS = """\
documents:
- id: text
  kind: program
  sections:
  - {id: one, file: sections/one.md}
  - {id: two, file: нет.md}
  - {id: three, text: Здесь}
"""


@pytest.fixture
def small(small: SmallWorkspace) -> SmallWorkspace:
    small.program("goals:\n- {id: one, text: Цель, чужое: да}", DOCUMENTS)
    small.write(f"{HOME}/roadmap.yaml", "title: План\n")
    small.write(f"{HOME}/sections/one.md", "Раздел\n")
    return small


def opened(small: SmallWorkspace) -> Opened:
    return opened_for_editing(small.open(), "small")


def text_at(shown: Opened, *path: object) -> str | None:
    node = shown.node(path)
    return node.text if isinstance(node, Scalar) else None


def test_values_are_shown_though_the_model_refuses_the_record(small: SmallWorkspace) -> None:
    shown = opened(small)
    assert shown.loaded.content is None
    assert text_at(shown, "goals", 0, "чужое") == "да"
    assert text_at(shown, "roadmap", "title") == "План"
    assert isinstance(shown.node(()), Mapping)
    assert shown.node(("tasks",)) is None
    assert shown.node(("goals", 1)) is None
    assert shown.faulty_files == ()


def test_all_files_of_the_program_are_read_and_told_by_their_bytes(small: SmallWorkspace) -> None:
    shown = opened(small)
    assert set(shown.seen) == {"program.yaml", "roadmap.yaml", "sections/one.md"}
    data = (small.root / HOME / "sections/one.md").read_bytes()
    assert shown.seen["sections/one.md"] == fingerprint(data)
    assert shown.text_of("sections/one.md") == "Раздел\n"
    assert shown.text_of("нет.md") is None
    small.write(f"{HOME}/data/marks.csv", "а;б\n")
    assert shown.text_of("data/marks.csv") == "а;б\n"
    assert "data/marks.csv" in shown.seen


@pytest.mark.parametrize(
    ("path", "file"),
    [
        (("roadmap", "groups", 0), "roadmap.yaml"),
        (("goals", 0, "text"), "program.yaml"),
        (("title",), "program.yaml"),
        (("tasks",), "tasks.yaml"),
        (("чужое",), "program.yaml"),
        ((), "program.yaml"),
        (("files", "sections/one.md"), "sections/one.md"),
    ],
)
def test_each_place_has_its_file(small: SmallWorkspace, path: Path, file: str) -> None:
    assert opened(small).file_of(path) == file


def test_a_faulty_file_is_shown_as_a_text_and_the_others_as_they_are(small: SmallWorkspace) -> None:
    small.write(f"{HOME}/roadmap.yaml", "title: План: беда\n")
    small.write(f"{HOME}/tasks.yaml", "- id: one\n  id: two\n")
    (small.root / HOME / "risks.yaml").write_bytes("- id: риск\n".encode("cp1251"))
    shown = opened(small)
    assert shown.faulty_files == ("tasks.yaml", "risks.yaml", "roadmap.yaml")
    assert shown.text_of("roadmap.yaml") == "title: План: беда\n"
    assert shown.text_of("risks.yaml") is None
    assert shown.node(("roadmap", "title")) is None
    assert text_at(shown, "goals", 0, "text") == "Цель"
    assert text_at(shown, "tasks", 0, "id") == "one"
    refusal = shown.why_not(("roadmap", "title"))
    assert refusal is not None
    assert [found.code.id for found in refusal.diagnostics] == ["ШД036", "ШД101"]
    assert shown.why_not(("goals", 0, "text")) is None
    assert shown.file_of(("roadmap", "title")) == "roadmap.yaml"


@pytest.mark.parametrize("text", ["title: План: беда\n", "- это список\n", ""])
def test_a_faulty_program_hides_no_other_file(small: SmallWorkspace, text: str) -> None:
    small.write(f"{HOME}/program.yaml", text)
    shown = opened(small)
    assert shown.faulty_files == ("program.yaml",)
    assert text_at(shown, "roadmap", "title") == "План"
    assert shown.file_of(("tasks",)) == "program.yaml"
    assert shown.why_not(("tasks",)) is not None


def test_a_program_without_its_file_is_told(small: SmallWorkspace) -> None:
    (small.root / HOME / "program.yaml").unlink()
    shown = opened(small)
    assert shown.faulty_files == ("program.yaml",)
    assert "program.yaml" not in shown.seen


def test_a_workbook_is_the_file_of_what_it_holds(small: SmallWorkspace) -> None:
    small.program()
    write_workbooks(small.open(), "small", small.root / HOME)
    (small.root / HOME / "roadmap.yaml").unlink()
    shown = opened(small)
    assert shown.file_of(("roadmap", "title")) == "roadmap.xlsx"
    assert shown.node(("roadmap", "title")) is None
    assert shown.why_not(("roadmap", "title")) is not None
    assert shown.seen["roadmap.xlsx"] == fingerprint((small.root / HOME / "roadmap.xlsx").read_bytes())


def test_a_program_that_is_changed_while_it_is_read_is_read_anew(
    small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, times = reading._read_all, []

    def changed_meanwhile(texts: reading.Texts) -> None:
        times.append(1)
        if len(times) < 3:
            small.write(f"{HOME}/roadmap.yaml", f"title: План {len(times)}\n")
        read(texts)

    monkeypatch.setattr(reading, "_read_all", changed_meanwhile)
    monkeypatch.setattr(reading, "recalled", lambda name: None)
    shown = opened(small)
    assert len(times) == 3
    source = shown.loaded.texts[f"{HOME}/roadmap.yaml"]
    assert (source.text, source.fingerprint) == ("title: План 2\n", shown.seen["roadmap.yaml"])


def test_what_is_shown_is_what_was_loaded_whatever_is_written_meanwhile(
    small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, before = reading._read_all, opened(small)

    def changed_meanwhile(texts: reading.Texts) -> None:
        small.write(f"{HOME}/roadmap.yaml", "title: План другой\n")
        read(texts)

    monkeypatch.setattr(reading, "_read_all", changed_meanwhile)
    shown = opened(small)
    assert (shown.seen, shown.text_of("roadmap.yaml")) == (before.seen, before.text_of("roadmap.yaml"))
    assert text_at(opened(small), "roadmap", "title") == "План другой"


@pytest.mark.parametrize("file", ["/etc/hostname", "../../indicators.yaml", "a\0b", "", ".", "sections"])
def test_only_files_of_the_program_are_shown(small: SmallWorkspace, file: str) -> None:
    assert opened(small).text_of(file) is None


def test_there_is_no_other_program(small: SmallWorkspace) -> None:
    with pytest.raises(ShnorError):
        opened_for_editing(small.open(), "other")
