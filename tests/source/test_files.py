import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.files import safe_file_name, telling, write_atomically, write_together
from shnor_docs.source.journal import write_as_one
from shnor_docs.source.unfinished import sweep


def test_writes_and_replaces_leaving_nothing_else(tmp_path):
    path = tmp_path / "out" / "приказ.docx"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in path.parent.iterdir()] == ["приказ.docx"]


def test_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(ShnorError) as caught:
        write_atomically(tmp_path / "out" / "a.docx", b"new")
    assert caught.value.diagnostics[0].code.id == "ШД006"


@pytest.mark.parametrize(
    ("name", "lock", "program"),
    [
        ("order.docx", "~$order.docx", "Word"),
        ("приказы.docx", "~$риказы.docx", "Word"),
        ("программа.docx", "~$ограмма.docx", "Word"),
        ("order.docx", ".~lock.order.docx#", "Word"),
        ("roadmap.xlsx", "~$roadmap.xlsx", "Excel"),
    ],
)
def test_file_open_elsewhere_stays_as_it_is(tmp_path, name, lock, program):
    path = tmp_path / name
    path.write_bytes(b"old")
    (tmp_path / lock).touch()
    with pytest.raises(ShnorError) as caught:
        write_atomically(path, b"new")
    found = caught.value.diagnostics[0]
    assert (found.code.id, f"закройте файл в {program}" in found.hint) == ("ШД007", True)
    assert lock in found.hint
    assert path.read_bytes() == b"old"


def test_name_as_long_as_a_system_takes_is_written(tmp_path):
    path = tmp_path / safe_file_name("ш" * 200 + ".docx")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_denied_replacement_means_an_open_file_and_leaves_no_traces(tmp_path, monkeypatch):
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")

    def deny(*_):
        raise PermissionError(13, "denied")

    monkeypatch.setattr("pathlib.Path.replace", deny)
    with pytest.raises(ShnorError) as caught:
        write_atomically(path, b"new")
    assert caught.value.diagnostics[0].code.id == "ШД007"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.docx"]


def test_names_that_the_system_cannot_encode(tmp_path, monkeypatch):
    def refuse(*_):
        raise UnicodeEncodeError("ascii", "приказ", 0, 1, "ordinal not in range(128)")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(ShnorError) as caught:
        write_atomically(tmp_path / "приказ.docx", b"new")
    found = caught.value.diagnostics[0]
    assert (found.code.id, "PYTHONUTF8" in found.hint) == ("ШД006", True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Приказ № 401/1 от 23.09.2021", "Приказ № 401-1 от 23.09.2021"),
        ("con.docx", "con_.docx"),
        ("LPT1", "LPT1_"),
        ("Конспект", "Конспект"),
        ("План: «Что?» .", "План «Что »"),
        ("..", "_"),
        ("При\u00adказ\u202e\x9f", "Приказ"),
        ("CONIN$.txt", "CONIN$_.txt"),
    ],
)
def test_safe_file_name(text, name):
    assert safe_file_name(text) == name


@given(st.text())
def test_safe_file_name_is_one_name_within_limits(text):
    name = safe_file_name(text)
    assert name
    assert len(name.encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*\0')
    assert name == name.rstrip(" .")
    assert safe_file_name(name) == name


def caught_on(path, data=b"new"):
    with pytest.raises(ShnorError) as caught:
        write_atomically(path, data)
    return caught.value.diagnostics[0]


def test_a_full_disk_leaves_all_files_as_they_were(tmp_path, monkeypatch):
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_bytes(b"old")
    written = []

    def fill_up(handle):
        written.append(handle)
        if len(written) > 1:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", fill_up)
    with pytest.raises(ShnorError) as caught:
        write_together({first: b"new", second: b"new"})
    found = caught.value.diagnostics[0]
    assert (found.code.id, "место" in found.hint) == ("ШД006", True)
    assert first.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.yaml"]


def test_what_is_in_the_way_is_named(tmp_path):
    (tmp_path / "out").write_text("a file")
    (tmp_path / "a.docx").mkdir()
    assert "«out» — файл" in caught_on(tmp_path / "out" / "small" / "a.docx").hint
    assert "«a.docx» — папка" in caught_on(tmp_path / "a.docx").hint


def test_a_sweep_in_the_middle_of_writing_does_no_harm(tmp_path, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda handle: sweep(tmp_path))
    write_atomically(tmp_path / "a.docx", b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.docx"]


def test_a_link_is_replaced_and_not_followed(tmp_path):
    (tmp_path / "other").write_bytes(b"other")
    (tmp_path / "a.docx").symlink_to(tmp_path / "other")
    write_atomically(tmp_path / "a.docx", b"new")
    assert (tmp_path / "other").read_bytes() == b"other"
    assert (tmp_path / "a.docx").read_bytes() == b"new"


def test_a_folder_that_cannot_be_changed_is_no_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(ShnorError) as caught, telling(tmp_path):
        raise PermissionError(errno.EACCES, "denied", str(tmp_path / "new.lock"))
    assert "права" in caught.value.diagnostics[0].hint


def test_a_file_in_the_place_of_an_inner_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "editions").write_text("")
    with pytest.raises(ShnorError) as caught, telling(tmp_path):
        (tmp_path / "editions").mkdir(exist_ok=True)
    assert "«editions» — файл, а нужна папка" in caught.value.diagnostics[0].hint


def test_a_file_that_one_may_only_read_stays_as_it_is(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_bytes(b"old")
    second.write_bytes(b"old")
    second.chmod(0o444)
    with pytest.raises(ShnorError) as caught:
        write_together({first: b"new", second: b"new"})
    found = caught.value.diagnostics[0]
    assert (found.code.id, "«b.yaml» можно только читать" in found.message) == ("ШД006", True)
    assert "Только чтение" in found.hint
    assert (first.read_bytes(), second.read_bytes()) == (b"old", b"old")


def test_several_files_of_which_one_may_only_be_read_stay_and_nothing_waits(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old")
    (tmp_path / "b.yaml").write_bytes(b"old")
    (tmp_path / "b.yaml").chmod(0o444)
    with pytest.raises(ShnorError):
        write_as_one(tmp_path, {"a.yaml": b"new", "b.yaml": None})
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.yaml": b"old", "b.yaml": b"old"}


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_without_rights_is_named_with_what_to_do(tmp_path: Path, number: int) -> None:
    with pytest.raises(ShnorError) as caught, telling(tmp_path / "программа"):
        raise OSError(number, "denied", str(tmp_path))
    found = caught.value.diagnostics[0]
    assert f"нет права записывать в папку «{tmp_path.name}»" in found.message
    assert "попросите" in found.hint
