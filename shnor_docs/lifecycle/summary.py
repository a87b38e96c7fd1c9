"""Changes as the one sentence that a person would save them with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from shnor_docs.lifecycle.comparison import ChangeKind
from shnor_docs.lifecycle.differences import Difference
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.numerals import counted

TOLD = 4
"""Records that a sentence names; the others are counted."""
LONGEST = 60
"""Characters of a name that a sentence shows."""
FIRST = "Начало работы над программой"
BEFORE_RETURN = "Перед возвратом к прежнему"
ONLY_FORM = "Изменены примечания и расположение строк; по смыслу ничего не изменилось"

_CHANGES = ("изменение", "изменения", "изменений")
_VERBS = {
    ChangeKind.CHANGED: "изменено",
    ChangeKind.ADDED: "добавлено",
    ChangeKind.REMOVED: "исключено",
    ChangeKind.MOVED: "переставлено",
}


def draft_sentence(differences: Sequence[Difference]) -> str:
    """«Изменено: мероприятие 1.2 (срок исполнения); добавлено: показатель «…»; ещё 3 изменения»."""
    records = _by_record(differences)
    if not records:
        return ONLY_FORM
    named, rest = records[:TOLD], records[TOLD:]
    parts = [f"{verb}: {', '.join(told)}" for kind, verb in _VERBS.items() if (told := _named(named, kind))]
    if uncounted := sum(len(found) for _, _, found in rest):
        parts.append(f"ещё {counted(uncounted, _CHANGES)}")
    sentence = "; ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def return_sentence(title: str) -> str:
    """What a return to an earlier moment is saved with."""
    return f"Возврат к прежнему: {title[:1].lower()}{title[1:]}"


def edition_sentence(edition: int, act: str) -> str:
    """What a state is saved with that lays down an edition."""
    return f"Утверждена редакция {edition}: приказ {act}"


def moment(when: datetime) -> str:
    """«3 марта 2026 г. в 12:05»."""
    return f"{format_date(when.date(), 'verbal')} в {when:%H:%M}"


_Record = tuple[ChangeKind, str, list[Difference]]


def _by_record(differences: Iterable[Difference]) -> list[_Record]:
    """Changes of one kind to one record together, in the order of the model."""
    found: dict[tuple[ChangeKind, str], list[Difference]] = {}
    for difference in differences:
        found.setdefault((difference.change.kind, difference.told.owner), []).append(difference)
    return [(kind, owner, of_record) for (kind, owner), of_record in found.items()]


def _named(records: Iterable[_Record], kind: ChangeKind) -> list[str]:
    return [_with_fields(owner, found) for one, owner, found in records if one is kind]


def _with_fields(owner: str, found: Iterable[Difference]) -> str:
    fields = dict.fromkeys(one.told.what for one in found if one.told.what)
    return _short(owner) + (f" ({', '.join(fields)})" if fields else "")


def _short(text: str) -> str:
    """A text cut at a word, the quotes it opens closed."""
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,.;:«")
    return f"{cut}…" + "»" * (cut.count("«") - cut.count("»"))
