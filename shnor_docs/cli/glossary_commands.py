"""The command ``glossary suggest``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from shnor_docs.cli import cli
from shnor_docs.cli.commands import FORMAT, echo_json, shown, workspace
from shnor_docs.russian.declension.cases import RUSSIAN

if TYPE_CHECKING:
    from shnor_docs.workspace.glossary import Form, Suggestion


@cli.group(help="Названия, должности и имена в падежах (glossary.yaml).")
def glossary() -> None:
    """Commands about forms of names."""


@glossary.command(help="Предложить формы, которых не хватает документам, или все формы названного.")
@click.argument("names", nargs=-1, metavar="[НАЗВАНИЕ]...")
@click.option("--program", "programs", multiple=True, metavar="ID", help="Только для этой программы (можно повторять).")
@click.option("--all", "every", is_flag=True, help="Все падежи всех органов, должностей, мест и имён программ.")
@click.option("--write", is_flag=True, help="Записать предложенное в glossary.yaml; подтверждённое не меняется.")
@FORMAT
@click.pass_context
def suggest(
    context: click.Context, names: tuple[str, ...], programs: tuple[str, ...], every: bool, write: bool, style: str
) -> None:
    """Show what is missing and what is not confirmed; write the missing forms on request."""
    from shnor_docs.workspace.glossary import suggestions
    from shnor_docs.workspace.glossary_writing import write_suggestions

    if names and (programs or every):
        raise click.UsageError("НАЗВАНИЕ называют без --program и --all: формы нужны ему самому")
    space = workspace(context)
    found = suggestions(space, names, programs, every=every)
    written = write_suggestions(space, found) if write else None
    if style == "json":
        echo_json(json.dumps([asdict(suggestion) for suggestion in found], ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_lines(found)) or "Все нужные формы есть и подтверждены.")
    if written:
        click.echo(f"Записано: {shown(written)}. Прочитайте формы и впишите «confirmed: да».")
    elif any(suggestion.proposed for suggestion in found):
        click.echo("Чтобы записать предложенное в glossary.yaml, добавьте --write.")


def _lines(found: list[Suggestion]) -> Iterator[str]:
    for suggestion in found:
        programs = ", ".join(suggestion.programs)
        yield suggestion.name + (f" ({programs})" if programs else "")
        if suggestion.proposed and suggestion.unchanging:
            yield f"  не склоняется – {_state(suggestion.proposed[0])}"
        else:
            yield from (f"  {RUSSIAN[form.case]}: {form.text} – {_state(form)}" for form in suggestion.forms)


def _state(form: Form) -> str:
    if form.written:
        return "есть в glossary.yaml, не подтверждено"
    return "предложено, уверенно" if form.sure else "предложено, проверьте: программа не уверена"
