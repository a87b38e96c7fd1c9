"""Charts of a program: what stands along the axis, which values, in which form."""

from __future__ import annotations

from pydantic import Field, model_validator

from shnor_docs.model.base import EntityId, Line, Prose, Record, Title
from shnor_docs.model.chart.choices import Along, ChartForm, Shown
from shnor_docs.model.period import Period
from shnor_docs.model.value import Number, YesNo


class Cells(Record):
    """Columns of a data table that a chart shows."""

    source: EntityId = Field(title="Таблица данных", description="Её id из data.yaml")
    name: EntityId = Field(title="Столбец с подписями деления")
    value: tuple[EntityId, ...] = Field(title="Столбцы с числами", description="Каждый – ряд диаграммы", min_length=1)
    series: EntityId | None = Field(None, title="Столбец с названиями рядов", description="Год, отчётная дата …")
    only: dict[EntityId, Line] = Field(
        default_factory=dict, title="Какие строки взять", description="Столбец и его значение: municipality: …"
    )
    subject: EntityId | None = Field(
        None,
        title="Столбец с тем, для кого документ",
        description="Для карты муниципалитета или школы: берутся строки того, кому она выдана",
    )

    @property
    def fields(self) -> tuple[EntityId, ...]:
        """All columns that the chart looks at."""
        return (self.name, *self.value, *(name for name in (self.series, self.subject) if name), *self.only)


class ChartTarget(Record):
    """A value drawn as a line over the whole chart."""

    name: Line = Field("Целевое значение", title="Как назвать линию")
    value: Number = Field(title="Значение")


class Chart(Record):
    """A chart that sections place with ``{{ charts.ID }}``."""

    id: EntityId
    title: Title = Field(title="Название диаграммы", description="Печатается над ней")
    form: ChartForm = Field(
        ChartForm.COLUMNS,
        title="Вид",
        description="columns (столбцы), stacked (друг на друге), bars (полосы) или lines (линии)",
    )
    along: Along = Field(
        Along.PERIODS,
        title="Что вдоль оси",
        description="periods (годы), indicators (показатели), schools (школы) или rows (строки таблицы данных)",
    )
    indicators: tuple[EntityId, ...] = Field((), title="Показатели", description="По умолчанию все, какие есть")
    periods: tuple[Period, ...] = Field((), title="Годы", description="По умолчанию все, за которые есть значения")
    shows: tuple[Shown, ...] = Field(
        (Shown.ACTUAL,),
        title="Какие значения",
        description="actual (факт), target (план), change (изменение); план вместе с фактом – линия",
        min_length=1,
    )
    cells: Cells | None = Field(None, title="Из таблицы данных", description="Для along: rows")
    target: ChartTarget | None = Field(None, title="Линия общего целевого значения")
    names: dict[str, Line] = Field(
        default_factory=dict, title="Короткие названия", description="По id показателя, школы или по тексту ячейки"
    )
    unit: Line | None = Field(None, title="Единица", description="Для чисел таблицы данных: %, балл …")
    labels: YesNo = Field(True, title="Подписывать значения")
    height: float | None = Field(
        None, title="Высота, см", description="По умолчанию такая, чтобы подписи не слиплись", ge=4, le=22
    )
    alternative: Line | None = Field(
        None, title="Описание для незрячих", description="По умолчанию – название и все значения"
    )
    note: Prose | None = Field(None, title="Примечание под диаграммой")

    @model_validator(mode="after")
    def _tells_where_values_are(self) -> Chart:
        if (self.along is Along.ROWS) != (self.cells is not None):
            raise ValueError("along: rows и cells пишутся вместе: cells называет таблицу данных и её столбцы")
        return self

    @model_validator(mode="after")
    def _draws_nothing_twice(self) -> Chart:
        values = self.cells.value if self.cells else ()
        lists = {"indicators": self.indicators, "periods": self.periods, "shows": self.shows, "value": values}
        for field, given in lists.items():
            for one in (one for n, one in enumerate(given) if one in given[:n]):
                raise ValueError(f"в {field} дважды названо «{one}»: диаграмма нарисует это два раза, уберите лишнее")
        return self
