"""A small part of ``make fuzz``, and proof that it sees what should not happen."""

import time
from pathlib import Path

import pytest

from fuzz import commands, judging, reports
from fuzz.inputs import made_input
from shnor_docs.workspace import Workspace

SEEDS = range(1, 41)


@pytest.mark.parametrize("first", SEEDS[::10])
def test_spoilt_inputs_give_documents_or_diagnostics(first: int) -> None:
    found = {seed: judging.judge(seed) for seed in range(first, first + 10)}
    assert {seed: [fault.details or str(fault) for fault in faults] for seed, faults in found.items() if faults} == {}


def test_a_seed_gives_one_input(tmp_path: Path) -> None:
    for seed in range(1, 20):
        one, other = (contents(made_input(seed, tmp_path / f"{seed}-{copy}").root) for copy in (1, 2))
        assert one == other


def contents(root: Path) -> dict[Path, bytes]:
    return {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}


SOURCE_SEED = 4
"""An input whose text is spoilt, so that it is validated."""


def run_validate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does: object) -> list[str]:
    monkeypatch.setattr(Workspace, "validate", does)
    return [
        fault.kind for fault in commands.run(made_input(SOURCE_SEED, tmp_path).root, "validate", "--jobs", "1").faults()
    ]


def test_a_traceback_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert run_validate(monkeypatch, tmp_path, lambda *_, **__: 1 / 0) == ["сбой"]


def test_a_hang_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(commands, "SECONDS", 0.1)

    def busy(*_: object, **__: object) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            pass

    assert run_validate(monkeypatch, tmp_path, busy) == ["долго"]


def test_a_wrong_code_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def ended(*_: object, **__: object) -> None:
        raise SystemExit(1)

    assert run_validate(monkeypatch, tmp_path, ended) == ["код"]


def test_a_half_written_file_is_seen(tmp_path: Path) -> None:
    torn = tmp_path / "a.docx"
    torn.write_bytes(b"PK\x03\x04")
    assert [fault.kind for fault in reports.sound(torn)] == ["файл"]
