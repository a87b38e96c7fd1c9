"""What a question shows besides what was answered: proposals, choices, how an answer was understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import PeriodRange
from shnor_docs.page.wizard.answers import Answers, own_id, with_cases, with_title
from shnor_docs.page.wizard.starting_points import chosen, own_programs, sample_programs
from shnor_docs.workspace.beginnings.proposals import proposed_id
from shnor_docs.workspace.standing import head_of
from shnor_docs.workspace.workspace import Workspace

Shown = tuple[Answers, Mapping[str, object]]
"""The answers with proposals, and what else the screen shows."""


def prepared(workspace: Workspace, question: str, answers: Answers) -> Shown:
    """What the screen of a question shows."""
    prepare = _PREPARE.get(question)
    return prepare(workspace, answers) if prepare else (answers, {})


def understood(text: str) -> str | None:
    """How a period was understood: «2026–2028 годы»; None if it was not."""
    try:
        return PeriodRange.parse(text).in_words()
    except NotationError:
        return None


def _cases(workspace: Workspace, answers: Answers) -> Shown:
    found, unsure = with_cases(workspace, answers)
    return found, {"unsure": unsure}


def _period(_: Workspace, answers: Answers) -> Shown:
    return answers, {"understood": understood(answers.period)}


def _source(workspace: Workspace, answers: Answers) -> Shown:
    return answers, {"own": tuple(own_programs(workspace)), "samples": tuple(sample_programs(workspace))}


def _title(workspace: Workspace, answers: Answers) -> Shown:
    name = own_id(answers)
    is_taken = name in workspace.programs
    there = head_of(workspace.root, name) if is_taken else None
    free = proposed_id(answers.name, answers.years, workspace.programs)
    point = chosen(workspace, answers.source)
    told = {"point": point, "years": answers.years.in_words(), "there": there, "taken": name, "free": free}
    return (answers if point else with_title(answers)), told


_PREPARE: Mapping[str, Callable[[Workspace, Answers], Shown]] = {
    "cases": _cases,
    "period": _period,
    "source": _source,
    "title": _title,
}
