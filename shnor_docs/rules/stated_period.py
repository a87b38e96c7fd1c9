"""The program's period told once more by hand: in titles, in names of files, where a text names the program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.references import PATTERN
from shnor_docs.model.base import TITLE
from shnor_docs.model.content import Content
from shnor_docs.model.period import PeriodRange
from shnor_docs.model.places import place_of
from shnor_docs.rules.claims import Claim, apart, claims, differ
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import PrintedText, in_each_text
from shnor_docs.russian.years import OF_OTHERS
from shnor_docs.source.text import Words

OTHER_PERIOD = declare("ШД304", Severity.WARNING, "годы в тексте расходятся с периодом программы")

OWN_KINDS = frozenset({"program", "roadmap"})
"""Kinds of documents whose titles are about the whole period; a report or a form has years of its own."""
OWN_FIELDS = frozenset({"title", "subtitle", "file_name", "dative"})

_OURS = re.compile(
    r"(?:.*\b(?:муниципальн\w+\s+(?:целев\w+\s+)?программ\w*|(?P<plan>дорожн\w+\s+карт\w*|план\w*\s+мероприятий)"
    r"|(?:срок\w*|период\w*)\s+(?:реализации|действия)\s+программы)"
    r"|(?:.*[.;:!?]\s+|\s*)(?:(?:настоящая|данная|эта)\s+)?программа\s+(?:рассчитана|действует|реализуется))"
    r"(?P<words>(?:[^.;]|\b(?:г|им|пос|р)\.)*)\Z",
    re.IGNORECASE | re.DOTALL,
)
"""The program or its plan, named before the years; ``words`` stand between."""
_APPROVED = re.compile(r"утверд|утвержд", re.IGNORECASE)
_WORD = re.compile(r"[а-яё]{4,}", re.IGNORECASE)
_STEM = 5
"""Letters of a word that its cases have in common."""
_ALIKE = 0.6
"""So many words between the program and its years are of the program's own title; else another one is named."""
_TERMS = re.compile(r"\b(?:срок|период)", re.IGNORECASE)


def in_titles(content: Content) -> Iterator[Finding]:
    """Titles of the program, of its plan and of their documents state its period and no other years."""
    for path, text, claim in _in_titles(content):
        wrong = _is_wrong_in_title(content, claim, path) if _is_own(content, path) else _is_wrong(content, claim)
        if wrong and not _is_asked(content, path):
            yield _finding(content, claim, text, path)


@in_each_text
def _in_titles(one: PrintedText) -> Iterator[tuple[Path, str, Claim]]:
    if one.mark == TITLE and not one.where:
        yield from ((one.path, one.text, claim) for claim in claims(one.text))


def in_prose(content: Content) -> Iterator[Finding]:
    """A text that names the program by its years names those of its period."""
    for path, text, claim in _in_prose(content):
        if _is_wrong(content, claim) and not _is_asked(content, path):
            yield _finding(content, claim, text, path)


@in_each_text
def _in_prose(one: PrintedText) -> Iterator[tuple[Path, str, Claim]]:
    """Years by which a text may name the program."""
    for claim in claims(one.text) if one.is_prose else ():
        if _names_program(claim):
            yield one.path, one.text, claim


def in_passport(content: Content) -> Iterator[Finding]:
    """The passport's row of terms states the program's period, if it states any range of years."""
    for index, field in enumerate(content.program.passport):
        if _TERMS.search(field.title) and not _refers_to_period(field.content):
            ranges = [claim for claim in claims(field.content) if len(claim.years) > 1]
            if ranges and all(differ(claim.years, content.program.period) for claim in ranges):
                yield _finding(content, ranges[0], field.content, ("passport", index, "content"))


def _refers_to_period(text: str) -> bool:
    return any("period" in match[1] or "stages" in match[1] for match in PATTERN.finditer(text))


def _is_own(content: Content, path: Path) -> bool:
    """Whether the whole title is about the program's own time."""
    if path in (("title",), ("roadmap", "title")):
        return True
    if path[0] != "documents" or len(path) != 3:
        return False
    return path[2] in OWN_FIELDS and content.program.documents[int(str(path[1]))].kind in OWN_KINDS


def _is_wrong_in_title(content: Content, claim: Claim, path: Path) -> bool:
    if not (claim.is_plan or claim.is_bare) or _is_of_others(claim):
        return False
    known = _known(content, of_plan=_is_of_plan(content, path))
    if len(claim.years) == 1 and path != ("title",):
        return claim.is_plan and all(apart(claim.years, period) for period in known)
    if len(claim.years) == 1 and not claim.is_plan:
        return False
    return all(differ(claim.years, period) for period in known)


def _is_of_plan(content: Content, path: Path) -> bool:
    return path[0] == "documents" and content.program.documents[int(str(path[1]))].kind == "roadmap"


def _is_wrong(content: Content, claim: Claim) -> bool:
    """Whether years by which a text names the program are others; what was planned for other times is history."""
    named = _names_program(claim)
    if not named or not _is_like(content, named["words"]):
        return False
    known = _known(content, of_plan=named["plan"] is not None)
    is_approved = claim.is_plan and _APPROVED.search(claim.before) is not None
    if len(claim.years) == 1:
        return is_approved and all(apart(claim.years, period) for period in known)
    is_history = not is_approved and all(apart(claim.years, period) for period in known)
    return not is_history and all(differ(claim.years, period) for period in known)


def _names_program(claim: Claim) -> re.Match[str] | None:
    """The words before years that say of what they are, if that may be the program."""
    named = _OURS.match(claim.before)
    return None if claim.word in {"за", "в", "во"} or _is_of_others(claim) else named


def _is_of_others(claim: Claim) -> bool:
    return OF_OTHERS.search(claim.before) is not None


def _is_like(content: Content, words: str) -> bool:
    """Whether what stands between «программа» and its years is said in the program's own title too."""
    stems = _stems(PATTERN.sub(" ", words))
    program = content.program
    own = _stems(" ".join((program.title, program.roadmap.title if program.roadmap else "", *_names(content))))
    return not stems or len(stems & own) >= _ALIKE * len(stems)


def _names(content: Content) -> tuple[str, ...]:
    found = content.program.municipality
    return (found.name, found.genitive or "", found.prepositional or "")


def _stems(text: str) -> set[str]:
    return {word[:_STEM].lower() for word in _WORD.findall(text)}


def _known(content: Content, *, of_plan: bool) -> list[PeriodRange]:
    """The program's period, and the years that its plan states in its own title: that is told there."""
    roadmap = content.program.roadmap
    stated = [claim.years for claim in claims(roadmap.title) if claim.is_plan] if roadmap and of_plan else []
    return [content.program.period, *stated]


def _is_asked(content: Content, path: Path) -> bool:
    """Whether an open point asks about this very text: it need not be told twice."""
    place = str(path[1]) if path[0] == "files" else place_of(content.program, path)
    return any(point.place == place for point in content.program.open_points)


def _finding(content: Content, claim: Claim, text: str, path: Path) -> Finding:
    period = content.program.period
    said = " ".join(text[claim.start : claim.end].split())
    hint = "исправьте годы или поставьте ссылку: на {{ period }}; если годы верны, разрешите их с причиной"
    # a comment can permit a line of a Markdown file, but of a folded YAML text only its first line
    place = (*path, Words.at(text, claim.start, claim.end)) if path[0] == "files" else path
    return Finding(OTHER_PERIOD, f"в тексте — «{said}», а период программы — {period}", place, hint)
