from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.source.reading import inside
from shnor_docs.source.text import SourceText, Span, canonical_digest, read_source


def read(tmp_path: Path, data: bytes) -> SourceText | Diagnostic:
    path = tmp_path / "program.yaml"
    path.write_bytes(data)
    return read_source(path, "program.yaml", tmp_path)


def problem(tmp_path: Path, data: bytes) -> Diagnostic:
    result = read(tmp_path, data)
    assert isinstance(result, Diagnostic)
    return result


@pytest.mark.parametrize("data", ["да: нет\r\n".encode(), b"\xef\xbb\xbf" + "да: нет\r\n".encode()])
def test_bom_is_accepted_and_line_breaks_stay(tmp_path, data):
    source = read(tmp_path, data)
    assert isinstance(source, SourceText)
    assert source.text == "да: нет\r\n"


def test_missing_file(tmp_path):
    result = read_source(tmp_path / "нет.yaml", "нет.yaml", tmp_path)
    assert isinstance(result, Diagnostic)
    assert result.code.id == "ШД001"
    assert "нет.yaml" in result.message


def test_folder_in_place_of_a_file(tmp_path):
    result = read_source(tmp_path, "programs", tmp_path)
    assert isinstance(result, Diagnostic)
    assert (result.code.id, "папка" in result.message) == ("ШД002", True)


@pytest.mark.parametrize(
    ("encoding", "named"), [("cp1251", "Windows-1251"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16")]
)
def test_other_encodings_are_named(tmp_path, encoding, named):
    found = problem(tmp_path, "a: 1\ntitle: Приказ об утверждении\n".encode(encoding))
    assert found.code.id == "ШД003"
    assert named in found.message
    assert "UTF-8" in found.hint


def test_line_of_the_first_foreign_byte(tmp_path):
    assert problem(tmp_path, b"a: 1\nb: 2\nc: \xcf\xf0\n").location.line == 3


def test_binary_file(tmp_path):
    assert problem(tmp_path, b"PK\x03\x04 some bytes\n\x00\x01\x02").code.id == "ШД004"


@pytest.mark.parametrize("steps", ["../x", "programs/../../x"])
def test_path_out_of_the_root_is_refused(tmp_path, steps):
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "x").write_text("a: 1")
    result = read_source(root / steps, steps, root)
    assert isinstance(result, Diagnostic)
    assert result.code.id == "ШД005"


def test_symbolic_link_is_refused(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").write_text("a: 1")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert inside(tmp_path, tmp_path / "real" / "a.yaml")
    assert not inside(tmp_path, tmp_path / "link" / "a.yaml")


def test_line_and_column_count_characters():
    source = SourceText(Path("a"), "a.yaml", "да: 1\r\nнет: 2\n")
    assert source.position(source.text.index("2")) == (2, 6)
    assert source.line(2) == "нет: 2"
    place = source.location(Span(7, 10))
    assert (str(place), place.end_line, place.end_column) == ("a.yaml:2:1", 2, 4)


@given(st.text("ая\n\r 1"))
def test_position_and_offset_are_inverse(text):
    source = SourceText(Path("a"), "a", text)
    for offset in range(len(text) + 1):
        assert source.offset(*source.position(offset)) == offset


def test_canonical_digest_ignores_line_breaks_bom_and_composition():
    assert canonical_digest("\ufeffй\r\nx") == canonical_digest("и\u0306\nx")
    assert canonical_digest("a\nb") != canonical_digest("a b")
