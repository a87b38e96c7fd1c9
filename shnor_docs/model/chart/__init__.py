"""Charts: what a program draws of its values."""

from __future__ import annotations

from shnor_docs.model.chart.chart import Cells, Chart, ChartTarget
from shnor_docs.model.chart.choices import Along, ChartForm, Shown

__all__ = ["Along", "Cells", "Chart", "ChartForm", "ChartTarget", "Shown"]
