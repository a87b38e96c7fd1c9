"""The command ``import``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shnor_docs.cli import cli
from shnor_docs.cli.commands import FORMAT, PATH, echo_json, shown, workspace

if TYPE_CHECKING:
    from shnor_docs.importing.report import Report


@cli.command(
    "import", help="Составить программу по старым документам Word: ФАЙЛ — .docx (с LibreOffice и .doc, .rtf, .odt)."
)
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="ФАЙЛ...")
@click.option("--id", "program", required=True, metavar="ID", help="Имя папки новой программы: rybinsk-2020-2022.")
@click.option("--period", metavar="ПЕРИОД", help="2020-2022; если в документах годы не названы или названы неверно.")
@click.option("--title", metavar="НАЗВАНИЕ", help="Название программы, если в документах его нет или оно неверно.")
@click.option("--check", is_flag=True, help="Ничего не писать: собрать документы заново и сравнить с исходными.")
@click.option("--report", "target", type=PATH, metavar="ФАЙЛ", help="Записать полный отчёт: .html, .json или .txt.")
@FORMAT
@click.pass_context
def import_(
    context: click.Context,
    files: tuple[Path, ...],
    program: str,
    period: str | None,
    title: str | None,
    check: bool,
    target: Path | None,
    style: str,
) -> None:
    """Write the program; with --check write nothing, and exit code 1 if a word is lost."""
    from shnor_docs.importing.report import as_data, as_text
    from shnor_docs.workspace.importing import import_program, preview_import

    space = workspace(context)
    report = (preview_import if check else import_program)(space, files, program, period, title)
    if target:
        _write(report, target)
    if style == "json":
        echo_json(json.dumps(as_data(report), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(report))
        if target:
            click.echo(f"\nПолный отчёт: {shown(target)}")
    if check and not report.is_whole:
        sys.exit(1)


def _write(report: Report, target: Path) -> None:
    """The report in the form that the file's name asks for."""
    from shnor_docs.importing.report import as_data, as_html, as_text
    from shnor_docs.source.files import write_atomically

    suffix = target.suffix.lower()
    if suffix == ".html":
        text = as_html(report)
    elif suffix == ".json":
        text = json.dumps(as_data(report), ensure_ascii=False, indent=2) + "\n"
    else:
        text = as_text(report) + "\n"
    write_atomically(target, text.encode())
