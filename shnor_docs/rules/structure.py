"""A document has what its kind needs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.kinds import KINDS
from shnor_docs.documents.titles import title_text
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.file_names import SLIDES_SUFFIX, SUFFIX
from shnor_docs.model.money import added
from shnor_docs.model.roadmap import Item
from shnor_docs.rules.finding import Finding, Path, nearest
from shnor_docs.rules.walking import in_each_measure
from shnor_docs.russian.numerals import format_number
from shnor_docs.sameness import KEPT
from shnor_docs.source.files import safe_file_name

NO_TEXT = declare("ШД210", Severity.ERROR, "у раздела нет текста")
TWO_TEXTS = declare("ШД211", Severity.ERROR, "у раздела два текста")
NO_SECTIONS = declare("ШД212", Severity.ERROR, "в документе нет разделов")
NO_ROADMAP = declare("ШД213", Severity.ERROR, "в программе нет плана")
SAME_FILE = declare("ШД214", Severity.ERROR, "два документа пишутся в один файл")
BUDGET_SUM = declare("ШД215", Severity.ERROR, "итог не равен сумме")
MONEY_SUM = declare("ШД216", Severity.ERROR, "деньги мероприятий не равны объёму финансирования")
NO_SOURCE = declare("ШД217", Severity.ERROR, "источника финансирования нет")
WEIGHT_SUM = declare("ШД221", Severity.WARNING, "веса показателей не дают целого")
MIXED_YEARS = declare("ШД222", Severity.ERROR, "календарные годы смешаны с учебными")
OTHER_TEMPLATE = declare("ШД658", Severity.ERROR, "шаблон не того вида файла")
NOT_ON_SLIDES = declare("ШД249", Severity.WARNING, "слайды этого не печатают")

_OF_PAPER = {
    "approvals": "грифы согласования",
    "title_page": "титульный лист: первый слайд и так титульный",
    "passport_header": "шапка паспорта",
}


def file_names(content: Content) -> Iterator[Finding]:
    """No document overwrites another."""
    seen: dict[str, str] = {}
    for index, settings in enumerate(content.program.documents):
        name = _file_name(title_text(content, settings.file_name or settings.id))
        if name in seen:
            message = f"документы «{seen[name]}» и «{settings.id}» пишутся в один файл «{name}» (и PDF у них один)"
            yield Finding(SAME_FILE, message, ("documents", index, "file_name"), "дайте файлам разные имена")
        seen[name] = settings.id


@lru_cache(KEPT)
def _file_name(text: str) -> str:
    return safe_file_name(text).casefold()


def templates(content: Content) -> Iterator[Finding]:
    """Slides have a template of PowerPoint, all other documents one of Word."""
    for index, settings in enumerate(content.program.documents):
        if settings.template is None or not (settings.kind in KINDS or settings.kind in content.kinds):
            continue
        wanted = SLIDES_SUFFIX if _is_slides(settings) else SUFFIX
        if not settings.template.lower().endswith(wanted):
            what = "слайдам нужен шаблон" if _is_slides(settings) else "этому документу нужен шаблон"
            message = f"{what} {wanted}, а назван «{settings.template}»"
            hint = f"назовите файл {wanted}; слайды – это документ вида slides"
            yield Finding(OTHER_TEMPLATE, message, ("documents", index, "template"), hint)


def of_paper(content: Content) -> Iterator[Finding]:
    """What only paper has is not printed on slides, and nobody should count on it."""
    for index, settings in enumerate(content.program.documents):
        if not _is_slides(settings):
            continue
        for name, what in _OF_PAPER.items():
            if getattr(settings, name):
                yield Finding(NOT_ON_SLIDES, f"на слайдах не печатается: {what}", ("documents", index, name), "уберите")


def _is_slides(settings: DocumentSettings) -> bool:
    return settings.kind in KINDS and KINDS[settings.kind].is_slides


def totals(content: Content) -> Iterator[Finding]:
    """Written totals of the budget are the sums of their parts."""
    budget = content.program.budget
    if budget is None:
        return
    for index, source in enumerate(budget.sources):
        what = f"всего по источнику «{source.name}»"
        yield from _unequal(source.total, source.whole, what, ("budget", "sources", index, "total"))
    yield from _unequal(budget.total, budget.whole, "итог финансирования", ("budget", "total"))


def budget_years(content: Content) -> Iterator[Finding]:
    """All sources of the budget count by the same kind of year: calendar or academic."""
    sources = content.program.budget.sources if content.program.budget else ()
    kinds = [{period.is_academic for period in source.amounts} for source in sources]
    for index, (source, found) in enumerate(zip(sources, kinds, strict=True)):
        if found and found != next(kind for kind in kinds if kind):
            message = f"у источника «{source.name}» годы другого вида, чем у источников выше"
            path = ("budget", "sources", index, "amounts")
            yield Finding(MIXED_YEARS, message, path, "пишите все объёмы по календарным годам или все по учебным")


def _unequal(written: Decimal | None, found: Decimal, what: str, path: Path) -> Iterator[Finding]:
    if written is not None and written != found:
        message = f"{what}: записано {format_number(written)}, а сумма равна {format_number(found)}"
        yield Finding(BUDGET_SUM, message, path, "исправьте слагаемые или уберите итог: он считается сам")


def weights(content: Content) -> Iterator[Finding]:
    """Weights of the indicators add up to 1 or to 100 (RULES §4, table E)."""
    given = [use.weight for use in content.program.indicators if use.weight is not None]
    if given and sum(given) not in {1, 100}:
        message = f"веса показателей в сумме дают {format_number(sum(given, Decimal()))}, а должны 1 или 100"
        yield Finding(WEIGHT_SUM, message, ("indicators",), "исправьте веса")


def money(content: Content) -> Iterator[Finding]:
    """Money of the measures names known sources; where a source's measures have money, it is all there."""
    budget = content.program.budget
    known = {source.id: source for source in budget.sources} if budget else {}
    costly = _costly(content)
    spent = added(item.money for _, item in costly)
    for path, item in costly:
        for key in item.money:
            if key not in known:
                place = ("roadmap", *path, "money", key)
                yield Finding(NO_SOURCE, f"источника «{key}» в budget нет", place, nearest(key, known))
    for index, source in enumerate(known.values()):
        by_period = spent.get(source.id, {})
        for period in {**source.amounts, **by_period} if by_period else ():
            planned, amount = source.amounts.get(period, Decimal()), by_period.get(period, Decimal())
            if planned != amount:
                message = (
                    f"«{source.name}», {period}: мероприятия стоят {format_number(amount)}, "
                    f"а в финансировании {format_number(planned)}"
                )
                hint = "исправьте деньги мероприятий в плане или объём финансирования"
                yield Finding(MONEY_SUM, message, ("budget", "sources", index, "amounts", period), hint)


@in_each_measure
def _costly(measure: tuple[Path, str, Item]) -> Iterator[tuple[Path, Item]]:
    """The measures that have money."""
    path, _, item = measure
    if item.money:
        yield path, item


def sections(content: Content) -> Iterator[Finding]:
    """A section has its text in a file or in place, not both, not neither."""
    for index, settings in enumerate(content.program.documents):
        for number, section in enumerate(settings.sections):
            path = ("documents", index, "sections", number)
            if section.file and section.text:
                yield Finding(TWO_TEXTS, f"у раздела «{section.id}» есть и file, и text", path, "оставьте одно из двух")
            elif not section.file and not section.text:
                yield Finding(NO_TEXT, f"у раздела «{section.id}» нет ни file, ни text", path, "добавьте текст раздела")


def bodies(content: Content) -> Iterator[Finding]:
    """A program has sections, a roadmap document has a roadmap."""
    for index, settings in enumerate(content.program.documents):
        path = ("documents", index)
        if settings.kind == "program" and not settings.sections and not settings.consolidates:
            yield Finding(
                NO_SECTIONS,
                f"в документе «{settings.id}» нет разделов",
                path,
                "перечислите разделы в sections",
            )
        if settings.kind == "roadmap" and content.program.roadmap is None:
            yield Finding(NO_ROADMAP, f"документу «{settings.id}» нужен план", path, "добавьте файл roadmap.yaml")
