"""Texts are measured: no program prints a line wider, or more lines, than was counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_docs.documents.tree import Run, plain, text_of
from shnor_docs.rendering.slides.letters import breadth, width
from shnor_docs.rendering.slides.measuring import Letters, line_count, lines, widest_word

ARIAL = Letters(18, breadth("Arial"))
FACES = [Path("/usr/share/fonts/truetype/liberation") / f"LiberationSans-{name}.ttf" for name in ("Regular", "Bold")]
RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяё АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁ0123456789,.–—-%№«»()\u00a0"


@pytest.mark.skipif(not FACES[0].is_file(), reason="нет шрифта Liberation Sans: fonts-liberation")
@pytest.mark.parametrize("bold", [False, True])
@given(text=st.text(RUSSIAN, min_size=1, max_size=80))
def test_no_text_is_wider_than_measured(text: str, bold: bool) -> None:
    from PIL import ImageFont

    face = ImageFont.truetype(str(FACES[bold]), 1000)
    assert face.getlength(text) / 1000 <= width(text, bold=bold) * breadth("Arial") + 0.02


def test_a_face_that_is_not_known_is_given_more_room() -> None:
    assert breadth("Verdana") > breadth("Calibri") == breadth("Arial") > 1


def test_lines_end_at_blanks_and_after_hyphens_of_words() -> None:
    text = text_of("методическая служба – тьюторы-предметники")
    room = ARIAL.wide(text_of("служба – тьюторы-")) + 1
    assert [plain(line).strip() for line in lines(text, room, ARIAL)] == [
        "методическая",
        "служба – тьюторы-",
        "предметники",
    ]


def test_numbers_with_dashes_are_not_parted() -> None:
    assert widest_word(text_of("на 2020–2022 годы"), ARIAL) == pytest.approx(ARIAL.wide(text_of("2020–2022")))


def test_a_word_that_no_line_holds_goes_on_in_the_next() -> None:
    room = ARIAL.wide(text_of("высоко"))
    found = [plain(line) for line in lines(text_of("высокорезультативный"), room, ARIAL)]
    assert "".join(found) == "высокорезультативный"
    assert all(ARIAL.wide(text_of(line)) <= room for line in found)


def test_a_value_and_the_sign_after_it_are_one_word() -> None:
    text = (Run("было ("), Run("38\u00a0%", source="facts.share"), Run("), стало больше"))
    assert widest_word(text, ARIAL) >= ARIAL.wide(text_of("(38\u00a0%),"))


def test_a_break_in_the_text_is_a_line() -> None:
    assert line_count(text_of("первая\nвторая\n\nчетвёртая"), 500, ARIAL) == 4


@given(
    words=st.lists(st.text("абвгд-–", min_size=1, max_size=30), max_size=30),
    room=st.floats(30, 600),
    bold=st.booleans(),
)
def test_lines_hold_all_and_none_is_too_wide(words: list[str], room: float, bold: bool) -> None:
    half = len(words) // 2
    text = (Run(" ".join(words[:half]) + " "), Run(" ".join(words[half:]), bold=bold))
    found = list(lines(text, room, ARIAL))
    assert "".join(map(plain, found)) == plain(text)
    blank = ARIAL.wide(text_of(" ", bold=True)) * 2
    assert all(ARIAL.wide(line) <= max(room, ARIAL.points * 1.2) + blank for line in found)
