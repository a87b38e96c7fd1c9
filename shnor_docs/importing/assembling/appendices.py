"""Which document is an appendix to which order, or to which other document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from shnor_docs.importing.assembling.ledger import At, Ledger
from shnor_docs.importing.assembling.papers import Paper
from shnor_docs.importing.evidence import Question
from shnor_docs.importing.orders import OrderFound
from shnor_docs.importing.orders.requisites import day_in
from shnor_docs.importing.parts.marks import Mark
from shnor_docs.source.yaml.writing import Data

_OWNER = re.compile(r"к\s+(?P<owner>[А-ЯЁа-яё].*)")
_ACT = re.compile(r"(?:приказ|постановлени|распоряжени)(?:ом|ем|у|ю)\s*(?P<body>.*?)\s*,?\s*от\s", re.I)
_WORD = re.compile(r"[а-яё]{4,}")


def issuer_in(mark: Mark) -> str:
    """Whose act a mark names, in the genitive: «Управления образования …»."""
    found = _ACT.search(mark.text)
    return found["body"] if found else ""


def attached(ledger: Ledger, orders: Sequence[OrderFound], papers: Sequence[Paper]) -> list[dict[str, Data]]:
    """The orders with their appendices; a mark of an act that is not there becomes the document's own."""
    records: list[dict[str, Data]] = [dict(order.record) for order in orders]
    marked = sorted((paper for paper in papers if paper.stretch.mark), key=_ordinal)
    entries: dict[str, dict[str, Data]] = {}
    for paper in marked:
        home = _home(paper, records, papers, entries)
        if home is None:
            paper.record["approvals"] = [_own(paper)]
            continue
        entry: dict[str, Data] = {"id": f"{paper.id}_appendix", "document": paper.id}
        if not (paper.stretch.mark and paper.stretch.mark.is_approved) and "clauses" in home:
            entry["approved"] = "нет"
        listed = home.setdefault("appendices", [])
        assert isinstance(listed, list)
        listed.append(entry)
        entries[paper.id] = entry
        if paper.stretch.mark:
            reason = "отметка о приложении печатается по данным приказа, единственное приложение – без номера"
            ledger.remade |= {(paper.file, place): reason for place in paper.stretch.mark.places}
        _check_number(ledger, paper, len(listed))
    return records


def _ordinal(paper: Paper) -> tuple[bool, int]:
    """Appendices to orders before those to other appendices, each in the order of their numbers."""
    mark = paper.stretch.mark
    return (bool(mark and not mark.is_approved and not _ACT.search(mark.text)), (mark.number if mark else 0) or 0)


def _home(
    paper: Paper,
    orders: Sequence[dict[str, Data]],
    papers: Sequence[Paper],
    entries: Mapping[str, dict[str, Data]],
) -> dict[str, Data] | None:
    mark = paper.stretch.mark
    if mark is None:
        return None
    day = day_in(mark.text)
    dated = [order for order in orders if order.get("date") == day and str(order.get("number", "")) in mark.text]
    if dated:
        return dated[0]
    owner = _OWNER.match(mark.rest)
    if owner and not _ACT.search(f"{mark.text} от "):
        return _outer(paper, owner["owner"], papers, entries)
    return orders[0] if len(orders) == 1 and not day else None


def _outer(
    paper: Paper, owner: str, papers: Sequence[Paper], entries: Mapping[str, dict[str, Data]]
) -> dict[str, Data] | None:
    """The appendix that the mark names: the document whose title shares most words with it."""
    words = _stems(owner)
    others = [one for one in papers if one is not paper and one.id in entries]
    best = max(others, key=lambda one: len(words & _stems(one.title.text)), default=None)
    if best is None or 2 * len(words & _stems(best.title.text)) < len(words):
        return None
    best.record["dative"] = owner
    return entries[best.id]


def _stems(text: str) -> set[str]:
    return {word[: max(4, len(word) - 3)] for word in _WORD.findall(text.lower())}


def _own(paper: Paper) -> dict[str, Data]:
    """A block of the document itself: no order in the files approves it."""
    lines = paper.stretch.mark.lines if paper.stretch.mark else ()
    rest = " ".join(lines[1:])
    return {"id": "approval", "word": lines[0], **({"post": rest} if rest else {})}


def _check_number(ledger: Ledger, paper: Paper, ordinal: int) -> None:
    mark = paper.stretch.mark
    if mark and mark.number and mark.number != ordinal:
        text = f"в исходном файле это приложение № {mark.number}, а в программе оно {ordinal}-е по порядку"
        ledger.questions.append(At(paper.file, Question(f"documents.{paper.id}", mark.blocks[0].place, text)))
