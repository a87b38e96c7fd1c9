"""The language of amending orders: ways to units and deeds, parsed from printed sentences."""

from __future__ import annotations

import re

from shnor_docs.lifecycle.proving.orders import Gone, Insert, InWords, More, Named, NewText, Swap, Units, Way
from shnor_docs.lifecycle.proving.quotes import QUOTE, Quoting, Unclosed, set_aside
from shnor_docs.lifecycle.proving.text import Node


class Unread(ValueError):
    """A sentence that is none of this language; the argument says what is wrong with it."""


_ENDINGS = {
    "section": "раздел(?:ом|а|е)?",
    "name": "наименовани(?:ем|е|и|я)",
    "preamble": "преамбул(?:а|у|е|ы|ой)",
    "introduction": "вводн(?:ую|ой) част(?:ью|ь|и)",
    "subtitle": "подзаголов(?:ок|ком|ке|ка)",
    "title page": "титульн(?:ый|ом|ого|ым) лист(?:ом|е|а)?",
    "subpoint": "подпункт(?:ом|а|е)?",
    "point": "пункт(?:ом|а|е)?",
    "paragraph": "абзац(?:ем|а|е)?",
    "group": "подраздел(?:ом|а|е)?",
    "row": "(?:строк(?:ой|у|е|и)|позици(?:ей|ю|и))",
    "column": "(?:граф(?:ой|у|е|ы)|столб(?:ец|цом|це|ца))",
}
_STARTS = rf", начинающ\w+ словами {QUOTE},?"
_LABEL = r"([\w.]*\w)"
_NAMED = re.compile(
    "|".join(f"(?P<{what.replace(' ', '_')}>{form}\\b)" for what, form in _ENDINGS.items())
    + r"|(?P<table>(?:(?P<nth>(?:двадцать |тридцать )?\w+(?:ой|ую|ей|ью)) )?таблиц(?:ей|у|е|ы)\b)"
)
_AFTER_NOUN = re.compile(rf" {QUOTE}")
_NUMBER = re.compile(rf" {_LABEL}(?![\w.])")
_BEGINS = re.compile(_STARTS)

_FIRST = ("перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят")
_TEENS = ("одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат",
          "восемнадцат", "девятнадцат")  # fmt: skip
_ROUND = {"двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50}
_ROUND_LAST = {"двадцат": 20, "тридцат": 30, "сороков": 40, "пятидесят": 50}
_STEMS = {stem: n for n, stem in enumerate(_FIRST, 1)} | {stem: n for n, stem in enumerate(_TEENS, 11)} | _ROUND_LAST
_ORDINAL_END = re.compile(r"(?:ый|ой|ий|ом|ем|ьем|ого|ьего|ым|ьим|ую|ью|ая|ья|ей|ьей)$")


def ordinal_of(words: str) -> int:
    """The number that an ordinal names: «двадцать третьем» → 23; 0 if the words are none."""
    *tens, last = words.replace("ё", "е").split()
    stem = _ORDINAL_END.sub("", last).removesuffix("ь")
    if stem not in _STEMS or (tens and (tens[0] not in _ROUND or len(tens) > 1)):
        return 0
    return _STEMS[stem] + (_ROUND[tens[0]] if tens else 0)


class Reader:
    """Reads a sentence from left to right."""

    def __init__(self, quoting: Quoting) -> None:
        self.words, self.quotes, self.place = quoting.words, quoting.quotes, 0

    @property
    def rest(self) -> str:
        """What is not read yet."""
        return self.words[self.place :]

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern at this place, if it stands there."""
        match = pattern.match(self.words, self.place)
        if match:
            self.place = match.end()
        return match

    def quote(self, ordinal: str) -> str:
        """A quotation by its mark."""
        return self.quotes[int(ordinal)]

    def way(self) -> Way:
        """The units named from here on, each of the one before."""
        found: list[Named] = []
        while named := self._named(first=not found):
            found.append(named)
        return tuple(found)

    def _named(self, *, first: bool) -> Named | None:
        start = self.place
        if not first and not self.take(_SPACE):
            return None
        match = self.take(_NAMED)
        if match is None:
            self.place = start
            return None
        what = next(name for name in (*_ENDINGS, "table") if match[name.replace(" ", "_")]).replace("_", " ")
        if what == "table":
            return self._table(match["nth"])
        return self._told(what)

    def _table(self, nth: str | None) -> Named:
        if nth and not ordinal_of(nth):
            raise Unread(f"какая это таблица: «{nth} таблица»")
        name = self.take(_AFTER_NOUN)
        return Named("table", name=self.quote(name[1]) if name else "", ordinal=ordinal_of(nth) if nth else 0)

    def _told(self, what: str) -> Named:
        number = name = start = ""
        ordinal = 0
        if quoted := self.take(_AFTER_NOUN):
            name = self.quote(quoted[1])
        elif what == "paragraph":
            ordinal = self._ordinal()
        elif what in {"section", "group", "point", "subpoint", "row", "column"} and (label := self.take(_NUMBER)):
            number = label[1]
        if begins := self.take(_BEGINS):
            start = self.quote(begins[1])
        return Named(what, number, name, start, ordinal)

    def _ordinal(self) -> int:
        for pattern in (_TWO_WORDS, _ONE_WORD):
            match = pattern.match(self.words, self.place)
            if match and (found := ordinal_of(match[0].strip())):
                self.place = match.end()
                return found
        return 0


_SPACE = re.compile(" ")
_TWO_WORDS = re.compile(r" \w+ \w+")
_ONE_WORD = re.compile(r" \w+")

_WORD = r"(?:слов(?:о|а)|цифр(?:у|ы)|знак(?:и)?)"
_WITH = r"(?:словом|словами|цифрой|цифрами|знаком|знаками)"
_SWAP = re.compile(rf",? ?{_WORD} {QUOTE} заменить {_WITH} {QUOTE}")
_CUT = re.compile(rf",? ?{_WORD} {QUOTE} исключить")
_AFTER = re.compile(rf",? ?после (?:слова|слов|цифр|цифры) {QUOTE} дополнить {_WITH} {QUOTE}")
_AT_END = re.compile(rf",? ?дополнить {_WITH} {QUOTE}")
_PREPOSITION = re.compile(r"(?:в|во|на) ", re.IGNORECASE)
_RESTATED = re.compile(r" изложить в (?:следующей|новой) редакции:?$")
_GONE = re.compile(r" (?:исключить|признать утратившим силу|признать утратившей силу)$")
_WHERE = re.compile(r"(после|перед) ", re.IGNORECASE)
_ADDED = re.compile(r" дополнить ([^:]+?) следующего содержания:?$")
_UNIT = re.compile(
    r"(?P<section>раздел(?:ом|ами))|(?P<point>пункт(?:ом|ами))|(?P<subpoint>подпункт(?:ом|ами))"
    r"|(?P<paragraph>абзац(?:ем|ами))|(?P<table>таблиц(?:ей|ами))|(?P<group>подраздел(?:ом|ами))"
    r"|(?P<row>строк(?:ой|ами)|позици(?:ей|ями))"
)
_FINAL = re.compile(r"[.;,]\s*$")


def parsed(sentence: str, content: tuple[Node, ...]) -> InWords | NewText | More | Gone:
    """What a sentence tells to do; ``content`` is the quoted text that follows it.

    Raises:
        Unread: the sentence is none of this language.
    """
    try:
        quoting = set_aside(_FINAL.sub("", sentence.strip()))
    except Unclosed:
        raise Unread("кавычки не закрыты") from None
    reader = Reader(Quoting(quoting.words[:1].lower() + quoting.words[1:], quoting.quotes))
    if where := reader.take(_WHERE):
        return _more(reader, where[1].lower(), content)
    if reader.take(_PREPOSITION):
        return InWords(_way(reader), _changes(reader))
    way = _way(reader)
    if reader.take(_RESTATED):
        return NewText(way, _needed(content))
    if reader.take(_GONE):
        return Gone(way)
    if added := reader.take(_ADDED):
        return More(way, "end", _needed(content), _units(added[1], reader))
    raise Unread(f"непонятно, что сделать: «{_shown(reader)}»")


def context(sentence: str) -> Way:
    """The place that a clause gives to those inside it: «в разделе 3:».

    Raises:
        Unread: it names no place.
    """
    try:
        quoting = set_aside(sentence.removesuffix(":"))
    except Unclosed:
        raise Unread("кавычки не закрыты") from None
    reader = Reader(Quoting(quoting.words[:1].lower() + quoting.words[1:], quoting.quotes))
    if not reader.take(_PREPOSITION):
        raise Unread("непонятно, о каком месте речь: ждали «в приложении № …:» или «в разделе …:»")
    way = _way(reader)
    if reader.rest:
        raise Unread(f"непонятно, о каком месте речь: «{_shown(reader)}»")
    return way


def _way(reader: Reader) -> Way:
    way = reader.way()
    if not way:
        raise Unread(f"непонятно, о каком месте речь: «{_shown(reader)}»")
    return way


def _shown(reader: Reader) -> str:
    return re.sub(QUOTE, lambda m: f"«{reader.quote(m[1])}»", reader.rest).strip()


def _more(reader: Reader, where: str, content: tuple[Node, ...]) -> More:
    way = _way(reader)
    added = reader.take(_ADDED)
    if added is None:
        raise Unread(f"непонятно, чем дополнить: «{_shown(reader)}»")
    return More(way, where, _needed(content), _units(added[1], reader))


def _units(words: str, reader: Reader) -> Units:
    """What is added, as the sentence calls it, with numbers or names where it gives them."""
    match = _UNIT.match(words)
    if match is None or match.lastgroup is None:
        raise Unread(f"непонятно, чем дополнить: «{words}»")
    labels = re.sub(QUOTE, lambda m: f"«{reader.quote(m[1])}»", words[match.end() :]).strip()
    return Units(match.lastgroup, match[0].endswith("ами"), _labels(labels))


def _labels(labels: str) -> tuple[str, ...]:
    if labels.startswith("«"):
        return tuple(re.findall("«(.*?)»(?=, «|$)", labels))
    return tuple(part.strip() for part in labels.split(",")) if labels else ()


def _needed(content: tuple[Node, ...]) -> tuple[Node, ...]:
    if not content:
        raise Unread("за указанием нет нового текста в кавычках")
    return content


def _changes(reader: Reader) -> tuple[Swap | Insert, ...]:
    found: list[Swap | Insert] = []
    while reader.rest.strip(" :,"):
        if not found:
            reader.take(_GAP)
        if match := reader.take(_SWAP):
            found.append(_swap(reader.quote(match[1]), reader.quote(match[2])))
        elif match := reader.take(_CUT):
            found.append(Swap(reader.quote(match[1]), ""))
        elif match := reader.take(_AFTER):
            found.append(Insert(reader.quote(match[1]), reader.quote(match[2])))
        elif match := reader.take(_AT_END):
            found.append(Insert("", reader.quote(match[1])))
        else:
            raise Unread(f"непонятно, что сделать: «{_shown(reader)}»")
    if not found:
        raise Unread("место названо, а что сделать — нет")
    return tuple(found)


def _swap(old: str, new: str) -> Swap:
    if old == new:
        raise Unread(f"«{old}» заменяется тем же самым")
    return Swap(old, new)


_GAP = re.compile("[ :]+")
