"""``validate --fix``: what is mended, what is left, and what else stays as it was."""

from pathlib import Path

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.rules.pages import laid_over_base, pages
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.mending import mended, write
from tests.small_workspace import SmallWorkspace, section

MENDED = {code: page for code, page in pages().items() if page.fix}
TEXT = "programs/small/sections/one.md"
DOCUMENTS = "documents: [{id: a, kind: program, sections: [{id: one, file: sections/one.md}]}]"


@pytest.fixture
def spoilt(small: SmallWorkspace) -> SmallWorkspace:
    """Two files with faults: what is safe to mend, what is not, and what looks like a fault."""
    small.program(DOCUMENTS, 'tasks: [{id: a, text: "Школа № 5 ,учителя"}]  # школа ,учителя', "# Nº 5")
    small.write(TEXT, "Семинар в мае 2021г. прошёл\r\nсогласно плана.\r\n\r\n{{ tasks }} \r\n")
    return small


def mend(small: SmallWorkspace, *, unsafe: bool = False) -> list[str]:
    changes = mended(small.open(), unsafe=unsafe)
    write(changes)
    return [change.source.shown for change in changes]


def test_there_are_pages_of_what_is_mended() -> None:
    assert {page.fix for page in MENDED.values()} == {"safe", "unsafe"}


@pytest.mark.parametrize(("code", "page"), MENDED.items(), ids=MENDED)
def test_the_fix_of_a_page_mends_its_example(code: str, page: object, small: SmallWorkspace) -> None:
    for name, text in laid_over_base(MENDED[code].wrong).items():
        small.write(name, text)
    if MENDED[code].fix == "unsafe":
        assert mend(small) == [] and code in small.codes()
    assert mend(small, unsafe=MENDED[code].fix == "unsafe")
    assert small.codes() == []


def test_only_the_faulty_characters_change(spoilt: SmallWorkspace) -> None:
    before = (spoilt.root / TEXT).read_bytes().decode()
    assert mend(spoilt) == ["programs/small/program.yaml", TEXT]
    assert (spoilt.root / TEXT).read_bytes().decode() == before.replace("2021г.", "2021\u00a0г.")
    program = (spoilt.root / "programs/small/program.yaml").read_text(encoding="utf-8")
    assert 'text: "Школа № 5, учителя"}]  # школа ,учителя\n# Nº 5' in program


def test_words_change_only_when_asked(spoilt: SmallWorkspace) -> None:
    mend(spoilt)
    assert spoilt.codes() == ["ШД889"]
    assert mend(spoilt, unsafe=True) == [TEXT]
    assert spoilt.codes() == []


def test_the_second_time_nothing_changes(spoilt: SmallWorkspace) -> None:
    mend(spoilt, unsafe=True)
    assert mend(spoilt, unsafe=True) == []


def test_nothing_is_written_before_all_can_be(spoilt: SmallWorkspace) -> None:
    changes = mended(spoilt.open())
    (spoilt.root / TEXT).write_text("Другой текст", encoding="utf-8")
    before = (spoilt.root / "programs/small/program.yaml").read_bytes()
    with pytest.raises(ShnorError) as caught:
        write(changes)
    assert [found.code.id for found in caught.value.diagnostics] == ["ШД008"]
    assert (spoilt.root / "programs/small/program.yaml").read_bytes() == before


def test_what_is_permitted_is_not_mended(small: SmallWorkspace) -> None:
    small.program(DOCUMENTS)
    small.write(TEXT, "<!-- допустимо ШД886: так в источнике -->\nШкола Nº 5.\n")
    assert mend(small) == []


def test_a_mend_that_would_break_the_yaml_is_left(small: SmallWorkspace) -> None:
    small.program("tasks:\n- id: a\n  text: Школы :учителя ,родители", section("{{ tasks }}"))
    assert mend(small) == ["programs/small/program.yaml"]
    assert "text: Школы :учителя, родители" in (small.root / "programs/small/program.yaml").read_text(encoding="utf-8")


def test_a_fix_uncovered_by_another_is_made_in_one_run(small: SmallWorkspace) -> None:
    small.program(section("Помощь получают все все все школы."))
    mend(small, unsafe=True)
    assert "получают все школы" in small.text()
    assert small.codes() == []


def test_a_program_with_errors_is_told_of_and_left(small: SmallWorkspace) -> None:
    small.program("tasks: [{id: a}]")
    assert mend(small) == []


def test_the_fix_stands_in_the_json(small: SmallWorkspace) -> None:
    small.program(section("Отчёт сдаёт школа Nº 5."))
    told = small.only("ШД886").to_json()["fix"]
    assert isinstance(told, dict)
    assert (told["line"], told["column"], told["end_column"]) == (12, 25, 27)
    assert (told["replacement"], told["safe"]) == ("№", True)


def test_an_unknown_program_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "programs").mkdir()
    with pytest.raises(ShnorError, match="нет программы"):
        mended(Workspace(tmp_path), ["nothing"])
