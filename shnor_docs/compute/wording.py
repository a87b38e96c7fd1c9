"""Formulas in Russian words, as ``explain`` tells them to an official."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shnor_docs.compute.frame import Frame
from shnor_docs.model.formula import Bounds, Filter, Test
from shnor_docs.model.school import Level
from shnor_docs.russian.numerals import counted, format_number, noun_forms

LIMITS = (("at_least", "не менее"), ("at_most", "не более"), ("more", "более"), ("less", "менее"))


def limits(bounds: Bounds) -> str:
    """«не менее 30 и менее 50»."""
    written = ((words, getattr(bounds, name)) for name, words in LIMITS)
    return " и ".join(f"{words} {format_number(limit)}" for words, limit in written if limit is not None)


def rows_in_words(frame: Frame, years: int, where: Mapping[str, Filter]) -> str:
    """«строки таблицы «Результаты ОГЭ» за 3 года, где Динамика – рост»."""
    what = "школы" if frame.registry is None and frame.id == "schools" else f"строки таблицы «{frame.title}»"
    told = [_condition(frame, name, test) for name, test in where.items()]
    span = f" за {counted(years, noun_forms('год'))}" if years > 1 else ""
    return what + span + (f", где {' и '.join(told)}" if told else "")


def _condition(frame: Frame, name: str, condition: Filter) -> str:
    title = frame.titled(name)
    if not isinstance(condition, Test):
        values = (condition,) if isinstance(condition, str) else condition
        return f"{title} – {' или '.join(map(_said, values))}"
    return " и ".join(_tests(frame, title, condition))


def _said(value: str) -> str:
    """«СОО» for «secondary»: the levels of schools are the only values that YAML writes in English."""
    return next((level.shown for level in Level if level == value), value)


def _tests(frame: Frame, title: str, test: Test) -> Iterator[str]:
    if test.filled is not None:
        yield f"{title} {'заполнено' if test.filled else 'не заполнено'}"
    if test.is_not:
        unwanted = test.is_not if isinstance(test.is_not, str) else " и не ".join(test.is_not)
        yield f"{title} – не {unwanted}"
    if told := limits(test):
        whole = f" в процентах от «{frame.titled(test.percent_of)}»" if test.percent_of else ""
        yield f"{title}{whole} {told}"
