"""Errors that a source document has itself: they are permitted where they stand, and asked about.

A plan whose numbers skip one, a sum that is not that of its rows: the draft keeps what is written, for nobody but a
person can tell which of the two is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.importing.assembling import Draft
from shnor_docs.importing.assembling.ledger import At
from shnor_docs.importing.assembling.writing import with_open_points
from shnor_docs.importing.evidence import Question
from shnor_docs.rules import SOFT_ERRORS

_REASON = "так в исходном документе"
_MOST_TOLD = 5


def permitted(draft: Draft, folder: str, found: Iterable[Diagnostic]) -> Draft | None:
    """The draft that permits the errors its sources have; None if it has no such."""
    own = [one for one in found if one.is_error and one.code.id in SOFT_ERRORS and one.location.line]
    by_file: dict[str, list[Diagnostic]] = {}
    for one in own:
        if one.location.file.startswith(f"{folder}/"):
            by_file.setdefault(one.location.file.removeprefix(f"{folder}/"), []).append(one)
    if not by_file:
        return None
    files = {name: _with_comments(draft.files[name], errors) for name, errors in by_file.items()}
    asked = tuple(one for name, errors in by_file.items() for one in _questions(draft, name, errors))
    questions = (*draft.questions, *asked)
    return replace(draft, files=with_open_points({**draft.files, **files}, questions), questions=questions)


def _with_comments(text: str, errors: Sequence[Diagnostic]) -> str:
    """The text with a comment above each line that an error is on."""
    codes: dict[int, dict[str, None]] = {}
    for one in errors:
        codes.setdefault(one.location.line or 0, {})[one.code.id] = None
    return "\n".join(line for n, old in enumerate(text.split("\n"), 1) for line in _commented(old, codes.get(n, {})))


def _commented(line: str, codes: Iterable[str]) -> Iterator[str]:
    if codes:
        yield f"{line[: len(line) - len(line.lstrip())]}# допустимо {', '.join(codes)}: {_REASON}"
    yield line


def _questions(draft: Draft, name: str, errors: Sequence[Diagnostic]) -> Iterator[At[Question]]:
    """A question for all errors of a code in a file."""
    about = PurePosixPath(name).stem
    source = next((one for one in draft.recognised if about in one.names), None)
    for code in dict.fromkeys(one.code for one in errors):
        told = list(dict.fromkeys(one.message for one in errors if one.code == code))
        more = f" и ещё {len(told) - _MOST_TOLD}" if len(told) > _MOST_TOLD else ""
        text = f"{'; '.join(told[:_MOST_TOLD])}{more}: {_REASON}; решите, что верно ({code.id})"
        if source:
            yield At(source.file, Question(about, source.place, text))
