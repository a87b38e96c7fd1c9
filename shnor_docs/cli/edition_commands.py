"""The commands ``approve``, ``amend``, ``history`` and ``verify``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shnor_docs.cli import cli
from shnor_docs.cli.commands import FORMAT, PATH, echo_json, shown, workspace

if TYPE_CHECKING:
    from shnor_docs.workspace import Workspace
    from shnor_docs.workspace.editions.history import Remembered


@cli.command(help="Утвердить: вписать номер и дату приказа и занести редакцию программы в реестр.")
@click.argument("program", metavar="ПРОГРАММА")
@click.option("--order", required=True, metavar="ID", help="Какой приказ утверждает: его id из orders.")
@click.option("--number", required=True, metavar="НОМЕР", help="Номер подписанного приказа: 401/1.")
@click.option("--date", "day", required=True, metavar="ДАТА", help="Дата подписанного приказа: 23.09.2021.")
@click.pass_context
def approve(context: click.Context, program: str, order: str, number: str, day: str) -> None:
    """Make an edition and say where it lies."""
    from shnor_docs.model.dates import day_told
    from shnor_docs.workspace.editions.approving import Signed, number_told
    from shnor_docs.workspace.editions.approving import approve as approved

    signed_on, number = day_told(day), number_told(number)
    if signed_on is None:
        raise click.BadParameter(f"«{day}» — не дата; пишите 23.09.2021", param_hint="--date")
    if not number:
        raise click.BadParameter("номер пуст", param_hint="--number")
    edition = approved(workspace(context), program, Signed(order, number, signed_on), date.today())
    click.echo(f"Утверждена редакция {edition.edition} программы «{program}»: приказ {edition.act}")
    click.echo(f"Её файлы: programs/{program}/editions/{edition.edition}; реестр: programs/{program}/register.yaml")


@cli.command(help="Составить приказ об изменении (или отмене) утверждённого и доказать, что он полон.")
@click.argument("program", metavar="ПРОГРАММА")
@click.option("--order", metavar="ID", help="Как назвать приказ в orders; по умолчанию amendment_N.")
@click.option("--base", metavar="ID", help="Какой приказ изменять, если изменены документы нескольких.")
@click.option(
    "--since",
    metavar="РЕДАКЦИЯ",
    help="С какой редакции считать изменения: её номер или редакция git; она должна действовать и теперь.",
)
@click.option("--number", metavar="НОМЕР", help="Номер приказа, если он уже есть.")
@click.option("--date", "day", metavar="ДАТА", help="Дата приказа, если она уже есть: 23.09.2021.")
@click.option(
    "--whole", multiple=True, metavar="ID", help="Этот документ изложить в новой редакции целиком (можно повторять)."
)
@click.option("--repeal", is_flag=True, help="Составить приказ об отмене: базового и всех, что его изменяли.")
@click.option("--force", is_flag=True, help="Составить заново поверх прежнего неутверждённого приказа.")
@click.pass_context
def amend(
    context: click.Context,
    program: str,
    order: str | None,
    base: str | None,
    since: str | None,
    number: str | None,
    day: str | None,
    whole: tuple[str, ...],
    repeal: bool,
    force: bool,
) -> None:
    """Draft an amending or repealing order and say what was written."""
    from shnor_docs.model.dates import day_told
    from shnor_docs.workspace.editions.amending import Wanted
    from shnor_docs.workspace.editions.amending import amend as amended
    from shnor_docs.workspace.editions.approving import number_told

    signed_on = day_told(day) if day is not None else None
    if day is not None and signed_on is None:
        raise click.BadParameter(f"«{day}» — не дата; пишите 23.09.2021", param_hint="--date")
    if signed_on and signed_on > date.today() + timedelta(days=366):
        raise click.BadParameter(f"до «{day}» больше года: проверьте дату приказа", param_hint="--date")
    number = number_told(number) if number is not None else None
    for name, given in {"--order": order, "--base": base, "--since": since, "--number": number}.items():
        if given is not None and not given.strip():
            raise click.BadParameter("значение пусто: назовите его или уберите ключ", param_hint=name)
    if repeal and whole:
        raise click.UsageError("--whole говорит, как изложить изменения, а --repeal составляет приказ об отмене")
    space = workspace(context)
    found = amended(space, program, Wanted(order, since, base, number, signed_on, whole, repeal, force))
    what = "об отмене" if repeal else "об изменении"
    click.echo(f"Составлен приказ {what} «{found.order}»: приказ {found.act}, редакция {found.edition}")
    if repeal:
        click.echo(f"Отменяется приказов: {found.changes}. Доказано: названы базовый приказ и все, что его изменяли.")
    else:
        click.echo(f"Указаний: {found.changes}. Доказано: они делают из утверждённого текста сегодняшний.")
        _tell_table(space, program, found.order)
    click.echo(f"Прочитайте и поправьте его в orders.yaml; файл Word: «shnor-docs render {program}»")


def _tell_table(space: Workspace, program: str, order: str) -> None:
    """Write the comparative table and say where; the order stands even if the table cannot be written."""
    from shnor_docs.cli.report import as_text
    from shnor_docs.diagnostics import ShnorError

    try:
        click.echo(f"Было и стало: {shown(_table(space, program, order))}")
    except ShnorError as error:
        click.echo(as_text(error.diagnostics, space.root), err=True)
        click.echo(
            "Приказ составлен и записан, а сравнительная таблица — нет: уберите помеху и повторите с ключом --force.",
            err=True,
        )
        sys.exit(1)


def _table(space: Workspace, program: str, order: str) -> Path:
    """Write the comparative table of an order beside the program's documents."""
    from shnor_docs.source.files import write_atomically
    from shnor_docs.workspace.editions.comparing import order_table

    target = space.out / program / "Сравнительная таблица.docx"
    write_atomically(target, order_table(space, program, order))
    return target


@cli.command(help="Показать редакции программы: приказы, даты, дайджесты и, если программа в git, коммиты.")
@click.argument("program", metavar="ПРОГРАММА")
@click.option("--states", "is_of_states", is_flag=True, help="Показать, что и кто сохранял: коммиты git и копии.")
@FORMAT
@click.pass_context
def history(context: click.Context, program: str, is_of_states: bool, style: str) -> None:
    """List the editions of a program, or what was saved of it."""
    from shnor_docs.workspace.editions.history import history as remembered

    if is_of_states:
        return _list_states(workspace(context), program, style)
    found = remembered(workspace(context), program)
    if style == "json":
        told = {"program": program, "changed": found.is_changed, "editions": [_told(one) for one in found.editions]}
        return echo_json(json.dumps(told, ensure_ascii=False, indent=2))
    for one in found.editions:
        commit = f", коммит {one.commit[:12]}" if one.commit else ""
        edition = one.edition
        line = f"приказ {edition.act} ({edition.order}), {edition.digest[:12]}{commit}{_of_repeal(one)}"
        click.echo(f"Редакция {edition.edition}: {line}")
    if not found.editions:
        click.echo("Редакций нет: программа ещё не утверждена.")
    elif found.is_changed:
        click.echo(f"После утверждения программа менялась: «shnor-docs validate {program}» скажет, что.")


def _list_states(space: Workspace, program: str, style: str) -> None:
    from shnor_docs.workspace.states.moments import states

    found = states(space, program)
    if style == "json":
        told = [{**asdict(one), "when": one.when.isoformat()} for one in found]
        return echo_json(json.dumps({"program": program, "states": told}, ensure_ascii=False, indent=2))
    for one in found:
        place = f"коммит {one.key[:12]}" if one.in_git else f"папка states/{one.key}"
        click.echo(f"{one.when:%d.%m.%Y %H:%M}, {one.who}: {one.sentence} ({place})")
    if not found:
        click.echo("Сохранённых состояний нет.")


def _told(one: Remembered) -> dict[str, object]:
    return {
        **one.edition.model_dump(mode="json"),
        "commit": one.commit,
        "repeals": [edition.edition for edition in one.repeals],
        "repealed_by": one.repealed_by and one.repealed_by.edition,
    }


def _of_repeal(one: Remembered) -> str:
    """What an order has repealed, and what has repealed it."""
    gone = ", ".join(edition.act for edition in one.repeals)
    return (f"; отменил приказы: {gone}" if gone else "") + (
        f"; утратил силу: приказ {one.repealed_by.act}" if one.repealed_by else ""
    )


@cli.command(help="Проверить файлы Word и слайды: составлены ли здесь, правлены ли руками и где, не устарели ли.")
@click.argument("files", nargs=-1, required=True, metavar="ФАЙЛ…", type=PATH)
@FORMAT
@click.pass_context
def verify(context: click.Context, files: tuple[Path, ...], style: str) -> None:
    """Say what each file is; exit code 1 unless all stand as they were written and are in force."""
    from shnor_docs.cli.report import as_text
    from shnor_docs.diagnostics import ShnorError
    from shnor_docs.workspace.editions.verifying import State, Verdict
    from shnor_docs.workspace.editions.verifying import verify as verified

    space, verdicts = workspace(context), []
    for path in files:
        try:
            verdicts.append(verified(space, path))
        except ShnorError as error:
            click.echo(as_text(error.diagnostics, space.root), err=True)
            verdicts.append(Verdict(path, State.UNKNOWN, note="; ".join(d.message for d in error.diagnostics)))
    if style == "json":
        echo_json(json.dumps([verdict.to_json() for verdict in verdicts], ensure_ascii=False, indent=2))
    else:
        for verdict in (one for one in verdicts if one.state is not State.UNKNOWN):
            note = f"; {verdict.note}" if verdict.note else ""
            click.echo(f"{shown(verdict.path)}: {STATES[verdict.state.value]}{note}")
            for change in verdict.changes:
                click.echo(f"  {change}")
    sys.exit(any(verdict.state is not State.AS_WRITTEN for verdict in verdicts))


STATES = {
    "as_written": "как составлен",
    "edited": "правлен руками",
    "stale": "устарел",
    "repealed": "утратил силу",
    "foreign": "не наш",
}
