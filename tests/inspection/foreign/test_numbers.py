"""The printed number of a clause is its legal name."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from shnor_docs.inspection.foreign import read_document
from shnor_docs.inspection.foreign.tree import paragraphs
from shnor_docs.rendering.numbering.formats import printed
from tests.inspection.foreign.hard_lists import HARD_LISTS, HardList
from tests.inspection.foreign.papers import (
    abstract,
    codes,
    document,
    level,
    num,
    numbered,
    p,
    paper,
    paragraphs_of,
    style,
)
from tests.rendering.building import BOX

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)")


def name_of(hard: HardList) -> str:
    return hard.name


def hard_paper(folder: Path, hard: HardList) -> Path:
    return paper(folder, hard.content, {"numbering": hard.numbering, "styles": hard.styles})


@pytest.mark.parametrize("hard", HARD_LISTS, ids=name_of)
def test_numbers_are_those_of_the_standard(hard: HardList, tmp_path: Path) -> None:
    read = read_document(hard_paper(tmp_path, hard))
    assert [str(one.number or "") for one in paragraphs(read.blocks)] == hard.numbers
    assert codes(read) == ["ШД683"] * hard.doubts


@pytest.mark.libreoffice
@needs_office
def test_libreoffice_prints_the_same(tmp_path: Path) -> None:
    """All files of one call; where it is known to differ, it must differ: else the reason is out of date."""
    files = []
    for place, hard in enumerate(HARD_LISTS):
        (folder := tmp_path / f"{place:02}").mkdir()
        files.append(hard_paper(folder, hard).rename(tmp_path / f"{place:02}.docx"))
    profile, wanted = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "txt:Text (encoded):UTF8"
    command = ["soffice", profile, "--headless", "--convert-to", wanted, "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    told = {hard.name: printed_numbers(file.with_suffix(".txt")) for hard, file in zip(HARD_LISTS, files, strict=True)}
    assert [hard.name for hard in HARD_LISTS if told[hard.name] == hard.numbers] == [
        hard.name for hard in HARD_LISTS if not hard.unlike
    ], told


def printed_numbers(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    return [line.partition("слово")[0].strip() for line in lines if "слово" in line]


def test_what_follows_a_number_is_told(tmp_path: Path) -> None:
    lists = "".join(
        abstract(key, level(0, more=f'<w:suff w:val="{suffix}"/>' if suffix else "")) + num(key + 1, key)
        for key, suffix in enumerate(("", "tab", "space", "nothing"))
    )
    content = "".join(p("слово", numbered(key, 0)) for key in range(1, 5))
    told = [one.printed for one in paragraphs_of(tmp_path, content, numbering=lists)]
    assert told == ["1.\tслово", "1.\tслово", "1. слово", "1.слово"]


UNCERTAIN = {
    "формат": (
        abstract(0, level(0, "hebrew1")) + num(1, 0),
        numbered(1, 0),
        "вид номера «hebrew1» для числа 1 не известен",
    ),
    "свой формат": (
        abstract(0, level(0).replace('w:val="decimal"', 'w:val="custom" w:format="А, В, ..."')) + num(1, 0),
        numbered(1, 0),
        "вид номера «А, В, ...» для числа 1 не известен",
    ),
    "слишком велико": (
        abstract(0, level(0, "russianLower", start=871)) + num(1, 0),
        numbered(1, 0),
        "вид номера «russianLower» для числа 871 не известен",
    ),
    "нет списка": (abstract(0, level(0)) + num(1, 0), numbered(7, 0), "в файле нет списка № 7"),
    "нет уровня": (abstract(0, level(0)) + num(1, 0), numbered(1, 4), "у списка № 1 нет уровня 5"),
    "нет определения": (num(1, 3), numbered(1, 0), "в файле нет списка № 1"),
    "уровень ниже": (
        abstract(0, level(0, text="%1.%2"), level(1)) + num(1, 0),
        numbered(1, 0),
        "вид номера ссылается на уровень 2, которого в нём нет",
    ),
    "знак": (
        abstract(0, level(0, "bullet", "\uf0c6")) + num(1, 0),
        numbered(1, 0),
        "знак списка из шрифта «» не распознан",
    ),
}


@pytest.mark.parametrize("case", UNCERTAIN, ids=str)
def test_a_number_is_never_guessed(case: str, tmp_path: Path) -> None:
    lists, properties, what = UNCERTAIN[case]
    read = document(tmp_path, p("слово", properties), numbering=lists)
    (one,) = paragraphs(read.blocks)
    assert one.number is not None
    assert (one.number.text, one.printed) == (None, "слово")
    assert [(d.code.id, d.message, d.location.part) for d in read.diagnostics] == [
        ("ШД683", f"номер не определён: {what}", "абзац 1")
    ]


def test_a_skipped_level_is_told(tmp_path: Path) -> None:
    """Word, LibreOffice and the readers of Microsoft count it as begun; whoever wrote it hardly meant it."""
    content = p("а", numbered(1, 1)) + p("б", numbered(1, 0))
    read = document(tmp_path, content, numbering=abstract(0, level(0), level(1)) + num(1, 0))
    assert [one.printed for one in paragraphs(read.blocks)] == ["1.1.\tа", "2.\tб"]
    assert [d.message for d in read.diagnostics] == ["номер «1.1.»: перед ним пропущен уровень 1"]


def test_a_custom_format_that_pads_with_noughts(tmp_path: Path) -> None:
    """As Word writes it: the format within a choice, and another for old programs."""
    look = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    lists = abstract(0, level(0).replace('<w:numFmt w:val="decimal"/>', look)) + num(1, 0)
    (one,) = paragraphs_of(tmp_path, p("слово", numbered(1, 0)), numbering=lists)
    assert one.printed == "001.\tслово"


def test_the_mark_of_a_list_style_link_that_bites_its_tail(tmp_path: Path) -> None:
    lists = (
        abstract(0, more='<w:numStyleLink w:val="s1"/>')
        + abstract(1, more='<w:numStyleLink w:val="s0"/>')
        + num(1, 0)
        + num(2, 1)
    )
    styles = style("s0", properties=numbered(1), kind="numbering") + style(
        "s1", properties=numbered(2), kind="numbering"
    )
    read = document(tmp_path, p("слово", numbered(1, 0)), numbering=lists, styles=styles)
    assert codes(read) == ["ШД683"]


def test_a_list_in_text_boxes_is_counted_by_itself(tmp_path: Path) -> None:
    box = BOX.format("", p("в надписи", numbered(1, 0)))
    content = p("один", numbered(1, 0)) + p(box) + p("два", numbered(1, 0))
    read = document(tmp_path, content, numbering=abstract(0, level(0)) + num(1, 0))
    assert [one.printed for one in paragraphs(read.blocks)] == ["1.\tодин", "", "1.\tв надписи", "2.\tдва"]
    assert codes(read) == ["ШД683"]


def model_of(told: list[int]) -> list[str]:
    """The plainest way to number «1.», «1.1.», «1.1.1.»: a list of numbers that grows and shrinks."""
    printed, stack = [], []
    for place in told:
        stack = stack[: place + 1]
        if len(stack) == place + 1:
            stack[place] += 1
        stack += [1] * (place + 1 - len(stack))
        printed.append("".join(f"{one}." for one in stack))
    return printed


@pytest.mark.parametrize("seed", range(6))
def test_random_lists_agree_with_a_plain_model(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    told = [(chance.choice((1, 2)), chance.choice((0, 0, 1, 1, 2, 3))) for _ in range(200)]
    separate = abstract(0, *map(level, range(4))) + abstract(1, *map(level, range(4))) + num(1, 0) + num(2, 1)
    read = paragraphs_of(tmp_path, "".join(p("х", numbered(*one)) for one in told), numbering=separate)
    for key in (1, 2):
        mine = [str(one.number) for (number, _), one in zip(told, read, strict=True) if number == key]
        assert mine == model_of([place for number, place in told if number == key])


@pytest.mark.parametrize(
    ("value", "name", "language", "told"),
    [
        (0, "decimal", "", "0"),
        (0, "lowerLetter", "", ""),
        (0, "upperRoman", "", ""),
        (3999, "upperRoman", "", "MMMCMXCIX"),
        (780, "lowerLetter", "", "z" * 30),
        (781, "lowerLetter", "", None),
        (870, "russianUpper", "", "Я" * 30),
        (40_000, "lowerRoman", "", None),
        (-1, "decimal", "", None),
        (2, "numberInDash", "", "- 2 -"),
        (11, "ordinal", "en-US", "11th"),
        (22, "ordinal", "en-GB", "22nd"),
        (1, "ordinal", "ru-RU", "1-й"),
        (1, "ordinal", "de-DE", None),
        (1, "ordinal", "", None),
        (1, "cardinalText", "ru-RU", None),
    ],
)
def test_formats(value: int, name: str, language: str, told: str | None) -> None:
    assert printed(value, name, language) == told
