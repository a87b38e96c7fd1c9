"""The records of a draft as the files of a program's folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from shnor_docs.importing.assembling.ledger import At
from shnor_docs.importing.evidence import Question
from shnor_docs.model.program import SPLIT_FIELDS
from shnor_docs.source.layout import PROGRAM
from shnor_docs.source.yaml.migrations import CURRENT_VERSION
from shnor_docs.source.yaml.writing import Data, file_source

_TOGETHER = ("facts", "goals", "tasks", "risks", "resources")
"""Lists that stand in ``program.yaml`` itself."""

OPEN_POINTS = "open_points"


def files_of(program: Mapping[str, Data]) -> dict[str, str]:
    """The YAML files of a program; empty lists are not written."""
    filled = {name: value for name, value in program.items() if value}
    beside = [name for name in SPLIT_FIELDS if name in filled and name not in _TOGETHER]
    main = {
        "schema_version": str(CURRENT_VERSION),
        **{key: value for key, value in filled.items() if key not in beside},
    }
    return {PROGRAM: file_source(main), **{f"{name}.yaml": file_source(filled[name]) for name in beside}}


def open_points(questions: Iterable[At[Question]]) -> list[Data]:
    """Questions as the open points of a program."""
    return [{"place": one.what.about, "note": one.what.text} for one in questions]


def with_open_points(files: Mapping[str, str], questions: Iterable[At[Question]]) -> dict[str, str]:
    """The files of a program with those questions for its open points."""
    return {**files, f"{OPEN_POINTS}.yaml": file_source(open_points(questions))}
