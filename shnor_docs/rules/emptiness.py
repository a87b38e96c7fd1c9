"""What a document would have printed, had it anything to print: told, as nothing of it is on the paper."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.charts.shown import shows_nothing
from shnor_docs.documents.drafts.openness import awaits_data
from shnor_docs.documents.emptiness import prints_nothing
from shnor_docs.documents.forms.executions import measures
from shnor_docs.documents.forms.sheets import prints
from shnor_docs.model.chart import Chart
from shnor_docs.model.content import Content
from shnor_docs.model.form import Form, FormBlock, FormSection, FormTable
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import records
from shnor_docs.rules.wording.mentions import in_prose, resolved
from shnor_docs.sameness import once_for_each

NOTHING = declare("ШД241", Severity.WARNING, "печатать нечего: раздел, список или таблица пусты")


def references(content: Content) -> Iterator[Finding]:
    """A text refers to a list, a table, the plan or the budget that is empty."""
    empty = {inner for inner, value in resolved(content).items() if _is_empty(content, value)}
    for one in in_prose(content) if empty else ():
        if one.inner in empty:
            message = f"на месте ссылки «{one.written}» ничего не напечатается: там пусто"
            hint = "заполните то, на что она ссылается, или уберите ссылку вместе с заголовком"
            yield Finding(NOTHING, message, one.place, hint)


def _is_empty(content: Content, value: object) -> bool:
    if isinstance(value, Chart):
        return not awaits_data(content) and shows_nothing(content, value)
    return value is not None and prints_nothing(content, value)


def sections(content: Content) -> Iterator[Finding]:
    """A section whose file holds no text."""
    for index, settings in enumerate(content.program.documents):
        for number, section in enumerate(settings.sections):
            if section.file and not content.files.get(str(section.file), "-").strip():
                path = ("documents", index, "sections", number, "file")
                message = f"файл раздела «{section.id}» пуст: ни раздел, ни его заголовок не напечатаются"
                yield Finding(NOTHING, message, path, f"напишите текст в {section.file} или уберите раздел")


def groups(content: Content) -> Iterator[Finding]:
    """A group of the plan without measures, unless an open point already asks for them."""
    asked = {point.place for point in content.program.open_points}
    for index, group in enumerate(content.program.roadmap.groups if content.program.roadmap else ()):
        if not group.items and f"roadmap.groups.{group.id}.items" not in asked:
            message = f"в группе «{group.title}» нет мероприятий: она не напечатается"
            yield Finding(NOTHING, message, ("roadmap", "groups", index), "впишите мероприятия или уберите группу")


def forms(content: Content) -> Iterator[Finding]:
    """A part of a form that has only its title."""
    for index, form in enumerate(content.program.forms):
        yield from _empty_parts(form, index)


@once_for_each
def _empty_parts(form: Form, index: int) -> tuple[Finding, ...]:
    return tuple(
        _empty_part(part.title or part.id, path)
        for path, part in records(form, ("forms", index))
        if isinstance(part, FormSection | FormBlock | FormTable) and not prints(form, part)
    )


def _empty_part(called: str, path: Path) -> Finding:
    message = f"часть формы «{called}» пуста: она не напечатается"
    return Finding(NOTHING, message, path, "впишите строки или уберите часть")


def cards(content: Content) -> Iterator[Finding]:
    """An information card that reports on no measure, or has a footnote to a table that it lacks."""
    for index, card in enumerate(content.program.cards):
        if not (card.blank_rows or card.execution_source or any(measures(content, card))):
            message = f"карте «{card.id}» не о чем отчитываться: в плане нет мероприятий, которые она показывает"
            yield Finding(NOTHING, message, ("cards", index), "исправьте year карты или впишите мероприятия")
        if card.footnote and not card.characteristics:
            message = "сноска не напечатается: таблица, к которой она относится, пуста"
            yield Finding(NOTHING, message, ("cards", index, "footnote"), "впишите characteristics или уберите сноску")
