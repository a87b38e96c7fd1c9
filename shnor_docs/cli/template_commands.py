"""The commands ``template check``, ``template variables``, ``template copy``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shnor_docs.cli import cli
from shnor_docs.cli.commands import FORMAT, PATH, echo_json, shown, workspace

if TYPE_CHECKING:
    from shnor_docs.rendering.blocks.shapes import Shape


@cli.group(help="Шаблоны Word и слайдов: проверить, узнать имена, скопировать для правки.")
def template() -> None:
    """Commands about templates."""


@template.command(help="Проверить шаблоны без данных. Вид документа узнаётся по имени файла или по --kind.")
@click.argument("files", nargs=-1, required=True, metavar="ФАЙЛ...", type=PATH)
@click.option("--kind", metavar="ВИД", help="Вид документа, имена которого должен знать шаблон.")
@FORMAT
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...], kind: str | None, style: str) -> None:
    """Everything that can be said of templates without data; exit code 1 on errors."""
    from shnor_docs.cli.report import as_json, as_text
    from shnor_docs.diagnostics import has_errors
    from shnor_docs.inspection.fit.causes import causes
    from shnor_docs.rendering import check_template
    from shnor_docs.workspace.templates import shape_for, typed_literals, unprinted_parts

    found = [d for path in files for d in check_template(path, shape_for(context.obj, path.name, kind))]
    found += [d for path in files for d in unprinted_parts(context.obj, path, kind)]
    found += [d for path in files if path.suffix.lower() != ".pptx" for d in causes(path, path.name)]
    found += [d for path in files for d in typed_literals(context.obj, path)]
    if style == "json":
        echo_json(as_json(found))
    elif found:
        click.echo(as_text(found, Path()))
    else:
        click.echo("Ошибок нет.")
    sys.exit(has_errors(found))


@template.command(help="Показать, какие имена даёт вид документа или использует файл шаблона.")
@click.argument("what", metavar="ВИД|ФАЙЛ")
@FORMAT
@click.pass_context
def variables(context: click.Context, what: str, style: str) -> None:
    """The names a kind supplies, with explanations, or those a template uses."""
    from shnor_docs.rendering import Shape
    from shnor_docs.rendering.blocks.shapes import shape_of
    from shnor_docs.workspace.templates import names_of

    shape = shape_of(names_of(context.obj, what))
    assert isinstance(shape, Shape)
    if style == "json":
        echo_json(json.dumps(_as_data(shape), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_as_lines(shape)))


@template.command(help="Скопировать шаблон вида в рабочую папку, чтобы править его в Word или PowerPoint.")
@click.argument("kind", metavar="ВИД")
@click.option("--as", "name", metavar="ИМЯ", help="Как назвать файл; по умолчанию — как у вида.")
@click.option("--font", metavar="ШРИФТ", help="Шрифт вместо Times New Roman: «PT Astra Serif».")
@click.pass_context
def copy(context: click.Context, kind: str, name: str | None, font: str | None) -> None:
    """Put the default template of a kind into the workspace."""
    from shnor_docs.workspace.templates import copy_template

    click.echo(shown(copy_template(workspace(context), kind, name, font)))


def _as_data(shape: Shape) -> object:
    if shape.kind == "record":
        return {name: _as_data(inner) for name, inner in shape.fields.items()}
    if shape.kind == "list" and shape.item:
        return [_as_data(shape.item)]
    return shape.note


def _as_lines(shape: Shape, indent: str = "") -> Iterator[str]:
    for name, inner in shape.fields.items():
        note = f"  — {inner.note}" if inner.note else ""
        yield f"{indent}{name}{'[]' if inner.kind == 'list' else ''}{note}"
        yield from _as_lines(inner.item if inner.item else inner, indent + "    ")
