"""Writes docs/reference and schemas from the code, so that neither can disagree with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click
from defects_page import defects_page
from rules_page import rules_page
from yaml_reference import yaml_page

from shnor_docs.cli import cli
from shnor_docs.diagnostics import CODES, SEVERITY_NAMES, Code
from shnor_docs.documents.kinds import KINDS, DocumentKind
from shnor_docs.documents.tree import Kind
from shnor_docs.rules.pages import page as rule_page
from shnor_docs.workspace.codes import all_codes
from shnor_docs.workspace.starting import schema_texts

ROOT = Path(__file__).parent.parent
REFERENCE, SCHEMAS = Path("docs/reference"), Path("schemas")
GENERATED = "<!-- Страница построена по коду: make reference. -->\n\n"
CODE_GROUPS = {
    "0": "Файлы, кодировка, рабочая папка",
    "1": "YAML и схема",
    "2": "Ссылки, строение, нумерация",
    "3": "Даты, периоды, целевые значения",
    "4": "Таблицы данных и книги Excel",
    "5": "Вычисляемые показатели",
    "6": "Шаблоны и запись документов",
    "7": "Новые сроки, сравнение, git",
    "8": "Официальная форма: язык, оформление, PDF",
    "9": "Ошибки самой программы",
}
"""Titles by the first digit of a code (docs/architecture.md)."""
PLACED = {
    Kind.LINE: ("одна строка", "{{{{ {name} }}}}"),
    Kind.LINES: ("несколько строк", "{{%p for … in {name} %}}"),
    Kind.BODY: ("абзацы, списки, таблицы", "{{{{p {name} }}}}"),
}
"""By the kind of a slot: what it holds, and how a template takes it."""

OWN_KIND = """## Свой вид

Вид, которого здесь нет, рабочая папка объявляет в `kinds.yaml`: название, шаблон из `templates/docx` и части
сверх обычных.

```yaml
kinds:
  - id: protocol
    title: Протокол
    template: protocol.docx
    slots:
      - {name: chair, title: Председатель, form: line}
      - {name: decision, title: Решение}
```

Текст частей пишут у документа:

```yaml
  - id: protocol
    kind: protocol
    title: Протокол заседания рабочей группы
    slots:
      chair: И.О. Фамилия
      decision: Рассмотреть итоги года.
```"""


def generated() -> dict[Path, str]:
    """The text of every generated file by its path from the root of the repository."""
    all_codes()
    pages = {"cli": cli_page(), "diagnostics": diagnostics_page(), "kinds": kinds_page(), "yaml": yaml_page()}
    return {
        **{REFERENCE / f"{name}.md": GENERATED + text for name, text in pages.items()},
        Path("docs/rules.md"): rules_page(CODE_GROUPS),
        Path("docs/defects.md"): defects_page(),
        **{SCHEMAS / f"{name}.json": text for name, text in schema_texts().items()},
    }


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; a bar inside a cell is escaped."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def cli_page() -> str:
    """Every command with its arguments and options."""
    parts = ["# Команды", cli.help or "", table(("Ключ", "Что делает"), _options(cli)), cli.epilog or ""]
    for path, command in _commands(cli, "shnor-docs"):
        parts += [f"## {path}", command.help or "", f"    {_usage(command, path)}"]
        if options := _options(command):
            parts.append(table(("Ключ", "Что делает"), options))
    return "\n\n".join(parts) + "\n"


def _commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in sorted(group.commands.items()):
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")


def _usage(command: click.Command, path: str) -> str:
    return " ".join([path, *command.collect_usage_pieces(click.Context(command))])


def _options(command: click.Command) -> list[tuple[str, str]]:
    options = [p for p in command.params if isinstance(p, click.Option) and p.name != "version"]
    return [(_spelling(option, click.Context(command)), _meaning(option)) for option in options]


def _spelling(option: click.Option, context: click.Context) -> str:
    value = "" if option.is_flag else f" {option.make_metavar(context)}"
    return f"`{', '.join(option.opts)}{value}`"


def _meaning(option: click.Option) -> str:
    return (option.help or "") + (" Обязателен." if option.required else "")


def diagnostics_page() -> str:
    """Every code with its severity, in the groups of the house."""
    codes = sorted(CODES.values(), key=lambda code: code.id)
    parts = [
        "# Замечания",
        "Ошибка не даёт записать документы программы; предупреждение и заметка — дают. Вместе с замечанием "
        "`shnor-docs validate` печатает его место, причину и совет.",
        "Если замечание верно, а данные менять нельзя, его снимают с указанием причины: в конце той же "
        "строки или строкой выше пишут `# допустимо ШД302: мероприятие проведено до утверждения`, "
        "в файле Markdown — `<!-- допустимо ШД302: … -->`. Уровень правила для всей рабочей папки меняет "
        "[`rules.yaml`](../rules-settings.md). Код ведёт к объяснению с примерами; в консоли его печатает "
        "`shnor-docs rule ШД302`.",
    ]
    for digit, group in groupby(codes, key=lambda code: code.id[2]):
        parts += [
            f"## ШД{digit}хх. {CODE_GROUPS[digit]}",
            table(("Код", "Вид", "Что не так"), map(_code, group)),
        ]
    return "\n\n".join(parts) + "\n"


def _code(code: Code) -> tuple[str, str, str]:
    name = f"[{code.id}](../rules.md#{code.id.lower()})" if rule_page(code.id) else code.id
    return name, SEVERITY_NAMES[code.severity], code.title


def kinds_page() -> str:
    """Every kind of document and the names that its template may use."""
    parts = [
        "# Виды документов",
        "Вид документа (`kind` в `documents.yaml`) решает, из чего документ состоит и каким шаблоном "
        "печатается. Ниже — имена, которые вид передаёт шаблону; с разделами и таблицами документа их перечисляет "
        "`shnor-docs template variables ВИД`.",
        table(
            ("kind", "Документ", "Шаблон"),
            ((f"`{k.id}`", k.title, ", ".join(f"`{name}`" for name in k.templates)) for k in KINDS.values()),
        ),
    ]
    parts.append(OWN_KIND)
    for slots, kinds in groupby(sorted(KINDS.values(), key=_slot_names), key=lambda kind: kind.slots):
        rows = [
            (f"`{s.name}`", s.title, PLACED[s.kind][0], f"`{PLACED[s.kind][1].format(name=s.name)}`") for s in slots
        ]
        names = ", ".join(f"`{kind.id}`" for kind in kinds)
        parts += [f"## Части: {names}", table(("Имя", "Что это", "Содержит", "В шаблоне"), rows)]
    return "\n\n".join(parts) + "\n"


def _slot_names(kind: DocumentKind) -> tuple[str, ...]:
    return tuple(slot.name for slot in kind.slots)


def main() -> None:
    """Write every generated file and remove schemas that nothing makes any more."""
    files = generated()
    for stale in {p.relative_to(ROOT) for p in (ROOT / SCHEMAS).glob("*.json")} - files.keys():
        (ROOT / stale).unlink()
    for path, text in files.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
        print(path)


if __name__ == "__main__":
    main()
