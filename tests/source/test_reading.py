"""Whatever lies at a path, the question gets an answer: no exception, no reading without an end."""

import os
from pathlib import Path

import pytest

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.source import reading, text
from shnor_docs.source.reading import Found, found_at, inside, read_file
from shnor_docs.source.text import SourceText, read_source

TOO_LONG = "я" * 200 + ".yaml"
NO_NAME = "a\0b"


def put(root: Path, what: str) -> Path:
    """Something at a path of the folder."""
    path = root / "a.yaml"
    if what == "file":
        path.write_text("a: 1")
    elif what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    elif what == "broken link":
        path.symlink_to("nowhere")
    elif what == "link loop":
        path.symlink_to(path)
    return path


@pytest.mark.parametrize(
    ("what", "found", "code"),
    [
        ("file", Found.FILE, None),
        ("folder", Found.FOLDER, "ШД002"),
        ("pipe", Found.SPECIAL, "ШД002"),
        ("broken link", Found.OUTSIDE, "ШД005"),
        ("link loop", Found.OUTSIDE, "ШД005"),
        ("nothing", Found.NOTHING, "ШД001"),
    ],
)
def test_what_lies_there(tmp_path: Path, what: str, found: Found, code: str | None) -> None:
    path = put(tmp_path, what)
    assert found_at(path, tmp_path) is found
    data = read_file(path, "a.yaml", tmp_path)
    assert data == b"a: 1" if code is None else isinstance(data, Diagnostic) and data.code.id == code


@pytest.mark.parametrize("name", [TOO_LONG, NO_NAME, f"x/{TOO_LONG}/y", "\ud800"])
def test_a_name_that_no_file_can_have_is_a_missing_file(tmp_path: Path, name: str) -> None:
    assert found_at(tmp_path / name) is Found.NOTHING
    data = read_file(tmp_path / name, "a.yaml", tmp_path)
    assert isinstance(data, Diagnostic) and data.code.id in ("ШД001", "ШД005")
    assert isinstance(inside(tmp_path, tmp_path / name), bool)


@pytest.mark.parametrize("method", ["stat", "read_bytes"])
def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    path = put(tmp_path, "file")

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, method, deny)
    data = read_file(path, "a.yaml")
    assert isinstance(data, Diagnostic) and data.code.id == "ШД002"
    assert "нет прав" in data.message


def test_a_file_above_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "file")
    monkeypatch.setattr(text, "MAX_TEXT_SIZE", 3)
    found = read_source(path, "a.yaml", tmp_path)
    assert isinstance(found, Diagnostic) and found.code.id == "ШД026"
    assert isinstance(read_file(path, "a.yaml", most=4), bytes)
    assert reading.MAX_SIZE > text.MAX_TEXT_SIZE


def test_a_word_that_is_no_word_is_told_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"a: 1\nb: слово {'ж' * (text.MAX_WORD + 1)}\n", encoding="utf-8")
    found = read_source(path, "a.yaml", tmp_path)
    assert isinstance(found, Diagnostic)
    assert (found.code.id, str(found.location)) == ("ШД027", "a.yaml:2:10")
    assert len(found.message) < 200


def test_a_long_line_of_words_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: " + "слово " * text.MAX_WORD, encoding="utf-8")
    assert isinstance(read_source(path, "a.yaml", tmp_path), SourceText)
