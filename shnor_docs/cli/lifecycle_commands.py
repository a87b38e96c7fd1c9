"""The commands ``clone``, ``update`` and ``diff``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shnor_docs.cli import cli
from shnor_docs.cli.commands import PATH, echo_json, shown, workspace

if TYPE_CHECKING:
    from shnor_docs.workspace import Workspace
    from shnor_docs.workspace.versions import Comparison

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


@cli.command(help="Обновить копию программы: перенести то, что изменилось в её источнике с тех пор, как она сделана.")
@click.argument("program", metavar="КОПИЯ")
@click.option("--from", "source", metavar="ИСТОЧНИК", help="Другое место источника: программа@редакция или папка.")
@click.option("--dry-run", is_flag=True, help="Только показать, что изменится.")
@click.pass_context
def update(context: click.Context, program: str, source: str | None, dry_run: bool) -> None:
    """Take over what has changed in the source of a clone, and print what is to be decided."""
    from shnor_docs.workspace.clones.updating import update as updated

    found = updated(workspace(context), program, source, dry_run=dry_run)
    if found.is_fresh:
        click.echo(f"Источник «{found.source}» не менялся: обновлять нечего.")
        return
    for title, lines in (
        ("Будет взято из источника" if dry_run else "Взято из источника", found.taken),
        ("Решать вам", [f"{place}: {note}" for place, note in found.asked]),
    ):
        click.echo(f"{title} ({len(lines)}){':' if lines else '.'}")
        click.echo("".join(f"- {line}\n" for line in lines), nl=False)


@cli.command(help="Показать по смыслу, что изменилось: между программами, редакциями (программа@редакция) или папками.")
@click.argument("editions", nargs=-1, required=True, metavar="БЫЛО СТАЛО")
@click.option(
    "--edition",
    "approved",
    type=click.IntRange(1),
    multiple=True,
    metavar="N",
    help="Утверждённая редакция одной программы: с нею сравнивается другая (второй ключ) или то, что есть сейчас.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "docx", "redline"]),
    default="text",
    help="Вид вывода: текст, json, сравнительная таблица docx, документы с исправлениями Word (redline).",
)
@click.option(
    "--document",
    "documents",
    multiple=True,
    metavar="ID",
    help="Для вида redline: только этот документ; можно несколько.",
)
@click.option(
    "--out",
    metavar="ПУТЬ",
    type=PATH,
    help=f"Куда писать: файл для вида docx (по умолчанию «{TABLE}»), папка или файл .docx для вида redline "
    f"(по умолчанию папка «правки») в out рабочей папки.",
)
@click.option("--docx", metavar="ФАЙЛ", type=PATH, help="То же, что «--format redline --out ФАЙЛ».")
@click.option("--exit-code", is_flag=True, help="Завершиться с кодом 1, если изменения есть.")
@click.pass_context
def diff(
    context: click.Context,
    editions: tuple[str, ...],
    approved: tuple[int, ...],
    style: str,
    documents: tuple[str, ...],
    out: Path | None,
    docx: Path | None,
    exit_code: bool,
) -> None:
    """Print the changes, or write them for Word; git calls it with seven arguments and more."""
    if len(editions) >= GIT_ARGUMENTS:
        return _diff_for_git(context, editions)
    if docx:
        style, out = "redline", docx
    if documents and style != "redline":
        raise click.UsageError("ключ --document нужен виду redline: «--format redline --document ID»")
    if style == "redline":
        from shnor_docs.cli.redlines import write_redlines

        _check_pair(editions, approved)
        return write_redlines(workspace(context), editions, approved, documents, out, exit_code)
    from shnor_docs.source.files import write_atomically

    space = workspace(context)
    found = _compared(space, editions, approved)
    if style == "docx":
        target = out or space.out / TABLE
        write_atomically(target, found.table())
        click.echo(shown(target))
    elif style == "json":
        echo_json(json.dumps([d.to_json() for d in found.differences], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(f"{d.place}: {d}" for d in found.differences) or "Изменений нет.")
    sys.exit(exit_code and bool(found.differences))


def _compared(space: Workspace, editions: tuple[str, ...], approved: tuple[int, ...]) -> Comparison:
    from shnor_docs.workspace.versions import compare_editions, compare_programs

    _check_pair(editions, approved)
    return compare_editions(space, editions[0], *approved) if approved else compare_programs(space, *editions)


def _check_pair(editions: tuple[str, ...], approved: tuple[int, ...]) -> None:
    if approved and (len(editions) != 1 or len(approved) > 2):
        raise click.UsageError("с ключом --edition нужна одна ПРОГРАММА и одна или две редакции")
    if not approved and len(editions) != 2:
        raise click.UsageError("нужны две редакции: БЫЛО и СТАЛО")


def _diff_for_git(context: click.Context, arguments: tuple[str, ...]) -> None:
    """Arguments of ``GIT_EXTERNAL_DIFF``: path, old file, hash and mode, new file, hash and mode."""
    from shnor_docs.workspace.git_driver import file_changes

    name, old, new = arguments[0], arguments[1], arguments[4]
    changes = file_changes(name, old, new, workspace(context).catalogue.indicators)
    click.echo(f"{name}:")
    for line in changes or ["изменений по смыслу нет"]:
        click.echo(f"  {line}")
