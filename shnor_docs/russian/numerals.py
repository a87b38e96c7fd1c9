"""Numbers in Russian text: agreement with nouns, words in brackets, printed digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Literal

from shnor_docs.russian.declension.cases import Case

NBSP = "\u00a0"
MINUS = "\u2212"

Gender = Literal["m", "f", "n"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that follows a number: «1 школа», «2 школы», «5 школ»."""

    one: str
    few: str
    many: str
    gender: Gender
    genitive: str = ""
    """Genitive singular, when it differs from ``few``."""

    @property
    def forms(self) -> tuple[str, str, str]:
        """The three forms in the order :func:`agree` takes them."""
        return (self.one, self.few, self.many)

    @property
    def all_forms(self) -> tuple[str, ...]:
        """Every form by which a text may name it."""
        return tuple(form for form in (*self.forms, self.genitive) if form)


NOUNS = (
    Noun("школа", "школы", "школ", "f"),
    Noun("практика", "практики", "практик", "f"),
    Noun("мероприятие", "мероприятия", "мероприятий", "n"),
    Noun("педагог", "педагога", "педагогов", "m"),
    Noun("учитель", "учителя", "учителей", "m"),
    Noun("руководитель", "руководителя", "руководителей", "m"),
    Noun("директор", "директора", "директоров", "m"),
    Noun("методист", "методиста", "методистов", "m"),
    Noun("куратор", "куратора", "кураторов", "m"),
    Noun("обучающийся", "обучающихся", "обучающихся", "m", genitive="обучающегося"),
    Noun("ученик", "ученика", "учеников", "m"),
    Noun("выпускник", "выпускника", "выпускников", "m"),
    Noun("участник", "участника", "участников", "m"),
    Noun("человек", "человека", "человек", "m"),
    Noun("команда", "команды", "команд", "f"),
    Noun("программа", "программы", "программ", "f"),
    Noun("документ", "документа", "документов", "m"),
    Noun("приказ", "приказа", "приказов", "m"),
    Noun("отчёт", "отчёта", "отчётов", "m"),
    Noun("отчет", "отчета", "отчетов", "m"),
    Noun("справка", "справки", "справок", "f"),
    Noun("сборник", "сборника", "сборников", "m"),
    Noun("сайт", "сайта", "сайтов", "m"),
    Noun("организация", "организации", "организаций", "f"),
    Noun("учреждение", "учреждения", "учреждений", "n"),
    Noun("муниципалитет", "муниципалитета", "муниципалитетов", "m"),
    Noun("показатель", "показателя", "показателей", "m"),
    Noun("задача", "задачи", "задач", "f"),
    Noun("цель", "цели", "целей", "f"),
    Noun("раздел", "раздела", "разделов", "m"),
    Noun("пункт", "пункта", "пунктов", "m"),
    Noun("таблица", "таблицы", "таблиц", "f"),
    Noun("строка", "строки", "строк", "f"),
    Noun("файл", "файла", "файлов", "m"),
    Noun("ошибка", "ошибки", "ошибок", "f"),
    Noun("предупреждение", "предупреждения", "предупреждений", "n"),
    Noun("семинар", "семинара", "семинаров", "m"),
    Noun("вебинар", "вебинара", "вебинаров", "m"),
    Noun("занятие", "занятия", "занятий", "n"),
    Noun("договор", "договора", "договоров", "m"),
    Noun("соглашение", "соглашения", "соглашений", "n"),
    Noun("класс", "класса", "классов", "m"),
    Noun("балл", "балла", "баллов", "m"),
    Noun("процент", "процента", "процентов", "m"),
    Noun("рубль", "рубля", "рублей", "m"),
    Noun("час", "часа", "часов", "m"),
    Noun("день", "дня", "дней", "m"),
    Noun("месяц", "месяца", "месяцев", "m"),
    Noun("год", "года", "лет", "m"),
    Noun("раз", "раза", "раз", "m"),
    Noun("тысяча", "тысячи", "тысяч", "f"),
    Noun("миллион", "миллиона", "миллионов", "m"),
    Noun("миллиард", "миллиарда", "миллиардов", "m"),
    Noun("единица", "единицы", "единиц", "f"),
    Noun("публикация", "публикации", "публикаций", "f"),
    Noun("заседание", "заседания", "заседаний", "n"),
    Noun("совещание", "совещания", "совещаний", "n"),
    Noun("консультация", "консультации", "консультаций", "f"),
    Noun("конкурс", "конкурса", "конкурсов", "m"),
    Noun("проект", "проекта", "проектов", "m"),
    Noun("мониторинг", "мониторинга", "мониторингов", "m"),
    Noun("гимназия", "гимназии", "гимназий", "f"),
    Noun("лицей", "лицея", "лицеев", "m"),
    Noun("тьютор", "тьютора", "тьюторов", "m"),
    Noun("наставник", "наставника", "наставников", "m"),
    Noun("специалист", "специалиста", "специалистов", "m"),
    Noun("эксперт", "эксперта", "экспертов", "m"),
    Noun("родитель", "родителя", "родителей", "m"),
    Noun("ребёнок", "ребёнка", "детей", "m"),
)
"""Nouns that programs count."""

_BY_FORM = {form: noun for noun in NOUNS for form in noun.all_forms}
_WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*")
_SHORTENED = frozenset(
    {"тыс", "млн", "млрд", "трлн", "км", "м", "см", "кв", "га", "кг", "г", "т", "ч", "мин", "сут", "шт"}
)
_OWN: ContextVar[Mapping[str, Noun]] = ContextVar("nouns of the workspace by form", default=MappingProxyType({}))
_NOUNS: ContextVar[tuple[Noun, ...]] = ContextVar("nouns of the workspace", default=())


def use_nouns(nouns: Iterable[Noun]) -> None:
    """From now on, in this thread, know these nouns too, and no others given before: the workspace's own.

    A value prints itself, wherever it stands, so its noun is no argument but the language spoken.
    """
    _NOUNS.set(tuple(nouns))
    _OWN.set({form.lower(): noun for noun in _NOUNS.get() for form in noun.all_forms})


def nouns_in_use() -> tuple[Noun, ...]:
    """The nouns that :func:`use_nouns` has given this thread."""
    return _NOUNS.get()


def find_noun(word: str) -> Noun | None:
    """The known noun that has this form («школы» finds «школа»), the workspace's own first; or None."""
    return _OWN.get().get(word.lower()) or _BY_FORM.get(word.lower())


def is_undeclined(unit: str) -> bool:
    """Whether a unit is a word that numbers should decline and whose forms are not known; «тыс. рублей» need not be."""
    words = unit.lower().split()
    return bool(words) and find_noun(unit) is None and not _SHORTENED & set(words) and all(map(_WORD.fullmatch, words))


def noun_forms(word: str) -> tuple[str, str, str]:
    """Forms of a known noun after 1, 2 and 5; raises KeyError for a word that is not known."""
    return _BY_FORM[word.lower()].forms


def agree(number: int | Decimal, one: str, few: str, many: str) -> str:
    """The form that follows the number: 1 школа, 2 школы, 5 школ, 1,5 школы."""
    if number != int(number):
        return few
    count = abs(int(number))
    if count % 100 in range(11, 15):
        return many
    return {1: one, 2: few, 3: few, 4: few}.get(count % 10, many)


def agree_genitive(number: int | Decimal, noun: Noun) -> str:
    """The form after a number in the genitive: не менее 1 школы, 2 школ, 21 школы, 1,5 школы."""
    is_one = agree(number, "one", "few", "many") == "one"
    return (noun.genitive or noun.few) if is_one or number != int(number) else noun.many


def counted(number: int, forms: tuple[str, str, str]) -> str:
    """The number with its noun: «5 школ»."""
    return f"{format_number(Decimal(number))}{NBSP}{agree(number, *forms)}"


def spelled(number: int, gender: Gender = "m", case: Case = "nominative") -> str:
    """A whole number in words: «три», «одна», «двадцать два», «двадцати одной», «один миллион две тысячи одна».

    In the accusative it counts things, not people: «две», not «двух».
    """
    if gender not in ("m", "f", "n"):  # num2words takes any other sign for the masculine
        raise ValueError(f"gender must be 'm', 'f' or 'n', not {gender!r}")
    from num2words import num2words  # it loads some sixty languages

    # num2words gives the gender to millions too: «одна миллион»
    millions, rest = divmod(abs(number), 10**6)
    words = ["минус"] if number < 0 else []
    if millions:
        words.append(num2words(millions * 10**6, lang="ru", case=case[0], animate=False))
    if rest or not millions:
        words.append(num2words(rest, lang="ru", gender=gender, case=case[0], animate=False))
    return " ".join(words)


def in_words(number: int | Decimal, unit: str = "") -> str:
    """Digits, words and the unit, as orders count: «3 (три) школы», «5 (пять)».

    Raises ValueError for a number that is not whole: orders do not spell fractions.
    """
    if number != int(number):
        raise ValueError(f"only whole numbers are spelled, not {number}")
    noun = find_noun(unit)
    words = spelled(int(number), noun.gender if noun else "m")
    word = agree(number, *noun.forms) if noun else unit
    return f"{format_number(Decimal(int(number)))} ({words})" + (f"{NBSP}{word}" if word else "")


def rounded(number: Decimal, precision: int) -> Decimal:
    """The number with so many decimals, half rounded away from zero as in school, not to even."""
    return number.quantize(Decimal(1).scaleb(-precision), rounding=ROUND_HALF_UP)


def format_number(number: Decimal, precision: int | None = None) -> str:
    """Digits in groups of three, a decimal comma, a true minus: «−1 234,5».

    ``precision`` is the number of decimals; without it the number keeps the decimals it has.
    """
    shown = number if precision is None else rounded(number, precision)
    digits = f"{abs(shown):,f}".replace(",", NBSP).replace(".", ",")
    return f"{MINUS}{digits}" if shown < 0 else digits
