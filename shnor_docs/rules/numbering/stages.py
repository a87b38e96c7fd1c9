"""Stages counted in a text or in deadlines: none is left out (INVENTORY D-04)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.roadmap import Item
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.numbering.roman import roman
from shnor_docs.rules.walking import in_each_measure

NO_STAGE = declare("ШД258", Severity.WARNING, "этап назван, а следующего или предыдущего нет")

_ORDINALS = ("перв", "втор", "трет", "четв", "пят", "шест")
_STAGE = re.compile(
    r"\b(?:(?P<roman>[IVX]{1,4})|(?P<digits>\d)(?:-?й)?|(?P<word>перв|втор|трет|четв[её]рт|пят|шест)\w*)\s+этап\b"
    r"|\b[Ээ]тап\s+(?P<after>\d|[IVX]{1,4})\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр", re.IGNORECASE)


@in_each_measure
def in_deadlines(measure: tuple[Path, str, Item]) -> Iterator[Finding]:
    """A deadline by stages names the second after the first; «I этап – сентябрь, декабрь» gives one two times."""
    path, number, item = measure
    if item.deadline is None:
        return
    named = numbers(str(item.deadline))
    is_first_alone = named == {1} and len(_MONTH.findall(str(item.deadline))) > 1
    if is_first_alone or (len(named) > 1 and max(named) > len(named)):
        message = f"срок мероприятия {number} называет не все этапы: «{item.deadline}»"
        hint = "впишите остальные этапы или уберите слово «этап»"
        yield Finding(NO_STAGE, message, ("roadmap", *path, "deadline"), hint)


def in_titles(content: Content) -> Iterator[Finding]:
    """The stages of the program are counted from the first on."""
    expected = 1
    for index, stage in enumerate(content.program.stages):
        for number in numbers(stage.title):
            if number != expected:
                path: Path = ("stages", index, "title")
                message = f"этап «{stage.title}» стоит {expected}-м по порядку"
                yield Finding(NO_STAGE, message, path, "исправьте номер этапа или впишите пропущенный")
        expected += 1


def numbers(text: str) -> set[int]:
    """The numbers of the stages that a text names."""
    return {_number(match) for match in _STAGE.finditer(text)} if "тап" in text.lower() else set()


def _number(match: re.Match[str]) -> int:
    if match["word"]:
        return next(
            n for n, start in enumerate(_ORDINALS, 1) if match["word"].lower().replace("ё", "е").startswith(start)
        )
    written = (match["roman"] or match["digits"] or match["after"]).upper()
    return int(written) if written.isdigit() else roman(written)
