"""How many proposed forms are right: ``python -m tests.russian.declension.measuring`` prints it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shnor_docs.russian.declension.cases import OBLIQUE, Case
from shnor_docs.russian.declension.proposal import Proposal
from shnor_docs.russian.declension.proposing import propose

TABLE = Path(__file__).parent / "names.txt"


@dataclass(frozen=True)
class Row:
    """A name with its five forms, written by a person, under the heading of the table that it stands in."""

    name: str
    forms: dict[Case, str]
    heading: str


@cache
def table() -> tuple[Row, ...]:
    return tuple(_rows())


def _rows() -> Iterator[Row]:
    heading = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        elif line and not line.startswith("#"):
            name, *forms = _forms(line)
            yield Row(name, dict(zip(OBLIQUE, forms, strict=True)), heading)


def _forms(line: str) -> list[str]:
    """The six forms of a line, each with the tail that does not change."""
    changing, _, tail = line.partition("||")
    name, *forms = (form.strip() for form in changing.split("|"))
    return [f"{form} {tail.strip()}".strip() for form in ([name] * 6 if forms == ["="] else [name, *forms])]


@cache
def proposals() -> tuple[tuple[Row, Proposal], ...]:
    return tuple((row, propose(row.name)) for row in table())


def misses() -> list[tuple[Row, Proposal, Case]]:
    return [
        (row, found, case) for row, found in proposals() for case in OBLIQUE if found.forms[case] != row.forms[case]
    ]


def wrong_though_sure() -> list[str]:
    return [f"{found.forms[case]} ≠ {row.forms[case]}" for row, found, case in misses() if case not in found.doubtful]


def right_names(heading: str | None = None) -> tuple[int, int]:
    """How many names have all their forms right, of how many."""
    rows = [(row, found) for row, found in proposals() if heading in (None, row.heading)]
    return sum(found.forms == row.forms for row, found in rows), len(rows)


def sure_names() -> int:
    return sum(not found.doubtful for _, found in proposals())


def report() -> Iterator[str]:
    for heading in dict.fromkeys(row.heading for row in table()):
        right, every = right_names(heading)
        yield f"{heading}: верно {right} из {every}"
    right, every = right_names()
    yield f"Всего: верно {right} из {every} ({right / every:.1%}), уверенно – {sure_names()}"
    yield from (
        f"  {'НЕВЕРНО, ХОТЯ УВЕРЕННО' if case not in found.doubtful else 'неверно'}: "
        f"{found.forms[case]}, а надо {row.forms[case]}"
        for row, found, case in misses()
    )


if __name__ == "__main__":
    print("\n".join(report()))
