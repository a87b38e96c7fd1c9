"""How a program stands and what it needs next, in words of the page."""

from __future__ import annotations

from typing import NamedTuple

from shnor_docs.page.addresses import program_url
from shnor_docs.russian.numerals import counted
from shnor_docs.workspace.standing import Standing

ERRORS = ("ошибка", "ошибки", "ошибок")
WARNINGS = ("предупреждение", "предупреждения", "предупреждений")
QUESTIONS = ("вопрос", "вопроса", "вопросов")


class Told(NamedTuple):
    """A line about a program's state, and its tone: ``good``, ``note``, ``warning`` or ``error``."""

    tone: str
    text: str


class Step(NamedTuple):
    """Something to do with a program: the words of its button, where it leads."""

    title: str
    url: str


def told(standing: Standing) -> tuple[Told, ...]:
    """How the program stands: approved or not, then what is wrong, then what is to be decided."""
    lines = [_approval(standing)]
    if standing.errors or standing.warnings:
        lines.append(Told("error" if standing.errors else "warning", f"есть замечания: {remarks_in_words(standing)}"))
    if standing.open_points:
        lines.append(Told("warning", f"осталось решить: {counted(standing.open_points, QUESTIONS)}"))
    return tuple(lines)


def _approval(standing: Standing) -> Told:
    if not standing.edition:
        return Told("note", "черновик")
    if standing.is_changed:
        return Told("warning", f"изменена после утверждения редакции {standing.edition} (приказ {standing.act})")
    return Told("good", f"утверждена редакция {standing.edition} (приказ {standing.act})")


def remarks_in_words(standing: Standing) -> str:
    """«3 ошибки, 1 предупреждение»; «нет» if there are none."""
    counts = ((standing.errors, ERRORS), (standing.warnings, WARNINGS))
    return ", ".join(counted(count, words) for count, words in counts if count) or "нет"


def next_step(standing: Standing) -> Step:
    """What is most sensible to do with the program now."""
    program = standing.program
    if standing.errors:
        return Step("Исправить ошибки", program_url(program, "remarks"))
    if standing.open_points:
        return Step("Решить вопросы", program_url(program, "points"))
    if standing.edition and standing.is_changed:
        return Step("Оформить изменения", program_url(program, "history"))
    if standing.edition:
        return Step("Взять документы", program_url(program, "files"))
    return Step("Продолжить работу", program_url(program) + "/")


class Stage(NamedTuple):
    """A stage of the work on a program: its name, how it stands, where it is done, whether it is done."""

    title: str
    text: str
    url: str
    is_done: bool = False


def way(standing: Standing) -> tuple[Stage, ...]:
    """The work on a program from filling in to approval."""
    program, count = standing.program, standing.open_points
    is_approved = bool(standing.edition) and not standing.is_changed
    approved = "изменения оформляются приказом" if standing.edition else "приказом с датой и номером"
    return (
        Stage("Заполнить", "паспорт, цели, показатели, план мероприятий", program_url(program, "edit", "passport")),
        Stage(
            "Решить вопросы",
            f"осталось {counted(count, QUESTIONS)}" if count else "все решены",
            program_url(program, "points"),
            not count,
        ),
        Stage("Исправить замечания", _remarks_told(standing), program_url(program, "remarks"), not standing.errors),
        Stage("Посмотреть и скачать документы", "Word, PDF, Excel", program_url(program, "files")),
        Stage(
            "Утвердить",
            f"утверждена редакция {standing.edition}" if is_approved else approved,
            program_url(program, "history"),
            is_approved,
        ),
    )


def _remarks_told(standing: Standing) -> str:
    if not standing.errors and not standing.warnings:
        return "замечаний нет"
    return remarks_in_words(standing) if standing.errors else f"ошибок нет, {remarks_in_words(standing)}"
