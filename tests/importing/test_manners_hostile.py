"""Files that no program can be made of, given to the command: a clear message, exit 1, nothing written."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from shnor_docs.cli import main
from shnor_docs.workspace import Workspace
from tests.importing.papers_by_hand import PROGRAM, new_workspace, word_file
from tests.inspection.foreign.papers import p, paper
from tests.inspection.foreign.test_hostile import COMPOUND, PICTURE
from tests.rendering.building import bare, body

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DEEP = "<w:sdt><w:sdtContent>" * 5000 + p("а") + "</w:sdtContent></w:sdt>" * 5000
NAME = "старая программа.docx"


def of_bytes(data: bytes) -> Callable[[Path], Path]:
    def written(folder: Path) -> Path:
        (folder / NAME).write_bytes(data)
        return folder / NAME

    return written


def cut(folder: Path) -> Path:
    path = word_file(folder / NAME, PROGRAM)
    path.write_bytes(path.read_bytes()[:-300])
    return path


HOSTILE: dict[str, tuple[Callable[[Path], Path], str, str]] = {
    "damaged": (cut, "ШД601", "повреждён"),
    "no package": (of_bytes(b"PK\x03\x04" + b"x" * 100), "ШД601", "повреждён"),
    "encrypted": (of_bytes(COMPOUND + "EncryptedPackage".encode("utf-16-le")), "ШД601", "под паролем"),
    "an old workbook": (of_bytes(COMPOUND + "Workbook".encode("utf-16-le")), "ШД626", "Word"),
    "empty": (of_bytes(b""), "ШД601", "файл пуст"),
    "a text renamed": (of_bytes("Программа на 2020-2022 годы".encode()), "ШД601", "не является документом"),
    "a page of the web": (of_bytes(b"<html><body>program</body></html>"), "ШД6", "Word"),
    "a bomb": (
        lambda at: bare(at, body(p("а")), {"word/media/i.png": "а" * 20_000_000}, NAME),
        "ШД602",
        "больше 32 МБ",
    ),
    "entities": (lambda at: bare(at, LAUGHS + body(p("&b;")), name=NAME), "ШД602", "есть DTD"),
    "an entity outside": (lambda at: bare(at, OUTSIDE + body(p("&a;")), name=NAME), "ШД602", "есть DTD"),
    "a way out": (lambda at: bare(at, body(p("а")), {"../../evil.xml": "<x/>"}, NAME), "ШД602", "за пределы"),
    "broken XML": (lambda at: bare(at, body(p("а"))[:-30], name=NAME), "ШД603", "повреждена"),
    "nested": (lambda at: bare(at, body(DEEP), name=NAME), "ШД6", ""),
    "a scan": (lambda at: paper(at, p(PICTURE) * 3, name=NAME), "ШД686", "похоже, это скан"),
    "no words": (lambda at: paper(at, p() + p(" "), name=NAME), "ШД686", "нет ни слова"),
}


Run = Callable[..., tuple[int, str]]
Refused = Callable[..., str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(root: Path, *arguments: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["shnor-docs", "-C", str(root), "import", *map(str, arguments)])
        with pytest.raises(SystemExit) as done:
            main()
        printed = capsys.readouterr()
        return int(done.value.code or 0), printed.out + printed.err

    return run


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """One workspace for all refusals: they leave it as it is."""
    return new_workspace(tmp_path_factory.mktemp("refusals") / "space")


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return new_workspace(tmp_path / "space")


@pytest.fixture
def refused(run: Run, empty: Workspace) -> Refused:
    """What a refusal says: in Russian, with what to do, no traceback; nothing is written, not beside either."""

    def refused(*arguments: object) -> str:
        before = contents(empty.root.parent)
        code, said = run(empty.root, *arguments)
        assert code == 1, said
        assert "Traceback" not in said
        assert re.search("[а-яё]{4,}", said)
        assert "подсказка" in said
        assert contents(empty.root.parent) == before
        return said

    return refused


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_cannot_be_imported(kind: str, refused: Refused, tmp_path: Path) -> None:
    made, code, words = HOSTILE[kind]
    said = refused(made(tmp_path), "--id", "lesnoy")
    assert code in said
    assert words in said
    assert NAME in said


@pytest.mark.parametrize("option", ["--check", "--report=отчёт.html"])
def test_one_bad_file_among_good_ones(option: str, refused: Refused, tmp_path: Path) -> None:
    good = word_file(tmp_path / "хорошая.docx", PROGRAM)
    assert "ШД601" in refused(good, cut(tmp_path), "--id", "lesnoy", option)


def test_a_huge_file(refused: Refused, tmp_path: Path) -> None:
    """More in its parts than any document has."""
    parts = {f"word/media/image{number}.xml": "<x/>" for number in range(20_000)}
    assert "ШД602" in refused(bare(tmp_path, body(p("а")), parts, NAME), "--id", "lesnoy")


def test_no_file_and_a_folder(refused: Refused, tmp_path: Path) -> None:
    assert "нет файла" in refused(tmp_path / "нет.docx", "--id", "lesnoy")
    assert "ШД601" in refused(tmp_path, "--id", "lesnoy")


def test_an_id_that_is_there(run: Run, space: Workspace, tmp_path: Path) -> None:
    file = word_file(tmp_path / NAME, PROGRAM)
    assert run(space.root, file, "--id", "lesnoy")[0] == 0
    before = contents(space.root)
    code, said = run(space.root, file, "--id", "lesnoy")
    assert code == 1
    assert "«lesnoy» уже есть" in said
    assert contents(space.root) == before


@pytest.mark.parametrize("bad", ["../lesnoy", "лесной район", "", ".", "a/b", "CON"])
def test_a_bad_id(bad: str, refused: Refused, tmp_path: Path) -> None:
    assert "не годится" in refused(word_file(tmp_path / NAME, PROGRAM), "--id", bad)


@pytest.mark.parametrize("bad", ["вчера", "2022-2020", "20"])
def test_a_bad_period(bad: str, refused: Refused, tmp_path: Path) -> None:
    refused(word_file(tmp_path / NAME, PROGRAM), "--id", "lesnoy", "--period", bad)


def test_a_link_outside_is_not_followed_and_its_words_stay(run: Run, space: Workspace, tmp_path: Path) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        ' Target="http://192.0.2.1/x.dotm" TargetMode="External"/></Relationships>'
    )
    text = p("Программа поддержки школ на 2024 год", '<w:jc w:val="center"/>') + p("Учить всех детей.")
    file = bare(tmp_path, body(text), {"word/_rels/document.xml.rels": relations}, NAME)
    code, said = run(space.root, file, "--id", "lesnoy")
    assert code == 0, said
    written = "".join(data.decode() for data in contents(space.root / "programs/lesnoy").values())
    assert "Учить всех детей" in written
    assert "192.0.2.1" not in written
