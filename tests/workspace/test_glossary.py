"""`glossary suggest`: what is missing is proposed, written on request, and nothing that a person wrote is lost."""

import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from shnor_docs.diagnostics import ShnorError
from shnor_docs.russian.declension import morphology
from shnor_docs.workspace import Written
from shnor_docs.workspace.glossary import Suggestion, suggestions
from shnor_docs.workspace.glossary_writing import write_suggestions
from tests.rendering.building import document, saved
from tests.small_workspace import HEAD, SmallWorkspace, section

BARE = HEAD.replace(", genitive: Управления образования", "").replace(", genitive: Лесного района", "")
TEXT = section("Направить {{ authority | case('дательный') }} в {{ municipality | prepositional }}.")


@pytest.fixture
def dictionaries() -> None:
    for library in morphology.LIBRARIES:
        pytest.importorskip(library, reason="словари ставит tools/install.py --glossary или --dev")


@pytest.fixture
def needing(small: SmallWorkspace, dictionaries: None) -> SmallWorkspace:
    """A workspace whose program prints two forms that nobody has written."""
    small.program(TEXT, head=BARE)
    return small


def told(found: list[Suggestion]) -> dict[str, list[str]]:
    return {suggestion.name: [form.text for form in suggestion.forms] for suggestion in found}


def written(small: SmallWorkspace, glossary: str | None = None) -> str:
    """What the glossary holds after the proposed forms are written into it."""
    if glossary is not None:
        small.write("glossary.yaml", glossary)
    space = small.open()
    write_suggestions(space, suggestions(space))
    return (small.root / "glossary.yaml").read_text(encoding="utf-8")


def test_what_programs_print_and_nobody_wrote_is_proposed(needing: SmallWorkspace) -> None:
    found = suggestions(needing.open())
    assert told(found) == {"Управление образования": ["Управлению образования"], "Лесной район": ["Лесном районе"]}
    assert all(form.sure and not form.written for one in found for form in one.forms)
    assert found[0].programs == ("small",)


def test_a_written_glossary_is_all_that_documents_need(needing: SmallWorkspace) -> None:
    text = written(needing)
    assert text.startswith("# ")
    assert needing.codes() == ["ШД801", "ШД801"]
    needing.write("glossary.yaml", text.replace("confirmed: нет", "confirmed: да"))
    assert needing.codes() == []
    assert "Направить Управлению образования в Лесном районе." in needing.text()
    assert suggestions(needing.open()) == []


def test_comments_and_confirmed_forms_stay(needing: SmallWorkspace) -> None:
    before = (
        "# Свои названия\n"
        "names:\n"
        "# в приказе так\n"
        "- name: Управление образования  # орган\n"
        "  genitive: Управленья образования\n"
        "  confirmed: да\n"
        "\n"
        "# конец\n"
    )
    text = written(needing, before)
    assert [line for line in before.splitlines() if line not in text.splitlines()] == ["  confirmed: да"]
    assert "  confirmed: genitive\n" in text
    assert "  dative: Управлению образования\n" in text
    assert "- name: Лесной район\n" in text
    assert [found.message.split("»")[0] for found in needing.found()] == [
        "не подтверждено: «Управление образования",
        "не подтверждено: «Лесной район",
    ]


def test_an_unconfirmed_form_is_shown_as_it_is_written(needing: SmallWorkspace) -> None:
    needing.write("glossary.yaml", "names: [{name: Лесной район, prepositional: Лесном раёне}]\n")
    [_, district] = suggestions(needing.open())
    [form] = district.forms
    assert (form.text, form.written) == ("Лесном раёне", True)
    assert "Лесном раёне" in written(needing)


@pytest.mark.parametrize(
    "glossary",
    ["names:\n", "names: []\n", "names: []", "# пусто\nnames:\n# конец\n", "names: [{name: Сочи, unchanging: да}]\n"],
)
def test_any_sound_glossary_takes_new_names(needing: SmallWorkspace, glossary: str) -> None:
    text = written(needing, glossary)
    assert needing.codes() == ["ШД801", "ШД801"], text


def test_line_breaks_and_a_mark_of_encoding_stay(needing: SmallWorkspace) -> None:
    path = needing.root / "glossary.yaml"
    path.write_bytes("\ufeffnames:\r\n- name: Лесной район\r\n  dative: Лесному району\r\n".encode())
    space = needing.open()
    write_suggestions(space, suggestions(space))
    data = path.read_bytes()
    assert data.startswith("\ufeff".encode())
    assert data.count(b"\n") == data.count(b"\r\n") > 5
    assert needing.codes() == ["ШД801", "ШД801"]


@pytest.mark.parametrize(("entry", "form"), [("лесной район", "лесном районе"), ("Лесной  район", "Лесном районе")])
def test_a_form_begins_as_the_entry_that_takes_it(needing: SmallWorkspace, entry: str, form: str) -> None:
    assert f"  prepositional: {form}\n" in written(needing, f"names:\n- name: {entry}\n  dative: слово\n")
    assert "в Лесном районе." in needing.text()


def test_doubts_are_kept_with_the_forms(small: SmallWorkspace, dictionaries: None) -> None:
    small.program("parties: [{id: head, name: Заяц А.Б.}]", section("К {{ parties.head | dative }}."))
    assert "doubtful: dative" in written(small)
    assert "программа в нём не уверена" in small.only("ШД801").message
    small.program("parties: [{id: head, name: Заяц А.Б.}]", section("О {{ parties.head | prepositional }}."))
    assert "doubtful: dative, prepositional" in written(small)


def test_a_name_that_does_not_change_is_written_once(small: SmallWorkspace, dictionaries: None) -> None:
    small.program("parties: [{id: centre, name: МКУ «ИМЦ»}]", section("К {{ parties.centre | dative }}."))
    assert "unchanging: да" in written(small)


def test_initials_are_of_the_person_whose_full_name_is_beside(small: SmallWorkspace, dictionaries: None) -> None:
    parties = "parties: [{id: head, name: Крафт Ю.А., kind: person, full_name: Крафт Юлия Андреевна}]"
    small.program(parties, section("К {{ parties.head | dative }}."))
    assert told(suggestions(small.open())) == {"Крафт Ю.А.": ["Крафт Ю.А."]}


def test_all_names_of_a_program(needing: SmallWorkspace) -> None:
    found = suggestions(needing.open(), every=True)
    assert [len(one.forms) for one in found] == [5, 5]


def test_a_name_may_be_given(small: SmallWorkspace, dictionaries: None) -> None:
    assert told(suggestions(small.open(), ["Ректор"]))["Ректор"][3] == "Ректором"


def refused(small: SmallWorkspace, *names: str) -> str:
    with pytest.raises(ShnorError) as error:
        suggestions(small.open(), names)
    return error.value.diagnostics[0].code.id


def test_what_is_no_name_is_refused(small: SmallWorkspace, dictionaries: None) -> None:
    assert refused(small, "№ 5") == "ШД812"


def test_a_program_that_cannot_be_read_is_refused(small: SmallWorkspace, dictionaries: None) -> None:
    small.write("programs/small/program.yaml", "title: 5\n")
    assert refused(small) == "ШД811"


def test_a_glossary_that_cannot_be_read_is_left_alone(needing: SmallWorkspace) -> None:
    needing.write("glossary.yaml", "names: [{nаme: Лесной район}]\n")
    assert refused(needing) == "ШД121"


def test_without_dictionaries_it_is_said_how_to_get_them(
    small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(morphology, "LIBRARIES", ("pymorphy3", "no_such_dictionary"))
    with pytest.raises(ShnorError) as error:
        suggestions(small.open())
    [found] = error.value.diagnostics
    assert found.code.id == "ШД810"
    assert "tools/install.py --glossary" in found.hint and "pip install" in found.hint


ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    "words", [["--help"], ["validate"], ["render", "rybinsk-2020-2022"]], ids=lambda words: words[0]
)
def test_no_other_command_imports_morphology(words: list[str], tmp_path: Path) -> None:
    code = (
        "import sys; from shnor_docs.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print({'pymorphy3', 'pytrovich', 'shnor_docs.russian.declension.morphology'} & {*sys.modules} or 'none')"
    )
    where = ["-C", str(ROOT), *words] if words[0] != "--help" else words
    out = ["--out", str(tmp_path)] if words[0] == "render" else []
    run = subprocess.run([sys.executable, "-c", code, *where, *out], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "none"


def test_a_changed_form_renders_the_templates_that_print_it_anew(small: SmallWorkspace) -> None:
    names = "{{ authority | case('дательный') }} {{ municipality | case('дательный') }}"
    template = document(names, "{{ title }}", "{{p body }}")
    (small.root / "templates/docx").mkdir(parents=True)
    saved(template, small.root / "templates/docx", "program.docx")
    small.program(section("Текст."))
    forms = "names:\n- {{name: Лесной район, dative: Лесному району}}\n- {{name: Управление образования, dative: {}}}\n"
    for form in ("Управлению образования", "УО"):
        small.write("glossary.yaml", forms.format(form))
        [written] = small.render()
        assert isinstance(written, Written) and not written.unchanged
        assert form in Document(str(written.path)).paragraphs[0].text
    small.write("glossary.yaml", forms.format("УО") + "# примечание\n")
    [unchanged] = small.render()
    assert isinstance(unchanged, Written) and unchanged.unchanged
