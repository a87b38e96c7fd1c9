"""Acts as an order names them: whose, of which day, under which number, with which title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shnor_docs.lifecycle.proving.quotes import MARK, QUOTE, Unclosed, set_aside
from shnor_docs.lifecycle.proving.text import level

_DAY = r"\d\d\.\d\d\.\d{4}"
_NUMBER = f"[^{MARK},;:()]+?"
_ACT = rf"(?P<who>[^();:]+?) от (?P<date>{_DAY}) № (?P<number>{_NUMBER})(?: {MARK}(?P<title>\d+){MARK})?"
_ONE = re.compile(rf"{_ACT}[;.]?")
_AMENDED = re.compile(
    rf"внести в {_ACT}(?: \((?:в редакции|с изменени(?:ем|ями), внес[её]нн(?:ым|ыми)) \w+ (?P<cited>от [^()]+)\))?"
    r" следующ(?P<many>ее изменение|ие изменения):",
    re.IGNORECASE,
)
_CITED = re.compile(rf"от ({_DAY}) № ({_NUMBER})")
_ANYWHERE = re.compile(rf"от ({_DAY}) № ([^{MARK}\s,;:()]+(?: [А-ЯЁ]+\b)?)")


@dataclass(frozen=True, slots=True)
class Cited:
    """An order by date («23.09.2021») and number; its form, issuer (чей) and title, if they are known."""

    date: str
    number: str
    form: str = ""
    issuer: str = ""
    title: str = ""

    @property
    def told(self) -> str:
        """«от 23.09.2021 № 401/1»."""
        return f"от {self.date} № {self.number}"

    def is_same(self, date: str, number: str) -> bool:
        """Whether a day and a number are those of this order."""
        return (date, level(number)) == (self.date, level(self.number))


@dataclass(frozen=True, slots=True)
class Named:
    """An act in the words of a text: ``who`` is its form and issuer; an empty title if none is given."""

    who: str
    date: str
    number: str
    title: str

    def differs(self, act: Cited) -> Iterator[str]:
        """What of these words is not so of the act."""
        if not act.is_same(self.date, self.number):
            yield f"назван акт от {self.date} № {self.number}, а нужен {act.told}"
            return
        known = {level(act.form).lower(), level(f"{act.form} {act.issuer}").lower()}
        if act.form and self.who.lower() not in known:
            yield f"акт {act.told} назван «{self.who}», а это «{act.form} {act.issuer}»"
        if act.title and self.title and self.title != level(act.title):
            yield f"у акта {act.told} другое название: «{act.title}»"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the first clause says: the act that is changed, and the orders that changed it before."""

    act: Named
    cited: tuple[tuple[str, str], ...]
    is_plural: bool


def heading_of(text: str) -> Heading | None:
    """The opening of an amending order: «Внести в … следующие изменения:»; None for any other text."""
    try:
        quoting = set_aside(level(text))
    except Unclosed:
        return None
    match = _AMENDED.fullmatch(quoting.words)
    if match is None:
        return None
    cited = [_CITED.fullmatch(part) for part in re.split(r", (?=от )", match["cited"] or "")]
    acts = tuple((one[1], one[2]) for one in cited if one)
    if match["cited"] and len(acts) < len(cited):
        return None
    return Heading(_named(match, quoting.quotes), acts, match["many"].lower().startswith("ие"))


def act_of(text: str) -> Named | None:
    """The one act that a position of a list names and says nothing else of."""
    try:
        quoting = set_aside(level(text))
    except Unclosed:
        return None
    match = _ONE.fullmatch(quoting.words)
    return _named(match, quoting.quotes) if match else None


def acts_in(text: str) -> list[tuple[str, str]]:
    """Days and numbers of all acts that a text names outside its quotations."""
    try:
        return _ANYWHERE.findall(set_aside(level(text)).words)
    except Unclosed:
        return []


def _named(match: re.Match[str], quotes: tuple[str, ...]) -> Named:
    title = quotes[int(match["title"])] if match["title"] else ""
    who = re.sub(QUOTE, lambda one: f"«{quotes[int(one[1])]}»", match["who"])
    return Named(who, match["date"], match["number"], title)
