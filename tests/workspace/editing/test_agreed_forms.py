"""Forms that a person agrees to in a window, written into the glossary; the rest of it stays."""

from __future__ import annotations

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.russian.declension.known import Name, find_name
from shnor_docs.workspace.editing.glossary import agree, seen_glossary
from tests.small_workspace import SmallWorkspace

GLOSSARY = """\
# Названия
names:
- name: Отдел образования   # районный
  genitive: Отдел образования
  dative: Отделу образования
  confirmed: dative
  doubtful: genitive
- {name: УО, unchanging: да, confirmed: нет}
"""


def said(small: SmallWorkspace, name: str) -> Name:
    found = find_name(name, small.open().catalogue.names)
    assert found is not None
    return found


def text(small: SmallWorkspace) -> str:
    return (small.root / "glossary.yaml").read_text(encoding="utf-8")


def write(small: SmallWorkspace, **names: dict[str, str]) -> None:
    workspace = small.open()
    told = {name.replace("_", " "): forms for name, forms in names.items()}
    agree(workspace, told, seen_glossary(workspace))  # type: ignore[arg-type]


def test_a_form_is_corrected_and_agreed_to_beside_the_others(small: SmallWorkspace) -> None:
    small.write("glossary.yaml", GLOSSARY)
    write(small, Отдел_образования={"genitive": "Отдела образования"})
    found = said(small, "Отдел образования")
    assert (found.form("genitive"), found.agreed) == ("Отдела образования", {"genitive", "dative"})
    expected = GLOSSARY.replace("genitive: Отдел образования", "genitive: Отдела образования")
    assert text(small) == expected.replace("confirmed: dative", "confirmed: genitive, dative")


def test_a_case_more(small: SmallWorkspace) -> None:
    small.write("glossary.yaml", GLOSSARY)
    write(small, Отдел_образования={"instrumental": "Отделом образования"})
    assert said(small, "Отдел образования").agreed == {"dative", "instrumental"}


def test_what_does_not_change_is_agreed_to(small: SmallWorkspace) -> None:
    small.write("glossary.yaml", GLOSSARY)
    write(small, УО={"genitive": "УО"})
    assert said(small, "УО").unchanging
    assert "genitive" in said(small, "УО").agreed


def test_what_was_thought_unchanging_gets_a_form(small: SmallWorkspace) -> None:
    small.write("glossary.yaml", GLOSSARY)
    write(small, УО={"genitive": "УОа"})
    assert (said(small, "УО").unchanging, said(small, "УО").form("genitive")) == (False, "УОа")


@pytest.mark.parametrize("before", [None, "names: []\n", "names:\n", "# пусто\nnames: []\n", GLOSSARY])
def test_a_new_name(small: SmallWorkspace, before: str | None) -> None:
    if before is not None:
        small.write("glossary.yaml", before)
    write(small, Центр={"genitive": "Центра"}, МКУ={"dative": "МКУ"})
    assert (said(small, "Центр").form("genitive"), said(small, "Центр").agreed) == ("Центра", {"genitive"})
    assert said(small, "МКУ").unchanging
    assert small.open().catalogue.diagnostics == ()


def test_a_glossary_that_was_changed_since_is_not_written_over(small: SmallWorkspace) -> None:
    small.write("glossary.yaml", GLOSSARY)
    seen = seen_glossary(small.open())
    small.write("glossary.yaml", GLOSSARY + "# правка другого человека\n")
    with pytest.raises(ShnorError, match="тем временем изменили"):
        agree(small.open(), {"Центр": {"genitive": "Центра"}}, seen)
    assert "Центр" not in text(small)


def test_a_glossary_that_cannot_be_read_is_not_written_over(small: SmallWorkspace) -> None:
    small.write("glossary.yaml", "names: [")
    with pytest.raises(ShnorError):
        write(small, Центр={"genitive": "Центра"})
    assert text(small) == "names: ["
