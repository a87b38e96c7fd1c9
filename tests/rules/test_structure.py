"""ШД210–ШД213: what a document needs to be written."""

from tests.small_workspace import SmallWorkspace


def test_a_section_has_a_text(small: SmallWorkspace) -> None:
    small.program("documents: [{id: text, kind: program, sections: [{id: one, title: Раздел}]}]")
    small.only("ШД210")


def test_a_section_has_one_text(small: SmallWorkspace) -> None:
    small.write("programs/small/sections/one.md", "Текст из файла.")
    sections = "[{id: one, text: Текст, file: sections/one.md}]"
    small.program(f"documents: [{{id: text, kind: program, sections: {sections}}}]")
    small.only("ШД211")


def test_a_program_has_sections(small: SmallWorkspace) -> None:
    small.program("documents: [{id: text, kind: program}]")
    small.only("ШД212")


def test_a_plan_document_has_a_plan(small: SmallWorkspace) -> None:
    small.program("documents: [{id: plan, kind: roadmap}]")
    small.only("ШД213")
