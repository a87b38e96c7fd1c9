"""The commands about numbers and workbooks: ``explain``, ``identify`` and ``excel``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shnor_docs.cli import cli
from shnor_docs.cli.commands import FORMAT, PATH, echo_json, shown, workspace

if TYPE_CHECKING:
    from shnor_docs.workspace import Workspace


@cli.command(help="Объяснить число: откуда оно взялось и в каких документах стоит.")
@click.argument("program", metavar="ПРОГРАММА")
@click.argument("value", metavar="ЗНАЧЕНИЕ")
@click.option(
    "--period", metavar="ПЕРИОД", help="2022 или 2021/2022; по умолчанию последний, за который есть значение."
)
@FORMAT
@click.pass_context
def explain(context: click.Context, program: str, value: str, period: str | None, style: str) -> None:
    """The trace of a value: ЗНАЧЕНИЕ is an indicator's id or a path such as facts.schools_total."""
    from shnor_docs.workspace.explaining import explain as explained

    found = explained(workspace(context), program, value, period)
    if style == "json":
        echo_json(json.dumps(found.to_json(), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(found.lines()))


def _named_numbers(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """The pairs of ``--set`` by name."""
    pairs = [text.partition("=") for text in given]
    if wrong := next((text for text, pair in zip(given, pairs, strict=True) if not all(pair)), None):
        raise click.BadParameter(f"«{wrong}» – не ИМЯ=ЧИСЛО, например min_participants=10")
    return {name.strip(): number.strip() for name, _, number in pairs}


@cli.command(help="Определить школы с низкими результатами по данным программы.")
@click.argument("program", required=False, metavar="[ПРОГРАММА]")
@click.option(
    "--period", metavar="ПЕРИОД", help="Год, на который определяется список; по умолчанию последний в данных."
)
@click.option(
    "--rule",
    default="thirty_percent",
    metavar="ПРАВИЛО",
    help="thirty_percent, both_subjects, pareto, below_expected или grid.",
)
@click.option(
    "--set",
    "parameters",
    metavar="ИМЯ=ЧИСЛО",
    multiple=True,
    callback=_named_numbers,
    help="Изменить число правила: --set min_participants=10 --set percent=40.",
)
@click.option("--out", metavar="ФАЙЛ.xlsx", type=PATH, help="Записать список в книгу Excel.")
@FORMAT
@click.pass_context
def identify(
    context: click.Context,
    program: str | None,
    period: str | None,
    rule: str,
    parameters: dict[str, str],
    out: Path | None,
    style: str,
) -> None:
    """The list of schools by a rule, with the reason for each."""
    from shnor_docs.compute.identification.listing import to_json, to_text, to_workbook
    from shnor_docs.source.files import write_atomically
    from shnor_docs.workspace.identifying import identify as identified

    found = identified(workspace(context), program, period, rule, parameters)
    if out:
        write_atomically(out, to_workbook(found))
    if style == "json":
        echo_json(json.dumps(to_json(found), ensure_ascii=False, indent=2))
    else:
        click.echo(shown(out) if out else to_text(found))


@cli.command(help="Выгрузить план и показатели программы в Excel или забрать правки из книг обратно.")
@click.argument("program", metavar="ПРОГРАММА")
@click.option(
    "--out",
    metavar="ПАПКА",
    type=PATH,
    help="Куда писать книги; по умолчанию out/ПРОГРАММА рабочей папки.",
)
@click.option(
    "--take",
    metavar="ПАПКА",
    type=PATH,
    help="Забрать правки из книг этой папки в YAML.",
)
@click.option("--dry-run", is_flag=True, help="Вместе с --take: показать, что изменится, и ничего не менять.")
@click.option("--yes", is_flag=True, help="Вместе с --take: не спрашивать, если удаляется или переставляется многое.")
@click.pass_context
def excel(context: click.Context, program: str, out: Path | None, take: Path | None, dry_run: bool, yes: bool) -> None:
    """Write the workbooks, or carry edited ones back into the YAML."""
    from shnor_docs.workspace.excel import write_workbooks

    space = workspace(context)
    if take is not None:
        return _take(space, program, take, is_trial=dry_run, is_agreed=yes)
    if dry_run or yes:
        raise click.UsageError("--dry-run и --yes нужны только вместе с --take")
    for path in write_workbooks(space, program, out or space.out / program):
        click.echo(shown(path))
    return None


def _take(space: Workspace, program: str, folder: Path, *, is_trial: bool, is_agreed: bool) -> None:
    """Show what taking the workbooks back changes, ask where that is doubtful, then do it."""
    from shnor_docs.cli.report import as_text
    from shnor_docs.workspace.taking import not_agreed, taking

    found = taking(space, program, folder)
    if told := (*found.warnings, *found.doubts):
        click.echo(as_text(told, space.root), err=True)
    click.echo("\n".join(found.lines()))
    if is_trial or not found.edits:
        return
    if found.doubts and not is_agreed and not _agreed():
        raise not_agreed(program)
    for changed in found.carry_out():
        click.echo(f"Изменён файл {changed}")


def _agreed() -> bool:
    """Whether the person at the keyboard says «да»; where there is none, no."""
    if not sys.stdin.isatty():
        return False
    return click.prompt("Внести эти правки? (да/нет)", default="нет").strip().casefold() in {"да", "д", "yes", "y"}
