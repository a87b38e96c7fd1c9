"""Numbers typed inside a text: of its section, in a row, apart from words; lists without holes (D-03 – D-05)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import InEach, PrintedText, in_each_text
from shnor_docs.sameness import once_for_each
from shnor_docs.source.text import Words

GLUED = declare("ШД254", Severity.WARNING, "номер слит со словом")
RENUMBERED = declare("ШД255", Severity.WARNING, "пропуск в номерах списка")
OTHER_SECTION = declare("ШД256", Severity.WARNING, "номер в тексте начинается не с номера раздела")
OUT_OF_ROW = declare("ШД259", Severity.WARNING, "номера, набранные в тексте, идут не подряд")
EMPTY_ITEM = declare("ШД257", Severity.WARNING, "пустой пункт списка")

_GLUED = re.compile(r"(?m)^[ \t]*(?:#+ )?(\d{1,2}(?:\.\d{1,2})+\.?)(?=[А-ЯЁ][а-яё])")
_TYPED = re.compile(r"(?m)^(?:#+ )?(?P<number>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=[А-ЯЁа-яё«])")
_ITEM = re.compile(r"(?m)^(?P<indent> *)(?P<number>\d{1,3})(?P<sign>[.)])(?:[ \t]+(?P<text>\S.*)?)?$")
_EMPTY = re.compile(r"(?m)^ *(?:[-*+•–]|\d{1,3}[.)])[ \t]*$")
_CONTINUED = re.compile(r"\n {2,}(?![-*+•–] )\S")
_RULER = re.compile(r"(?m)^ *(?:- *){3,}$|^ *(?:\* *){3,}$")


@in_each_text
def glued(one: PrintedText) -> Iterator[Finding]:
    """«1.7Разработка» prints as it stands."""
    for match in _GLUED.finditer(one.text) if one.is_lined else ():
        message = f"номер «{match[1]}» слит со следующим словом"
        yield Finding(GLUED, message, (*one.path, Words.at(one.text, *match.span(1))), "поставьте пробел")


def in_row(content: Content) -> Iterable[Finding]:
    """Numbers of several levels that open paragraphs follow one another and begin with that of their section."""
    return _in_row(content.program.documents)(content)


@once_for_each
def _in_row(documents: tuple[DocumentSettings, ...]) -> InEach[Finding]:
    """What is found in each text beside the numbers of the sections."""
    numbers = dict(_section_numbers(documents))

    @in_each_text
    def found(one: PrintedText) -> Iterator[Finding]:
        path, text = one.path, one.text
        typed = [*_TYPED.finditer(text)] if one.is_lined and "." in text else []
        yield from _gaps(path, text, typed)
        section = numbers.get(path)
        for match in typed if section and section.isdigit() and len(typed) > 1 else ():
            if match["number"].split(".")[0] != section:
                message = f"номер «{match['number']}» стоит в разделе {section}"
                yield Finding(OTHER_SECTION, message, _at(path, text, match), f"начните номера с «{section}.»")
                break

    return found


def _section_numbers(documents: tuple[DocumentSettings, ...]) -> Iterator[tuple[Path, str]]:
    for index, settings in enumerate(documents):
        ordinal = 0
        for number, section in enumerate(settings.sections):
            if section.title and section.number != "-":
                ordinal += 1
                place: Path = ("files", str(section.file)) if section.file else _of_text(index, number)
                yield place, section.number or str(ordinal)


def _of_text(index: int, number: int) -> Path:
    return ("documents", index, "sections", number, "text")


def _gaps(path: Path, text: str, found: list[re.Match[str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    last: dict[str, int] = {}
    for match in found:
        above, _, number = match["number"].rpartition(".")
        if match["number"] in seen:
            message = f"номер «{match['number']}» в тексте уже есть"
            yield Finding(OUT_OF_ROW, message, _at(path, text, match), "исправьте один из номеров")
        elif above in last and int(number) > last[above] + 1:
            message = f"после {above}.{last[above]} идёт {match['number']}"
            hint = (
                f"ожидался номер {above}.{last[above] + 1}; если пункт утратил силу, оставьте его номер с этими словами"
            )
            yield Finding(OUT_OF_ROW, message, _at(path, text, match), hint)
        seen.add(match["number"])
        last[above] = max(last.get(above, 0), int(number))


def _at(path: Path, text: str, match: re.Match[str]) -> Path:
    return (*path, Words.at(text, *match.span("number")))


@in_each_text
def lists(one: PrintedText) -> Iterator[Finding]:
    """«1., 2., 4.» has lost its 3, and prints 1, 2, 3."""
    last: dict[str, int] = {}
    for match in _ITEM.finditer(one.text) if one.is_lined else ():
        number, before = int(match["number"]), last.get(match["indent"])
        if before is not None and number > before + 1 and number < before + 10:
            message = f"после пункта {before} в списке идёт {number}: пункт {before + 1} пропущен"
            hint = "исправьте номера; если пункт утратил силу, оставьте его с этими словами"
            yield Finding(RENUMBERED, message, _at(one.path, one.text, match), hint)
        last = {indent: value for indent, value in last.items() if len(indent) < len(match["indent"])}
        last[match["indent"]] = number


@in_each_text
def empty_items(one: PrintedText) -> Iterator[Finding]:
    """A mark of a list with nothing after it prints a bullet alone; its text may stand indented on the next line."""
    text = one.text
    for match in _EMPTY.finditer(text) if one.is_lined else ():
        is_alone = match[0].strip() == text.strip() or _RULER.match(match[0])
        if not is_alone and not _CONTINUED.match(text, match.end()):
            place = (*one.path, Words.at(text, *match.span()))
            yield Finding(EMPTY_ITEM, "в списке пустой пункт", place, "впишите пункт или уберите знак списка")
