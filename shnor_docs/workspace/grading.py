"""Levels of rules in a workspace: what ``rules.yaml`` makes of a diagnostic, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from shnor_docs.diagnostics import CODES, Code, Diagnostic, Severity, Waiver, declare
from shnor_docs.model.rule_settings import Level, RuleLevel
from shnor_docs.rules import SOFT_ERRORS
from shnor_docs.russian.likeness import perhaps
from shnor_docs.source.catalogue import LoadedCatalogue
from shnor_docs.source.layout import RULES

NO_RULE = declare("ШД193", Severity.ERROR, "уровень задан коду, которого нет")
NO_REASON = declare("ШД194", Severity.ERROR, "правило выключено без причины")
FIRM = declare("ШД195", Severity.ERROR, "это правило нельзя ослабить")


def graded(diagnostics: Iterable[Diagnostic], levels: Mapping[str, RuleLevel]) -> list[Diagnostic]:
    """The diagnostics as grave as the workspace says; those of rules that are off carry the reason as a waiver."""
    if not levels:
        return list(diagnostics)
    return [_graded(diagnostic, levels.get(diagnostic.code.id)) for diagnostic in diagnostics]


def _graded(diagnostic: Diagnostic, wanted: RuleLevel | None) -> Diagnostic:
    if wanted is None or diagnostic.waiver or not _is_allowed(diagnostic.code, wanted.level):
        return diagnostic
    if wanted.level is Level.OFF:
        return replace(diagnostic, waiver=Waiver(wanted.reason, in_place=False)) if wanted.reason else diagnostic
    return replace(diagnostic, severity=Severity(wanted.level))


def _is_allowed(code: Code, level: Level) -> bool:
    """Whether documents can be built with this breach, or it stays an error."""
    return level is Level.ERROR or code.severity is not Severity.ERROR or code.id in SOFT_ERRORS


def wrong_levels(catalogue: LoadedCatalogue) -> Iterator[Diagnostic]:
    """What is wrong with the levels of a workspace, each at its place in ``rules.yaml``."""
    for index, wanted in enumerate(catalogue.levels.values()):
        code = CODES.get(wanted.code) or _all_codes().get(wanted.code)
        if code is None:
            hint = perhaps(wanted.code, _all_codes(), "все коды: shnor-docs rule")
            yield _wrong(NO_RULE, f"кода {wanted.code} нет", hint, catalogue, index)
        elif not _is_allowed(code, wanted.level):
            message = f"{wanted.code} остаётся ошибкой: с этим нарушением документ не собрать"
            yield _wrong(FIRM, message, "исправьте нарушение, а запись уберите", catalogue, index)
        elif wanted.level is Level.OFF and not wanted.reason:
            message = f"правило {wanted.code} ({code.title}) выключено, а почему – не сказано"
            yield _wrong(NO_REASON, message, "впишите причину: reason: …", catalogue, index)


def _all_codes() -> Mapping[str, Code]:
    """Every code, those of rooms that this run has not needed too."""
    from shnor_docs.workspace.codes import all_codes

    return all_codes()


def _wrong(code: Code, message: str, hint: str, catalogue: LoadedCatalogue, index: int) -> Diagnostic:
    return Diagnostic.of(code, message, catalogue.place(RULES, ("rules", index, "code")), hint)
