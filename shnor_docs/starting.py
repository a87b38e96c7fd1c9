"""A new workspace, and a new program in it that validates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, RootModel, create_model
from pydantic.fields import FieldInfo

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.model.document import Kinds
from shnor_docs.model.indicator import Catalogue
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import PeriodRange
from shnor_docs.model.program import SPLIT_FIELDS, Program
from shnor_docs.source.catalogue import CATALOGUE
from shnor_docs.source.files import write_atomically
from shnor_docs.source.programs import PROGRAM_ID_HINT, is_program_id
from shnor_docs.source.schema import json_schema
from shnor_docs.workspace import PROGRAMS, TEMPLATES, Workspace, default_files

EXISTS = declare("ШД014", Severity.ERROR, "место занято")
BAD_ID = declare("ШД015", Severity.ERROR, "идентификатор программы не годится")
BAD_PERIOD = declare("ШД016", Severity.ERROR, "период не разобран")
BAD_TITLE = declare("ШД024", Severity.ERROR, "название программы не годится")

SCHEMAS = "schemas"


def init_workspace(folder: Path) -> list[Path]:
    """Make a workspace: an empty catalogue, a folder of programs, editable templates, schemas for editors.

    Raises:
        ShnorError: the folder is a workspace already, or cannot be written.
    """
    if (folder / CATALOGUE).exists() or (folder / PROGRAMS).exists():
        message = f"в «{folder}» уже есть рабочая папка"
        raise ShnorError(Diagnostic.of(EXISTS, message, Location(str(folder)), "выберите другую папку"))
    files = {
        Path(CATALOGUE): (default_files() / "workspace" / CATALOGUE).read_bytes(),
        Path(PROGRAMS) / ".gitkeep": b"",
    }
    files |= {TEMPLATES / path.name: path.read_bytes() for path in sorted((default_files() / "docx").glob("*.docx"))}
    for name, data in files.items():
        write_atomically(folder / name, data)
    return [folder / name for name in files] + write_schemas(folder / SCHEMAS)


def write_schemas(folder: Path) -> list[Path]:
    """Write the JSON Schemas of the workspace's files; an editor completes and explains keys by them."""
    texts = {folder / f"{name}.json": text for name, text in schema_texts().items()}
    for path, text in texts.items():
        write_atomically(path, text.encode())
    return list(texts)


def schema_texts() -> dict[str, str]:
    """The JSON Schema of each file that a workspace may hold, by its name: ``catalogue``, ``roadmap`` …"""
    return {
        name: json.dumps(json_schema(model, title), ensure_ascii=False, indent=2) + "\n"
        for name, (model, title) in schema_models().items()
    }


def schema_models() -> dict[str, tuple[type[BaseModel], str]]:
    """The model of each file and its Russian name; a field's own file holds nothing but its value."""
    fields = {name: Program.model_fields[name] for name in SPLIT_FIELDS}
    return {
        "catalogue": (Catalogue, "Каталог показателей"),
        "kinds": (Kinds, "Виды документов рабочей папки"),
        "program": (Program, "Программа"),
        **{name: (_file_of(name, info), info.title or name) for name, info in fields.items()},
    }


def _file_of(name: str, info: FieldInfo) -> type[BaseModel]:
    return create_model(name, __base__=RootModel, root=(info.rebuild_annotation(), ...))


def new_program(workspace: Workspace, program: str, period: str, title: str) -> list[Path]:
    """Write the files of a program that validates: one task, one measure, an order in draft.

    Raises:
        ShnorError: a bad id, period or title, or the program is there already.
    """
    folder, years = free_folder(workspace, program), read_period(period)
    _check_title(title)
    values = {
        "%TITLE%": json.dumps(title, ensure_ascii=False),
        "%PERIOD%": str(years),
        "%LAST%": str(years.end),
        "%FIRST_YEAR%": str(years.start.last_day.year),
    }
    sample = default_files() / "program"
    names = [path.relative_to(sample) for path in sorted(sample.rglob("*")) if path.is_file()]
    for name in names:
        write_atomically(folder / name, _filled((sample / name).read_text(encoding="utf-8"), values).encode())
    return [folder / name for name in names]


def free_folder(workspace: Workspace, program: str) -> Path:
    """The folder of a program that is to be made.

    Raises:
        ShnorError: a bad id, or the program is there already.
    """
    if not is_program_id(program):
        message = f"«{program}» не годится для имени папки"
        raise ShnorError(Diagnostic.of(BAD_ID, message, Location(PROGRAMS), PROGRAM_ID_HINT))
    folder = workspace.root / PROGRAMS / program
    if folder.exists():
        message = f"программа «{program}» уже есть"
        raise ShnorError(Diagnostic.of(EXISTS, message, Location(f"{PROGRAMS}/{program}"), "выберите другой id"))
    return folder


def read_period(text: str) -> PeriodRange:
    """The period that the command line names.

    Raises:
        ShnorError: the text is no period.
    """
    try:
        return PeriodRange.parse(text)
    except NotationError as error:
        raise ShnorError(Diagnostic.of(BAD_PERIOD, str(error), Location("--period"), error.hint)) from error


def _check_title(title: str) -> None:
    if not title.strip() or "{{" in title or len(title.splitlines()) > 1:
        hint = "одна строка без ссылок «{{ … }}»"
        raise ShnorError(Diagnostic.of(BAD_TITLE, f"«{title}» не годится для названия", Location("--title"), hint))


def _filled(text: str, values: Mapping[str, str]) -> str:
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text
