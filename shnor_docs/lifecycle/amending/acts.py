"""The amending order as a record: its heading, its first clause with the changes, what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from shnor_docs.lifecycle.amending.instructions import DocumentChanges, Instruction, Noun, Replaced, Step
from shnor_docs.lifecycle.amending.phrases import at
from shnor_docs.lifecycle.amending.sentences import Writer
from shnor_docs.model.amending import CitingWord, Wording
from shnor_docs.model.order import Order
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


@dataclass(frozen=True, slots=True)
class Base:
    """The order to be amended: its record, its issuer in the genitive, the act, earlier amendments, the edition."""

    order: Order
    issuer: str
    act: Act
    earlier: tuple[Act, ...]
    edition: int


def amending_order(of: Base, changes: Sequence[DocumentChanges], wording: Wording, name: str) -> dict[str, Data]:
    """The record, under the id ``name``, of the order that makes the changes."""
    base, writer = of.order, Writer(name, wording)
    wholes = [found.document for found in changes if any(isinstance(i, Replaced) for i in found.instructions)]
    clauses = _changes(changes, writer, wholes)
    count = sum(len(found.instructions) for found in changes)
    noun = forms(base.form)[0]
    ending = "следующее изменение" if count == 1 else "следующие изменения"
    what = f"{noun} {of.issuer} {of.act.full}"
    first = f"Внести в {what}{cited(base.form, of.earlier, wording)} {ending}:"
    record: dict[str, Data] = {
        "id": name,
        "amends": base.id,
        "since": str(of.edition),
        **letterhead(base),
        "title": f"О внесении {'изменения' if count == 1 else 'изменений'} в {what}",
        "preamble": wording.preamble,
        "clauses": [{"id": "changes", "text": first, "clauses": clauses}, *closing(base, wording)],
    }
    if writer.tables:
        record["tables"] = writer.tables  # type: ignore[assignment]
    if wholes:
        record["appendices"] = [{"id": f"{name}_{one}", "document": one, "approved": "нет"} for one in wholes]
    return {**record, "signature": base.signature.model_dump()}


def letterhead(base: Order) -> dict[str, Data]:
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
    """Clauses after the changes: those of the profile, and the base order's clause on control."""
    own: list[Data] = [{"id": f"closing_{n}", "text": text} for n, text in enumerate(wording.closing, 1)]
    control = next((c for c in reversed(base.clauses) if c.text.lower().startswith(_CONTROL)), None)
    return [*own, {"id": "control", "text": control.text}] if control else own


@dataclass(frozen=True, slots=True)
class Told:
    """A clause with those inside it; only the innermost end with a sign."""

    text: str
    inner: tuple[Told, ...] = ()


def _changes(changes: Sequence[DocumentChanges], writer: Writer, wholes: Sequence[str]) -> list[Data]:
    """A clause for each change of the order itself, one for each appendix with its changes inside."""
    told: list[Told] = []
    for of_document in changes:
        if of_document.appendix is None:
            told += _grouped(of_document.instructions, writer)
        else:
            told.append(_appendix(of_document, writer, wholes))
    return _numbered(told, "change", is_last=True)


def _numbered(told: Sequence[Told], name: str, *, is_last: bool) -> list[Data]:
    """Records of clauses: «;» ends each, «.» the last of all."""
    clauses: list[Data] = []
    for ordinal, one in enumerate(told, 1):
        last, key = is_last and ordinal == len(told), f"{name}_{ordinal}"
        if one.inner:
            clauses.append({"id": key, "text": one.text, "clauses": _numbered(one.inner, key, is_last=last)})
        else:
            clauses.append({"id": key, "text": one.text + ("." if last else ";")})
    return clauses


def _appendix(changes: DocumentChanges, writer: Writer, wholes: Sequence[str]) -> Told:
    """«в приложении № 2:» with the changes, or the sentence that puts a new edition in its place."""
    assert changes.appendix is not None
    number = f" № {changes.appendix.label}" if changes.appendix.label else ""
    owner = f" {changes.owner}" if changes.owner else ""
    first = changes.instructions[0]
    if isinstance(first, Replaced):
        place = f" № {wholes.index(changes.document) + 1}" if len(wholes) > 1 else ""
        return Told(f"приложение{number}{owner} {writer.sentence(first, f'приложению{place}')}")
    return Told(f"в приложении{number}{owner}:", _grouped(changes.instructions, writer))


def _grouped(instructions: Sequence[Instruction], writer: Writer) -> tuple[Told, ...]:
    """Sentences; several about one section stand under «в разделе 3:», which none of them names again."""
    found: list[Told] = []
    for section, group in groupby(instructions, _section):
        told = [*group]
        if section is None or len(told) == 1:
            found += (Told(writer.sentence(one)) for one in told)
        else:
            inner = tuple(Told(writer.sentence(_inside(one))) for one in told)
            found.append(Told(f"{at((section,), writer.wording)}:", inner))
    return tuple(found)


def _section(instruction: Instruction) -> Step | None:
    """The section inside which a change is; none of one that comes, goes or is told anew as a whole."""
    if isinstance(instruction, Replaced) or len(instruction.place) == 1:
        return None
    last = instruction.place[-1]
    return last if last.noun is Noun.SECTION and instruction.place[0].noun is not Noun.HEADING else None


def _inside(instruction: Instruction) -> Instruction:
    assert not isinstance(instruction, Replaced)
    return replace(instruction, place=instruction.place[:-1])
