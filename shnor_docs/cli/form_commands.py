"""The command ``form check``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shnor_docs.cli import cli
from shnor_docs.cli.commands import FORMAT, PATH, echo_json, shown

if TYPE_CHECKING:
    from shnor_docs.workspace.form_checks import Measured


@cli.group(help="Оформление документов: поля, шрифты, реквизиты, номера страниц.")
def form() -> None:
    """Commands about the form of documents."""


@form.command(help="Сверить оформление любых файлов .docx с ГОСТ Р 7.0.97 и form.yaml рабочей папки.")
@click.argument("files", nargs=-1, required=True, metavar="ФАЙЛ...", type=PATH)
@click.option(
    "--profile",
    type=click.Choice(["gost-2016", "gost-2025"]),
    help="Редакция стандарта; по умолчанию – из form.yaml или по дате акта.",
)
@FORMAT
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...], profile: str | None, style: str) -> None:
    """Measure files against a profile; exit code 1 on errors."""
    from shnor_docs.workspace.form_checks import check_form
    from shnor_docs.workspace.places import find_root

    found = check_form(find_root(Path(context.obj)), [Path(shown(path)) for path in files], profile)
    if style == "json":
        echo_json(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
    else:
        for one in found:
            _tell(one)
    sys.exit(any(one.has_errors for one in found))


@form.command(help="Посмотреть, как документы .docx лягут на страницы: пустые страницы, одинокая подпись, разрывы.")
@click.argument("files", nargs=-1, required=True, metavar="ФАЙЛ...", type=PATH)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Сколько процессов; по умолчанию — по числу ядер.")
@FORMAT
def fit(files: tuple[Path, ...], jobs: int | None, style: str) -> None:
    """Print files to a PDF that nobody keeps and look at its pages; exit code 1 if anything is found."""
    from shnor_docs.cli.report import as_json, as_text
    from shnor_docs.workspace.pdf.printing import check_fit

    found = []
    for path, diagnostics in check_fit([Path(shown(path)) for path in files], jobs or os.cpu_count() or 1):
        found += diagnostics
        if style == "text":
            click.echo(as_text(diagnostics, Path()) if diagnostics else f"{path.as_posix()}: страницы в порядке.")
    if style == "json":
        echo_json(as_json(found))
    sys.exit(bool(found))


def _tell(found: Measured) -> None:
    from shnor_docs.cli.report import as_text
    from shnor_docs.russian.numerals import counted

    if found.diagnostics:
        click.echo(as_text(found.diagnostics, Path()))
    if found.profile is None:
        return
    count = len(found.findings)
    total = counted(count, ("замечание", "замечания", "замечаний")) if count else "замечаний нет"
    click.echo(f"{found.file}: {_basis(found)}: {total}.")


def _basis(found: Measured) -> str:
    assert found.profile is not None
    day = f"акт от {found.day:%d.%m.%Y}" if found.day else "без даты акта"
    return f"профиль {found.profile.name}, {day}"


def _as_json(found: Measured) -> dict[str, object]:
    return {
        "file": found.file,
        "profile": found.profile.name if found.profile else None,
        "act_date": found.day.isoformat() if found.day else None,
        "ok": not found.has_errors,
        "findings": [
            *(refused.to_json() for refused in found.refused),
            *(finding.to_json(found.file) for finding in found.findings),
        ],
    }
