"""Where a number comes from, and where it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from shnor_docs.compute.explanation import explanation, to_json
from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.documents.occurrences import Occurrence, occurrences
from shnor_docs.documents.printing import printed
from shnor_docs.documents.references import BadReference, Reference, parse_reference
from shnor_docs.documents.scope import UsedIndicator, resolve, used_indicators
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.period import Period, PeriodMap
from shnor_docs.model.program import Fact
from shnor_docs.model.trace import Trace
from shnor_docs.model.value import Value
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.workspace.slides import on_slides
from shnor_docs.workspace.workspace import Workspace

NO_VALUE = declare("ШД019", Severity.ERROR, "нечего объяснять")

_VALUES = ("actuals", "targets", "baseline")
"""Which values of an indicator are meant when only its id is given, the first that has one."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A value with its path and title, what it was made from, where it is written, and where it is printed."""

    path: str
    title: str
    value: object
    written: Location | None
    printed: tuple[Occurrence, ...]

    def lines(self) -> Iterator[str]:
        """The explanation for a person."""
        yield f"{self.title} – {self.path}" if self.title else self.path
        if isinstance(self.value, Value) and isinstance(self.value.trace, Trace):
            yield from explanation(self.value)
        else:
            yield f"Результат: {printed(self.value)}"
            yield f"Записано вручную: {self.written}"
        yield "Где напечатано:" if self.printed else "В документах не напечатано."
        yield from (f"  {place.title}: {place.place} — «{place.text}»" for place in self.printed)

    def to_json(self) -> dict[str, object]:
        """The machine-readable twin of :meth:`lines`."""
        value = self.value if isinstance(self.value, Value) else Value(None)
        told = to_json(value) if isinstance(self.value, Value) else {"value": printed(self.value), "trace": None}
        written = None if self.written is None else asdict(self.written)
        return {
            "path": self.path,
            "title": self.title,
            **told,
            "written": written,
            "printed": [asdict(place) for place in self.printed],
        }


def explain(workspace: Workspace, program: str, what: str, period: str | None = None) -> Explained:
    """The value of a path («facts.schools_total», «indicators.ID.targets[2022]») or of an indicator's id.

    Raises:
        ShnorError: the program has errors, or there is no such value.
    """
    content = workspace.content(program)
    try:
        reference = _reference(content, what, period)
        value = _computed_value(content, reference) or resolve(content, reference)
        printed(value, reference.path)
    except BadReference as error:
        place = Location(f"{PROGRAMS}/{program}")
        raise ShnorError(Diagnostic.of(NO_VALUE, f"«{what}»: {error}", place, error.hint)) from error
    paths = _paths(content, reference)
    trees = workspace.documents(program)
    found = tuple(
        one
        for tree in trees
        for one in on_slides(workspace, program, tree, [o for path in paths for o in occurrences(tree, path)])
    )
    computed = isinstance(value, Value) and value.trace is not None
    written = None if computed else workspace.load(program).locate(_model_path(content, reference))
    return Explained(reference.path, _title(content, reference), value, written, found)


def _reference(content: Content, what: str, period: str | None) -> Reference:
    used = {indicator.id: indicator for indicator in used_indicators(content)}
    facts = [f for f in content.program.facts if f.indicator == what and period in (None, str(f.period))]
    if what in used:
        return Reference(("indicators", what, *_field(used[what], period)))
    if facts:
        return Reference(("facts", facts[-1].id))
    if what in content.catalogue:
        return Reference(("indicators", what, "actuals", _computed_period(content, what, period)))
    suffix = f"[{period}]" if period and "[" not in what else ""
    return parse_reference(what + suffix)


def _computed_period(content: Content, indicator: str, period: str | None) -> str:
    """The period meant for an indicator that no table has, though others or the program's facts take its value."""
    known = [str(at) for name, at in content.computed if name == indicator]
    if period in known or (period is None and known):
        return period or known[-1]
    when = f" за {period}" if period else ""
    raise BadReference(f"у показателя нет значения{when}", f"есть за {', '.join(known)}" if known else "")


def _computed_value(content: Content, reference: Reference) -> Value | None:
    """The number that the data give, whether or not the program has its indicator among its own."""
    match reference.steps:
        case ("indicators", name, "actuals", period):
            return next((v for (n, at), v in content.computed.items() if (n, str(at)) == (name, period)), None)
    return None


def _title(content: Content, reference: Reference) -> str:
    """The Russian name of the fact or of the indicator that the path is about; empty for other paths."""
    match reference.steps:
        case ("facts", name, *_):
            return next((fact.name for fact in content.program.facts if fact.id == name), "")
        case ("indicators", name, *_) if name in content.catalogue:
            return content.catalogue[name].name
    return ""


def _paths(content: Content, reference: Reference) -> tuple[str, ...]:
    """The value's own path, and those of the facts and the actual value that the same indicator computes."""
    computed = _computed_by(content, reference)
    if computed is None:
        return (reference.path,)
    indicator, period = computed
    facts = [f"facts.{f.id}" for f in content.program.facts if (f.indicator, str(f.period)) == computed]
    return tuple(dict.fromkeys((reference.path, *facts, f"indicators.{indicator}.actuals[{period}]")))


def _computed_by(content: Content, reference: Reference) -> tuple[str, str] | None:
    """The indicator and the period that a path is about, if it is a computed fact or an actual value."""
    match reference.steps:
        case ("facts", name):
            found = [(f.indicator, str(f.period)) for f in content.program.facts if f.id == name and f.indicator]
            return found[0] if found else None
        case ("indicators", name, "actuals", period):
            return name, period
    return None


def _field(indicator: UsedIndicator, period: str | None) -> tuple[str, ...]:
    """The field and the period meant by an indicator's id: the given period, or the latest there is."""
    for name in _VALUES:
        values = indicator.field(name)
        if isinstance(values, PeriodMap) and values:
            latest = str(tuple(values)[-1])
            if period is None or period in {str(key) for key in values}:
                return name, period or latest
    if period is None and indicator.use.target:
        return ("target",)
    known = dict.fromkeys(str(key) for name in _VALUES for key in _periods(indicator.field(name)))
    hint = f"есть за {', '.join(known)}" if known else ""
    raise BadReference(f"у показателя нет значения за {period}" if period else "у показателя нет значений", hint)


def _periods(values: object) -> Iterable[Period]:
    return values if isinstance(values, PeriodMap) else ()


def _model_path(content: Content, reference: Reference) -> tuple[object, ...]:
    """The path of the record's field: ids become indices."""
    steps = reference.steps[1:] if reference.steps[0] == "program" else reference.steps
    value: object = content.program
    path: list[object] = []
    for step in steps:
        if isinstance(value, tuple):
            index = next((n for n, record in enumerate(value) if getattr(record, "id", None) == step), 0)
            path.append(index)
            value = value[index]
        else:
            path.append(step)
            value = getattr(value, step, None) if isinstance(value, Record) else None
    return (*path, "value") if isinstance(value, Fact) else tuple(path)
