"""Reading of deadlines as officials write them: one reader for each form, None for a text of another form."""

from __future__ import annotations

import re
from dataclasses import replace

from shnor_docs.model.deadline.dated import ByDay, Interval, Since, Years
from shnor_docs.model.deadline.moment import Moment, Unit, read_moment
from shnor_docs.model.deadline.recurring import Every, Frequency, Recurring, Throughout, Whole
from shnor_docs.model.deadline.terms import Stage, Term
from shnor_docs.model.deadline.wordings import read_absent, read_declared, read_opened
from shnor_docs.model.notation import NotationError, any_case, first_parsed, squeezed
from shnor_docs.model.period import PeriodRange
from shnor_docs.russian.dates import MONTHS, MONTHS_GENITIVE

EXAMPLES = (
    "примеры: «до 18.02.2022», «июль–август 2020», «2020-2022», «с сентября 2020», «I квартал 2022», "
    "«ежегодно, август», «2 раза в год», «в течение срока реализации программы», «по плану УО»; "
    'иное – в кавычках после слова «событие»: "событие: …"'
)

_DASH = re.compile(r"\s*[-–—−]\s*")
_MONTH = "|".join((*MONTHS, *MONTHS_GENITIVE))


_SEPARATOR = re.compile(r"\s*[;\n]\s*")
_YEAR_THEN_MONTH = any_case(rf"(\d{{4}}(?:\s*(?:год|г\.?))?)\s+(?={_MONTH})")
_WHOLES = (
    (
        Whole.PROGRAM,
        any_case(
            r"(?:(?:в течение|на протяжении)(?: всего)?|весь)(?: (?:срока?|периода?))?"
            r"(?: (?:действия|реализации))? (?:программы|проекта)|весь (?:срок|период)"
        ),
    ),
    (Whole.CONSTANT, any_case("постоянно")),
    (Whole.YEAR, any_case("в течение (?:всего )?(?:календарного )?года|весь год")),
    (Whole.SCHOOL_YEAR, any_case("в течение (?:всего )?(?:учебного|уч\\.) года|весь учебный год")),
)
_FREQUENCY = any_case(r"(?:(\d{1,2}) )?раза? в (день|месяц|квартал|полугодие|год)(?: (.+))?")
_RECURRING = any_case(rf"(.*?)[,\s]*\b({'|'.join(Every)}|каждый год|каждый месяц)\b[,\s]*(.*)")
_EVERY = {every.value: every for every in Every} | {"каждый год": Every.YEAR, "каждый месяц": Every.MONTH}
_BY = any_case(r"(?:до|не позднее) (.+)")
_IN = any_case("^во? ")
_SINCE = any_case(r"(?:в период )?со? (.+)")
_UP_TO = any_case(r" (?:по|до) ")
_YEARS = any_case(
    r"(?:в течение |в |на )?(\d{4}(?:/\d{2,4})?(?:\s*[-–—]\s*\d{4}(?:/\d{2,4})?)?\s*"
    r"(?:(?:уч\.?|учебн\w+)\s*)?(?:г(?:г|од\w*)?\.?)?)"
)
_STAGE_WORD = any_case(r"\b(?:этап|данные|срез|тур|замер|отч[её]т|мониторинг|диагностика|анализ|часть|очередь)\w*")
_IN_BRACKETS = re.compile(r"(.+?)\s*\(([^()]+)\)")
_SHORT_YEAR = re.compile(r"\d\d?\.\d\d?\.\d\d")


def parse_terms(text: str) -> tuple[Term, ...]:
    """Terms of the text in their order; none for an empty text.

    Raises:
        NotationError: a form that is not known, or a date that cannot be.

    """
    chunks = [squeezed(chunk) for chunk in _SEPARATOR.split(text.strip())]
    terms = tuple(term for chunk in chunks if chunk for term in _chunk_terms(chunk))
    implied = {term.is_implied for term in terms if isinstance(term, Interval | ByDay)}
    if implied == {True, False}:
        raise NotationError(f"«{text}»: год указан не у всех дат", "укажите год у каждой даты или ни у одной")
    return terms


def _chunk_terms(chunk: str) -> tuple[Term, ...]:
    """The chunk as one term, else as several that a comma or only a space parts («май 2020 июль 2021»)."""
    if term := read_term(chunk):
        return (term,)
    pieces = [read_term(piece) for piece in _YEAR_THEN_MONTH.sub(r"\1, ", chunk).split(", ")]
    found = tuple(piece for piece in pieces if piece)
    if len(pieces) == 1 or len(found) < len(pieces):
        raise _unknown(chunk)
    return found


def read_term(text: str) -> Term | None:
    """The term that one text is, or None for a text of no known form."""
    bare = text.strip(" ,")
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1].strip()
    return first_parsed(bare, (read_absent, read_declared, _dated, read_opened, _stage))


def _dated(text: str) -> Term | None:
    return first_parsed(text.rstrip(" ."), (_frequency, _recurring, _limit))


def _limit(text: str) -> Interval | ByDay | Since | Years | Throughout | None:
    """A term without recurrence, as may also stand beside «ежегодно»."""
    return _throughout(text) or _by_day(text) or _since(text) or _years(text) or _interval(text)


def _throughout(text: str) -> Throughout | None:
    return next((Throughout(whole) for whole, form in _WHOLES if form.fullmatch(text)), None)


def _frequency(text: str) -> Frequency | None:
    if not (match := _FREQUENCY.fullmatch(text)):
        return None
    times = int(match[1] or 1)
    if times == 0:
        raise NotationError(f"«{text}»: ноль раз", "укажите, сколько раз")
    return Frequency(times, Unit(match[2].lower()), match[3] or "")


def _recurring(text: str) -> Recurring | None:
    match = _RECURRING.fullmatch(text)
    if not match or (match[1] and match[3]):
        return None
    every, rest = _EVERY[match[2].lower()], (match[1] or match[3]).strip(" .,")
    if not rest:
        return Recurring(every)
    within = _limit(rest)
    return Recurring(every, within) if within else None


def _by_day(text: str) -> ByDay | None:
    if not (match := _BY.fullmatch(text)) or not (moment := read_moment(match[1])):
        return None
    if moment.unit is not Unit.DAY:
        raise NotationError(
            f"«{text}»: неясно, входит ли {moment.name() or 'этот год'} в срок",
            "назовите день: «до 31.05.2022»",
        )
    return ByDay(moment)


def _since(text: str) -> Since | Interval | None:
    if not (match := _SINCE.fullmatch(text)):
        return None
    ends = _UP_TO.split(match[1])
    if len(ends) == 2:
        return _between(*ends)
    start = read_moment(match[1])
    return Since(start) if start else None


def _years(text: str) -> Years | None:
    match = _YEARS.fullmatch(text)
    return Years(PeriodRange.parse(match[1])) if match else None


def _interval(text: str) -> Interval | None:
    text = _IN.sub("", text)
    if only := read_moment(text):
        return Interval(only, only)
    splits = ((text[: dash.start()], text[dash.end() :]) for dash in _DASH.finditer(text))
    return next((found for ends in splits if (found := _between(*ends))), None)


def _between(start_text: str, end_text: str) -> Interval | None:
    """The interval of two texts; the start takes from the end what it leaves unsaid («20–28 марта 2023»)."""
    end = read_moment(end_text)
    if end is None:
        return None
    start = _partial(start_text, end) or read_moment(start_text)
    if start is None:
        return None
    if start.year is None and end.year is not None:
        start = replace(start, year=end.year - (start.number > end.number and start.unit == end.unit))
    elif start.year is not None and end.year is None:
        end = replace(end, year=end.after(start.days().first).first.year)
    return Interval(start, end)


def _partial(text: str, end: Moment) -> Moment | None:
    """The start named by a day or quarter number alone."""
    if end.unit is Unit.DAY and re.fullmatch(r"\d\d?", text):
        return replace(end, day=int(text))
    return read_moment(f"{text} квартал") if end.unit is Unit.QUARTER else None


def _stage(text: str) -> Stage | None:
    if (brackets := _IN_BRACKETS.fullmatch(text)) and (found := _labelled(brackets[1], brackets[2])):
        return found
    splits = ((text[: dash.start()], text[dash.end() :]) for dash in _DASH.finditer(text))
    return next((found for ends in splits if (found := _labelled(*ends))), None)


def _labelled(label: str, text: str) -> Stage | None:
    """A stage, if the label says so: any word would let a misspelt month pass for a label."""
    if "," in label or not _STAGE_WORD.search(label):
        return None
    term = _dated(text)
    return Stage(label, term) if term else None


def _unknown(text: str) -> NotationError:
    if _SHORT_YEAR.search(text):
        return NotationError(f"«{text}»: год не из четырёх цифр", "напишите год полностью: «до 18.02.2022»")
    return NotationError(f"непонятный срок «{text}»", EXAMPLES)
