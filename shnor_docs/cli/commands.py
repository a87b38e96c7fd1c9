"""The commands ``list``, ``validate``, ``render``, ``schema``, ``init``, ``new``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shnor_docs.cli import cli
from shnor_docs.cli.console import use_utf8

if TYPE_CHECKING:
    from shnor_docs.workspace import Workspace
    from shnor_docs.workspace.results import Mode, Result, Written

FORMAT = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Вид вывода: текст или JSON.",
)
PATH = click.Path(path_type=Path, readable=False)
"""A path: whether it can be read, the use case tells, and in Russian."""
UNREADABLE = "(не читается: см. shnor-docs validate)"
PROGRAMS = click.argument("programs", nargs=-1, metavar="[ПРОГРАММА]...")


def workspace(context: click.Context) -> Workspace:
    """The workspace of the folder given with ``-C``, or of the current one; what killed commands left there goes."""
    from shnor_docs.workspace import Workspace

    return Workspace(workspace_root(context))


def workspace_root(context: click.Context) -> Path:
    """The folder of that workspace."""
    from shnor_docs.source.unfinished import sweep
    from shnor_docs.workspace.places import find_root

    found = find_root(Path(context.obj))
    sweep(found)
    return found


def shown(path: Path) -> str:
    """The path as it is printed: from the current folder if it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def echo_json(text: str) -> None:
    """Print JSON in UTF-8."""
    use_utf8(sys.stdout)
    click.echo(text)


@cli.command("list", help="Показать программы и их документы.")
@FORMAT
@click.pass_context
def list_programs(context: click.Context, style: str) -> None:
    """Programs with their documents."""
    overview = workspace(context).overview()
    if style == "json":
        echo_json(json.dumps(overview, ensure_ascii=False, indent=2))
        return
    for program in overview:
        click.echo("  ".join((program["program"], program["period"] or "", program["title"] or UNREADABLE)))
        for document in program["documents"]:
            click.echo(f"    {document['id']}  {document['title']}")


@cli.command(help="Записать документы программ (по умолчанию — всех) в файлы Word и PowerPoint.")
@PROGRAMS
@click.option("--document", "documents", multiple=True, metavar="ID", help="Только этот документ (можно повторять).")
@click.option(
    "--for", "subject", metavar="ID|all", help="Заполнить формы для школы или муниципалитета; all — для всех."
)
@click.option("--out", metavar="ПАПКА", help="Куда писать; по умолчанию в out рабочей папки.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Сколько процессов; по умолчанию — по числу ядер.")
@click.option("--force", is_flag=True, help="Записать и то, что не изменилось.")
@click.option(
    "--edition",
    type=click.IntRange(1),
    metavar="N",
    help="Документы утверждённой редакции, в папку «редакция N».",
)
@click.option("--check", is_flag=True, help="Ничего не писать, показать устаревшие файлы; код 1, если такие есть.")
@click.option("--pdf", is_flag=True, help="Рядом с каждым документом сделать PDF (нужен LibreOffice).")
@click.option("--pdf-a", is_flag=True, help="То же в виде для архива: размеченный PDF/A-2b.")
@FORMAT
@click.pass_context
def render(
    context: click.Context,
    programs: tuple[str, ...],
    documents: tuple[str, ...],
    subject: str | None,
    out: str | None,
    jobs: int | None,
    force: bool,
    edition: int | None,
    check: bool,
    pdf: bool,
    pdf_a: bool,
    style: str,
) -> None:  # fmt: skip
    """Write the documents; exit code 1 if anything failed or, with --check, is stale."""
    from shnor_docs.cli.progress import Progress
    from shnor_docs.workspace.rendering import count_programs, out_of, rendered
    from shnor_docs.workspace.results import Mode, Wish, Written

    root = workspace_root(context)
    mode, results = Mode(out_of(root, out), force, check), []
    if edition is not None:
        root, mode = _of_edition(context, programs, edition, mode)
    with Progress(len(programs) or count_programs(root), visible=style == "text") as progress:
        for result in rendered(root, programs, Wish(documents, subject), mode, jobs or os.cpu_count() or 1):
            results.append(result)
            if style == "text" and not (check and isinstance(result, Written)):
                progress.clear()
                _show(result, root)
            progress.count(result.program)
    if pdf or pdf_a:
        results += _printed(results, root, mode, archival=pdf_a, jobs=jobs or os.cpu_count() or 1, style=style)
    fine = all(isinstance(result, Written) for result in results)
    if style == "json":
        echo_json(json.dumps([_result(r) for r in results], ensure_ascii=False, indent=2))
    elif check and fine:
        click.echo("Устаревших файлов нет.")
    if edition is not None and fine:
        _tell_differing(context, programs[0], edition)
    sys.exit(not fine)


def _of_edition(context: click.Context, programs: tuple[str, ...], edition: int, mode: Mode) -> tuple[Path, Mode]:
    """The workspace of an approved edition, and where its documents go."""
    if len(programs) != 1:
        raise click.UsageError("с ключом --edition назовите одну программу")
    from shnor_docs.workspace.editions.opening import edition_of, opened

    space = workspace(context)
    root = opened(space, programs[0], edition_of(space, programs[0], edition)).root
    return root, replace(mode, out=mode.out / f"редакция {edition}")


def _tell_differing(context: click.Context, program: str, edition: int) -> None:
    from shnor_docs.workspace.editions.history import made_otherwise

    if differing := made_otherwise(workspace(context), program, edition):
        names = ", ".join(f"«{name}»" for name in differing)
        click.echo(f"Редакцию утвердили другой версией shnor-docs: текст отличается у документов {names}", err=True)


def _printed(
    results: Sequence[Result], root: Path, mode: Mode, *, archival: bool, jobs: int, style: str
) -> Iterator[Result]:
    """The PDF of what was written, each shown as soon as it is there."""
    from shnor_docs.inspection.fit.measuring import can_read_pages
    from shnor_docs.workspace.pdf.printing import INSTALL_READER, print_documents
    from shnor_docs.workspace.results import Written

    if not can_read_pages():
        click.echo(f"Страницы PDF не просматриваются: {INSTALL_READER}", err=True)
    written = [result for result in results if isinstance(result, Written)]
    for result in print_documents(written, mode, archival=archival, jobs=jobs):
        if style == "text" and not (mode.check and isinstance(result, Written)):
            _show(result, root)
        yield result


def _show(result: Result, root: Path) -> None:
    from shnor_docs.workspace.results import Failed, Stale

    if isinstance(result, Failed):
        from shnor_docs.cli.report import as_text

        what = f"{result.program}/{result.document}" if result.document else result.program
        click.echo(as_text(result.diagnostics, root), err=True)
        click.echo(f"Не записано: {what}", err=True)
    elif isinstance(result, Stale):
        click.echo(f"устарел: {shown(result.path)}")
    else:
        click.echo(shown(result.path))
        _warn(result)


def _warn(result: Written) -> None:
    if result.diagnostics:
        from dataclasses import replace

        from shnor_docs.cli.report import as_text

        file = Path(shown(result.path)).as_posix()
        told = (replace(found, location=replace(found.location, file=file)) for found in result.diagnostics)
        click.echo(as_text(told, Path()), err=True)


def _result(result: Result) -> dict[str, object]:
    from shnor_docs.workspace.results import Failed, Stale, Written

    path = None if isinstance(result, Failed) else Path(shown(result.path)).as_posix()
    return {
        "program": result.program,
        "document": result.document,
        "path": path,
        "unchanged": isinstance(result, Written) and result.unchanged,
        "stale": isinstance(result, Stale),
        "diagnostics": [] if isinstance(result, Stale) else [d.to_json() for d in result.diagnostics],
    }


@cli.command(help="Записать схемы JSON для редактора (подсказки ключей в VS Code).")
@click.option("--out", metavar="ПАПКА", type=PATH, help="Куда писать; по умолчанию в schemas рабочей папки.")
@click.pass_context
def schema(context: click.Context, out: Path | None) -> None:
    """Write the JSON Schemas of the workspace's files."""
    from shnor_docs.workspace.starting import SCHEMAS, write_schemas

    for path in write_schemas(out or workspace(context).root / SCHEMAS):
        click.echo(shown(path))


@cli.command(help="Создать рабочую папку с шаблонами и пустым каталогом показателей.")
@click.argument("folder", metavar="ПАПКА", type=PATH)
def init(folder: Path) -> None:
    """Make a workspace."""
    from shnor_docs.workspace.starting import init_workspace

    for path in init_workspace(folder):
        click.echo(shown(path))


@cli.command(help="Начать новую программу в рабочей папке.")
@click.argument("program", metavar="ID")
@click.option("--period", required=True, metavar="ГОДЫ", help="2026-2028 или 2026/2027-2028/2029.")
@click.option("--title", required=True, metavar="НАЗВАНИЕ", help="Наименование программы.")
@click.pass_context
def new(context: click.Context, program: str, period: str, title: str) -> None:
    """Start a program that validates."""
    from shnor_docs.workspace.starting import new_program

    for path in new_program(workspace(context), program, period, title):
        click.echo(shown(path))
