"""Which fonts are there: a twin of equal widths counts, another font does not."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from shnor_docs.inspection.fit.measuring import replaced_fonts
from shnor_docs.inspection.word_files import read_word_file
from shnor_docs.pdf.font_names import families_of
from shnor_docs.pdf.fonts import lacking
from tests.inspection.official_papers import ORDER, STYLES, paper

LIBERATION = frozenset({"liberation serif", "dejavu sans"})


@pytest.mark.parametrize(
    ("asked", "missing"),
    [("Times New Roman", []), ("LIBERATION SERIF", []), ("PT Astra Serif", ["PT Astra Serif"]), ("Arial", ["Arial"])],
)
def test_a_twin_of_equal_widths_stands_for_a_font(asked: str, missing: list[str]) -> None:
    assert lacking([asked], LIBERATION) == missing


def font(*names: tuple[int, int, bytes]) -> bytes:
    """A font of nothing but names: platform, kind of name, text."""
    records, texts = b"", b""
    for platform, kind, text in names:
        records += struct.pack(">6H", platform, 1, 0, kind, len(text), len(texts))
        texts += text
    table = struct.pack(">3H", 0, len(names), 6 + len(records)) + records + texts
    return struct.pack(">LHHHH", 0x00010000, 1, 0, 0, 0) + struct.pack(">4sLLL", b"name", 0, 28, len(table)) + table


def test_families_are_read_from_a_font_file(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(font((3, 1, "PT Astra Serif".encode("utf-16-be")), (1, 2, b"Bold"), (1, 1, b"PT Astra Serif")))
    assert families_of(path) == ["PT Astra Serif"]


@pytest.mark.parametrize("data", [b"", b"text", b"ttcf\0\0\0\0\xff\xff\xff\xff", font((3, 1, b"x"))[:40]])
def test_what_is_no_font_has_no_names(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(data)
    assert families_of(path) == []


def test_a_font_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = paper(tmp_path, ORDER, styles=STYLES.replace("Times New Roman", "PT Astra Serif"))
    (found,) = replaced_fonts(read_word_file(path, path.name), LIBERATION, lambda _: "DejaVu Sans")
    assert (found.code.id, found.found) == ("ШД862", "вместо «PT Astra Serif» – «DejaVu Sans»")
    assert found.place.startswith("абзац «Управление образования")


def test_nothing_is_said_where_fonts_cannot_be_found_out(tmp_path: Path) -> None:
    path = paper(tmp_path, ORDER)
    assert replaced_fonts(read_word_file(path, path.name), frozenset(), lambda _: "") == []
