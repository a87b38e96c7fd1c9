"""The amending order as a record: its heading, its first clause with the changes, what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shnor_docs.lifecycle.amending.instructions import DocumentChanges, Replaced
from shnor_docs.lifecycle.amending.sentences import Writer
from shnor_docs.model.amending import CitingWord, Wording
from shnor_docs.model.order import Clause, Order
from shnor_docs.source.yaml.writing import Data

_NOUNS = {
    "приказ": ("приказ", "приказа", "приказов", "приказом", "приказами"),
    "постановление": (
        "постановление", "постановления", "постановлений", "постановлением", "постановлениями",
    ),
    "распоряжение": ("распоряжение", "распоряжения", "распоряжений", "распоряжением", "распоряжениями"),
}  # fmt: skip
_CONTROL = "контроль"


@dataclass(frozen=True, slots=True)
class Act:
    """An order as texts cite it."""

    date: date
    number: str
    title: str = ""

    @property
    def told(self) -> str:
        """«от 23.09.2021 № 401/1»."""
        return f"от {self.date:%d.%m.%Y} № {self.number}"

    @property
    def full(self) -> str:
        """The same with the title in quotes."""
        return f"{self.told} «{self.title}»" if self.title else self.told


def amending_order(
    base: Order,
    issuer: str,
    act: Act,
    earlier: Sequence[Act],
    changes: Sequence[DocumentChanges],
    wording: Wording,
    name: str,
    since: int,
) -> dict[str, Data]:
    """The record of the order that makes the changes; ``earlier`` are the orders that amended the base before."""
    writer = Writer(name, wording)
    wholes = [found.document for found in changes if any(isinstance(i, Replaced) for i in found.instructions)]
    clauses = _changes(changes, writer, wholes)
    count = sum(len(found.instructions) for found in changes)
    noun = forms(base.form)[0]
    ending = "следующее изменение" if count == 1 else "следующие изменения"
    first = f"Внести в {noun} {issuer} {act.full}{cited(base.form, earlier, wording)} {ending}:"
    record: dict[str, Data] = {
        "id": name,
        "amends": base.id,
        "since": str(since),
        **_letterhead(base),
        "title": f"О внесении {'изменения' if count == 1 else 'изменений'} в {noun} {issuer} {act.full}",
        "preamble": wording.preamble,
        "clauses": [{"id": "changes", "text": first, "clauses": clauses}, *closing(base, wording)],
    }
    if writer.tables:
        record["tables"] = writer.tables  # type: ignore[assignment]
    if wholes:
        record["appendices"] = [{"id": f"{name}_{one}", "document": one, "approved": "нет"} for one in wholes]
    return {**record, "signature": base.signature.model_dump()}


def _letterhead(base: Order) -> dict[str, Data]:
    """What the base order writes of itself beside its text."""
    told: dict[str, Data] = {}
    if base.issuer:
        told["issuer"] = list(base.issuer)
    if base.form.lower() != "приказ":
        told["form"] = base.form
    if base.place:
        told["place"] = base.place
    if base.command != Order.model_fields["command"].default:
        told["command"] = base.command
    return told


def forms(form: str) -> tuple[str, str, str, str, str]:
    """Forms of the name of an act: что, чего, (много) чего, чем, (многими) чем."""
    return _NOUNS.get(form.lower(), (form.lower(),) * 5)


def cited(form: str, earlier: Sequence[Act], wording: Wording) -> str:
    """« (в редакции приказов от … № …, от … № …)»; nothing if nobody has amended the act."""
    if not earlier:
        return ""
    words = forms(form)
    if wording.citing is CitingWord.CHANGES:
        noun = words[3] if len(earlier) == 1 else words[4]
    else:
        noun = words[1] if len(earlier) == 1 else words[2]
    return f" ({wording.citing} {noun} {', '.join(act.told for act in earlier)})"


def closing(base: Order, wording: Wording) -> list[Data]:
    """Clauses after the changes: those of the profile, else the base order's clause on control."""
    if wording.closing:
        return [{"id": f"closing_{n}", "text": text} for n, text in enumerate(wording.closing, 1)]
    control = next((c for c in reversed(base.clauses) if c.text.lower().startswith(_CONTROL)), None)
    return [_control(control)] if control else []


def _control(clause: Clause) -> dict[str, Data]:
    return {"id": "control", "text": clause.text}


def _changes(changes: Sequence[DocumentChanges], writer: Writer, wholes: Sequence[str]) -> list[Data]:
    """A clause for each change of the order itself, one for each appendix with its changes inside."""
    found: list[tuple[str, list[str]]] = []
    for of_document in changes:
        if of_document.appendix is None:
            found += [(writer.sentence(one), []) for one in of_document.instructions]
        else:
            found.append(_appendix(of_document, writer, wholes))
    ends = sum(max(1, len(inner)) for _, inner in found)
    count, clauses = 0, []
    for number, (text, inner) in enumerate(found, 1):
        sub: list[Data] = []
        for place, sentence in enumerate(inner, 1):
            count += 1
            sub.append({"id": f"change_{number}_{place}", "text": sentence + _sign(count, ends)})
        count += not inner
        own = text if inner else text + _sign(count, ends)
        clauses.append({"id": f"change_{number}", "text": own, **({"clauses": sub} if sub else {})})
    return [*clauses]


def _sign(count: int, ends: int) -> str:
    return "." if count == ends else ";"


def _appendix(changes: DocumentChanges, writer: Writer, wholes: Sequence[str]) -> tuple[str, list[str]]:
    """«в приложении № 2:» with the changes, or the sentence that puts a new edition in its place."""
    assert changes.appendix is not None
    number = f" № {changes.appendix.label}" if changes.appendix.label else ""
    owner = f" {changes.owner}" if changes.owner else ""
    if isinstance(changes.instructions[0], Replaced):
        place = f" № {wholes.index(changes.document) + 1}" if len(wholes) > 1 else ""
        return f"приложение{number}{owner} {writer.sentence(changes.instructions[0], f'приложению{place}')}", []
    return f"в приложении{number}{owner}:", [writer.sentence(one) for one in changes.instructions]

