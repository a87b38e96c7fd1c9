"""Schools with low results that a rule selects from a program's data."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from shnor_docs.compute.identification import RULES, Identification, Rule, identified
from shnor_docs.compute.identification.parameters import with_parameters
from shnor_docs.compute.problem import NO_DATA, NotComputable
from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.model.content import Content
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import Period
from shnor_docs.workspace.measuring import data_frames

NO_RULE = declare("ШД020", Severity.ERROR, "правила отбора нет")
BAD_PARAMETER = declare("ШД025", Severity.ERROR, "параметр правила отбора не годится")
BAD_PERIOD = declare("ШД021", Severity.ERROR, "период не разобран")


def selected(
    content: Content,
    place: Location,
    period: str | None,
    rule: str,
    parameters: Mapping[str, str] = MappingProxyType({}),
) -> Identification:
    """The schools that a rule finds for a period: by default for the year after the latest in the data.

    ``parameters`` replace numbers of the rule: ``{"min_participants": "10"}``; ``place`` is the program's.

    Raises:
        ShnorError: the rule, a parameter or the period is unknown, or the data do not suffice.
    """
    if rule not in RULES:
        message, hint = f"правила «{rule}» нет", "есть: " + ", ".join(RULES)
        raise ShnorError(Diagnostic.of(NO_RULE, message, place, hint))
    chosen = _with_parameters(rule, parameters)
    try:
        wanted = Period.parse(period) if period else _after_latest(content)
        if wanted is None:
            raise NotComputable(NO_DATA, "в данных программы нет результатов по годам")
        return identified(data_frames(content), wanted, chosen)
    except NotationError as error:
        raise ShnorError(Diagnostic.of(BAD_PERIOD, str(error), Location("--period"), error.hint)) from error
    except NotComputable as error:
        raise ShnorError(Diagnostic.of(error.code, error.reason, error.place or place, error.hint)) from error


def _with_parameters(rule: str, parameters: Mapping[str, str]) -> Rule:
    try:
        return with_parameters(RULES[rule], parameters)
    except NotationError as error:
        message = f"правило «{rule}»: {error}"
        raise ShnorError(Diagnostic.of(BAD_PARAMETER, message, Location("--set"), error.hint)) from error


def _after_latest(content: Content) -> Period | None:
    years = [cell for table in content.tables.values() for row in table.rows for cell in row if type(cell) is Period]
    if not years:
        return None
    return max(years, key=lambda year: year.order).shifted(1)
