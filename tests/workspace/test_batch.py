"""Many documents: what has not changed is left alone, processes write the same, a killed run leaves no litter."""

from pathlib import Path

import pytest

from shnor_docs.source import files
from shnor_docs.source.keeping import FOLDER
from shnor_docs.source.unfinished import unfinished_file
from shnor_docs.workspace import batch
from shnor_docs.workspace.batch import Failed, Result, Stale, Written
from tests.small_workspace import SmallWorkspace, order, section


def render(small: SmallWorkspace, *, force: bool = False, check: bool = False, jobs: int = 1) -> list[Result]:
    return list(small.open().render(out=small.root / "out", force=force, check=check, jobs=jobs))


def written(results: list[Result]) -> list[str]:
    """Ids of the documents that a run wrote anew."""
    return [result.document for result in results if isinstance(result, Written) and not result.unchanged]


def file(small: SmallWorkspace, name: str = "order.docx") -> Path:
    return small.root / "out/small" / name


def test_unchanged_documents_are_not_written_again(small: SmallWorkspace) -> None:
    small.program(order())
    assert written(render(small)) == ["order", "text"]
    assert written(render(small)) == []
    assert written(render(small, force=True)) == ["order", "text"]


def test_a_change_of_the_data_writes_what_shows_it(small: SmallWorkspace) -> None:
    small.program(order())
    render(small)
    small.program(order().replace("Текст программы", "Новый текст программы"))
    assert written(render(small)) == ["text"]


def test_another_template_writes_its_documents(small: SmallWorkspace) -> None:
    small.program(order())
    render(small)
    default = small.open().template(
        "small", small.open().content("small"), small.open().content("small").program.documents[0]
    )
    (small.root / "templates/docx").mkdir(parents=True)
    (small.root / "templates/docx" / default.name).write_bytes(_with_comment(default.read_bytes()))
    assert written(render(small)) == ["order"]


def _with_comment(archive: bytes) -> bytes:
    """The same archive with a comment: other bytes, equal parts."""
    return archive[:-2] + len(b"other").to_bytes(2, "little") + b"other"


def test_another_version_of_the_code_writes_all(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    small.program(order())
    render(small)
    for module in ("ledger", "freshness"):
        monkeypatch.setattr(f"shnor_docs.workspace.{module}.code_state", lambda: "другая версия")
    assert written(render(small)) == ["order", "text"]


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"edited by hand")])
def test_a_file_that_is_gone_or_edited_by_hand_is_stale(spoil: object, small: SmallWorkspace) -> None:
    small.program(order())
    render(small)
    spoil(file(small))  # type: ignore[operator]
    stale, fresh = render(small, check=True)
    assert isinstance(stale, Stale) and stale.path == file(small)
    assert isinstance(fresh, Written)
    assert written(render(small)) == ["order"]


def test_a_check_writes_nothing(small: SmallWorkspace) -> None:
    small.program(order())
    assert [type(result) for result in render(small, check=True)] == [Stale, Stale]
    assert not (small.root / "out").exists()


def test_a_ledger_that_cannot_be_read_knows_nothing(small: SmallWorkspace) -> None:
    small.program(order())
    render(small)
    for name in (".shnor-docs.json", ".shnor-docs.sources.json"):
        file(small, name).write_text("{[", encoding="utf-8")
    assert written(render(small)) == ["order", "text"]


def test_several_processes_write_what_one_writes(small: SmallWorkspace) -> None:
    names = [f"program_{number}" for number in range(batch.PARALLEL_PROGRAMS)]
    for name in names:
        small.program(section(f"Текст {name}."), name=name)
    small.program("tasks: [{id: a, txt: опечатка}]", name="bad")
    results = render(small, jobs=2)
    assert [(type(result), result.program) for result in results] == [(Failed, "bad"), *((Written, n) for n in names)]
    alone = {path.name: path.read_bytes() for path in (small.root / "out").rglob("*.docx")}
    assert written(render(small)) == []
    render(small, force=True)
    assert alone == {path.name: path.read_bytes() for path in (small.root / "out").rglob("*.docx")}


def test_one_program_is_cut_in_parts(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "PARALLEL_DOCUMENTS", 2)
    monkeypatch.setattr(batch, "PART", 1)
    small.program(order())
    assert written(render(small, jobs=2)) == ["order", "text"]
    assert written(render(small, jobs=2)) == []


def test_what_was_written_before_a_stop_is_remembered(small: SmallWorkspace) -> None:
    small.program(order())
    stopped = small.open().render(out=small.root / "out")
    next(stopped)
    stopped.close()  # type: ignore[attr-defined]
    assert written(render(small)) == ["text"]


def test_unfinished_files_of_a_killed_run_are_removed_and_those_of_a_living_one_stay(small: SmallWorkspace) -> None:
    small.program(order())
    killed = small.write("out/small/.shnor-docs-a.tmp", "половина документа")
    with unfinished_file(killed.parent) as (_, living):
        render(small, check=True)
        assert killed.exists()
        render(small)
        assert (killed.exists(), living.exists()) == (False, True)


def test_an_unfinished_file_is_named_so_that_it_is_found(
    small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.program(order())
    monkeypatch.setenv(FOLDER, "")
    monkeypatch.setattr(files.Path, "replace", _killed)
    monkeypatch.setattr(files.Path, "unlink", lambda path: None)
    with pytest.raises(KeyboardInterrupt):
        render(small)
    assert len(list(file(small).parent.glob("*.tmp"))) == 1
    monkeypatch.undo()
    render(small)
    assert list(file(small).parent.glob("*.tmp")) == []


def _killed(path: Path, target: Path) -> Path:
    raise KeyboardInterrupt
