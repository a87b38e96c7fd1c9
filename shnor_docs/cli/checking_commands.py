"""The command ``validate``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shnor_docs.cli import cli
from shnor_docs.cli.commands import PROGRAMS, echo_json, workspace

if TYPE_CHECKING:
    from shnor_docs.diagnostics import Diagnostic


@cli.command(help="Проверить программы (по умолчанию — все) и показать все замечания.")
@PROGRAMS
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help="Вид вывода: текст, JSON или SARIF 2.1.0 (для сервера git и редактора; в нём и снятые замечания с причинами).",
)
@click.option("--strict", is_flag=True, help="Считать предупреждения ошибками.")
@click.option(
    "--documents",
    is_flag=True,
    help="Прочитать и готовые документы в out: не правлены ли, не устарели ли.",
)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Сколько процессов; по умолчанию — по числу ядер.")
@click.option("--fix", is_flag=True, help="Исправить в файлах пробелы, знаки и буквы, не меняя напечатанных слов.")
@click.option("--unsafe", is_flag=True, help="Вместе с --fix или --diff: исправить и то, что меняет слова.")
@click.option("--diff", is_flag=True, help="Показать, что исправил бы --fix, и ничего не писать; код 1, если есть что.")
@click.pass_context
def validate(
    context: click.Context,
    programs: tuple[str, ...],
    style: str,
    strict: bool,
    documents: bool,
    jobs: int | None,
    fix: bool,
    unsafe: bool,
    diff: bool,
) -> None:
    """All diagnostics of a run, after mending if asked; exit code 1 on errors, or on a difference with --diff."""
    from shnor_docs.cli.report import as_json, as_text
    from shnor_docs.diagnostics import Severity, ShnorError, in_order

    if unsafe and not (fix or diff):
        raise click.UsageError("--unsafe указывают вместе с --fix или --diff.")
    if diff and style != "text":
        raise click.UsageError("--diff показывает текст: уберите --format.")
    root, page = Path(), None
    try:
        space = workspace(context)
        if fix or diff:
            from shnor_docs.cli.mending import mend, show_difference
        if diff:
            sys.exit(show_difference(space, programs, unsafe=unsafe))
        if fix:
            mend(space, programs, unsafe=unsafe, told=style == "text")
        found = space.validate(programs, jobs=jobs or os.cpu_count() or 1, waived=style == "sarif")
        root, page = space.root, space.catalogue.rules_page
        if documents:
            from shnor_docs.workspace.editions.written import document_problems

            found = in_order([*found, *document_problems(space, programs or space.programs, space.out)])
    except ShnorError as error:
        found = list(error.diagnostics)
    if style == "sarif":
        echo_json(_sarif(found, page))
        found = [d for d in found if not d.waiver]
    elif style == "json":
        echo_json(as_json(found))
    elif found:
        click.echo(as_text(found, root))
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if style == "text":
        click.echo(_summary([d.severity for d in found]))
    sys.exit(any(d.severity in grave for d in found))


def _sarif(found: list[Diagnostic], page: str | None) -> str:
    from shnor_docs.cli.sarif import as_sarif
    from shnor_docs.workspace.codes import all_codes
    from shnor_docs.workspace.places import rules_page

    return as_sarif(found, all_codes(), page or rules_page().as_uri())


def _summary(severities: list[object]) -> str:
    from shnor_docs.diagnostics import Severity
    from shnor_docs.russian.numerals import counted

    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    if not errors and not warnings:
        return "Ошибок нет."
    return (
        f"{counted(errors, ('ошибка', 'ошибки', 'ошибок'))}, "
        f"{counted(warnings, ('предупреждение', 'предупреждения', 'предупреждений'))}."
    )
