"""Indicators that are one and the same by another name, and shares of one thing taken of different wholes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.document import CardRow
from shnor_docs.model.form import FormColumn, FormRow
from shnor_docs.rules.duplicates.words import Stems, by_runs, runs, shortened, stems
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import InEach, Use, in_each_record, in_each_use, uses
from shnor_docs.sameness import FEW

OTHER_BASE = declare("ШД268", Severity.WARNING, "одна и та же доля взята от разного целого")
ABBREVIATED = declare("ШД269", Severity.WARNING, "один показатель записан дважды: полностью и сокращённо")
NEARLY = declare("ШД277", Severity.WARNING, "показатель назван в форме почти так, как в программе, но иначе")

_BASE = re.compile(
    r"[,(]?\s+(?:от|в)\s+(?:обще\w+\s+)?(?:числ[аео]|количеств[аео]|численност[иь])\s+"
    r"(?P<base>[^,;()]+(?:,\s+\w+(?:ших|щих|нных)\b[^;()]*)?)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r",\s+(?:\w+(?:ших|щих|нных)|котор\w+)\b")
_ALIKE = 0.6
_OTHER_THING = re.compile(
    r"\d{1,2}$|матем|русск|физик|химия|химии|биоло|истор|общес|геогр|литер|иност|англи|инфор|базов|профи|начал|основ|средн"
    r"|огэ|егэ|впр|гиа|класс"
)
"""Words that tell apart indicators whose names are otherwise the same: subjects, levels, procedures."""
_ENOUGH = 4
"""Fewer words at the beginning may be common to many indicators."""
_ELSEWHERE = frozenset({"forms", "cards"})
_SIZES = range(7, 1, -1)
_ABBREVIATION = re.compile(r"\b([А-ЯЁ]{2,7})(?:[а-я]{1,3})?\b")


Share = tuple[re.Match[str], Path]
"""The whole in the name of a share, after whose share it is, and the path of the name."""


@in_each_use
def _of_program(one: Use) -> Iterator[Share]:
    if match := _whole(one.entry.name):
        yield match, one.path


@in_each_record
def _elsewhere(found: tuple[Path, Record]) -> Iterator[Share]:
    """The shares that rows of forms and cards ask for."""
    path, record = found
    title = getattr(record, "title", None) if path and path[0] in _ELSEWHERE else None
    if isinstance(title, str) and (match := _whole(title)):
        yield match, (*path, "title")


def _whole(name: str) -> re.Match[str] | None:
    match = _BASE.search(name)
    return match if match and _CLAUSE.search(name[: match.start()]) and not name[match.end() :].strip() else None


def bases(content: Content) -> Iterator[Finding]:
    """A share of the same things is taken of the same whole wherever it stands (D-25).

    «…, прошедших диагностику, от числа педагогов, показавших динамику»: the second clause tells of the whole only
    if the first has already told whose share it is.
    """
    seen: dict[Stems, str] = {}
    for match, path in (*_of_program(content), *_elsewhere(content)):
        name, base = match.string, match["base"].strip()
        told = seen.setdefault(stems(name[: match.start()]), base)
        if _kind(told) != _kind(base):
            message = f"«{shortened(name)}»: здесь доля от «{base}», а в другом месте – от «{told}»"
            yield Finding(OTHER_BASE, message, path, "назовите одно целое или различите показатели по названию")


def _kind(base: str) -> tuple[str, bool]:
    """What the whole is made of and whether only some of them are meant; that they are of one place says no more."""
    return (stems(base) or ("",))[0], bool(_CLAUSE.search(base))


def abbreviations(content: Content) -> Iterator[Finding]:
    """No two indicators become the same when an abbreviation is read as the words that it is made of (D-23).

    One of the two may say more at its end: «включённых в ПОСы», «… в обучающие сообщества в рамках школы».
    """
    twins = _twins(_names(content))
    for one in uses(content) if twins else ():
        name = one.entry.name
        if other := twins.get(name):
            message = f"«{shortened(name)}» и «{shortened(other)}» – один показатель, полностью и сокращённо"
            yield Finding(ABBREVIATED, message, one.path, "оставьте один показатель или различите их по названию")


@lru_cache(16)
def _twins(names: tuple[str, ...]) -> Mapping[str, str]:
    """For a name another one that is the same with its abbreviations read, or says more at its end."""
    short = {found for name in names for found in _ABBREVIATION.findall(name)}
    keys = {name: _with_abbreviations(name, short) for name in names}
    begins: dict[Stems, list[str]] = {}
    for name, key in keys.items():
        for length in range(_ENOUGH, len(key) + 1):
            begins.setdefault(key[:length], []).append(name)
    others = ((name, next((longer for longer in begins.get(keys[name], ()) if longer != name), name)) for name in names)
    return {name: other for name, other in others if other != name and stems(other)[: len(stems(name))] != stems(name)}


def _names(content: Content) -> tuple[str, ...]:
    return tuple(one.entry.name for one in uses(content))


def _with_abbreviations(name: str, short: set[str]) -> Stems:
    """The words of a name, each run of words whose first letters make a known abbreviation as that one."""
    written = re.findall(r"[^\W\d_]+", name)
    firsts = {letters[0] for letters in short}
    found: list[str] = []
    position = 0
    while position < len(written):
        word = written[position]
        sizes = _SIZES if word[0].upper() in firsts else ()
        initials = (_initials(written[position : position + size]) for size in sizes)
        run = next((letters for letters in initials if letters in short), "")
        own = _ABBREVIATION.fullmatch(word)
        found.append(run or (own[1] if own and own[1] in short else stems(word)[0]))
        position += len(run) or 1
    return tuple(found)


def _initials(run: list[str]) -> str:
    return "".join(word[0] for word in run).upper()


def in_forms(content: Content) -> Iterable[Finding]:
    """A form or a card calls an indicator as the program does (D-32); another subject or grade is another thing."""
    return _called_nearly(_names(content))(content)


@lru_cache(FEW)
def _called_nearly(names: tuple[str, ...]) -> InEach[Finding]:
    """What is found in each record beside indicators of such names."""
    by_run = by_runs(zip(names, names, strict=True))

    @in_each_record
    def found(one: tuple[Path, Record]) -> Iterator[Finding]:
        path, record = one
        if by_run and isinstance(record, FormRow | FormColumn | CardRow):
            common = Counter(name for run in runs(record.title) for name in by_run.get(run, ()))
            for name, count in common.most_common(1):
                if _is_nearly(name, record.title, count):
                    message = f"«{shortened(record.title)}» похоже на показатель «{shortened(name)}», но названо иначе"
                    hint = "поставьте ссылку {{ indicators.….name }} или назовите их так, чтобы различие было понятно"
                    yield Finding(NEARLY, message, (*path, "title"), hint)

    return found


def _is_nearly(name: str, title: str, common: int) -> bool:
    differ = {*stems(name)} ^ {*stems(title)}
    is_alike = common >= _ALIKE * len(runs(name) | runs(title))
    is_longer = " ".join(stems(name)) in " ".join(stems(title))
    return is_alike and bool(differ) and not is_longer and not any(_OTHER_THING.match(stem) for stem in differ)
