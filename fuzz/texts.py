"""Spoilt text: bytes, characters, lines and tokens of YAML, Markdown and CSV."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_WORDS = r"""
~ null [] {} - : # | > &a *a !!python/none !x 0 -1 -0 1e999 nan .inf 0x1F 010 1_000 99999999999999999999 101 33,5 1/0 ½
2019 2019-2018 2020/2021-2021/2022 2020–2022 31.02.2020 ежегодно 9999-12-31 да CON x.docx ~$a ../../x /etc/passwd a/b
<b>&amp;</b> ]]> " ' « «»» № =1+1 #REF! {{ }} ``` <!-- --- ... [а](б) ![а](б)
"""
_LINES = r"""
- а
[а, б]
{а: б}
до 01.01.0001
{{ tasks }}
{{ x | words }}
{{ tables.plan }}
{{ orders }}
{{ 1/0 }}
{% for a in b %}
# Заголовок
1. пункт
10. пункт
- пункт
%YAML 1.2
? а
<<: *a
а: &а [*а]
schema_version: 99
"""
_SIGNS = "\t\x00\x07\x0b\x1b\x85\u00a0\u200b\u2028\ufeff\ufffe\ud7ff😀é"
_LONG = ("а" * 300, "а" * 5000, *(sign * 200 for sign in ("(", "[", "{", "- ", "> ", "*", "а: ")))
_BLOCKS = ("", " ", "e\u0301", "\t- а", "id: a\nid: a", "| а | б |\n|---|---|\n| 1 |")
NASTY = (*_WORDS.split(), *_LINES.strip().split("\n"), *_SIGNS, *_LONG, *_BLOCKS)
"""What something may stumble over."""
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
_SCALAR = re.compile(r"(?<=[:\-] )[^\n]+$", re.MULTILINE)

Change = Callable[[str, Random], str]


def spoilt_text(text: str, chance: Random) -> str:
    """The text changed in one to four places."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        text = chance.choice(_CHANGES)(text, chance)
    return text


def spoilt_bytes(data: bytes, chance: Random) -> bytes:
    """The bytes with some of them gone, doubled, turned or read in another encoding."""
    start, stop = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    stop = min(stop, start + chance.choice((1, 2, 8, 1000)))
    match chance.randrange(7):
        case 0:
            return data[:start] + data[stop:]
        case 1:
            return data[:stop] + data[start:]
        case 2:
            return data[:start] + chance.randbytes(chance.choice((1, 1, 2, 16))) + data[stop:]
        case 3:
            return data[:start]
        case 4:
            marks = ("\ufeff", "\0", "\r", "\x85", "\u2028", "\x0b", "\ud800")
            mark = chance.choice(marks).encode(errors="surrogatepass")
            return data[:start] + mark + data[start:]
        case 5:
            text = data.decode(errors="replace")
            return text.encode(chance.choice(("cp1251", "utf-16", "utf-8-sig", "cp866")), "replace")
        case _:
            return data[:start] + b"\xff\xfe" + data[start:]


def nasty(chance: Random) -> str:
    """A text that something may stumble over; seldom two of them."""
    found: str = chance.choice(NASTY)
    return found + nasty(chance) if chance.random() < 0.1 else found


def _token_replaced(text: str, chance: Random) -> str:
    return _replaced(text, _TOKEN, chance, nasty(chance))


def _scalar_replaced(text: str, chance: Random) -> str:
    return _replaced(text, _SCALAR, chance, nasty(chance))


def _scalar_quoted(text: str, chance: Random) -> str:
    escapes = ("\\0", "\\x07", "\\n", "\\t", "\\u2028", "\\ud800", "\\U0010FFFF", "\\N", "{{ period }}", "{% x %}")
    return _replaced(text, _SCALAR, chance, f'"{chance.choice(escapes)}{chance.choice(("", "текст"))}"')


def _replaced(text: str, what: re.Pattern[str], chance: Random, instead: str) -> str:
    places = list(what.finditer(text))
    if not places:
        return text + instead
    place = chance.choice(places)
    return text[: place.start()] + instead + text[place.end() :]


def _inserted(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + nasty(chance) + text[at:]


def _token_moved(text: str, chance: Random) -> str:
    tokens = _TOKEN.findall(text)
    if len(tokens) > 1:
        tokens.insert(chance.randrange(len(tokens)), tokens.pop(chance.randrange(len(tokens))))
    return "".join(tokens)


def _lines_changed(text: str, chance: Random) -> str:
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    stop = start + chance.choice((1, 1, 1, 3, 10))
    block, other = lines[start:stop], chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            lines[start:stop] = []
        case 1:
            lines[other:other] = block
        case 2:
            lines[start:stop] = [f"{' ' * chance.choice((1, 2, 4))}{line}" for line in block]
        case 3:
            lines[start:stop] = [line[1:] if line.startswith(" ") else f"- {line}" for line in block]
        case _:
            lines[start], lines[other] = lines[other], lines[start]
    return "\n".join(lines)


def _separators_changed(text: str, chance: Random) -> str:
    old, new = chance.sample((",", ";", ":", "\n", '"', ".", " ", "-", "\r\n", "–"), 2)
    return text.replace(old, new, chance.choice((1, 3, -1)))


_CHANGES: tuple[Change, ...] = (
    *(_token_replaced, _scalar_replaced, _scalar_replaced, _scalar_quoted, _inserted),
    *(_token_moved, _lines_changed, _lines_changed, _separators_changed),
)
