"""A report for the console."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.importing.report.report import Report, percent
from shnor_docs.inspection.foreign.remarks import Place, shortened

_SHOWN = 20


def as_text(report: Report) -> str:
    """What was read, what is lost, what is asked, what contradicts itself, what could be a reference."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield from _sums(report)
    lost = [f"{_at(one.unit.where, one.unit.place)}: {' '.join(one.words)}" for one in report.coverage.lost]
    yield from _part("Не вошли в программу слова:", lost)
    yield from _part(
        "Не нашли места:",
        [
            f"{_at(one.file, one.what.place)}: {shortened(one.what.text)} ({one.what.reason})"
            for one in report.draft.left
        ],
    )
    yield from _part(
        "Оставлены текстом: как данные они печатали бы не все слова или были бы с ошибками:",
        [_at(one.file, one.place) for one in report.refused],
    )
    yield from _part(
        "Сроки и значения, которые напечатаны другими словами того же смысла:",
        [f"{_at(one.where, one.place)}: {shortened(one.text)}" for one in report.coverage.reworded],
    )
    added = [f"{_at(one.unit.where, one.unit.place)}: {' '.join(one.words)}" for one in report.coverage.added]
    yield from _part("Добавлены слова, которых в исходных документах нет:", added)
    moved = [f"{_at(one.where, one.place)}: {shortened(one.text)}" for one in report.coverage.moved_inside]
    yield from _part("Стоят в другом месте документа:", moved)
    yield from _part(
        "Противоречия в исходных документах (они записаны в open_points.yaml):",
        [f"{one.location}: {one.message}" for one in report.draft.contradictions],
    )
    yield from _part("Вопросы (они записаны в open_points.yaml):", list(_questions(report)))
    yield from _part(
        "Повторяются, можно заменить ссылкой:",
        [f"{one.reference}: «{shortened(one.words)}» – мест: {len(one.places)}" for one in report.draft.offers],
    )


def _questions(report: Report) -> Iterator[str]:
    """The questions, but for those on contradictions, which are told already."""
    told = tuple(one.message for one in report.draft.contradictions)
    for one in report.draft.questions:
        if not (told and one.what.text.startswith(told)):
            yield f"{one.what.about} – {one.what.text} ({_at(one.file, one.what.place)})"


def _sums(report: Report) -> Iterator[str]:
    found = report.coverage
    state = f"программа «{report.program}» записана" if report.is_written else "ничего не записано"
    yield f"Прочитано документов Word: {len(report.sources)}; {state}."
    yield f"Слов перенесено {found.words_found} из {found.words} ({percent(found.words_found, found.words)})."
    if found.cells:
        cells = f"{found.cells_found} из {found.cells} ({percent(found.cells_found, found.cells)})"
        yield f"Ячеек с текстом перенесено {cells}."
    if found.moved:
        yield f"Стоят в другом месте: {len(found.moved)}."
    if found.added:
        yield f"Добавлено слов: {sum(len(one.words) for one in found.added)}."


def _part(title: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield title
    yield from (f"  {line}" for line in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        yield f"  … и ещё {len(lines) - _SHOWN} (все – в отчёте --report)"


def _at(file: str, place: Place) -> str:
    return f"{file}, {place}" if str(place) else file
