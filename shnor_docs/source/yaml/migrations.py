"""Files of an older schema read as if they were written today, so that old revisions stay comparable.

A migration works on the tree, before any model sees it: the nodes it keeps or moves keep their spans.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.source.text import SourceText, Span
from shnor_docs.source.yaml.nodes import Mapping, Scalar

NO_VERSION = declare("ШД140", Severity.ERROR, "не указана версия схемы")
UNKNOWN_VERSION = declare("ШД141", Severity.ERROR, "версия схемы этой программе неизвестна")

VERSION_KEY = "schema_version"
CURRENT_VERSION = 1

Migration = Callable[[Mapping], Mapping]
MIGRATIONS: dict[int, Migration] = {}
"""Version → what turns a tree of it into one of the next version. Version 1 is the first there is."""


def migrated(
    tree: Mapping,
    source: SourceText,
    migrations: MappingOf[int, Migration] = MIGRATIONS,
    current: int = CURRENT_VERSION,
) -> tuple[Mapping | None, list[Diagnostic]]:
    """The tree in the current schema; None if its version is missing or unknown."""
    version, problems = schema_version(tree, source, migrations, current)
    return (None, problems) if version is None else (upgraded(tree, version, migrations, current), problems)


def schema_version(
    tree: Mapping,
    source: SourceText,
    migrations: MappingOf[int, Migration] = MIGRATIONS,
    current: int = CURRENT_VERSION,
) -> tuple[int | None, list[Diagnostic]]:
    """The version a tree says it is of; None, with a diagnostic, if nothing can read it."""
    written = tree.get(VERSION_KEY)
    if written is None or (isinstance(written, Scalar) and written.is_blank):
        hint = f"добавьте первой строкой «{VERSION_KEY}: {current}»"
        place = source.location(Span(tree.start, tree.start))
        return None, [Diagnostic.of(NO_VERSION, "не указана версия схемы файла", place, hint)]
    version = int(written.text) if isinstance(written, Scalar) and written.text.isdecimal() else None
    if version is not None and (version == current or version in migrations):
        return version, []
    return None, [_unknown(source, written.span, version is not None and version > current, current)]


def upgraded(
    tree: Mapping,
    version: int,
    migrations: MappingOf[int, Migration] = MIGRATIONS,
    current: int = CURRENT_VERSION,
) -> Mapping:
    """A tree of ``version``, whole or a part of one kept in a file of its own, in the current schema."""
    for step in range(version, current):
        tree = migrations[step](tree)
    return _stamped(tree, current)


def _stamped(tree: Mapping, version: int) -> Mapping:
    entries = tuple(
        (key, value._replace(text=str(version)))
        if key.text == VERSION_KEY and isinstance(value, Scalar)
        else (key, value)
        for key, value in tree.entries
    )
    return tree._replace(entries=entries)


def _unknown(source: SourceText, span: Span, is_newer: bool, current: int) -> Diagnostic:
    written = source.text[span.start : span.end]
    message = f"версия схемы «{written}» этой программе неизвестна: она понимает версию {current}"
    hint = "обновите программу shnor-docs" if is_newer else f"напишите «{VERSION_KEY}: {current}»"
    return Diagnostic.of(UNKNOWN_VERSION, message, source.location(span), hint)
