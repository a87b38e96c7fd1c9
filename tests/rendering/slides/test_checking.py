"""``template check`` of slides: what is missing, where, what to do; a file made to harm is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Opened
from pptx.util import Emu, Pt

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.rendering import check_template
from shnor_docs.rendering.errors import TemplateError
from shnor_docs.rendering.slides.rendering import render_slides
from tests.rendering.slides.decks import TEMPLATE, document
from tests.rendering.slides.test_writing import OF_PYTHON_PPTX
from tests.samples import ROOT

Edit = Callable[[Opened], None]


def found(edit: Edit, tmp_path: Path) -> list[Diagnostic]:
    own = Presentation(str(TEMPLATE))
    edit(own)
    own.save(str(tmp_path / "own.pptx"))
    return check_template(tmp_path / "own.pptx")


def codes(problems: list[Diagnostic]) -> list[str]:
    return [problem.code.id for problem in problems]


def drop_layout(number: int) -> Edit:
    def edit(own: Opened) -> None:
        own.slide_layouts.remove(own.slide_layouts[number])

    return edit


def drop_place(layout: int, index: int) -> Edit:
    def edit(own: Opened) -> None:
        for one in list(own.slide_layouts[layout].placeholders):
            if one.placeholder_format.idx == index:
                one._element.getparent().remove(one._element)

    return edit


def test_the_ready_template_is_sound() -> None:
    assert check_template(TEMPLATE) == []


def test_a_template_of_another_hand_is_good_enough() -> None:
    (problem,) = check_template(OF_PYTHON_PPTX)
    assert problem.code.id == "ШД654" and "4:3" in problem.message and "16:9" in problem.hint


@pytest.mark.parametrize(("number", "what"), [(0, "титульного слайда"), (1, "с заголовком и одним местом")])
def test_a_layout_that_is_missing(number: int, what: str, tmp_path: Path) -> None:
    (problem,) = found(drop_layout(number), tmp_path)
    assert problem.code.id == "ШД652" and what in problem.message and "Образец слайдов" in problem.hint
    with pytest.raises(TemplateError, match="нет макета"):
        render_slides(document(), tmp_path / "own.pptx", "Слайды.pptx")


@pytest.mark.parametrize(
    ("layout", "index", "what"),
    [(0, 0, "места для заголовка"), (1, 0, "места для заголовка"), (1, 1, "места для текста")],
)
def test_a_place_that_is_missing(layout: int, index: int, what: str, tmp_path: Path) -> None:
    (problem,) = found(drop_place(layout, index), tmp_path)
    assert problem.code.id == "ШД653" and what in problem.message
    assert problem.location.part and problem.location.part.startswith("макет «")


def test_without_the_layout_of_titles_the_other_one_is_used(tmp_path: Path) -> None:
    assert found(drop_layout(2), tmp_path) == []


def test_a_place_beyond_the_edge_and_one_over_the_title(tmp_path: Path) -> None:
    def edit(own: Opened) -> None:
        body = own.slide_layouts[1].placeholders[1]
        body.left, body.top, body.width, body.height = Emu(548640), Emu(500_000), Emu(20_000_000), Emu(4_000_000)

    messages = [problem.message for problem in found(edit, tmp_path)]
    assert messages == ["место для текста выходит за край слайда", "место для текста заходит на заголовок"]


def test_a_place_without_size(tmp_path: Path) -> None:
    def edit(own: Opened) -> None:
        body = own.slide_layouts[1].placeholders[1]
        body.left, body.top, body.width, body.height = Emu(548640), Emu(1_400_000), Emu(0), Emu(0)

    assert codes(found(edit, tmp_path)) == ["ШД653"]


def test_what_will_look_odd_is_told(tmp_path: Path) -> None:
    def edit(own: Opened) -> None:
        own.slides.add_slide(own.slide_layouts[1]).shapes.title.text = "{{ title }}"
        drop_place(1, 12)(own)
        body = own.slide_layouts[1].placeholders[1]
        body.left, body.top, body.width, body.height = Emu(548640), Emu(1_400_000), Emu(11_000_000), Emu(1_500_000)

    problems = found(edit, tmp_path)
    assert set(codes(problems)) == {"ШД654"} and not any(problem.is_error for problem in problems)
    told = " | ".join(problem.message for problem in problems)
    assert all(what in told for what in ("высоты слайда", "номера слайда", "есть слайды (1)", "фигурных скобках"))


def test_letters_too_small_to_read(tmp_path: Path) -> None:
    def edit(own: Opened) -> None:
        style = own.slide_master._element.find(".//{*}bodyStyle/{*}lvl1pPr/{*}defRPr")
        style.set("sz", str(Pt(9).pt * 100).removesuffix(".0"))

    (problem,) = found(edit, tmp_path)
    assert problem.code.id == "ШД654" and "9 пт" in problem.message


def test_a_face_of_unknown_widths(tmp_path: Path) -> None:
    path = tmp_path / "own.pptx"
    with zipfile.ZipFile(TEMPLATE) as ready, zipfile.ZipFile(path, "w") as own:
        for info in ready.infolist():
            own.writestr(info.filename, ready.read(info).replace(b'typeface="Arial"', b'typeface="Comic Sans MS"'))
    (problem,) = check_template(path)
    assert problem.code.id == "ШД654" and "Comic Sans MS" in problem.message and "Arial" in problem.hint


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    ],
)
def test_a_template_of_powerpoint_itself_becomes_a_presentation(kind: str, tmp_path: Path) -> None:
    """A .potx, .ppsx or .pptm under the name of a .pptx."""
    path = tmp_path / "own.pptx"
    usual = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    with zipfile.ZipFile(TEMPLATE) as ready, zipfile.ZipFile(path, "w") as own:
        for info in ready.infolist():
            own.writestr(info.filename, ready.read(info).replace(usual, kind.encode()))
    assert check_template(path) == []
    made = render_slides(document(), path, "Слайды.pptx")
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert usual in package.read("[Content_Types].xml")


# Files that are no templates, or were made to harm.


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "own.pptx"
    path.write_bytes(data)
    return path


def with_part(name: str, data: bytes) -> bytes:
    made = io.BytesIO(TEMPLATE.read_bytes())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return made.getvalue()


HARM = {
    "a text renamed": (b"\xd0\x98\xd1\x82\xd0\xbe\xd0\xb3\xd0\xb8", "ШД601", "презентацией PowerPoint"),
    "an old .ppt": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ШД626", "а не .pptx"),
    "half a file": (TEMPLATE.read_bytes()[:4000], "ШД601", "повреждён"),
    "a zip bomb": (with_part("ppt/media/bomb.xml", b"<a>" + b" " * 8_000_000 + b"</a>"), "ШД602", "zip-бомбы"),
    "a way out": (with_part("../../outside.xml", b"<a/>"), "ШД602", "за пределы"),
    "entities": (with_part("ppt/e.xml", b'<!DOCTYPE a [<!ENTITY x "x">]><a>&x;</a>'), "ШД602", "DTD"),
    "a Word document": ((ROOT / "templates/docx/order.docx").read_bytes(), "ШД651", "не презентация"),
}


@pytest.mark.parametrize(("data", "code", "what"), HARM.values(), ids=HARM)
def test_a_file_that_is_no_template_is_refused(data: bytes, code: str, what: str, tmp_path: Path) -> None:
    path = written(tmp_path, data)
    (problem,) = check_template(path)
    assert problem.code.id == code and what in problem.message
    with pytest.raises(TemplateError) as refused:
        render_slides(document(), path, "Слайды.pptx")
    assert [one.code.id for one in refused.value.diagnostics] == [code]


@pytest.mark.parametrize(
    "name", ["ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml", "ppt/theme/theme1.xml"]
)
@pytest.mark.parametrize("change", [b"", b"<a/>"])
def test_a_spoilt_part_is_refused_in_russian(name: str, change: bytes, tmp_path: Path) -> None:
    path = tmp_path / "own.pptx"
    with zipfile.ZipFile(TEMPLATE) as ready, zipfile.ZipFile(path, "w") as own:
        for info in ready.infolist():
            own.writestr(info.filename, change if info.filename == name else ready.read(info))
    problems = check_template(path)
    assert all(problem.hint and problem.location.file.endswith("own.pptx") for problem in problems)
    try:
        render_slides(document(), path, "Слайды.pptx")
    except TemplateError:
        assert problems
