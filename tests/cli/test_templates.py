"""Commands about templates: what a kind supplies, a copy to edit, a check."""

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.small_workspace import SmallWorkspace

if TYPE_CHECKING:
    from conftest import Run


@pytest.mark.parametrize("kind", ["program", "order", "roadmap", "info_card"])
def test_a_default_template_is_copied_and_sound(run: "Run", inside: SmallWorkspace, kind: str) -> None:
    copied = run("template", "copy", kind)
    assert copied.code == 0
    path = Path(copied.out.strip())
    assert path.is_file()
    checked = run("template", "check", path)
    assert (checked.code, checked.out) == (0, "Ошибок нет.\n")


def test_a_template_is_not_copied_over_a_file(run: "Run", inside: SmallWorkspace) -> None:
    path = inside.write("templates/docx/order.docx", "мой шаблон")
    shown = run("template", "copy", "order")
    assert (shown.code, "ШД018" in shown.err) == (1, True)
    assert path.read_text(encoding="utf-8") == "мой шаблон"


def test_a_kind_that_is_not_there(run: "Run", inside: SmallWorkspace) -> None:
    for command in ("copy", "variables"):
        shown = run("template", command, "ordr")
        assert (shown.code, "ШД017" in shown.err) == (1, True)


def test_names_that_a_kind_supplies(run: "Run", inside: SmallWorkspace) -> None:
    assert (
        "signature" in run("template", "variables", "order").out or "post" in run("template", "variables", "order").out
    )
    assert "date" in json.loads(run("template", "variables", "order", "--format", "json").out)


def test_a_file_that_is_no_template(run: "Run", inside: SmallWorkspace) -> None:
    inside.write("broken.docx", "не Word")
    shown = run("template", "check", "broken.docx", "--format", "json")
    assert shown.code == 1
    assert json.loads(shown.out)[0]["code"] == "ШД601"


@pytest.mark.parametrize("name", ["letter.docx", "letter", "Письмо школам.DOCX"])
def test_a_template_is_copied_under_another_name(run: "Run", inside: SmallWorkspace, name: str) -> None:
    shown = run("template", "copy", "report", "--as", name)
    stem = name.removesuffix(".docx").removesuffix(".DOCX")
    assert (shown.code, shown.out) == (0, f"{Path('templates/docx') / stem}.docx\n")
    assert run("template", "check", shown.out.strip(), "--kind", "report").code == 0
    assert not (inside.root / "templates/docx/document.docx").exists()


def test_a_template_under_another_name_is_not_copied_over_a_file(run: "Run", inside: SmallWorkspace) -> None:
    path = inside.write("templates/docx/letter.docx", "мой шаблон")
    shown = run("template", "copy", "report", "--as", "letter")
    assert (shown.code, "ШД018" in shown.err, "--as" in shown.err) == (1, True, True)
    assert path.read_text(encoding="utf-8") == "мой шаблон"


@pytest.mark.parametrize("name", ["", " ", "..", "../letter", "a\\b", "~$letter", ".docx", "letter.pdf"])
def test_a_bad_name_copies_nothing(run: "Run", inside: SmallWorkspace, name: str) -> None:
    shown = run("template", "copy", "report", "--as", name)
    assert (shown.code, "ШД050" in shown.err) == (1, True)
    assert not list(inside.root.rglob("*.docx"))


def test_a_kind_of_the_workspace_has_no_template_to_copy(run: "Run", inside: SmallWorkspace) -> None:
    inside.write("kinds.yaml", "kinds: [{id: letter, title: Письмо, template: letter.docx}]")
    shown = run("template", "copy", "letter")
    assert (shown.code, "ШД051" in shown.err) == (1, True)
    assert "template copy report --as letter.docx" in shown.err


def test_a_template_on_a_corner_letterhead_is_copied_by_its_own_name(run: "Run", inside: SmallWorkspace) -> None:
    shown = run("template", "copy", "order-corner")
    assert (shown.code, Path(shown.out.strip()).name) == (0, "order-corner.docx")
    assert run("template", "check", shown.out.strip()).out == "Ошибок нет.\n"


def test_a_template_is_copied_in_another_font(run: "Run", inside: SmallWorkspace) -> None:
    path = Path(run("template", "copy", "order", "--font", "PT Astra Serif").out.strip())
    with zipfile.ZipFile(path) as package:
        xml = "".join(package.read(name).decode() for name in package.namelist())
    assert "PT Astra Serif" in xml
    assert "Times New Roman" not in xml and "Liberation" not in xml
    assert run("template", "check", path).code == 0


@pytest.mark.parametrize("font", [" ", "Ш" * 32, "PT\x07Astra"])
def test_a_font_that_cannot_be(run: "Run", inside: SmallWorkspace, font: str) -> None:
    shown = run("template", "copy", "order", "--font", font)
    assert (shown.code, "ШД661" in shown.err) == (1, True)
    assert not (inside.root / "templates/docx/order.docx").exists()
