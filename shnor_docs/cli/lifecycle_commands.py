"""The commands ``clone`` and ``diff``."""

from __future__ import annotations

import click

from shnor_docs.cli import cli
from shnor_docs.cli.commands import workspace


@cli.command(
    help="Скопировать программу на новый период: ИСТОЧНИК — программа, программа@редакция или папка."
)
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
    from shnor_docs.cli.report import as_text
    from shnor_docs.versions import CloneOrder, clone_program

    space = workspace(context)
    order = CloneOrder(program, period, municipality, authority, keep_finished=keep == "all")
    found = clone_program(space, source, order)
    click.echo(f"Создано: programs/{program}")
    if found:
        click.echo(f"Осталось решить ({len(found)}), запись решённого удаляйте из open_points.yaml:")
        click.echo(as_text(found, space.root))
