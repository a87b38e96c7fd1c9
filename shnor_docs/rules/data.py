"""The registry of schools and the declared data tables hold together; files are checked as they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.datasource import DataSource
from shnor_docs.model.school import School, normalised
from shnor_docs.rules.finding import Finding, Path, nearest
from shnor_docs.sameness import found_once

COLUMNS_OR_LAYOUT = declare("ШД430", Severity.ERROR, "таблице нужен либо layout, либо columns")
NO_FIELD = declare("ШД431", Severity.ERROR, "в таблице нет такого столбца")
SHARED_NAME = declare("ШД432", Severity.ERROR, "одно название у двух школ")
NO_BRANCH = declare("ШД433", Severity.ERROR, "филиала нет в реестре школ")


def declarations(content: Content) -> Iterable[Finding]:
    """A table is of a known layout or has columns of its own; its checks name fields that it has."""
    return _declared_badly(content.program.data)


@found_once
def _declared_badly(data: tuple[DataSource, ...]) -> Iterator[Finding]:
    for index, source in enumerate(data):
        path = ("data", index)
        if (source.layout is None) == (not source.columns):
            message = f"у таблицы «{source.id}» должно быть одно из двух: layout или columns"
            hint = "оставьте layout для файла известного вида или перечислите столбцы в columns"
            yield Finding(COLUMNS_OR_LAYOUT, message, path, hint)
        elif source.columns:
            yield from _own_fields(source, path)


def _own_fields(source: DataSource, path: Path) -> Iterator[Finding]:
    known = [column.field for column in source.columns]
    named: list[tuple[str, Path]] = [(field, ("key", n)) for n, field in enumerate(source.key)]
    for n, total in enumerate(source.totals):
        named += [(field, ("totals", n, "parts", m)) for m, field in enumerate(total.parts)]
        named += [(total.whole, ("totals", n, "whole"))] if total.whole else []
    for field, place in named:
        if field not in known:
            message = f"в таблице «{source.id}» нет столбца «{field}»"
            yield Finding(NO_FIELD, message, (*path, *place), nearest(field, known))


def schools(content: Content) -> Iterable[Finding]:
    """A name means one school; branches are schools of the registry."""
    return _registered_badly(content.program.schools)


@found_once
def _registered_badly(schools: tuple[School, ...]) -> Iterator[Finding]:
    known = [school.id for school in schools]
    owners: dict[str, str] = {}
    for index, school in enumerate(schools):
        names = (school.name, school.short, *school.aliases, school.login, school.code)
        for name in dict.fromkeys(normalised(name) for name in names if name):
            if owners.setdefault(name, school.id) != school.id:
                message = f"название «{name}» есть и у школы «{owners[name]}»"
                yield Finding(SHARED_NAME, message, ("schools", index), "уточните название одной из школ")
        for number, branch in enumerate(school.branches):
            if branch not in known:
                path = ("schools", index, "branches", number)
                yield Finding(NO_BRANCH, f"филиала «{branch}» нет в реестре", path, nearest(branch, known))
