"""A run over what has not changed loads nothing; whatever changed, by a byte, is looked at."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from shnor_docs.source.keeping import FOLDER
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.workspace import Failed, Workspace, Written
from shnor_docs.workspace.freshness import NAME
from shnor_docs.workspace.papers import Paper
from shnor_docs.workspace.rendering import rendered
from shnor_docs.workspace.results import Mode, Result, Task, Wish
from tests.small_workspace import SmallWorkspace, order

ALL = Wish()


@pytest.fixture
def written(small: SmallWorkspace) -> SmallWorkspace:
    """A small workspace whose documents are written."""
    small.program(order())
    assert all(isinstance(result, Written) for result in render(small))
    return small


def render(small: SmallWorkspace, wish: Wish = ALL) -> list[Result]:
    return list(rendered(small.root, (), wish, Mode(small.root / "out"), 1))


def loaded(small: SmallWorkspace) -> bool:
    """Whether a command over the workspace had to load the models."""
    code = (
        "import sys; from pathlib import Path; from shnor_docs.workspace.rendering import rendered; "
        "from shnor_docs.workspace.results import Mode, Wish; root = Path(sys.argv[1]); "
        "list(rendered(root, (), Wish(), Mode(root / 'out'), 1)); print('pydantic' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(small.root)], capture_output=True, text=True, check=True)
    return run.stdout.strip() == "True"


def test_nothing_is_loaded_where_nothing_has_changed(written: SmallWorkspace) -> None:
    assert not loaded(written)
    assert all(isinstance(result, Written) and result.unchanged for result in render(written))


def test_a_saved_state_changes_no_document(written: SmallWorkspace) -> None:
    written.write("programs/small/states/1/files/programs/small/program.yaml", "title: Прежнее")
    assert not loaded(written)
    written.write("programs/small/sections/states/new.md", "Раздел")
    assert loaded(written)


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def template(root: Path) -> Path:
    (root / "templates/docx").mkdir(parents=True)
    return root / "templates/docx/x.docx"


SOURCES: dict[str, Callable[[Path], object]] = {
    "the catalogue": lambda root: append(root / "indicators.yaml"),
    "the program": lambda root: append(root / "programs/small/program.yaml"),
    "a new file of the program": lambda root: (root / "programs/small/новый.csv").write_text("а"),
    "a folder in place of a file": lambda root: (root / "programs/small/roadmap.xlsx").mkdir(),
    "kinds": lambda root: (root / "kinds.yaml").write_text("kinds: []\n"),
    "a template of the workspace": lambda root: template(root).write_text(""),
    "another program": lambda root: (root / "programs/other").mkdir(),
}
OUTPUTS: dict[str, Callable[[Path], object]] = {
    "a written document": lambda root: append(root / "out/small/order.docx"),
    "a written document gone": lambda root: (root / "out/small/order.docx").unlink(),
    "what is remembered": lambda root: (root / "out/small" / NAME).write_text("[1"),
}


@pytest.mark.parametrize("what", SOURCES)
def test_a_change_of_what_documents_are_made_of_is_looked_at(written: SmallWorkspace, what: str) -> None:
    SOURCES[what](written.root)
    assert loaded(written)


@pytest.mark.parametrize("what", OUTPUTS)
def test_a_change_of_what_was_written_is_mended_from_kept_trees(written: SmallWorkspace, what: str) -> None:
    before = (written.root / "out/small/order.docx").read_bytes()
    OUTPUTS[what](written.root)
    assert not loaded(written)
    assert (written.root / "out/small/order.docx").read_bytes() == before


def test_kept_trees_write_what_the_sources_write(written: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written.root / "out/small/order.docx"
    kept = path.read_bytes()
    monkeypatch.setenv(FOLDER, "")
    path.unlink()
    render(written)
    assert path.read_bytes() == kept


def test_a_copy_of_a_workspace_has_templates_of_its_own(written: SmallWorkspace, tmp_path: Path) -> None:
    copy = SmallWorkspace(shutil.copytree(written.root, tmp_path / "copy"))
    shutil.rmtree(copy.root / "out")
    (copy.root / "templates/docx").mkdir(parents=True)
    (copy.root / "templates/docx/order.docx").write_text("")
    assert any(isinstance(result, Failed) for result in render(copy))


def test_sources_that_change_while_they_are_read_are_not_kept(
    small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.program(order())
    read = Workspace.paper

    def changed(workspace: Workspace, task: Task) -> Paper:
        append(small.root / "programs/small/program.yaml")
        return read(workspace, task)

    monkeypatch.setattr(Workspace, "paper", changed)
    render(small)
    monkeypatch.undo()
    assert loaded(small)


def test_a_file_of_the_same_size_and_time_is_not_trusted(written: SmallWorkspace) -> None:
    path = written.root / "programs/small/program.yaml"
    state, text = path.stat(), path.read_text(encoding="utf-8")
    path.write_text(text.replace("Текст программы", "Тест программы "), encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert any(isinstance(result, Written) and not result.unchanged for result in render(written))


def test_each_wish_is_remembered_by_itself(written: SmallWorkspace) -> None:
    render(written, Wish(("order",)))
    assert len(json.loads((written.root / "out/small" / NAME).read_text(encoding="utf-8"))) == 2
    assert len(render(written)) == 2


def test_a_failed_run_is_not_remembered(small: SmallWorkspace) -> None:
    small.program(order().replace("kind: order", "kind: ordeal"))
    assert not all(isinstance(result, Written) for result in render(small))
    assert not (small.root / "out/small" / NAME).exists()


def checked_anew(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether validation had to look into the program."""
    looked: list[str] = []
    load = Workspace.load

    def seen(space: Workspace, program: str) -> LoadedProgram:
        looked.append(program)
        return load(space, program)

    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "load", seen)
        small.found()
    return bool(looked)


@pytest.fixture
def nothing_known(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No remarks of other tests on programs that say the same."""
    monkeypatch.setenv(FOLDER, str(tmp_path_factory.mktemp("own")))


@pytest.mark.usefixtures("nothing_known")
def test_remarks_on_a_program_that_has_not_changed_are_remembered(
    small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.program(order().replace("kind: order", "kind: ordeal"))
    first = small.found()
    assert first
    assert not checked_anew(small, monkeypatch)
    assert small.found() == first
    small.program(order())
    assert checked_anew(small, monkeypatch)
    assert small.found() != first


@pytest.mark.usefixtures("nothing_known")
@pytest.mark.parametrize("what", SOURCES)
def test_remarks_are_made_anew_after_a_change(
    small: SmallWorkspace, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.program(order())
    small.found()
    SOURCES[what](small.root)
    assert checked_anew(small, monkeypatch)
