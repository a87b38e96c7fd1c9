"""An act read from its letterhead to its signature."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shnor_docs.importing.evidence import Certainty, Decision, Question
from shnor_docs.importing.leftovers import Leftover
from shnor_docs.importing.orders.clauses import clauses_of
from shnor_docs.importing.orders.lines import Line, lines_of
from shnor_docs.importing.orders.requisites import Requisites, is_title, requisites_of
from shnor_docs.importing.orders.signing import signed
from shnor_docs.importing.parts.acts import command_of, form_of
from shnor_docs.importing.prose.escaping import begun, escaped
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block, Table
from shnor_docs.source.yaml.writing import Data

BLANK = "____"
_MOST_WORDS_BELOW = 60
_PREAMBLE = re.compile(
    r"(?:в соответствии|на основании|в целях|с целью|во исполнение|руководствуясь|в связи|согласно|для )", re.I
)


@dataclass(frozen=True, slots=True)
class OrderFound:
    """An order as a record of the program, without its appendices; ``issuer`` is its letterhead."""

    record: Mapping[str, Data]
    issuer: tuple[str, ...]
    decisions: tuple[Decision, ...]
    questions: tuple[Question, ...]
    left: tuple[Leftover, ...]
    place: Place
    rest: tuple[Block, ...] = ()
    """What stands below the signature and is a document of its own."""


def order_of(blocks: Sequence[Block], name: str) -> OrderFound | None:
    """The order of that id; None if the words that make an act are not there."""
    lines = list(lines_of(blocks))
    form = next((place for place, line in enumerate(lines) if form_of(line.text)), None)
    command = next((place for place, line in enumerate(lines) if command_of(line.text)), None)
    if form is None or command is None or command < form:
        return None
    head = _head(lines[form + 1 : command], lines[command])
    tail = signed(lines[command + 1 :])
    clauses = clauses_of(tuple(dict.fromkeys(line.block for line in tail.text)))
    if not clauses:
        return None
    record = _record(name, form_of(lines[form].text), head, command_of(lines[command].text), clauses)
    record["signature"] = {"post": tail.post or BLANK, "name": tail.name or BLANK}
    reason = "слова «приказ» и «приказываю»"
    decision = Decision(
        f"{lines[form].place} – {record.get('form', 'приказ')}", lines[form].place, Certainty.CERTAIN, reason
    )
    rest = tuple(dict.fromkeys(line.block for line in tail.below)) if _is_document(tail.below) else ()
    below = [line for line in tail.below if line.text and not rest]
    return OrderFound(
        record,
        tuple(line.text for line in lines[:form] if line.text),
        (decision,),
        tuple(_questions(record, name, lines[form])),
        tuple(Leftover(line.text, line.place, "стоит под подписью") for line in below),
        lines[form].place,
        rest,
    )


def _is_document(lines: Sequence[Line]) -> bool:
    """Whether lines below a signature are more than visas and notes on copies."""
    has_table = any(
        isinstance(line.block, Table) and len(line.block.rows) > 1 and line.block.columns > 1 for line in lines
    )
    return has_table or sum(len(line.text.split()) for line in lines) > _MOST_WORDS_BELOW


@dataclass(frozen=True, slots=True)
class _Head:
    requisites: Requisites
    title: str
    preamble: str


def _head(lines: Sequence[Line], commanding: Line) -> _Head:
    requisites, left = _requisites([line for line in lines if line.text])
    title = _title(left)
    last = commanding.text[: -len(command_of(commanding.text))].strip()
    texts = [line.text for line in left[len(title) :]] + [last] * bool(last)
    preamble = "\n\n".join(begun(escaped(text)) for text in texts)
    return _Head(requisites, " ".join(line.text for line in title), preamble)


def _requisites(lines: Sequence[Line]) -> tuple[Requisites, list[Line]]:
    """What the lines under «ПРИКАЗ» say, and the lines that say something else."""
    date = number = place = ""
    left: list[Line] = []
    for line in lines:
        found = requisites_of(line.text) if not left else None
        if found:
            date, number, place = date or found.date, number or found.number, place or found.place
        else:
            left.append(line)
    return Requisites(date, number, place), left


def _title(lines: Sequence[Line]) -> list[Line]:
    if not lines or not is_title(lines[0].text):
        return []
    found = [lines[0]]
    for line in lines[1:]:
        if line.look != lines[0].look or _PREAMBLE.match(line.text):
            break
        found.append(line)
    return found


def _record(name: str, form: str, head: _Head, command: str, clauses: list[Data]) -> dict[str, Data]:
    requisites = {"date": head.requisites.date, "number": head.requisites.number, "place": head.requisites.place}
    return {
        "id": name,
        **({"form": form} if form != "приказ" else {}),
        **{key: value for key, value in requisites.items() if value},
        "title": head.title or BLANK,
        "preamble": head.preamble or BLANK,
        **({"command": command} if command != "приказываю:" else {}),
        "clauses": clauses,
    }


def _questions(record: Mapping[str, Data], name: str, line: Line) -> list[Question]:
    asked = {"date": "дата", "number": "номер", "title": "заголовок", "preamble": "преамбула"}
    missing = [(key, what) for key, what in asked.items() if record.get(key, BLANK) == BLANK]
    if isinstance(signature := record["signature"], Mapping) and BLANK in signature.values():
        missing.append(("signature", "подпись"))
    return [
        Question(f"orders.{name}.{key}", line.place, f"{what} приказа не найдена: впишите") for key, what in missing
    ]
