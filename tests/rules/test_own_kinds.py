"""ШД131, ШД219, ШД220: documents of kinds that the workspace declares."""

import pytest

from tests.small_workspace import SmallWorkspace

KINDS = """
kinds:
- id: letter
  title: Письмо
  template: letter.docx
  slots: [{name: addressee, title: Адресат}]
"""
LETTER = "documents: [{id: to_schools, kind: letter, slots: {%s: Руководителям}}]"


def test_a_document_of_a_declared_kind(small: SmallWorkspace) -> None:
    small.write("kinds.yaml", KINDS)
    small.program(LETTER % "addressee")
    assert small.codes() == []
    assert small.document("to_schools").slot("addressee").children[0].plain == "Руководителям"


def test_a_part_that_the_kind_does_not_declare(small: SmallWorkspace) -> None:
    small.write("kinds.yaml", KINDS)
    small.program(LETTER % "adressee")
    assert "addressee" in small.only("ШД219").hint


def test_kinds_of_the_package_have_no_parts_of_their_own(small: SmallWorkspace) -> None:
    small.program("documents: [{id: a, kind: concept, slots: {addressee: Руководителям}}]")
    small.only("ШД219")


def test_of_an_unknown_kind_only_the_kind_is_reported(small: SmallWorkspace) -> None:
    small.write("kinds.yaml", KINDS)
    small.program((LETTER % "addressee").replace("kind: letter", "kind: lettre"))
    assert "letter" in small.only("ШД208").hint


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("id: letter", "id: concept"), ("name: addressee", "name: title"), ("name: addressee", "name: tables")],
)
def test_a_name_that_is_taken(small: SmallWorkspace, name: str, wrong: str) -> None:
    small.write("kinds.yaml", KINDS.replace(name, wrong))
    kind = "concept" if "concept" in wrong else "letter"
    small.program(f"documents: [{{id: a, kind: {kind}}}]")
    assert wrong.split(": ")[1] in small.only("ШД220").message


@pytest.mark.parametrize("file", ["kinds.yaml", "indicators.yaml"])
def test_an_id_given_twice_in_a_shared_file(small: SmallWorkspace, file: str) -> None:
    small.write("kinds.yaml", KINDS + KINDS.removeprefix("\nkinds:\n") * (file == "kinds.yaml"))
    if file == "indicators.yaml":
        small.catalogue("schema_version: 1\nindicators: [{id: a, name: А, kind: count}, {id: a, name: Б, kind: count}]")
    small.program()
    assert small.only("ШД131").location.file == file
