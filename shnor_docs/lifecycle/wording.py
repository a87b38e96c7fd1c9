"""Changes as an official reads them: «показатель «…»: план на 2022 год 40 % → 45 %»."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shnor_docs.lifecycle.comparison import FILES, Change, ChangeKind, Path
from shnor_docs.lifecycle.naming import child, entity, field_name, label, quoted, records_on, referred
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.period import Period
from shnor_docs.model.roadmap import Group
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.numerals import format_number

NOTHING = "нет"
WORDING = "формулировка"
"""What the field of a record is called that has the record's own name: the measure of a measure."""
_WORDS = {True: "да", False: "нет"}


_HEADINGS = {
    ChangeKind.ADDED: "добавлено",
    ChangeKind.REMOVED: "исключено",
    ChangeKind.MOVED: "порядок",
    ChangeKind.CHANGED: "изменено",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words. ``owner`` is whose it is, ``what`` the field with its period, both in Russian."""

    entity: str
    id: str | None
    field: str | None
    period: str | None
    owner: str
    what: str
    before: str | None
    after: str | None

    def heading(self, kind: ChangeKind) -> str:
        """What changed, for a table that shows the old and the new wording beside it."""
        return f"{self.owner}: {self.what or _HEADINGS[kind]}"

    def line(self, kind: ChangeKind) -> str:
        """The change as one line of a report."""
        if kind is ChangeKind.MOVED:
            return f"{self.owner}: порядок: {self.before} → {self.after}"
        if kind is ChangeKind.ADDED:
            return f"добавлено: {self.owner}"
        if kind is ChangeKind.REMOVED:
            return f"исключено: {self.owner}"
        if not self.before and not self.after:
            return f"{self.owner}: {self.what}: иная разбивка на абзацы"
        return f"{self.owner}: {self.what} {self.before or NOTHING} → {self.after or NOTHING}"


def told(change: Change, a: Content, b: Content) -> Told:
    """The change of ``compare(a, b)`` in words."""
    if change.path[0] == FILES:
        return _file_told(change, a if change.after is None else b)
    content = a if change.kind is ChangeKind.REMOVED else b
    depth, owner = records_on(content, change.path)[-1]
    rest = change.path[depth:] if change.kind is ChangeKind.CHANGED else ()
    name, russian = entity(owner, change.path)
    before: str | None
    after: str | None
    if change.kind is ChangeKind.MOVED:
        before, after = _place(change.before, a), _place(change.after, b)
    else:
        before, after = printed(change.before, a), printed(change.after, b)
    return Told(
        entity=name,
        id=getattr(owner, "id", None),
        field=str(rest[0]) if rest else None,
        period=next((str(step) for step in rest if isinstance(step, Period | date)), None),
        owner=f"{russian} {label(owner, content)}".strip(),
        what=WORDING if (what := field_name(owner, rest)) == russian else what,
        before=before,
        after=after,
    )


def _file_told(change: Change, content: Content) -> Told:
    name, before, after = str(change.path[1]), printed(change.before), printed(change.after)
    sections = (section for document in content.program.documents for section in document.sections)
    title = next((quoted(section.title) for section in sections if str(section.file) == name), None)
    return Told("file", name, None, None, f"раздел {title}" if title else f"файл {name}", "текст", before, after)


def _place(path: object, content: Content) -> str:
    """«3-е место» of a record in its list; with the group's title for a measure."""
    if not isinstance(path, tuple):
        return NOTHING
    records = _child_at(content, path[:-1])
    index = [getattr(record, "id", None) for record in records].index(path[-1])
    groups = [record for _, record in records_on(content, path) if isinstance(record, Group)]
    place = f"{index + 1}-е место"
    return f"{place} в группе {quoted(groups[-1].title)}" if groups and len(path) > 3 else place


def _child_at(content: Content, path: Path) -> tuple[object, ...]:
    node: object = content.program
    for step in path:
        node = child(node, step)
    return node if isinstance(node, tuple) else ()


def printed(value: object, content: Content | None = None) -> str | None:
    """A value as reports show it; of a record, everything it holds but its id.

    What names another record of ``content`` by its id prints as that record is called.
    """
    match value:
        case None | "":
            return None
        case str():
            return (referred(content, value) if content else None) or quoted(value)
        case Decimal():
            return format_number(value)
        case date():
            return format_date(value)
        case Record() | tuple():
            return "; ".join(text for item in _parts(value) if (text := printed(item, content))) or None
        case Mapping():
            return "; ".join(f"{printed(key)}: {printed(item, content)}" for key, item in value.items()) or None
        case _:
            return _WORDS.get(value, str(value)) if isinstance(value, bool) else str(value)


def _parts(value: Record | tuple[object, ...]) -> Iterable[object]:
    if isinstance(value, tuple):
        return value
    return (item for name, item in value.__dict__.items() if name != "id")
