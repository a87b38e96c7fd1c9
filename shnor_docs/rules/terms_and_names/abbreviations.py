"""Abbreviations: expanded somewhere, before they are used, and one of them for one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from shnor_docs.diagnostics import Code, Severity, declare
from shnor_docs.model.content import Content, once_of_texts
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.terms_and_names.introductions import terms
from shnor_docs.rules.terms_and_names.printing_order import order_of
from shnor_docs.rules.wording.body import Block, body

SYNONYMS = declare("ШД360", Severity.WARNING, "одно понятие сокращено по-разному")
UNEXPANDED = declare("ШД361", Severity.WARNING, "сокращение без расшифровки")
USED_BEFORE = declare("ШД362", Severity.WARNING, "сокращение стоит раньше своей расшифровки")

SAME = (("ШНОР", "ШНРО", "НОР", "ШНР"), ("ШНСУ", "ШССУ", "НСУ"))
"""Abbreviations of schools with low results and of schools in hard conditions that the sources mix."""
_OF_ORGANISATIONS = (
    "МБОУ МКОУ МАОУ МОУ МОБУ МОКУ МОАУ МКУ МБУ МАУ МУ ГАУ ГБУ ГКУ ГОУ ГАОУ ГБОУ ГКОУ ФГБУ ФГБНУ ФГАУ ФГКОУ КГКСУ "
    "КГБУ КГАУ КГКУ ДПО СПО ДОУ ДОО СОШ ООШ НОШ ОШ ЧОУ АНО ООО НОУ ДЮСШ ИМЦ НИУ ВШЭ"
)
_OF_EDUCATION = "ОО ВПР ОГЭ ЕГЭ ГИА ГВЭ ФГОС ФОП ООП ОВЗ ФИС ОКО НОО СОО НИКО МОУО ПМПК ФИОКО"
_OF_THE_STATE = "РФ СССР МВД МЧС ФНС ГИБДД ФЗ СМИ ИНН КПП ОГРН ОКПО ОКТМО БИК СНИЛС ИКТ ГОСТ США ЮНЕСКО"
KNOWN = frozenset(f"{_OF_ORGANISATIONS} {_OF_EDUCATION} {_OF_THE_STATE}".split())
"""Abbreviations that every reader of these documents knows."""
_ABBREVIATION = re.compile(r"(?<![А-Яа-яЁё\d«/-])[А-ЯЁ]{2,6}(?![А-Яа-яЁё»\d])")
_IN_CAPITALS = re.compile(r"[А-ЯЁ]{7,}|[А-ЯЁ]{2,}[ \u00a0-]+[А-ЯЁ]{2,}[ \u00a0-]+[А-ЯЁ]{2,}")
"""A heading in capitals: its short words are no abbreviations."""
_WORD = re.compile(r"(?<![А-Яа-яЁё])[а-яё]{3,6}(?![А-Яа-яЁё])")
_DEFINED = re.compile(r"(?<![А-Яа-яЁё])([А-ЯЁ]{2,7})[ \u00a0]+[–—-][ \u00a0\n]+(?=[а-яё]{3})")


@once_of_texts
def uses(content: Content) -> dict[str, list[int]]:
    """The places of each abbreviation in the clean body, in their order."""
    whole, found = body(content), dict[str, list[int]]()
    for name, block, start in whole.blocks.found(_uses):
        found.setdefault(name, []).append(whole.start(block) + start)
    return found


def _uses(block: Block) -> Iterator[tuple[str, Block, int]]:
    in_capitals: dict[str, bool] = {}
    for match in _ABBREVIATION.finditer(block.clean):
        text = block.text_at(match.start())[0].text
        if text not in in_capitals:
            in_capitals[text] = _IN_CAPITALS.search(text) is not None
        if not in_capitals[text]:
            yield match[0], block, match.start()


def synonyms(content: Content) -> Iterator[Finding]:
    """One abbreviation stands for one thing in all texts of a program."""
    found = uses(content)
    for group in SAME:
        used = Counter({name: len(found[name]) for name in group if name in found})
        (usual, _), *others = used.most_common() or [("", 0)]
        for other, count in others:
            message = f"«{other}» (встречается {count} раз) и «{usual}» значат одно и то же"
            yield from _at(content, other, found[other][0], message, f"пишите везде «{usual}»", SYNONYMS)


def unexpanded(content: Content) -> Iterator[Finding]:
    """Each abbreviation but those that everyone knows is expanded in some text: told at its first use."""
    expanded = KNOWN | _expanded(content)
    words = body(content).blocks.counted(_words)
    for name, places in uses(content).items():
        if name not in expanded and name.lower() not in words:
            message = f"сокращение «{name}» нигде не расшифровано"
            hint = f"напишите при первом упоминании полностью: «… (далее – {name})»"
            yield from _at(content, name, places[0], message, hint, UNEXPANDED)


def _words(block: Block) -> list[str]:
    return _WORD.findall(block.clean)


def _expanded(content: Content) -> frozenset[str]:
    program = content.program
    named = [program.authority.short, program.authority.name, *(p.name for p in program.parties if p.full_name)]
    of_names = {word for name in named for word in re.findall(r"[А-ЯЁ]{2,}", name or "")}
    introduced = {word for term in terms(content) for word in re.findall(r"[А-ЯЁ]{2,}", term.word)}
    return frozenset(of_names | introduced | {match[1] for _, match in body(content).places(_DEFINED)})


def used_before(content: Content) -> Iterator[Finding]:
    """Within a document an abbreviation is expanded before it is used: told once of each."""
    introduced: dict[str, list[int]] = {}
    for term in terms(content):
        if term.is_abbreviation and term.is_said and term.word not in KNOWN:
            introduced.setdefault(term.word, []).append(term.start)
    for settings in content.program.documents if introduced else ():
        order = order_of(content, settings)
        for word, starts in list(introduced.items()):
            first = min(filter(None, map(order, uses(content).get(word, ()))), default=None)
            own = min(filter(None, map(order, starts)), default=None)
            if first and own and first < own:
                del introduced[word]
                message = f"«{word}» стоит раньше, чем расшифровано (документ «{settings.id}»)"
                hint = "перенесите расшифровку к первому упоминанию"
                yield from _at(content, word, first[1], message, hint, USED_BEFORE)


def _at(content: Content, name: str, at: int, message: str, hint: str, code: Code) -> Iterator[Finding]:
    one, start = body(content).text_at(at)
    yield Finding(code, message + one.where, one.at(at - start, at - start + len(name)), hint)
