"""What an analyst meets: a program's data as pandas DataFrames, and DataFrames taken into its files.

pandas comes with the extra ``pandas`` and is imported here only, when a DataFrame is asked for.
Values keep their types, ``Period``, ``Decimal``, ``date``, ``Target``, ``Deadline``, with ``None`` for blank;
counts are ``Int64``, texts ``string``, yes and no ``boolean``, with ``pandas.NA`` for blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.model.content import Content
from shnor_docs.model.datasource import ColumnType, DataSource
from shnor_docs.model.period import PeriodLike
from shnor_docs.model.target import Target
from shnor_docs.russian.likeness import perhaps
from shnor_docs.source.catalogue import LoadedCatalogue
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.text import fingerprint
from shnor_docs.workspace.frames.entering import Place, Rows, enter_table
from shnor_docs.workspace.frames.rows import EXECUTION, INDICATORS, MEASURES, MONEY, SCHOOLS, items, measures, values

if TYPE_CHECKING:
    import pandas as pd

NO_PANDAS = declare("ШД479", Severity.ERROR, "не установлен pandas")
NO_TABLE = declare("ШД470", Severity.ERROR, "таблица данных не объявлена или не читается")

_TYPES = {str: "string", int: "Int64", bool: "boolean"}
_DECLARED = {ColumnType.TEXT: str, ColumnType.SCHOOL: str, ColumnType.COUNT: int, ColumnType.YES_NO: bool}


class Home(Protocol):
    """Where programs lie: a workspace."""

    root: Path

    @property
    def catalogue(self) -> LoadedCatalogue:
        """The catalogue of indicators."""

    def load(self, program: str) -> LoadedProgram:
        """The program with everything that reading and checking it found."""


class DataFrames:
    """The data of one program, read when they are first asked for and again after something was put.

    With ``russian`` the columns bear their Russian titles. A program with errors gives ShnorError.
    """

    def __init__(self, home: Home, folder: Path) -> None:
        self._home, self._folder = home, folder
        self._loaded: LoadedProgram | None = None
        self._files: dict[str, str] = {}
        self._seen: dict[str, str] = {}

    @property
    def tables(self) -> tuple[str, ...]:
        """Ids of the program's data tables, in the order of ``data.yaml``."""
        return tuple(source.id for source in self._content.program.data)

    def table(self, table: str, *, russian: bool = False) -> pd.DataFrame:
        """A data table by its declared fields; the index holds the rows' numbers in the file."""
        content = self._content
        declared = self._source(content, table)
        found = content.tables[table]
        self._seen[table] = self._files[table]
        types = {column.field: _DECLARED.get(column.type, object) for column in declared.columns}
        columns = {field: _series(found.column(field), types.get(field)) for field in found.fields}
        index = _pandas().Index(found.numbers, name="Строка" if russian else "row", dtype="int64")
        frame = _pandas().DataFrame({field: series.set_axis(index) for field, series in columns.items()}, index)
        from shnor_docs.source.data.layouts import layout_of

        titles = {column.field: column.header[0] for column in layout_of(declared).columns}
        return frame.rename(columns=titles) if russian else frame

    def indicators(self, *, russian: bool = False) -> pd.DataFrame:
        """Baselines, targets, actual and computed values, a row for each.

        ``value`` is a Decimal or a Target, ``amount`` its number; a target for all periods has none.
        """
        return _frame(values(self._content), INDICATORS, russian)

    def roadmap(self, *, russian: bool = False) -> pd.DataFrame:
        """The measures of the plan, a row for each; a measure without days has no first and last day."""
        return _frame(measures(self._content), MEASURES, russian)

    def money(self, *, russian: bool = False) -> pd.DataFrame:
        """The money of the measures by source and period."""
        rows = (
            (item.id, source, period, amount)
            for item in items(self._content)
            for source, amounts in item.money.items()
            for period, amount in amounts.items()
        )
        return _frame(rows, MONEY, russian)

    def execution(self, *, russian: bool = False) -> pd.DataFrame:
        """The execution of the measures by reporting date."""
        rows = ((item.id, day, done) for item in items(self._content) for day, done in item.execution.items())
        return _frame(rows, EXECUTION, russian)

    def identified(
        self,
        period: PeriodLike | None = None,
        rule: str = "thirty_percent",
        parameters: Mapping[str, object] | None = None,
        *,
        russian: bool = False,
    ) -> pd.DataFrame:
        """The schools that a rule of identification finds, with the reasons and the cells that say so."""
        from shnor_docs.workspace.selecting import selected

        written = {name: str(number) for name, number in (parameters or {}).items()}
        wanted = None if period is None else str(period)
        found = selected(self._content, Location(self._shown), wanted, rule, written)
        rows = (
            (row.school, row.name, found.period, "\n".join(row.reasons), "\n".join(map(str, row.places)))
            for row in found.rows
        )
        return _frame(rows, SCHOOLS, russian)

    def put_table(self, table: str, frame: pd.DataFrame, *, replace: bool = False) -> None:
        """Write the DataFrame as the whole file of a data table; its columns bear fields' names or headers.

        What the file holds beside the table (other sheets, columns that are not declared) makes it an error,
        unless ``replace`` lets it go. So does a file that was changed since its table was asked for.

        Raises:
            ShnorError: a cell does not fit the declaration; each is named by its row and column.
        """
        self._loaded = None
        content = self._read().content or self._content
        place = self._place(self._source(content, table))
        rows = _rows(frame, f"DataFrame таблицы «{table}»")
        enter_table(place, content.program.schools, rows, self._seen.get(table), replace)
        self._loaded = None
        self._seen.pop(table, None)

    def put_indicators(self, frame: pd.DataFrame) -> tuple[Diagnostic, ...]:
        """Put targets, baselines and actual values into the program's YAML, one for each row of :meth:`indicators`.

        Comments, order and all other values stay. Returned are warnings that were not there before.

        Raises:
            ShnorError: a row is wrong, or the program would be; nothing is written then.
        """
        from shnor_docs.workspace.frames.entering_values import enter_values

        self._loaded = None
        titles = {title: name for name, title in INDICATORS.items()}
        rows = _rows(frame, "DataFrame показателей").renamed(titles)
        news = enter_values(self._readable, self._home.catalogue, rows)
        self._loaded = None
        return news

    def _read(self) -> LoadedProgram:
        if self._loaded is None:
            self._loaded = self._home.load(self._folder.name)
            self._files = self._fingerprints(self._loaded.content)
        return self._loaded

    @property
    def _readable(self) -> LoadedProgram:
        loaded = self._read()
        if loaded.content is None or has_errors((*self._home.catalogue.diagnostics, *loaded.diagnostics)):
            raise ShnorError(*(d for d in (*self._home.catalogue.diagnostics, *loaded.diagnostics) if d.is_error))
        return loaded

    @property
    def _content(self) -> Content:
        content = self._readable.content
        assert content is not None
        return content

    def _fingerprints(self, content: Content | None) -> dict[str, str]:
        """Those of the files of the tables that could be read."""
        sources = content.program.data if content else ()
        places = (self._place(source) for source in sources if content and source.id in content.tables)
        return {place.declared.id: fingerprint(place.data() or b"") for place in places}

    def _place(self, declared: DataSource) -> Place:
        return Place(declared, self._folder, self._home.root)

    @property
    def _shown(self) -> str:
        return self._folder.relative_to(self._home.root).as_posix()

    def _source(self, content: Content, table: str) -> DataSource:
        sources = {source.id: source for source in content.program.data}
        if table not in sources:
            hint = perhaps(table, sources, f"есть: {', '.join(sources) or 'ни одной'}")
            place = Location(f"{self._shown}/data.yaml")
            raise ShnorError(Diagnostic.of(NO_TABLE, f"таблица «{table}» не объявлена", place, hint))
        return sources[table]


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        hint = "установите: python -m pip install pandas (в папке проекта – python3 tools/install.py --pandas)"
        missing = Diagnostic.of(NO_PANDAS, "нужен pandas, а он не установлен", Location("pandas"), hint)
        raise ShnorError(missing) from error
    return pandas


def _series(cells: Iterable[object], type_: type | None = None) -> Any:
    """A column of that type; without one, of the type that all its cells have."""
    values = list(cells)
    kinds = {type(value) for value in values if value is not None}
    kind = type_ or (kinds.pop() if len(kinds) == 1 else object)
    try:
        return _pandas().Series(values, dtype=_TYPES.get(kind, object))
    except OverflowError:  # a whole number of more than 64 bits
        return _pandas().Series(values, dtype=object)


def _frame(rows: Iterable[Sequence[object]], titles: Mapping[str, str], russian: bool) -> Any:
    columns = zip(*rows, strict=True)
    cells = dict(zip(titles, columns, strict=False)) or dict.fromkeys(titles, ())
    frame = _pandas().DataFrame({name: _series(values) for name, values in cells.items()})
    return frame.rename(columns=titles) if russian else frame


def _rows(frame: pd.DataFrame, name: str) -> Rows:
    """The cells of a DataFrame as texts; targets stay."""
    cells = [tuple(map(_text, row)) for row in frame.itertuples(index=False, name=None)]
    return Rows(name, tuple(map(str, frame.columns)), list(frame.index), cells)


def _text(cell: Any) -> str | Target:
    """A cell as one would type it: a float that is whole has no fraction, what is missing is blank."""
    pandas = _pandas()
    if isinstance(cell, Target):
        return cell
    if pandas.api.types.is_scalar(cell) and pandas.isna(cell):
        return ""
    if pandas.api.types.is_bool(cell):
        return "да" if cell else "нет"
    if pandas.api.types.is_float(cell):
        return f"{Decimal(str(cell)).normalize():f}"
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
