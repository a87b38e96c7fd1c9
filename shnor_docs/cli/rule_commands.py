"""The command ``rule``: the page of a code, or the list of all codes."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from shnor_docs.cli import cli

if TYPE_CHECKING:
    from shnor_docs.diagnostics import Code
    from shnor_docs.rules.pages import RulePage

WIDEST = 100
"""Letters of a line that the eye does not lose."""
FIXES = {
    "safe": "shnor-docs validate --fix (напечатанное не меняется)",
    "unsafe": "shnor-docs validate --fix --unsafe (меняется напечатанное, проверьте)",
}


@cli.command(help="Объяснить замечание по его коду: почему так, что сделать, как неверно и как верно.")
@click.argument("words", nargs=-1, metavar="[КОД|СЛОВА]")
def rule(words: tuple[str, ...]) -> None:
    """The page of one code; a list of those that have the words in their titles; without any, of all."""
    from shnor_docs.rules.pages import page
    from shnor_docs.workspace.codes import all_codes, meant_codes

    found = meant_codes(" ".join(words)) if words else list(all_codes().values())
    click.echo("\n".join(map(_heading, found)))
    if len(found) == 1:
        click.echo("\n".join(_told(page(found[0].id))))


def _heading(code: Code) -> str:
    from shnor_docs.diagnostics import SEVERITY_NAMES

    return f"{code.id}, {SEVERITY_NAMES[code.severity]}: {code.title}"


def _told(page: RulePage | None) -> Iterator[str]:
    if page is None:
        yield "\nПодсказку, что сделать, печатает само замечание."
        return
    yield "\n" + _wrapped(f"Почему. {page.why}")
    yield "\n" + _wrapped(f"Что сделать. {page.do}")
    yield from _example("Неверно", page.wrong)
    yield from _example("Верно", page.right)
    if page.fix:
        yield f"\nИсправит команда: {FIXES[page.fix]}"


def _wrapped(text: str) -> str:
    return click.wrap_text(text, width=min(WIDEST, shutil.get_terminal_size().columns))


def _example(title: str, files: Mapping[str, str]) -> Iterator[str]:
    for name, text in files.items():
        yield f"\n{title} ({name.removeprefix('/')}):"
        yield textwrap.indent(text.rstrip("\n"), "    ")
