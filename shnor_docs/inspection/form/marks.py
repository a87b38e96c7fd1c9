"""Approval marks and heads of appendices: their place, their words, their agreement (ГОСТ Р 7.0.97, 5.16, 5.19)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shnor_docs.diagnostics import Code, Severity, declare
from shnor_docs.inspection.findings import Finding
from shnor_docs.inspection.form.measures import TOLERANCE, mm, number, shown_mm
from shnor_docs.inspection.form.requisites import Block, Requisites
from shnor_docs.inspection.form.words import (
    ACTS_INSTRUMENTAL,
    AGREEMENT,
    APPENDIX,
    DATE,
    INITIALS,
    MARK,
    NOMINATIVE_BODIES,
    plain,
)
from shnor_docs.inspection.lines import Line
from shnor_docs.model.layout import Profile

MARK_WORDS = declare("ШД850", Severity.ERROR, "Гриф утверждения написан не по стандарту")
MARK_PLACE = declare("ШД851", Severity.ERROR, "Гриф утверждения не в правом верхнем углу")
APPENDIX_PLACE = declare("ШД852", Severity.ERROR, "Отметка о приложении не в правом верхнем углу")
APPENDIX_WORDS = declare("ШД853", Severity.ERROR, "Отметка о приложении написана не по стандарту")

_RIGHT_HALF = 0.4
"""Share of the text's width left of a block in the right corner, at least."""
_TITLE_WORDS = 4


def places(found: Requisites, profile: Profile) -> Iterator[Finding]:
    """Blocks that do not stand in the right part of the page, or run wider than they may."""
    for block in found.blocks:
        code, what = (APPENDIX_PLACE, "отметка о приложении") if _is_appendix(block) else (MARK_PLACE, "гриф")
        if _may_stand_left(block):
            continue
        for line in block.lines:
            yield from _misplaced(line, code, what, profile)


def _misplaced(line: Line, code: Code, what: str, profile: Profile) -> Iterator[Finding]:
    text_width = line.section.text_width
    if line.layout.alignment == "right":
        return
    if line.left < _RIGHT_HALF * text_width:
        expected = f"не меньше {shown_mm(_RIGHT_HALF * text_width)}"
        hint = "задайте абзацам отступ слева или поставьте блок в правую ячейку таблицы"
        yield Finding(code, f"{what}: от левого края текста", line.place, shown_mm(line.left), expected, hint)
    elif mm(line.width) > profile.mark_width + 2 * TOLERANCE:
        expected = f"не шире {number(profile.mark_width)} мм"
        yield Finding(code, f"{what}: ширина", line.place, shown_mm(line.width), expected)


def _is_appendix(block: Block) -> bool:
    return APPENDIX.fullmatch(block.texts[0]) is not None


def _may_stand_left(block: Block) -> bool:
    """«СОГЛАСОВАНО» stands left, under the text or beside «УТВЕРЖДАЮ»."""
    found = MARK.fullmatch(block.texts[0])
    return found is not None and not found["word"].startswith("УТВЕРЖД")


def mark_words(found: Requisites, lines: Sequence[Line]) -> Iterator[Finding]:
    """Marks with quotes or a colon, without act, date or number, in a wrong case, at odds with the title."""
    for block in found.blocks:
        at = next((n for n, text in enumerate(block.texts) if MARK.fullmatch(text)), None)
        if at is None:
            continue
        match, line = MARK.fullmatch(block.texts[at]), block.lines[min(at, len(block.lines) - 1)]
        assert match is not None
        if match[0] != match["word"]:
            expected = f"{match['word']} без кавычек и двоеточия"
            yield Finding(MARK_WORDS, "слово грифа", line.place, f"так: {match[0]}", expected)
        rest = block.texts[at + 1 :]
        if match["word"].startswith("УТВЕРЖД") and match["word"] != "УТВЕРЖДАЮ":
            yield from _by_act(match["word"], rest, line, _title_after(block, lines))
        elif match["word"] == "УТВЕРЖДАЮ":
            yield from _by_person(rest, line)


def _by_act(word: str, rest: Sequence[str], line: Line, title: str) -> Iterator[Finding]:
    text = " ".join(rest)
    act = text.split()[:1]
    if not act or act[0] not in ACTS_INSTRUMENTAL:
        found = f"«{act[0]}»" if act else "не назван"
        yield Finding(MARK_WORDS, "акт в грифе", line.place, found, "в творительном падеже: «приказом …»")
    elif (body := (text.split()[1:2] or [""])[0]).casefold() in NOMINATIVE_BODIES:
        yield Finding(MARK_WORDS, f"орган после слова «{act[0]}»", line.place, f"«{body}»", "в родительном падеже")
    if not (DATE.search(text) and "№" in text):
        yield Finding(MARK_WORDS, "дата и номер акта в грифе", line.place, "нет", "«от … № …»")
    agreed = _agreed(title)
    if agreed and agreed.replace("Ё", "Е") != word.replace("Ё", "Е"):
        yield Finding(MARK_WORDS, "слово грифа", line.place, word, f"{agreed}: «{title[:60]}»")


def _by_person(rest: Sequence[str], line: Line) -> Iterator[Finding]:
    if rest and not re.search(INITIALS, " ".join(rest)):
        yield Finding(MARK_WORDS, "гриф «УТВЕРЖДАЮ»", line.place, "без фамилии", "должность, И.О. Фамилия, дата")


def _title_after(block: Block, lines: Sequence[Line]) -> str:
    """The first line with text after a mark."""
    after = lines[lines.index(block.lines[-1]) + 1 :]
    return next((plain(line.text) for line in after if not line.is_empty), "")


def _agreed(title: str) -> str:
    words = title.casefold().split()[:_TITLE_WORDS]
    return next((AGREEMENT[word.strip("«»,.")] for word in words if word.strip("«»,.") in AGREEMENT), "")


def appendix_words(found: Requisites) -> Iterator[Finding]:
    """Heads of appendices with the number glued to its sign, or that do not say what they belong to."""
    for block in found.blocks:
        match = APPENDIX.fullmatch(block.texts[0])
        if match is None:
            continue
        line, number_text = block.lines[0], match["number"] or ""
        if "№" in number_text and "№ " not in number_text:
            shown = f"«{block.texts[0]}»"
            yield Finding(APPENDIX_WORDS, "номер приложения", line.place, shown, "пробел после знака «№»")
        if "N" in number_text:
            yield Finding(APPENDIX_WORDS, "номер приложения", line.place, f"«{block.texts[0]}»", "знак «№»")
        told = " ".join(block.texts)
        if " к " not in told and not any(MARK.fullmatch(text) for text in block.texts):
            expected = "«к приказу … от … № …» или гриф утверждения"
            yield Finding(APPENDIX_WORDS, "отметка о приложении", line.place, "не сказано, к чему оно", expected)
