"""The command line: parses, calls one use case, prints. Heavy rooms are imported by the commands that need them."""

from __future__ import annotations

import gc
import sys

import click

from shnor_docs.cli.console import make_tolerant
from shnor_docs.cli.russian import Group, speak_russian

speak_russian()

COLLECT_EVERY = 50_000
"""So many new objects before Python looks for cycles. A program is some hundred thousand frozen ones and makes next to
no cycles: at the usual 700 a quarter of a run goes into looking for them."""


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Документы муниципальных программ из проверенных данных.",
    epilog="Коды завершения: 0 — всё в порядке, 1 — ошибки в данных, 2 — неверный вызов, 3 — ошибка самой программы.",
)
@click.option(
    "-C", "folder", default=".", metavar="ПАПКА", help="Рабочая папка (по умолчанию ищется от текущей вверх)."
)
@click.version_option(None, "--version", package_name="shnor-docs", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, folder: str) -> None:
    """Keep the folder for the commands."""
    context.obj = folder


def main() -> None:
    """Run the command line; a bug of ours ends with code 3 and a request to report it."""
    from shnor_docs.cli import (  # noqa: F401  register the commands
        checking_commands,
        commands,
        data_commands,
        edition_commands,
        form_commands,
        glossary_commands,
        import_command,
        lifecycle_commands,
        page_commands,
        rule_commands,
        template_commands,
    )

    gc.set_threshold(COLLECT_EVERY)
    make_tolerant(sys.stdout, sys.stderr)
    try:
        cli.main(prog_name="shnor-docs", standalone_mode=True)
    except Exception as error:
        _our_bug(error)


def _our_bug(error: Exception) -> None:
    import traceback

    from shnor_docs.diagnostics import ShnorError

    if isinstance(error, ShnorError):
        from pathlib import Path

        from shnor_docs.cli.report import as_text

        click.echo(as_text(error.diagnostics, Path()), err=True)
        sys.exit(1)
    traceback.print_exc()
    click.echo(
        "Это ошибка самой программы shnor-docs: сообщите о ней разработчикам и приложите текст выше.",
        err=True,
    )
    sys.exit(3)
