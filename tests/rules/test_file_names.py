"""ШД033, ШД034, ШД214: files that every system can hold, and that do not overwrite one another."""

import pytest

from tests.small_workspace import SmallWorkspace, section


def test_a_name_too_long_for_windows_is_told(small: SmallWorkspace) -> None:
    small.program(section("Текст.").replace("kind:", f"file_name: {'Приказ ' * 23}\n  kind:"))
    assert "165 знаков" in small.only("ШД033").message


@pytest.mark.parametrize("name", ["sections/con.md", "разделы./01.md", "sections/a?.md", "sections/При\u202eказ.md"])
def test_a_file_that_windows_cannot_hold_is_told(small: SmallWorkspace, name: str) -> None:
    small.write(f"programs/small/{name}", "Текст.")
    small.program(f'documents: [{{id: text, kind: program, sections: [{{id: one, file: "{name}"}}]}}]')
    assert "ШД034" in small.codes()


def test_ordinary_names_are_fine(small: SmallWorkspace) -> None:
    small.write("programs/small/Разделы/01 Цель № 1.md", "Текст.")
    small.program('documents: [{id: text, kind: program, sections: [{id: one, file: "Разделы/01 Цель № 1.md"}]}]')
    assert small.codes() == []


def test_forms_of_two_schools_are_two_files(small: SmallWorkspace) -> None:
    small.program(
        """
        schools:
        - {id: first, name: "Школа: № 1"}
        - {id: second, name: школа № 1}
        forms: [{id: card, title: Карта}]
        documents: [{id: card, kind: form, form: card}]
        """
    )
    assert "ШД214" in small.codes()
