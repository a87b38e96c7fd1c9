"""The commands ``clone`` and ``diff``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from shnor_docs.cli import cli
from shnor_docs.cli.commands import PATH, echo_json, shown, workspace

OPEN = "открытый вопрос: "
"""What every line of the checklist would begin with."""

TABLE = "Сравнительная таблица.docx"

GIT_ARGUMENTS = 7
"""How many arguments git gives to an external diff program; more if the file was renamed."""


@cli.command(help="Скопировать программу на новый период: ИСТОЧНИК — программа, программа@редакция или папка.")
@click.argument("source", metavar="ИСТОЧНИК")
@click.argument("program", metavar="ID")
@click.option("--period", required=True, metavar="ГОДЫ", help="2026-2028 или 2026/2027-2028/2029.")
@click.option("--municipality", metavar="НАЗВАНИЕ", help="Другое муниципальное образование.")
@click.option("--authority", metavar="НАЗВАНИЕ", help="Другой орган управления образованием.")
@click.option(
    "--keep",
    type=click.Choice(["all", "open"]),
    default="all",
    help="Оставить все мероприятия (all) или только не исполненные полностью (open).",
)
@click.pass_context
def clone(
    context: click.Context,
    source: str,
    program: str,
    period: str,
    municipality: str | None,
    authority: str | None,
    keep: str,
) -> None:
    """Clone a program and print its open points as a checklist."""
    from shnor_docs.workspace.versions import CloneOrder, clone_program

    order = CloneOrder(program, period, municipality, authority, keep_finished=keep == "all")
    found = clone_program(workspace(context), source, order)
    click.echo(f"Создано: programs/{program}")
    points = [d for d in found if d.message.startswith(OPEN)]
    if points:
        click.echo(f"Осталось решить ({len(points)}), запись решённого удаляйте из open_points.yaml:")
        click.echo("\n".join(f"- {d.location}: {d.message.removeprefix(OPEN)}" for d in points))
    if len(found) > len(points):
        click.echo(f"Прочие замечания покажет «shnor-docs validate {program}».")


@cli.command(help="Показать по смыслу, что изменилось: между программами, редакциями (программа@редакция) или папками.")
@click.argument("editions", nargs=-1, required=True, metavar="БЫЛО СТАЛО")
@click.option("--format", "style", type=click.Choice(["text", "json", "docx"]), default="text", help="Вид вывода.")
@click.option(
    "--out",
    metavar="ФАЙЛ",
    type=PATH,
    help=f"Куда писать таблицу вида docx; по умолчанию «{TABLE}» в out рабочей папки.",
)
@click.option("--exit-code", is_flag=True, help="Завершиться с кодом 1, если изменения есть.")
@click.pass_context
def diff(context: click.Context, editions: tuple[str, ...], style: str, out: Path | None, exit_code: bool) -> None:
    """Print the changes, or write them as a comparative table; git calls it with seven arguments and more."""
    if len(editions) >= GIT_ARGUMENTS:
        return _diff_for_git(context, editions)
    if len(editions) != 2:
        raise click.UsageError("нужны две редакции: БЫЛО и СТАЛО")
    from shnor_docs.source.files import write_atomically
    from shnor_docs.workspace.versions import compare_programs

    space = workspace(context)
    found = compare_programs(space, *editions)
    if style == "docx":
        target = out or space.out / TABLE
        write_atomically(target, found.table())
        click.echo(shown(target))
    elif style == "json":
        echo_json(json.dumps([d.to_json() for d in found.differences], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(f"{d.place}: {d}" for d in found.differences) or "Изменений нет.")
    sys.exit(exit_code and bool(found.differences))


def _diff_for_git(context: click.Context, arguments: tuple[str, ...]) -> None:
    """Arguments of ``GIT_EXTERNAL_DIFF``: path, old file, hash and mode, new file, hash and mode."""
    from shnor_docs.workspace.git_driver import file_changes

    name, old, new = arguments[0], arguments[1], arguments[4]
    changes = file_changes(name, old, new, workspace(context).catalogue.indicators)
    click.echo(f"{name}:")
    for line in changes or ["изменений по смыслу нет"]:
        click.echo(f"  {line}")
