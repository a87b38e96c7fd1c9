"""A new workspace, and a new program in it that validates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, RootModel, create_model
from pydantic.fields import FieldInfo

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.model.amending import Wording
from shnor_docs.model.document import Kinds
from shnor_docs.model.glossary import Glossary
from shnor_docs.model.indicator import Catalogue
from shnor_docs.model.layout import FormSettings
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import PeriodRange
from shnor_docs.model.program import SPLIT_FIELDS, Program
from shnor_docs.model.rule_settings import RuleSettings
from shnor_docs.model.typography import Typography
from shnor_docs.source.files import telling, write_atomically, write_together
from shnor_docs.source.layout import ALL_TEMPLATES, CATALOGUE, PROGRAMS, templates_of
from shnor_docs.source.programs import PROGRAM_ID_HINT, is_program_id
from shnor_docs.source.reading import Found, found_at, inside, is_taken, why_not
from shnor_docs.source.records.schema import json_schema
from shnor_docs.source.unfinished import sweep, workshop
from shnor_docs.workspace.beginnings.starters import is_to_be_run, starters
from shnor_docs.workspace.editors import editor_files
from shnor_docs.workspace.places import default_files
from shnor_docs.workspace.workspace import Workspace

EXISTS = declare("ШД014", Severity.ERROR, "место занято")
BAD_ID = declare("ШД015", Severity.ERROR, "идентификатор программы не годится")
BAD_PERIOD = declare("ШД016", Severity.ERROR, "период не разобран")
BAD_TITLE = declare("ШД024", Severity.ERROR, "название программы не годится")

SCHEMAS = "schemas"
KEEP = ".gitkeep"


def init_workspace(folder: Path) -> list[Path]:
    """Make a workspace: a catalogue, a folder of programs, templates, schemas, settings of editors, files to open it.

    Raises:
        ShnorError: the folder is a workspace already, or cannot be written.
    """
    if is_taken(folder / CATALOGUE) or not _is_unused(folder / PROGRAMS):
        message = f"в «{folder}» уже есть рабочая папка"
        raise ShnorError(Diagnostic.of(EXISTS, message, Location(str(folder)), "выберите другую папку"))
    ready = sorted(path for folder in ALL_TEMPLATES for path in (default_files() / folder.name).iterdir())
    files = {templates_of(path.name) / path.name: path.read_bytes() for path in ready}
    schemas = schema_texts()
    files |= {Path(SCHEMAS, f"{name}.json"): text.encode() for name, text in schemas.items()}
    files |= editor_files(schemas, SCHEMAS)
    files |= {Path(name): data for name, data in starters().items()}
    files[Path(PROGRAMS, KEEP)] = b""
    files[Path(CATALOGUE)] = (default_files() / "workspace" / CATALOGUE).read_bytes()  # last: now it is a workspace
    with telling(folder), workshop(folder) as unfinished:
        missing = {name: data for name, data in files.items() if not is_taken(folder / name)}
        for name, data in missing.items():
            (unfinished / name).parent.mkdir(parents=True, exist_ok=True)
            (unfinished / name).write_bytes(data)
            if is_to_be_run(name.name):
                (unfinished / name).chmod(0o755)
        for name in missing:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (unfinished / name).rename(folder / name)
    return [folder / name for name in files]


def _is_unused(programs: Path) -> bool:
    """Whether the folder of programs is none, or is as a killed ``init`` has left it."""
    if not is_taken(programs):
        return True
    return found_at(programs) is Found.FOLDER and all(path.name.startswith(".") for path in programs.iterdir())


def write_schemas(folder: Path) -> list[Path]:
    """Write the JSON Schemas of the workspace's files; an editor completes and explains keys by them."""
    texts = {folder / f"{name}.json": text for name, text in schema_texts().items()}
    sweep(folder)
    write_together({path: text.encode() for path, text in texts.items()})
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
        "glossary": (Glossary, "Названия, должности и имена в падежах"),
        "typography": (Typography, "Типографика рабочей папки"),
        "amending": (Wording, "Слова приказов об изменении"),
        "form": (FormSettings, "Оформление документов рабочей папки"),
        "rules": (RuleSettings, "Уровни правил рабочей папки"),
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
    check_title(title)
    values = {
        "%TITLE%": json.dumps(title, ensure_ascii=False),
        "%PERIOD%": str(years),
        "%LAST%": str(years.end),
        "%FIRST_YEAR%": str(years.start.last_day.year),
    }
    sample = default_files() / "program"
    names = [path.relative_to(sample) for path in sorted(sample.rglob("*")) if path.is_file()]
    with telling(folder, f"{PROGRAMS}/{program}"), workshop(workspace.root) as unfinished:
        for name in names:
            text = _filled((sample / name).read_text(encoding="utf-8"), values)
            write_atomically(unfinished / program / name, text.encode())
        settle(unfinished / program, folder)
    return [folder / name for name in names]


def settle(finished: Path, target: Path) -> None:
    """Give a finished program its place.

    Raises:
        ShnorError: another command has made a program there meanwhile.
        OSError: the folder of programs cannot be written.
    """
    try:
        finished.rename(target)
    except OSError as error:
        if is_taken(target):
            raise ShnorError(_exists(target.name)) from error
        raise


def free_folder(workspace: Workspace, program: str) -> Path:
    """The folder of a program that is to be made.

    Raises:
        ShnorError: a bad id, or the program is there already.
    """
    if not is_program_id(program):
        message = f"«{program}» не годится для имени папки"
        raise ShnorError(Diagnostic.of(BAD_ID, message, Location(PROGRAMS), PROGRAM_ID_HINT))
    folder = workspace.root / PROGRAMS / program
    if is_taken(folder):
        raise ShnorError(_exists(program))
    if not inside(workspace.root, folder):
        raise ShnorError(why_not(Found.OUTSIDE, PROGRAMS))
    return folder


def _exists(program: str) -> Diagnostic:
    place = Location(f"{PROGRAMS}/{program}")
    return Diagnostic.of(EXISTS, f"программа «{program}» уже есть", place, "выберите другой id")


def read_period(text: str) -> PeriodRange:
    """The period that the command line names.

    Raises:
        ShnorError: the text is no period.
    """
    try:
        return PeriodRange.parse(text)
    except NotationError as error:
        raise ShnorError(Diagnostic.of(BAD_PERIOD, str(error), Location("--period"), error.hint)) from error


def check_title(title: str) -> None:
    """Refuse what cannot be the title of a program.

    Raises:
        ShnorError: it is empty, has several lines or references.
    """
    if not title.strip() or "{{" in title or len(title.splitlines()) > 1:
        hint = "одна строка без ссылок «{{ … }}»"
        raise ShnorError(Diagnostic.of(BAD_TITLE, f"«{title}» не годится для названия", Location("--title"), hint))


def _filled(text: str, values: Mapping[str, str]) -> str:
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text
