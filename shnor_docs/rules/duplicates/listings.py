"""Lists inside a line whose items overlap; criteria of a form that no text of the program knows (D-26, D-27)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.form import FormSection
from shnor_docs.rules.duplicates.words import stems
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import PrintedText, in_each_record, in_each_text
from shnor_docs.source.text import Words

OVERLAPPING = declare("ШД273", Severity.WARNING, "два пункта перечня пересекаются")
UNKNOWN_CRITERION = declare("ШД274", Severity.WARNING, "критерия формы нет в тексте программы")

_ITEM = re.compile(r"(?P<what>[А-ЯЁ][^(),:;\n]{2,60}?)\s*\((?P<numbers>\d{1,2}(?:\s*(?:,|и)\s*\d{1,2})*)\s*класс\w*\)")
_CRITERION = re.compile(r"\b([а-яё]+(?:-[а-яё]+)?)\s+критери", re.IGNORECASE)


@in_each_text
def overlaps(printed: PrintedText) -> Iterator[Finding]:
    """«ВПР по математике (5, 6 класс), ВПР по математике (6 класс)»: grade 6 stands in both."""
    text = printed.text
    for one, other in pairwise(_ITEM.finditer(text)) if printed.is_prose and "класс" in text else ():
        common = sorted({*re.findall(r"\d+", one["numbers"])} & {*re.findall(r"\d+", other["numbers"])})
        if common and stems(one["what"]) == stems(other["what"]):
            message = f"«{one[0]}» и «{other[0]}» пересекаются: {', '.join(common)} класс назван дважды"
            place = (*printed.path, Words.at(text, *other.span()))
            yield Finding(OVERLAPPING, message, place, "исправьте номера в одном из пунктов")


def criteria(content: Content) -> Iterator[Finding]:
    """Where texts describe the criteria of a form, they describe all of them."""
    named = _sections(content)
    if len(named) < 3:
        return
    known = {*_described(content)}
    missing = [(path, name) for path, name in named if name[:-2] not in known]
    for path, name in missing if len(missing) == 1 else ():
        message = f"«{name} критерий» есть в форме, а в тексте программы описаны только другие критерии формы"
        yield Finding(UNKNOWN_CRITERION, message, path, "опишите его в программе или уберите из формы")


@in_each_record
def _sections(found: tuple[Path, Record]) -> Iterator[tuple[Path, str]]:
    """The criteria by which sections of forms are called."""
    path, record = found
    if isinstance(record, FormSection) and (match := _CRITERION.search(record.title)):
        yield (*path, "title"), match[1].lower()


@in_each_text
def _described(one: PrintedText) -> Iterator[str]:
    """The criteria that texts beside the forms name, without their endings."""
    lower = "" if one.path[:1] == ("forms",) else one.text.lower()
    if "критери" in lower:
        yield from (match[1][:-2] for match in _CRITERION.finditer(lower))
