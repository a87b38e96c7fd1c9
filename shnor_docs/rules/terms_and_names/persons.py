"""Persons: initials with their dots and alike, posts where others have them (INVENTORY D-57)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.bodies import PartyKind
from shnor_docs.model.content import Content
from shnor_docs.model.places import place_of
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.wording.body import Body, Mend, Spot, comparing, home, places_of, rule

NO_DOT = declare("ШД352", Severity.WARNING, "после инициала нет точки")
SPACING = declare("ШД353", Severity.WARNING, "инициалы записаны по-разному")
NO_POST = declare("ШД354", Severity.WARNING, "у лица нет должности")

_NO_DOT = re.compile(
    r"(?<![А-Яа-яЁё-])[А-ЯЁ][а-яё]{2,}[ \u00a0][А-ЯЁ]\.[ \u00a0]?(?P<last>[А-ЯЁ])(?=[,;)\n]|[ \u00a0]+[–—(]|\Z)"
)
_CLOSE = re.compile(r"(?<![А-Яа-яЁё])[А-ЯЁ]\.[А-ЯЁ]\.(?=[ \u00a0]?[А-ЯЁ][а-яё]|[,;)\n]|\Z)")
_APART = re.compile(
    r"(?<![А-Яа-яЁё])(?P<first>[А-ЯЁ]\.)[ \u00a0](?P<second>[А-ЯЁ]\.)(?=[ \u00a0]?[А-ЯЁ][а-яё]|[,;)\n]|\Z)"
)


def _initials(text: str) -> Iterator[Spot]:
    """Each initial has its dot: «Чайка Н.Ю.»."""
    for match in _NO_DOT.finditer(text):
        mend = Mend(*match.span("last"), f"{match['last']}.")
        yield Spot(*match.span(), f"нет точки: «{match[0]}»", f"напишите «{match[0]}.»", mend)


def _spacing(whole: Body) -> Iterator[Spot]:
    """Initials of a text are written alike: «Н.Э.» or «Н. Э.», whichever is met more often."""
    close, apart = _by_home(whole, _CLOSE), _by_home(whole, _APART)
    for where in [*close] if apart else ():
        if where not in apart:
            continue
        if len(close[where]) >= len(apart[where]):
            for start, match in apart[where]:
                mend = Mend(start, start + len(match[0]), match["first"] + match["second"])
                yield _unlike(match[0], "слитно", mend)
        else:
            for start, match in close[where]:
                mend = Mend(start, start + len(match[0]), f"{match[0][:2]} {match[0][2:]}")
                yield _unlike(match[0], "с пробелом", mend)


def _by_home(whole: Body, pattern: re.Pattern[str]) -> dict[Path, list[tuple[int, re.Match[str]]]]:
    """The places of a pattern in each file, list or group of measures, in their order."""
    found: dict[Path, list[tuple[int, re.Match[str]]]] = {}
    for block, match in whole.blocks.found(places_of(pattern)):
        found.setdefault(home(block.texts[0].path), []).append((whole.start(block) + match.start(), match))
    return found


def _unlike(found: str, otherwise: str, mend: Mend) -> Spot:
    message = f"инициалы «{found}» в других местах записаны {otherwise}"
    return Spot(mend.start, mend.end, message, f"напишите «{mend.replacement}»", mend)


def posts(content: Content) -> Iterator[Finding]:
    """Where persons have posts, each has one, unless an open point asks for it."""
    people = [(n, party) for n, party in enumerate(content.program.parties) if party.kind is PartyKind.PERSON]
    asked = {point.place for point in content.program.open_points}
    without = [(n, party) for n, party in people if not party.post]
    for index, party in without if len(without) * 2 < len(people) else ():
        place = ("parties", index)
        if place_of(content.program, (*place, "post")) not in asked:
            message = f"у лица «{party.name}» нет должности, а у других она есть"
            yield Finding(NO_POST, message, place, "впишите post")


initials = rule(NO_DOT, _initials)
spacing = comparing(SPACING, _spacing)
