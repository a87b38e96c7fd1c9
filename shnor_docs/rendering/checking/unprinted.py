"""Diagnostics of what a template leaves out: no word of a document may be lost in silence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path as FilePath

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.documents.slots import Slot
from shnor_docs.documents.tree import Document, Kind, Unit
from shnor_docs.rendering.checking.coverage import Left, left_out, texts, unprinted
from shnor_docs.rendering.compiling.paths import Path
from shnor_docs.rendering.template import Template

LEFT_OUT = declare("ШД640", Severity.ERROR, "часть документа не печатает ни один тег шаблона")
NO_TAG = declare("ШД641", Severity.WARNING, "в шаблоне нет тега для части документа этого вида")

_DECLINED = re.compile(r"не печатать\s*:?\s*(.+)", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"[\w.]+")
_TAGS = {Kind.BODY: "{{{{p {} }}}}", Kind.SECTION: "{{{{p {} }}}}", Kind.LINES: "{{%p for line in {} %}}"}
_SHOWN = 60


def left_out_problems(
    document: Document, slots: Collection[Slot], template: Template, data: Mapping[str, object]
) -> list[Diagnostic]:
    """An error for each part with text that the template neither prints, nor has typed in, nor declines to print.

    A template declines by a comment: «{# не печатать: draft #}».
    """
    left = list(left_out(document, data, template.printed()))
    if not left:
        return []
    typed, declined = _typed(template.path)
    return [
        _problem(one, document, slots, template.path)
        for one in left
        if not _is_declined(one.path, declined) and not all(_stands(text, typed) for text in texts(one.unit))
    ]


def tagless_slots(slots: Iterable[Slot], template: Template) -> Iterator[Diagnostic]:
    """One warning that names the slots, filled as a rule, that the template has no tag for."""
    usual = {slot.name: slot for slot in slots if not slot.may_be_empty}
    missing = unprinted(usual, template.printed())
    if not missing:
        return
    _, declined = _typed(template.path)
    named = [f"«{name}» ({_short(usual[name].title)})" for name in missing if not _is_declined((name,), declined)]
    if named:
        hint = (
            "добавьте теги: «shnor-docs template variables ВИД» покажет имена; документ, где часть не пуста, не выйдет"
        )
        message = "шаблон не печатает " + ", ".join(named)
        yield Diagnostic.of(NO_TAG, message, Location(template.path.as_posix()), hint)


def _typed(path: FilePath) -> tuple[str, frozenset[str]]:
    """What is typed in a template by hand, tags included; and the names that its comments decline to print."""
    # what a template looks like is asked for only where something would be lost
    from shnor_docs.rendering.package.places import paragraphs
    from shnor_docs.rendering.package.reading import read_file, read_package
    from shnor_docs.rendering.package.xml import parse
    from shnor_docs.rendering.parts.tagged import rendered_parts
    from shnor_docs.rendering.soundness.opening import opened
    from shnor_docs.rendering.tags.tokens import find_tags

    parts = rendered_parts(opened(read_package(read_file(path))))
    found = [p.text for part in parts for p in paragraphs(parse(part.data, part.name), part.name)]
    comments = (tag.inner for text in found for tag in find_tags(text) if tag.opener == "{#")
    declined = (name for comment in comments if (match := _DECLINED.match(comment)) for name in _NAME.findall(match[1]))
    return _squeezed("\n".join(found)), frozenset(declined)


def _stands(text: str, typed: str) -> bool:
    """Whether a text of a document is typed in the template: a letterhead, «ПРИКАЗ»."""
    return re.search(rf"(?<!\w){re.escape(_squeezed(text))}(?!\w)", typed) is not None


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_declined(path: Path, declined: Collection[str]) -> bool:
    return path[0] in declined or ".".join(path) in declined


def _problem(left: Left, document: Document, slots: Collection[Slot], file: FilePath) -> Diagnostic:
    shown = ".".join(step for step in left.path if not step.startswith("["))
    message = (
        f"часть «{shown}» ({_title(left, slots)}) документа «{document.title}» ({document.id}) пропадёт: "
        + ("её тег стоит в условии, которое здесь не выполнено" if left.is_conditional else _no_tag(file.name))
        + f"; в ней «{_start(left.unit)}»"
    )
    tag = _TAGS.get(left.unit.kind, "{{{{ {} }}}}").format(shown)
    hint = (
        f"поставьте в шаблон тег «{tag}»; если часть и не должна печататься — примечание «{{# не печатать: {shown} #}}»"
    )
    return Diagnostic.of(LEFT_OUT, message, Location(file.as_posix()), hint)


def _no_tag(template: str) -> str:
    return f"её не печатает ни один тег шаблона «{template}»"


def _title(left: Left, slots: Collection[Slot]) -> str:
    """What the part is called: a section by its own heading."""
    named = next((slot.title for slot in slots if slot.name == left.path[0]), "")
    return _short(named) or left.unit.plain or "раздел без заголовка"


def _short(title: str) -> str:
    return re.split(r"[;:](?=\s)", title)[0]


def _start(unit: Unit) -> str:
    beginning = " ".join(texts(unit))
    return beginning if len(beginning) <= _SHOWN else f"{beginning[:_SHOWN].rstrip()}…"
